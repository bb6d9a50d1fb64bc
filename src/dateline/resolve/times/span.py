"""What a time expression comes to, and the calendar steps that the rules share."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dateline.vocab.times import time_lexicon


class Grain(StrEnum):
    """How coarse the words are; decides what "early" and "late" cut off."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """First and last day that the words allow, both included, and why; `stated` when the words name the year."""

    first: date | None
    last: date | None
    grain: Grain
    why: str
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that can't be turned into days, and why not."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What relative words are read against: the publication day and the tense of the verb."""

    published: date
    tense: str = "past"

    @property
    def is_future(self) -> bool:
        """Whether the words look ahead from publication."""
        return self.tense == "future"


def one_day(day: date, why: str, *, stated: bool = False) -> Span:
    """Make the span of a single day."""
    return Span(first=day, last=day, grain=Grain.DAY, why=why, stated=stated)


def month_span(year: int, month: int, why: str, *, stated: bool = False) -> Span:
    """Make the span of a whole calendar month."""
    last = calendar.monthrange(year, month)[1]
    return Span(first=date(year, month, 1), last=date(year, month, last), grain=Grain.MONTH, why=why, stated=stated)


def year_span(year: int, why: str, *, stated: bool = False, until: int | None = None) -> Span:
    """Make the span of a whole calendar year, or of the years to `until`."""
    first, last = date(year, 1, 1), date(until or year, 12, 31)
    return Span(
        first=first, last=last, grain=Grain.YEAR if until in {None, year} else Grain.PERIOD, why=why, stated=stated
    )


def shift_months(day: date, months: int) -> date:
    """Step whole months back or forth; a day that the month lacks becomes its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def third(span: Span, which: str) -> Span:
    """Cut a month, a year or a decade to its ``early``, ``mid`` or ``late`` third; leave shorter spans whole."""
    if span.grain not in {Grain.MONTH, Grain.YEAR, Grain.DECADE} or span.first is None or span.last is None:
        return span
    if span.grain is Grain.MONTH:
        cuts = [span.first, span.first + timedelta(days=10), span.first + timedelta(days=20)]
    else:
        months = (span.last.year - span.first.year + 1) * 12
        cuts = [span.first, shift_months(span.first, months // 3), shift_months(span.first, 2 * months // 3)]
    ends = [cuts[1] - timedelta(days=1), cuts[2] - timedelta(days=1), span.last]
    place = ("early", "mid", "late").index(which)
    words = ("first", "middle", "last")[place]
    return replace(span, first=cuts[place], last=ends[place], why=f"{words} third of {span.why}")


def say_day(day: date) -> str:
    """Write a day for a reason: "Monday 2 November 2015", in English whatever the locale."""
    lexicon = time_lexicon()
    weekday = list(lexicon.weekdays)[day.weekday()].capitalize()
    return f"{weekday} {day.day} {say_month(day.month)} {day.year}"


def say_month(month: int) -> str:
    """Name a month for a reason."""
    return list(time_lexicon().months)[month - 1].capitalize()
