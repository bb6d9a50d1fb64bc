"""Lines to paragraphs: hard wraps and stray blank lines are layout, not the end of a sentence."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.ingest.pieces import Piece, ends_sentence, word_count
from dateline.ingest.words import load_words

_WIDEST = 132
"""Longest line of a hard-wrapped text, in characters: the wide line printers of old; prose paragraphs run longer."""
_NARROWEST = 40
_FULL = 0.6
"""A wrapped line that fills less of the width than this ends its paragraph."""
_OPEN_SHARE = 0.5
_BROKEN_WORDS = 4
"""A line shorter than this is a heading rather than half a sentence, when a blank line follows."""
_HYPHENATED = re.compile(r"\w[-\u2010\u00ad]")
_ARTICLE_NAME = re.compile(r"(?:al?|el|an|as|ash|ad|adh|ar|at|az|ul|de|von|van)[-' ’‘][A-Z]")
"""Names that start in lower case: a paragraph may begin with "al-Bab"."""


def join_lines(lines: Sequence[Piece], stands_alone: Callable[[str], bool]) -> list[Piece]:
    """Join the lines of one paragraph into one piece, line feeds kept inside it.

    `stands_alone` knows the lines that never join their neighbours: titles, bylines and dates.
    """
    width = _wrap_width(lines)
    lower = _is_lower(lines)
    joined: list[Piece] = []
    last = ""
    for line in lines:
        alone = stands_alone(line.text)
        if joined and not alone and last and _continues(last, line, width=width, lower=lower):
            joined[-1] = replace(joined[-1], text=joined[-1].text + line.gap + line.text)
        else:
            joined.append(line)
        last = "" if alone else line.text
    return joined


def _continues(last: str, line: Piece, *, width: int, lower: bool) -> bool:
    adjacent = line.gap == "\n"
    if _HYPHENATED.fullmatch(last[-2:]) and line.text[0].isalpha() and (adjacent or line.text[0].islower()):
        return True
    if width and adjacent and not line.indented and len(last) >= _FULL * width:
        return True
    if ends_sentence(last) or (not adjacent and word_count(last) < _BROKEN_WORDS):
        return False
    if last.rsplit(maxsplit=1)[-1].casefold() in load_words().open_endings or last.endswith(","):
        return True
    return not lower and line.text[0].islower() and not _ARTICLE_NAME.match(line.text)


def _wrap_width(lines: Sequence[Piece]) -> int:
    """Measure the width a text was wrapped at, 0 when it was not: in it, most lines break off in mid-sentence."""
    pairs = [last.text for last, line in pairwise(lines) if line.gap == "\n" and not line.indented]
    full = [text for text in pairs if not ends_sentence(text) and _NARROWEST <= len(text) <= _WIDEST]
    if len(full) < 2 or len(full) < _OPEN_SHARE * len(pairs) or max(map(len, pairs)) > _WIDEST:
        return 0
    return max(map(len, full))


def _is_lower(lines: Sequence[Piece]) -> bool:
    """Tell a text without capitals, where a small letter says nothing about where a sentence starts."""
    starts = [line.text[0] for line in lines if line.text[0].isalpha()]
    return sum(letter.islower() for letter in starts) > len(starts) / 2
