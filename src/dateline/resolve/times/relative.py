"""Rules for words that mean something only against the publication day."""

import math
import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.resolve.times.patterns import count, unit, weekday, weekday_number
from dateline.resolve.times.span import (
    Context,
    Grain,
    Span,
    Unread,
    month_span,
    one_day,
    say_day,
    shift_months,
    year_span,
)
from dateline.vocab.numbers import read_spelled
from dateline.vocab.searching import either
from dateline.vocab.times import time_lexicon

Reading = Span | Unread
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def read_weekday(match: re.Match[str], context: Context) -> Reading:
    """Read "Saturday", "last Friday", "next Friday", "Friday last week"; the publication day itself counts."""
    today = context.published
    wanted = weekday_number(match["weekday"])
    turn = " ".join((match["rel"] or "").casefold().split()).removeprefix("the ")
    if turn in {"following", "previous"}:
        return Unread(f"{turn} {match['weekday']} is told from another day in the report")
    name = list(time_lexicon().weekdays)[wanted].capitalize()
    if match["week"]:
        weeks = {"last": -1, "this": 0, "next": 1}[match["week"].split()[-2].casefold()]
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
        return one_day(monday + timedelta(days=wanted), f"{name} of {match['week'].strip()}, from {say_day(today)}")
    back, ahead = (today.weekday() - wanted) % 7, (wanted - today.weekday()) % 7
    if turn in {"next", "coming", "this coming"} or (context.is_future and turn not in {"last", "past", "this past"}):
        day = today + timedelta(days=ahead or (7 if turn == "next" else 0))
        return one_day(day, f"{name} after publication on {say_day(today)}" if day != today else _same(name))
    day = today - timedelta(days=back or (7 if turn == "last" else 0))
    return one_day(day, f"{name} before publication on {say_day(today)}" if day != today else _same(name))


def read_today(match: re.Match[str], context: Context) -> Reading:
    """Read "today", "yesterday", "tonight", "last night", "this morning", "overnight"."""
    today = context.published
    words = " ".join(match["deictic"].casefold().split())
    seen_from = f"{words}, seen from publication on {say_day(today)}"
    for name, step in _DAYS.items():
        if words == name:
            return one_day(today + timedelta(days=step), seen_from)
    if words == "tonight":
        return _nights(today, today + timedelta(days=1), seen_from)
    if words in {"last night", "overnight"}:
        if context.is_future and words == "overnight":
            return _nights(today, today + timedelta(days=1), seen_from)
        return _nights(today - timedelta(days=1), today, seen_from)
    return one_day(today, seen_from)  # "this morning"


def read_turn(match: re.Match[str], context: Context) -> Reading:
    """Read "this week", "last month", "next year", "earlier this year", "the weekend"."""
    today = context.published
    name = " ".join(match["period"].casefold().split())
    turn = (match["rel"] or "this").casefold()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(turn, 0)
    period = _PERIODS[name.removeprefix("fiscal ").removeprefix("calendar ")]
    span = _this_week(context, match["half"]) if name == "week" and step == 0 else period(today, step, context)
    half = (match["half"] or "").casefold()
    if half.startswith("earlier") and span.first and span.first > today:
        span = period(today, -1, context)  # "earlier this weekend", written on a Monday
    elif half.startswith("later") and span.last and span.last < today:
        span = period(today, 1, context)
    if half.startswith("earlier") and span.last and span.last > today:
        span = Span(first=span.first, last=today, grain=span.grain, why=f"{span.why}, earlier than publication")
    elif half.startswith("later") and span.first and span.first < today:
        span = Span(first=today, last=span.last, grain=span.grain, why=f"{span.why}, after publication")
    return span


def read_recent(match: re.Match[str], context: Context) -> Reading:
    """Read "in recent days", "the past week", "the last 24 hours", "over the past two months"."""
    today = context.published
    days = time_lexicon().recent[_plural(match["unit"])]
    if match["count"]:
        least, most = _count(match["count"])
        start = _back(today, most or least, match["unit"])
    elif not match["unit"].endswith("s"):
        start = _back(today, 1, match["unit"])
    else:
        start = today - timedelta(days=days)
    return Span(first=start, last=today, grain=Grain.PERIOD, why=f"up to publication on {say_day(today)}")


