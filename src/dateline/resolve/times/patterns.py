"""The pieces that time expressions are made of, as regular expressions from the vocabulary; all read in any case."""

import re
from collections.abc import Mapping
from functools import cache

from dateline.vocab.numbers import spelled
from dateline.vocab.searching import either
from dateline.vocab.times import time_lexicon

DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d,.:]\d|\d)"
YEAR = r"(?:1[89]|20)\d\d(?![\d]|[,.:]\d|%)"
CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*(?:[ap]\.m\.|[ap]m\b)|\d{4}(?=\s*(?:gmt|utc|local|hours)))"
    r"(?:\s*(?:gmt|utc|local\s+time|local|hours)\b)?(?:\s*\([^)]{1,20}\))?"
)
_JOIN = r"(?:\s*[-–—]\s*|\s+(?:to|and|or|through|until)\s+(?:the\s+)?)"


@cache
def month() -> str:
    """Any month name or abbreviation."""
    return _named(time_lexicon().months, "")


@cache
def weekday() -> str:
    """Any weekday or abbreviation; also "Mondays", for texts that lost their apostrophes."""
    return _named(time_lexicon().weekdays, "(?:s|['’]s)?")


def _named(names: Mapping[str, int], ending: str) -> str:
    """Any of `names`: whole ones with an `ending`, those cut short with a full stop of their own."""
    whole = {number: max((name for name in names if names[name] == number), key=len) for number in names.values()}
    short = [name for name in names if name not in whole.values()]
    return rf"(?:{either(whole.values())}{ending}\b|{either(short)}\b\.?)"


def weekday_number(words: str) -> int:
    """Number a weekday as matched by `weekday`; Monday is 0."""
    weekdays = time_lexicon().weekdays
    name = words.casefold().rstrip(".")
    return weekdays[name] if name in weekdays else weekdays[re.sub(r"['’]?s$", "", name)]


@cache
def count() -> str:
    """How many units: digits, words or an open word such as "several"."""
    approximations = either(time_lexicon().lists["approximations"])
    open_counts = either(time_lexicon().vague_counts)
    digits = r"\d{1,3}(?:,\d{3})+|\d+"
    return rf"(?:(?:{approximations})\s+)*(?P<count>{digits}|{open_counts}|{spelled()}|an?|one|half\s+an?)"


@cache
def unit() -> str:
    """A unit of time."""
    return rf"(?P<unit>{either(time_lexicon().units)})\b['’]?"


def days_of(name: str) -> str:
    """A day, or a run of days ("30-31", "3 and 5"), as groups `name` and `name` + ``_to``."""
    return rf"(?P<{name}>{DAY})(?:{_JOIN}(?P<{name}_to>{DAY}))?"


def year_after(*, optional: bool = True) -> str:
    """The year behind a day or a month: "2015", "of last year"."""
    return rf"(?:,?\s*(?:\(|\b)(?:of\s+|in\s+)?(?P<year>{YEAR}|(?:last|this|next)\s+year\b)\)?)" + (
        "?" if optional else ""
    )
