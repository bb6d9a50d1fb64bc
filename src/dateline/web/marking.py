"""Report text for pages: escaped, cut into pieces at the claims' words, what could deceive a reader made visible."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from markupsafe import Markup, escape

Json = dict[str, Any]

_HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""Controls, and marks that turn the direction of writing: https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing"""
_SHORT: Final = {"\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI"}
_SHORT.update({"\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same marks; `opens` are the marks that begin with it."""

    text: Markup
    marks: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


MOST: Final = 2_000
"""Characters of one title, name or quote that a page shows: a report can be one line of megabytes."""


def shown(text: object) -> Markup:
    """Escape text and put a visible sign in the place of each hidden control: it can neither turn nor hide words.

    More than `MOST` characters are cut, and the page says so.
    """
    whole = str(text or "")
    if len(whole) <= MOST:
        return _escaped(whole)
    return _escaped(whole[:MOST]) + Markup(' <span class="cut">… ({:,} characters)</span>').format(len(whole))


def bare(text: object) -> str:
    """Give text for the title of a window, which can hold no marks: hidden controls become ``�``, and it is short."""
    return _HIDDEN.sub("\ufffd", str(text or ""))[:200]


def _escaped(text: str) -> Markup:
    return Markup("").join(_signs(text))


def _signs(text: str) -> Iterator[Markup]:
    at = 0
    for match in _HIDDEN.finditer(text):
        yield escape(text[at : match.start()])
        char = match.group()
        name = unicodedata.name(char, f"control U+{ord(char):04X}").title()
        sign = _SHORT.get(char, f"U+{ord(char):04X}")
        yield Markup('<span class="hidden-sign" title="{}">{}</span>').format(name, sign)
        at = match.end()
    yield escape(text[at:])


def pieces(text: str, marks: Sequence[tuple[int, int, str]], *, start: int = 0, end: int | None = None) -> list[Piece]:
    """Cut `start` to `end` of a text where marks begin and end; a mark is its first and last offset and a name."""
    stop = len(text) if end is None else min(end, len(text))
    inside = [
        (max(first, start), min(last, stop), name) for first, last, name in marks if first < stop and last > start
    ]
    cuts = sorted({start, stop, *(it for first, last, _ in inside for it in (first, last))})
    found, seen = [], set[str]()
    for first, last in pairwise(cuts):
        names = tuple(name for begun, ended, name in inside if begun <= first and ended >= last)
        opens = tuple(name for name in names if name not in seen)
        seen.update(opens)
        found.append(Piece(text=_escaped(text[first:last]), marks=names, opens=opens))
    return found


def around(text: str, quote: Json, *, beside: int = 180) -> dict[str, Any]:
    """Give a claim's words with what stands before and after them, cut at words."""
    start, end = int(quote["start"]), int(quote["end"])
    first, last = max(0, start - beside), min(len(text), end + beside)
    before, after = text[first:start], text[end:last]
    if first > 0 and " " in before:
        before = "… " + before.partition(" ")[2]
    if last < len(text) and " " in after:
        after = after.rpartition(" ")[0] + " …"
    before, after = (re.sub(r"\s*\n\s*", "\n", it) for it in (before, after))  # no empty lines: little room
    return {"before": shown(before), "after": shown(after), "start": start, "end": end}


def marked(text: str, marks: Iterable[Sequence[int]]) -> Markup:
    """Mark words of a short text by their offsets."""
    out: list[Markup] = []
    at = 0
    for start, end in marks:
        if start - at > MOST:  # the words stand far on in a line without end
            out, at = [*out, Markup("… ")], start - MOST // 4
        out += [shown(text[at:start]), Markup("<mark>"), shown(text[start:end]), Markup("</mark>")]
        at = end
    return Markup("").join([*out, shown(text[at:])])


def words_that_differ(value: str, others: Iterable[str]) -> Markup:
    """Mark the words of one position's value that no other position has; neighbours are one mark."""
    known = {word.casefold() for other in others for word in re.findall(r"\w+", other)}
    spans: list[tuple[int, int]] = []
    for start, end in (it.span() for it in re.finditer(r"\w+", value) if it.group().casefold() not in known):
        if spans and value[spans[-1][1] : start].isspace():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return marked(value, spans)
