"""Rules for dates, months, seasons, years, decades; those that name no year need the publication day."""

import re
from datetime import date, timedelta

from dateline.resolve.times.patterns import days_of, month, weekday, weekday_number, year_after
from dateline.resolve.times.span import (
    Context,
    Grain,
    Span,
    Unread,
    month_span,
    one_day,
    say_day,
    say_month,
    shift_months,
    year_span,
)
from dateline.vocab.times import time_lexicon

Reading = Span | Unread
_NO_DATE = Unread("needs the publication date, which is not known")


def read_iso(match: re.Match[str], context: Context | None) -> Reading:
    """Read "2015-11-02"."""
    del context
    return _day(int(match["y"]), int(match["m"]), int(match["d"]), "date as stated", stated=True)


def read_numeric(match: re.Match[str], context: Context | None) -> Reading:
    """Read "13/11/2015" where only one order of day and month is possible, and "02.11.2015".

    With full stops the day comes first everywhere; with strokes the United States put the month first.
    """
    del context
    one, two = int(match["a"]), int(match["b"])
    if "." in match[0]:
        return _day(_full_year(match["y"]), two, one, "date as stated", stated=True)
    if one != two and max(one, two) <= 12:
        return Unread(f"{match[0]} can be day and month in either order")
    day, number = (one, two) if two <= 12 else (two, one)
    return _day(_full_year(match["y"]), number, day, "date as stated", stated=True)


def read_date(match: re.Match[str], context: Context | None) -> Reading:
    """Read "13 November", "Nov. 13, 2015", "October 30-31", "Saturday 31 October"."""
    number = time_lexicon().months[match["month"].rstrip(".")]
    first, last = _day_number(match["day"]), _day_number(match["day_to"] or match["day"])
    year = _year(match["year"], context)
    if isinstance(year, Unread):
        return year
    why = "date as stated"
    stated = bool(match["year"]) and match["year"][0].isdigit()
    if year is None:
        if context is None:
            return _NO_DATE
        year, why = _year_of_day(number, first, match["weekday"], context)
    start = _day(year, number, first, why, stated=stated)
    end = _day(year, number, last, why, stated=stated)
    if isinstance(start, Unread) or isinstance(end, Unread) or last < first:
        return Unread(f"there is no {first} to {last} {say_month(number)} {year}" if last != first else _no_day(start))
    return Span(first=start.first, last=end.last, grain=Grain.DAY, why=why, stated=stated)


def read_month(match: re.Match[str], context: Context | None) -> Reading:
    """Read "May", "May 2015", "May of last year", "last May", "next May"."""
    number = time_lexicon().months[match["month"].rstrip(".")]
    year = _year(match["year"], context)
    if isinstance(year, Unread):
        return year
    if year is not None:
        return month_span(year, number, f"{say_month(number)} {year}", stated=match["year"][0].isdigit())
    if context is None:
        return _NO_DATE
    today = context.published
    year = today.year
    turn = (match["rel"] or "").casefold()
    if turn == "next" or (context.is_future and turn != "last"):
        year += number < today.month or (turn == "next" and number == today.month)
        return month_span(year, number, f"next {say_month(number)} from publication on {say_day(today)}")
    if turn != "this":
        year -= number > today.month or (turn in {"last", "previous"} and number == today.month)
    return month_span(year, number, f"{say_month(number)} up to publication on {say_day(today)}")


def read_season(match: re.Match[str], context: Context | None) -> Reading:
    """Read "summer 2014", "last summer", "this spring"; northern seasons of three months."""
    start = time_lexicon().seasons[match["season"].casefold()]
    year = _year(match["year"], context)
    if isinstance(year, Unread):
        return year
    if year is not None:
        return _season(year, start, match["season"], stated=match["year"][0].isdigit())
    if context is None:
        return _NO_DATE
    today = context.published
    turn = (match["rel"] or "").casefold()
    year = today.year - 1
    spans = [_season(each, start, match["season"], stated=False) for each in (year - 1, year, year + 1, year + 2)]
    if turn == "next" or (context.is_future and turn != "last"):
        return next(span for span in spans if span.last and span.last >= today)
    if turn == "last":
        return next(span for span in reversed(spans) if span.last and span.last < today)
    return next(span for span in reversed(spans) if span.first and span.first <= today)


def read_year(match: re.Match[str], context: Context | None) -> Reading:
    """Read "2013" and "2012-13"."""
    del context
    first = int(match["year"])
    if not match["year_to"]:
        return year_span(first, f"the year {first}", stated=True)
    last = int(match["year_to"]) if len(match["year_to"]) == 4 else first // 100 * 100 + int(match["year_to"])
    if last < first:
        return Unread(f"{match[0]} runs backwards")
    return year_span(first, f"the years {first} to {last}", stated=True, until=last)


def read_decade(match: re.Match[str], context: Context | None) -> Reading:
    """Read "the 1990s"."""
    del context
    first = int(match["decade"])
    return Span(
        first=date(first, 1, 1), last=date(first + 9, 12, 31), grain=Grain.DECADE, why=f"the {first}s", stated=True
    )


def read_century(match: re.Match[str], context: Context | None) -> Reading:
    """Read "the 20th century"."""
    del context
    number = int(match["century"])
    if not 1 <= number <= 30:
        return Unread(f"no {number}th century")
    return year_span(number * 100 - 99, f"century {number}", stated=True, until=number * 100)


