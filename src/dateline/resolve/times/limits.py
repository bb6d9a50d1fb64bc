"""Reads whole expressions: limits ("by", "since"), parts ("early", "night"), clock times and ranges around one time."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from dateline.resolve.times.patterns import CLOCK, weekday
from dateline.resolve.times.rules import Reading, read_core
from dateline.resolve.times.span import Context, Grain, Span, Unread, say_day, third
from dateline.vocab.searching import either
from dateline.vocab.times import time_lexicon

_LEADING = re.compile(r"(?:on|in|at|between|during|over|throughout|around|about|across|for|of|the|late\s+of)\s+")
_RANGE = re.compile(
    r"(?:(?:between|from)\s+)?(?P<one>.+?)(?:\s+(?:and|to|until|till|through|into)\s+|\s*[-–—]\s*)(?P<two>.+)"
)
_YEAR_AT_END = re.compile(r"(?:19|20)\d\d\Z")
_MONTH_AT_END = re.compile(r"[a-z]{3,}\.?(?:,?\s+\d{4})?\Z")


def read_expression(words: str, context: Context | None) -> Reading | None:
    """Read an expression in lower case with single blanks; None when no rule knows the words."""
    reading = _read_plain(words, context)
    if reading is not None:
        return _up_to_publication(reading, context)
    return _read_range(words, context) or _read_limited(words, context)


def _read_plain(words: str, context: Context | None) -> Reading | None:
    reading = read_core(words, context)
    if reading is not None:
        return reading
    part = _part().match(words)
    if part:
        rest = words[part.end() :]
        inner = _read_plain(rest, _day_of_writing(context) if _SAME_DAY.match(part[1] + " " + rest) else context)
        if inner is not None:
            return _cut(inner, time_lexicon().parts[part[1]])
    tail = _tail().search(words)
    if tail:
        inner = _read_plain(words[: tail.start()], context)
        if inner is not None:
            return _cut(inner, time_lexicon().day_words.get(tail["word"] or "", "day"))
    for extra in (_LEADING, _CLOCK_FIRST):
        lead = extra.match(words)
        if lead:
            return _read_plain(words[lead.end() :], context)
    return None


def _day_of_writing(context: Context | None) -> Context | None:
    """Look back even for what is to come: "later on Monday" was written on that Monday, often printed a day after."""
    return None if context is None else replace(context, tense="past")


def _read_limited(words: str, context: Context | None) -> Reading | None:
    limit = _limit().match(words)
    if limit is None:
        return None
    reading = _read_plain(words[limit.end() :], context)
    if reading is None and limit[1] == "since":
        reading = _read_end(words[limit.end() :], context)
    if not isinstance(reading, Span):
        return reading
    today = context.published if context else None
    is_future = context is not None and context.is_future
    why = f"{limit[1]} {reading.why}"
    if time_lexicon().bounds[limit[1]] == "at_most":
        is_ahead = bool(today and reading.last and (reading.last > today or (is_future and reading.last == today)))
        return replace(reading, first=today if is_ahead else None, why=why)
    last = None if is_future else today
    if last and reading.first and reading.first > last:
        last = None
    return replace(reading, last=last, why=f"{why}, up to publication" if last else why)


def _read_end(words: str, context: Context | None) -> Reading | None:
    """Read the time that ends a clause: "(since) the war broke out in May 2014"."""
    for blank in re.finditer(r"\s+", words):
        reading = _read_plain(words[blank.end() :], context)
        if reading is not None:
            return reading
    return None


def _read_range(words: str, context: Context | None) -> Reading | None:
    """Read "from Monday to Wednesday": a year or month said once at the end counts for both."""
    match = _RANGE.fullmatch(words)
    if match is None:
        return None
    end = _read_plain(match["two"], context)
    if end is None:
        return None
    year = _YEAR_AT_END.search(match["two"])
    month = _MONTH_AT_END.search(match["two"])
    start = None
    if year and not _YEAR_AT_END.search(match["one"]):
        start = _read_plain(f"{match['one']} {year[0]}", context)
    if start is None:
        start = _read_plain(match["one"], context)
    if start is None and month:
        start = _read_plain(f"{match['one']} {month[0]}", context)
    if not isinstance(start, Span) or not isinstance(end, Span):
        return end if start is not None else None
    if start.first is None or end.last is None:
        return None
    first = start.first
    if first > end.last and _weekday().search(match["one"]):  # "from Friday to Monday", published on a Saturday
        first -= timedelta(weeks=1)
    if first > end.last:
        return Unread(f"{words!r} runs backwards")
    why = f"from {start.why} to {end.why}"
    return Span(first=first, last=end.last, grain=Grain.PERIOD, why=why, stated=start.stated and end.stated)


def _cut(reading: Reading, part: str) -> Reading:
    if isinstance(reading, Unread) or part == "day":
        return reading
    if part != "night":
        return third(reading, part)
    if reading.grain is not Grain.DAY or reading.first is None or reading.last is None:
        return reading
    return replace(reading, last=reading.last + timedelta(days=1), why=f"{reading.why}; a night runs past midnight")


def _up_to_publication(reading: Reading, context: Context | None) -> Reading:
    """Cut a span that publication falls into: what has happened lies before it, what is to come after it."""
    if isinstance(reading, Unread) or context is None or reading.first is None or reading.last is None:
        return reading
    today = context.published
    if not reading.first <= today <= reading.last or reading.first == reading.last:
        return reading
    if context.is_future:
        if reading.first == today:
            return reading
        return replace(reading, first=today, why=f"{reading.why}, from publication on {say_day(today)}")
    if reading.last == today:
        return reading
    return replace(reading, last=today, why=f"{reading.why}, up to publication on {say_day(today)}")


_SAME_DAY = re.compile(r"(?:later|earlier)(?:\s+on)?\s+\w+day\Z")
_CLOCK_FIRST = re.compile(rf"{CLOCK}(?:\s+|,\s*)(?:on\s+)?", re.IGNORECASE)


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b{weekday()}")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"({either(time_lexicon().parts)})(?:(?<=-)|[\s-]+)")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf",?\s+(?:(?P<word>{either(time_lexicon().day_words)})|(?:at\s+)?(?:around\s+|about\s+)?{CLOCK})\Z"
    )


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(rf"({either(time_lexicon().bounds)})\s+")
