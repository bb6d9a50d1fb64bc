"""How holders are told apart on what the server draws: by colour and by letter, the same on every page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

Json = dict[str, Any]
COLOURS: Final = 8
"""As many as the explorer has; after the eighth they come again, with other letters."""
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds something, as it is drawn."""

    name: str
    colour: int
    letter: str


def holders_of(intervals: Iterable[Json], order: Sequence[str]) -> dict[str, Holder]:
    """Give the holders of some intervals by key, in the record's `order`; who is not in it comes after it, by key."""
    names = {key: name for it in intervals for key, name in zip(it["holders"], it["holder_names"], strict=True)}
    place = {key: at for at, key in enumerate(order)}
    strangers = sorted(key for key in names if key not in place)
    place |= {key: len(order) + at for at, key in enumerate(strangers)}
    return {
        key: Holder(name=names[key], colour=place[key] % COLOURS, letter=_letter(place[key]))
        for key in sorted(names, key=place.__getitem__)
    }


def _letter(at: int) -> str:
    again, number = divmod(at, len(_ALPHABET))
    return f"{_ALPHABET[number]}{again + 1 if again else ''}"