def read_holiday(match: re.Match[str], context: Context | None) -> Reading:
    """Read "Christmas Day", "Easter Sunday 2016"; holidays that move with the moon stay unread."""
    lexicon = time_lexicon()
    name = match["holiday"].replace("’", "'")
    if name in lexicon.lists["moving"]:
        return Unread(f"{name} moves from year to year")
    year = _year(match["year"], context)
    if isinstance(year, Unread):
        return year
    if year is None and context is None:
        return _NO_DATE
    if year is not None:
        return one_day(_holiday(name, year), f"{name} {year}", stated=match["year"][0].isdigit())
    days = [_holiday(name, context.published.year + step) for step in (-1, 0, 1)] if context else []
    ahead = [day for day in days if context and day >= context.published]
    behind = [day for day in days if context and day <= context.published]
    if context and context.is_future:
        return one_day(ahead[0], f"next {name} from publication on {say_day(context.published)}")
    return one_day(behind[-1], f"last {name} before publication")


def read_day_of_month(match: re.Match[str], context: Context | None) -> Reading:
    """Read "on the 13th": the last one up to publication, or the next one."""
    if context is None:
        return _NO_DATE
    number = _day_number(match["nth"])
    for months in range(12):
        base = shift_months(context.published.replace(day=1), months if context.is_future else -months)
        try:
            day = base.replace(day=number)
        except ValueError:
            continue
        if day >= context.published if context.is_future else day <= context.published:
            side = "after" if context.is_future else "up to"
            return one_day(day, f"the {match['nth']} {side} publication on {say_day(context.published)}")
    return Unread(f"no month has a day {number}")


def absolute_patterns() -> dict[str, str]:
    """Regular expressions of these rules, by name."""
    lexicon = time_lexicon()
    day_name = rf"(?:(?P<weekday>{weekday()}),?\s+(?:the\s+)?)?"
    turn = r"(?:(?P<rel>last|next|this|previous|this\s+past)\s+)?"
    seasons = "|".join(lexicon.seasons)
    holidays = "|".join(
        sorted((*lexicon.holidays, *lexicon.easter, *lexicon.lists["moving"]), key=len, reverse=True)
    ).replace("'", "['’]?")
    year = r"(?:1[89]|20)\d\d"
    return {
        "iso": r"(?P<y>(?:1[89]|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:t[\d:.+z]+)?",
        "numeric": r"(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<y>(?:19|20)\d\d|\d\d)(?!\d)",
        "day_month": rf"{day_name}(?:the\s+)?{days_of('day')}\s+(?:of\s+)?(?P<month>{month()}){year_after()}",
        "month_day": rf"{day_name}(?P<month>{month()})\s+(?:the\s+)?{days_of('day')}{year_after()}",
        "lost_comma": rf"(?P<weekday>)(?P<month>{month()})\s+(?P<day>[0-3]\d)(?P<day_to>)(?P<year>{year})(?!\d)",
        "month": rf"{turn}(?P<month>{month()}){year_after()}",
        "season": rf"{turn}(?:the\s+)?(?P<season>{seasons})\b{year_after()}",
        "decade": r"(?P<decade>(?:1[89]|20)\d0)['’]?s\b",
        "century": r"(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-]century",
        "holiday": rf"(?P<holiday>{holidays})\b{year_after()}",
        "day_of_month": r"(?P<nth>\d{1,2}(?:st|nd|rd|th))",
        "year": rf"(?P<year>{year})(?:[-–/](?P<year_to>(?:20|19)\d\d|\d\d)(?!\d|-))?(?!\d|[,.:]\d)",
    }


def _full_year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)


def _day_number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _day(year: int, number: int, day: int, why: str, *, stated: bool) -> Reading:
    try:
        return one_day(date(year, number, day), why, stated=stated)
    except ValueError:
        return Unread(f"there is no {day}.{number}. in {year}")


def _no_day(reading: Reading) -> str:
    return reading.reason if isinstance(reading, Unread) else "no such day"


def _year(words: str | None, context: Context | None) -> int | Unread | None:
    """Read the year behind a date; None when there is none."""
    if not words:
        return None
    if words[0].isdigit():
        return int(words)
    if context is None:
        return _NO_DATE
    return context.published.year + {"last": -1, "this": 0, "next": 1}[words.split()[0].casefold()]


def _year_of_day(number: int, day: int, weekday_name: str | None, context: Context) -> tuple[int, str]:
    """Choose the year of a date that names none, and say why."""
    today = context.published
    said = f"{day} {say_month(number)}"
    if weekday_name:
        wanted = weekday_number(weekday_name)
        for year in (today.year, today.year - 1, today.year + 1):
            if _falls_on(year, number, day) == wanted:
                return year, f"the year nearest to publication in which that day is a {weekday_name.capitalize()}"
    if context.is_future:
        year = today.year + ((number, day) < (today.month, today.day))
        return year, f"next {said} from publication on {say_day(today)}"
    if number == today.month and day > today.day:
        return (
            today.year,
            f"{said} later in the month of publication on {say_day(today)}, though the verb does not look ahead",
        )
    year = today.year - (number > today.month)
    return year, f"last {said} up to publication on {say_day(today)}"


def _falls_on(year: int, number: int, day: int) -> int | None:
    try:
        return date(year, number, day).weekday()
    except ValueError:
        return None


def _season(year: int, start: int, name: str, *, stated: bool) -> Span:
    first = date(year, start, 1)
    last = shift_months(first, 3) - timedelta(days=1)
    return Span(first=first, last=last, grain=Grain.PERIOD, why=f"{name} {year}, northern season", stated=stated)


def _holiday(name: str, year: int) -> date:
    lexicon = time_lexicon()
    if name in lexicon.easter:
        return _easter(year) + timedelta(days=lexicon.easter[name])
    number, day = lexicon.holidays[name]
    return date(year, number, day)


def _easter(year: int) -> date:
    """Work out Western Easter Sunday (the anonymous Gregorian algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - ((b - (b + 8) // 25 + 1) // 3) + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
