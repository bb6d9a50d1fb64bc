"""Slots 21 and 23: how many people were killed or hurt, from the figures and targets of claims."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.model.claim import QuantityKind
from eval.measures import Counts
from eval.reader import Read
from eval.sets.muc4_keys import Key

_EFFECTS: Final = {QuantityKind.KILLED: "DEATH", QuantityKind.WOUNDED: "INJURY"}
Pairs = Counter[tuple[str, str]]


def casualty_counts(read: Read, keys: Sequence[Key]) -> tuple[Counts, Counts]:
    """Counts of a document's pairs of effect and number, for the claims and for the guess of one death."""
    wanted = gold_pairs(keys)
    if not wanted:  # the keys leave out casualties of what is no template: nothing can be said of what was read
        return Counts(), Counts()
    simple: Pairs = Counter({("DEATH", "1"): 1})
    return _count(read_pairs(read), wanted), _count(simple, wanted)


def gold_pairs(keys: Sequence[Key]) -> Pairs:
    """Deaths and injuries with the number of those it is said of; those without an exact number are left out."""
    out: Pairs = Counter()
    for key in keys:
        for number, people in key.numbers:
            for effect, hit in key.effects:
                if people & hit and number.isdigit() and effect in _EFFECTS.values():
                    out[effect, number] = 1
    return out


def read_pairs(read: Read) -> Pairs:
    """Exact figures of killed and wounded in a report's claims, each pair once."""
    return Counter(dict.fromkeys(_pairs(read), 1))


def _pairs(read: Read) -> Iterator[tuple[str, str]]:
    for it in read.claims:
        for figure in it.claim.quantities:
            if figure.what in _EFFECTS and figure.low is not None and figure.low == figure.high:
                yield _EFFECTS[figure.what], str(int(figure.low))


def _count(given: Pairs, wanted: Pairs) -> Counts:
    return Counts(right=(given & wanted).total(), given=given.total(), wanted=wanted.total())
