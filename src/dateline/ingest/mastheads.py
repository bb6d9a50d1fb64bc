"""Mastheads: the outlet's own name on top of a page, which is no title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.ingest.pieces import Piece, ends_sentence, fold
from dateline.ingest.words import load_words

_LONGEST = 60
_WORDS = 6
"""No outlet's name has more words."""
_BAR = re.compile(r"\s*(?:[|•·]|\s[–—-]\s)\s*")
_SMALL = frozenset(["and", "of", "the", "&", "for", "in"])


def split_masthead(units: Sequence[Piece], outlet: str | None) -> tuple[str | None, Sequence[Piece]]:
    """Take the outlet's name off the top of a page, with whatever shares its line but a date.

    `outlet` is the name already known: then only a line that says just that goes, and no other is looked for.
    """
    if len(units) <= 1:
        return None, units
    first, below = units[0], units[1].text
    name, *others = _BAR.split(first.text)
    known = outlet is not None and fold(name).removeprefix("the") == fold(outlet).removeprefix("the")
    if not known and (outlet or not is_masthead(name, below)):
        return None, units
    dated = [other for other in others if any(char.isdigit() for char in other)]
    rest = [replace(first, text=other) for other in dated]
    return None if outlet else name, [*rest, *units[1:]]


def is_masthead(text: str, below: str) -> bool:
    """Tell the name of an outlet from a title by its words, given the line `below` it.

    "The Sample Post" and "Sample Daily News" are clear; "SAMPLE TIMES" is when the line below is not in capitals too.
    """
    words = load_words()
    parts = text.split()
    if not 1 < len(parts) <= _WORDS or len(text) > _LONGEST or ends_sentence(text):
        return False
    if any(char.isdigit() for char in text) or not all(part[0].isupper() or part in _SMALL for part in parts):
        return False
    last, opening = parts[-1].casefold(), {part.casefold() for part in parts[:-1]} & words.outlet_openings
    if opening:
        return last in words.outlet_words or last in words.outlet_names
    return last in words.outlet_names and text.isupper() != below.isupper()
