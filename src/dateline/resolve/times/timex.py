"""Time expressions in the terms of TimeML's TIMEX3: dates, clock times, durations and habits, each with its value.

Claims need days, so `TimeReader.find` leaves durations and habits out; a timeline tool, or a comparison with other
readers, wants them too. The value follows ISO 8601 where it can: ``2015-11-02``, ``2015-W45``, ``P3D``, ``XXXX-WXX-1``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.resolve.times.finding import Piece, pieces
from dateline.resolve.times.rules import read_core
from dateline.resolve.times.span import Context, Span
from dateline.resolve.times.timex_values import anchored, clock, day_part, duration, of_unit
from dateline.resolve.times.timex_words import clocks, durations, habits, looks_ahead
from dateline.vocab.searching import lower_in_place
from dateline.vocab.times import time_lexicon

_DAYS = frozenset("iso numeric day_month month_day lost_comma deictic weekday holiday day_of_month".split())
_LASTING = frozenset({"recent", "coming", "into"})
_RANGE_OF_YEARS = re.compile(r"(\d{4})(\s*[-–/]\s*)(\d{2,4})")
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_DURATION_AT = re.compile(r"\s+(?:earlier|later|before|after|previously|beforehand|afterwards?|prior|into)\s*\Z")
_NIGHTS = re.compile(r"tonight|last\s+night|overnight")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: offsets into the text that was searched, end exclusive.

    `type` is ``DATE``, ``TIME``, ``DURATION`` or ``SET``; `value` is empty where the words cannot be read.
    """

    start: int
    end: int
    text: str
    type: str
    value: str


def find_timexes(text: str, published_at: date | None) -> tuple[Timex, ...]:
    """Find the time expressions of a text, left to right, and read each against the publication day."""
    found: list[Timex] = []
    for piece in pieces(text):
        found.extend(_read(text, piece, published_at, found))
    lowered = lower_in_place(text)
    for start, end, kind, value in (*habits(lowered), *durations(lowered)):
        found = _add(found, Timex(start=start, end=end, text=text[start:end], type=kind, value=value))
    for start, end in clocks(lowered):
        if not any(each.start < end and each.end > start for each in found):
            day = _day_before(found, start) or (published_at.isoformat() if published_at else "XXXX-XX-XX")
            value = clock(lowered[start:end], day)
            found = _add(found, Timex(start=start, end=end, text=text[start:end], type="TIME", value=value))
    return tuple(sorted(found, key=lambda each: each.start))


def _add(found: list[Timex], timex: Timex) -> list[Timex]:
    return found if any(it.start < timex.end and it.end > timex.start for it in found) else [*found, timex]


def _day_before(found: list[Timex], start: int) -> str | None:
    days = [each for each in found if each.end <= start and re.match(r"\d{4}-\d\d-\d\d", each.value)]
    return max(days, key=lambda each: each.start).value[:10] if days else None


def _read(text: str, piece: Piece, published: date | None, before: list[Timex]) -> Iterator[Timex]:
    core = " ".join(piece.core.casefold().split())
    years = _RANGE_OF_YEARS.fullmatch(core)
    if piece.rule == "year" and years:  # "2009-10" is two years
        split = piece.start + piece.words.index(piece.core) + 4
        yield Timex(start=split - 4, end=split, text=text[split - 4 : split], type="DATE", value=years[1])
        second = split + len(years[2])
        last = years[3] if len(years[3]) == 4 else years[1][:2] + years[3]
        yield Timex(start=second, end=piece.end, text=text[second : piece.end], type="DATE", value=last)
        return
    tense = "future" if looks_ahead(text, piece.start, piece.end) else "past"
    context = Context(published=published, tense=tense) if published else None
    kind, value = _value(core, piece, context, before)
    end = piece.end
    tail = _DURATION_AT.search(piece.words) if kind == "DURATION" else None
    end -= len(tail[0]) if tail else 0
    timex = Timex(start=piece.start, end=end, text=text[piece.start : end], type=kind, value=value)
    yield _with_time(timex, piece, core)


def _value(core: str, piece: Piece, context: Context | None, before: list[Timex]) -> tuple[str, str]:
    if piece.rule in {"now", "recently"}:
        return "DATE", "PRESENT_REF" if piece.rule == "now" else "PAST_REF"
    if piece.rule in _LASTING or (piece.rule == "anchored" and duration(core)):
        length = duration(core)
        unit = core.rsplit(maxsplit=1)[-1]
        turn = read_core(f"last {unit}", context) if not length and piece.rule == "recent" else None
        if isinstance(turn, Span) and turn.first is not None:  # "the last week"
            return "DATE", of_unit(turn.first, unit)
        return "DURATION", length
    if piece.rule == "end_of":  # "the end of the year"
        unit = core.rsplit(maxsplit=1)[-1]
        return "DATE", of_unit(context.published, unit) if context else ""
    if piece.rule == "anchored":
        day = _day_before(before, piece.start) or (context.published.isoformat() if context else "")
        return "DATE", anchored(core, day)
    reading = read_core(core, context)
    if not isinstance(reading, Span) or reading.first is None:
        return "DATE", ""
    return "DATE", _date(core, piece.rule, reading, context)


def _date(core: str, rule: str, span: Span, context: Context | None) -> str:
    day = span.first
    if day is None:
        return ""
    if rule == "month":
        return f"{day:%Y-%m}"
    if rule == "season":
        return f"{day.year}-{_SEASONS[day.month]}"
    if rule == "year":
        return str(day.year)
    if rule == "decade":
        return str(day.year // 10)
    if rule == "century":
        return str(day.year // 100)
    if rule == "weekend":
        return of_unit(day, "weekend")
    if rule in {"turn", "ago", "end_of"}:
        if "this week" in core and context is not None:
            day = context.published
        unit = next(
            (
                name
                for name in (*time_lexicon().units, "weekend", "quarter", "century")
                if re.search(rf"\b{name}\b", core)
            ),
            "day",
        )
        return of_unit(span.last if rule == "ago" and span.last else day, unit)
    return day.isoformat()


def _with_time(timex: Timex, piece: Piece, core: str) -> Timex:
    """ "Friday morning", "15:00 GMT Saturday", "tonight": a time of that day."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", timex.value) or piece.rule not in _DAYS | {"anchored"}:
        return timex
    words = piece.words.casefold()
    hour = next(iter(clocks(words)), None)
    if hour is not None:
        return replace(timex, type="TIME", value=clock(words[slice(*hour)], timex.value))
    part = "NI" if _NIGHTS.search(core) else day_part(words)
    return replace(timex, type="TIME", value=f"{timex.value}T{part}") if part else timex
