"""The one order of a record's holders: every map, strip and legend gives them their colours and shapes by it."""

from collections import Counter
from typing import Final, Protocol
from weakref import WeakKeyDictionary


class Held(Protocol):
    """What is asked of a record."""

    def state(self) -> str:
        """See ``Paging``."""
        ...

    def holder_counts(self) -> Counter[str]:
        """See ``Overviewing``."""
        ...


_KNOWN: Final[WeakKeyDictionary[Held, tuple[str, list[str]]]] = WeakKeyDictionary()


def holder_order(record: Held) -> list[str]:
    """Give the ids of all who hold something in a record, whoever holds most often first, equals by their ids.

    Counted over the stored intervals, of all sources and as known today: what a page leaves out, or works out anew
    for one speaker or one day, changes nobody's place in it. Kept until the record changes.
    """
    state = record.state()
    known = _KNOWN.get(record)
    if known is None or known[0] != state:
        counts = record.holder_counts()
        known = state, sorted(counts, key=lambda holder: (-counts[holder], holder))
        _KNOWN[record] = known
    return list(known[1])