def read_coming(match: re.Match[str], context: Context) -> Reading:
    """Read "in the coming days", "the next two weeks", "within 48 hours", "in two weeks' time"."""
    today = context.published
    if match["count"]:
        least, most = _count(match["count"])
        end = _back(today, -(most or least), match["unit"])
    else:
        end = today + timedelta(days=time_lexicon().recent[_plural(match["unit"])])
    return Span(first=today, last=end, grain=Grain.PERIOD, why=f"from publication on {say_day(today)}")


def read_ago(match: re.Match[str], context: Context) -> Reading:
    """Read "three days ago", "a week ago", "two years ago", "several months ago"; coarse units give coarse spans."""
    today = context.published
    words = " ".join((match["count"] or "some", match["unit"]))
    why = f"{words} before publication on {say_day(today)}"
    least, most = _count(match["count"]) if match["count"] else (2, 0)
    if least != most:
        first = _back(today, most, match["unit"]) if most else None
        return Span(first=first, last=_back(today, least, match["unit"]), grain=Grain.PERIOD, why=why)
    day = _back(today, least, match["unit"])
    name = _plural(match["unit"])
    if name == "years":
        return year_span(day.year, f"calendar year {why}")
    if name == "months":
        return month_span(day.year, day.month, f"calendar month {why}")
    slack = timedelta(days={"weeks": 3, "fortnights": 3, "decades": 730}.get(name, 0))
    return Span(first=day - slack, last=min(today, day + slack), grain=Grain.DAY, why=why)


def read_into(match: re.Match[str], context: Context) -> Reading:
    """Read "nearly three weeks into (a siege)": from its start up to publication."""
    today = context.published
    least, most = _count(match["count"])
    start = _back(today, most or least, match["unit"])
    return Span(first=start, last=today, grain=Grain.PERIOD, why=f"so long up to publication on {say_day(today)}")


def read_now(match: re.Match[str], context: Context) -> Reading:
    """Read "now", "currently": the publication day, because the words say so."""
    return one_day(context.published, f"{match[0].casefold()}: the publication day, {say_day(context.published)}")


def read_recently(match: re.Match[str], context: Context) -> Reading:
    """Read "recently", "lately": open to the past."""
    today = context.published
    return Span(first=None, last=today, grain=Grain.PERIOD, why=f"{match[0].casefold()}, up to {say_day(today)}")


def read_anchored(match: re.Match[str], context: Context | None) -> Reading:
    """Refuse "the day before", "two weeks earlier": told from a time that stands elsewhere in the report."""
    del context
    return Unread(f"{match[0]!r} is told from another time in the report")


def relative_patterns() -> dict[str, str]:
    """Regular expressions of these rules, by name."""
    lexicon = time_lexicon()
    lists = lexicon.lists
    turn = r"(?:(?P<rel>last|next|this\s+past|this\s+coming|this|past|(?:the\s+)?(?:following|previous|coming))\s+)?"
    counted = rf"(?:{count()}[\s-]+)"
    periods = r"weekend|week|month|(?:fiscal\s+|calendar\s+)?year|decade|quarter|century"
    few_or_more = rf"(?:{either(lists['recent_words'])}\s+|(?:the\s+|these\s+)?(?:last|past|previous)\s+{counted})"
    ahead = (
        rf"(?:{either(lists['coming_words'])}\s+"
        rf"|(?:(?:the\s+)?(?:next|coming)|within(?:\s+the\s+next)?)\s+{counted})"
    )
    tail = r"(?:earlier|later|before|previously|beforehand|afterwards?|after|prior)"
    return {
        "anchored": rf"(?:{either(lists['anchored'])}|(?:{counted})?{unit()}\s+{tail})",
        "deictic": r"(?P<deictic>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow"
        r"|today|yesterday|tomorrow|tonight|last\s+night|overnight|this\s+(?:morning|afternoon|evening))",
        "ago": rf"(?:{counted})?{unit()}\s+ago",
        "into": rf"{counted}{unit()}\s+into",
        "turn": r"(?:(?P<half>(?:earlier|later)(?:\s+on)?)\s+)?"
        rf"(?P<rel>this|last|next|previous|current|coming)\s+(?P<period>{periods})\b"
        r"(?![\s-]+(?:ago|old|earlier|later))",
        "weekend": r"(?:(?P<half>earlier|later)\s+)?the\s+(?:(?P<rel>past|coming)\s+)?(?P<period>weekend)",
        "recent": rf"{few_or_more}{unit()}(?!\s+(?:ago|earlier|later))",
        "coming": rf"{ahead}{unit()}",
        "weekday": rf"{turn}(?P<weekday>{weekday()})(?P<week>\s+(?:of\s+)?(?:last|this|next)\s+week\b)?",
        "now": rf"{either(lists['now'])}",
        "recently": r"(?:recently|lately)",
    }


