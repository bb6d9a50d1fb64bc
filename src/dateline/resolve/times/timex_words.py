"""Finds durations, habits and bare clock times, which are no times of a claim, in lower-case text."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.resolve.times.patterns import CLOCK, count
from dateline.resolve.times.timex_values import UNITS, duration, habit
from dateline.vocab.searching import either
from dateline.vocab.times import time_lexicon

_ADVERBS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month",
            "quarterly": "quarter", "yearly": "year", "annually": "year", "annual": "year"}  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will|'ll|shall|would|to\s+be|is\s+to|are\s+to|expected|plans?|planned|scheduled|due|set\s+to|going\s+to"
    r"|until|till|deadline|upcoming|begins?|starts?)\b"
)
_BACK = re.compile(r"\b(?:said|told|was|were|had|did|killed|announced|reported|[a-z]{3,}ed)\b")
_SENTENCE = re.compile(r"[.!?]\s|\n\s*\n")
_REACH = 80
_NEAR = 40
Found = tuple[int, int, str, str]


def durations(text: str) -> Iterator[Found]:
    """ "Three days", "a four-week course", "for years"; not the age of somebody."""
    for match in _durations().finditer(text):
        value = duration(match[0])
        if value:
            yield match.start(), match.end(), "DURATION", value


def habits(text: str) -> Iterator[Found]:
    """ "Every Friday", "each morning", "daily", "twice a week"."""
    for match in _habits().finditer(text):
        word = match["each"] or match["rate"] or _ADVERBS.get(match["adverb"] or "", "")
        value = habit(word)
        if value or match["each"]:
            yield match.start(), match.end(), "SET", value
    for match in _plural_days().finditer(text):
        yield match.start(1), match.end(1), "SET", habit(match[1])


def clocks(text: str) -> Iterator[tuple[int, int]]:
    """ "8 pm", "15:00 GMT"."""
    for match in _clock().finditer(text):
        yield match.span()


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Tell a time to come by the words of its sentence: "will open on Monday", "the vote is due in May"."""
    before = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1].casefold()
    after = _SENTENCE.split(text[end : end + _NEAR])[0].casefold()
    ahead, back = list(_AHEAD.finditer(before)), list(_BACK.finditer(before))
    if ahead:
        return not back or back[-1].start() < ahead[-1].start() or back[-1][0] in ahead[-1][0]
    return not back and bool(_AHEAD.search(after))


@cache
def _durations() -> re.Pattern[str]:
    unit = rf"(?:{'|'.join(sorted(UNITS, key=len, reverse=True))})s?\b['’]?"
    led = r"(?:the\s+|(?:the\s+)?(?:last|past|next|first)\s+|a\s+mere\s+)?"
    counted = rf"{led}{count()}(?:\s+more|\s+full|\s+long)?[\s-]+{unit}"
    bare = r"(?:hours|days|weeks|months|years|decades|centuries)\b"
    alone = rf"(?<=\bfor\s){bare}|(?<=\bover\s){bare}|(?<=\bin\s){bare}|(?<=\bwithin\s){bare}"
    return re.compile(rf"(?<![\w$£€.,:/-])(?:{counted}|{alone})(?![\s-]+(?:old|of\s+age|and\s+older|ago)\b)")


@cache
def _habits() -> re.Pattern[str]:
    lexicon = time_lexicon()
    names = either(
        {*UNITS, "morning", "afternoon", "evening", *lexicon.seasons, *lexicon.weekdays, *lexicon.months} - {"second"}
    )
    units = either(set(UNITS) - {"second", "minute", "quarter"})
    return re.compile(
        rf"\b(?:(?:every|each)\s+(?:other\s+|single\s+)?(?:{count()}\s+)?(?P<each>{names})s?\b"
        rf"|(?:once|twice|times)\s+(?:an?|each|every|per)\s+(?P<rate>{units})\b|(?P<adverb>{either(_ADVERBS)})\b)"
    )


@cache
def _plural_days() -> re.Pattern[str]:
    days = either(name for name in time_lexicon().weekdays if name.endswith("day"))
    return re.compile(rf"\bon\s+({days}s)\b(?!['’])")


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$£€.,:/-]){CLOCK}(?![\w%])")
