"""Narrows a text to where times can stand, so that the grammar of times is tried on little of it."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.vocab.times import time_lexicon

_REACH = 56  # characters on either side of a telling word that one expression can reach
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DAYS = ("today", "yesterday", "tomorrow", "tonight", "overnight", "morning", "afternoon", "evening", "weekend",
         "quarter", "quarters", "century", "recently", "lately")  # fmt: skip
_AFTER_DIGITS = frozenset("/-.stnrdh'’")


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of a lower-case `text`, in order and apart, that hold every word that a time can't do without."""
    telling = _telling_words()
    start = end = -1
    for match in _WORD.finditer(text):
        word = match[0]
        if word not in telling and not (word[0].isdigit() and _may_date(text, match)):
            continue
        left = max(0, match.start() - _REACH)
        if left > end >= 0:
            yield _whole_words(text, start, end)
            start = left
        elif start < 0:
            start = left
        end = match.end() + _REACH
    if start >= 0:
        yield _whole_words(text, start, end)


def _may_date(text: str, match: re.Match[str]) -> bool:
    return len(match[0]) == 4 or text[match.end() : match.end() + 1] in _AFTER_DIGITS


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, min(end, len(text))


@cache
def _telling_words() -> frozenset[str]:
    lexicon = time_lexicon()
    phrases = (
        *lexicon.holidays,
        *lexicon.easter,
        *lexicon.lists["moving"],
        *lexicon.lists["now"],
        *lexicon.lists["anchored"],
    )
    lasts = {re.findall(r"[a-z]+", phrase)[-1] for phrase in phrases}
    plurals = {f"{name}s" for name in lexicon.weekdays}
    return frozenset({*lasts, *plurals, *lexicon.months, *lexicon.weekdays, *lexicon.units, *lexicon.seasons, *_DAYS})