def _this_week(context: Context, half: str | None) -> Span:
    """Take "this week" as the seven days to publication, or from it: on a Monday it often means the week just past."""
    today = context.published
    if context.is_future or (half or "").casefold().startswith("later"):
        return Span(first=today, last=today + timedelta(days=6), grain=Grain.WEEK, why=f"week from {say_day(today)}")
    return Span(first=today - timedelta(days=7), last=today, grain=Grain.WEEK, why=f"week up to {say_day(today)}")


def _week(today: date, step: int, context: Context) -> Span:
    del context
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=step)
    return Span(
        first=monday,
        last=monday + timedelta(days=6),
        grain=Grain.WEEK,
        why=f"the calendar week that begins on {say_day(monday)}",
    )


def _weekend(today: date, step: int, context: Context) -> Span:
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if step > 0 or (step == 0 and context.is_future and today.weekday() < 5):
        saturday += timedelta(weeks=1)
    elif step < 0 and today.weekday() >= 5:
        saturday -= timedelta(weeks=1)
    why = f"the weekend nearest to publication on {say_day(today)}"
    return Span(first=saturday, last=saturday + timedelta(days=1), grain=Grain.WEEK, why=why)


def _month(today: date, step: int, context: Context) -> Span:
    del context
    day = shift_months(today, step)
    return month_span(day.year, day.month, f"calendar month, seen from publication on {say_day(today)}")


def _quarter(today: date, step: int, context: Context) -> Span:
    del context
    first = shift_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * step)
    last = shift_months(first, 3) - timedelta(days=1)
    return Span(first=first, last=last, grain=Grain.PERIOD, why=f"quarter, seen from publication on {say_day(today)}")


def _years(length: int) -> Callable[[date, int, Context], Span]:
    def read(today: date, step: int, context: Context) -> Span:
        del context
        first = today.year // length * length + step * length
        name = f"the year {first}" if length == 1 else f"the {length} years from {first}"
        return year_span(first, f"{name}, seen from publication on {say_day(today)}", until=first + length - 1)

    return read


_PERIODS: dict[str, Callable[[date, int, Context], Span]] = {
    "week": _week, "weekend": _weekend, "month": _month, "quarter": _quarter, "year": _years(1), "decade": _years(10),
    "century": _years(100),
}  # fmt: skip


def _count(words: str) -> tuple[int, int]:
    """Read how many units: least and most, 0 for no most."""
    plain = " ".join(words.casefold().split())
    open_counts = time_lexicon().vague_counts
    if plain in open_counts:
        return open_counts[plain]
    if plain.startswith("half "):
        return 1, 1
    digits = plain.replace(",", "")
    number = int(digits) if digits.isdigit() else int(read_spelled(plain) or 1)
    return number, number


def _back(day: date, number: int, name: str) -> date:
    """Step `number` units back (forth when negative)."""
    unit_name = _plural(name)
    if unit_name == "hours":
        return day - timedelta(days=math.copysign(math.ceil(abs(number) / 24), number))
    months = {"months": 1, "years": 12, "decades": 120}.get(unit_name)
    if months:
        return shift_months(day, -number * months)
    return day - timedelta(days=number * time_lexicon().units[unit_name.removesuffix("s")])


def _plural(name: str) -> str:
    plain = name.casefold().rstrip("'’")
    return plain if plain.endswith("s") else plain + "s"


def _same(name: str) -> str:
    return f"{name} is the day of publication"


def _nights(first: date, last: date, why: str) -> Span:
    return Span(first=first, last=last, grain=Grain.DAY, why=why)
