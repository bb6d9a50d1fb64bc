"""Dates as mastheads write them: found, read, and left unread when two readings are possible."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b[.,]?\s+\(?)?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DATE = re.compile(
    _WEEKDAY + r"(?<![\d/.:-])(?:"
    r"(?P<year_first>" + _YEAR + r")(?P<sep>[-/.])(?P<month_2>\d{1,2})(?P=sep)(?P<day_3>\d{1,2})(?!\d)"
    r"|(?P<one>\d{1,2})(?P<sep2>[-/.])(?P<two>\d{1,2})(?P=sep2)(?P<year_n>" + _YEAR + r")"
    r"|(?P<day_first>\d{1,2})(?:st|nd|rd|th)?(?:\s+of\s+|[\s.-]*)"
    + _MONTH.format("month_m")
    + r"(?:(?:,?\s*|-)(?P<year_m>"
    + _YEAR
    + r")|,?\s+'?(?P<year_2>\d\d)(?=\s*(?:--|[-–—(\]]|$)))?"
    r"|"
    + _MONTH.format("month_first")
    + r"\s+(?P<day_m>\d{1,2}?)(?:st|nd|rd|th)?(?:(?:,?\s*)(?P<year_l>"
    + _YEAR
    + r"))?(?!\d)"
    r")",
    re.IGNORECASE,
)
_PIVOT = 69
"""Two-digit years from 69 on are of the 1900s, as POSIX strptime reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a line, at `start` to `end`. `weekday` counts from Monday as 0.

    `readings` holds the days it can mean: one, two for a numeric date that reads both ways, none when the year is
    missing; then `month` and `day` are what is known.
    """

    start: int
    end: int
    text: str
    month: int | None
    day: int | None
    weekday: int | None
    readings: tuple[date, ...]

    @property
    def value(self) -> date | None:
        """The day it means, when only one reading is possible; a weekday beside it may decide between two."""
        fitting = [day for day in self.readings if self.weekday in (None, day.weekday())]
        days = fitting or list(self.readings)
        return days[0] if len(days) == 1 else None


def find_dates(text: str) -> Iterator[FoundDate]:
    """Find the dates of a text, left to right; impossible ones (31 February) are passed over."""
    for match in _DATE.finditer(text):
        if found := _read(match):
            yield found


def iso_date(words: str) -> date | None:
    """Read an ISO 8601 date or date and time (its own clock's day, no change of time zone); None if it is none."""
    match = re.match(r"\s*(\d{4})(-?)(\d{2})\2(\d{2})(?=$|[T\s])", words)
    return make_day(*map(int, match.group(1, 3, 4))) if match else None


def url_date(url: str | None) -> date | None:
    """Read the day in a web address ("/2016/05/03/", "/2016-05-03-"); None when it has none."""
    match = re.search(r"[/_-]((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)", url or "")
    return make_day(*map(int, match.groups())) if match else None


def _read(match: re.Match[str]) -> FoundDate | None:
    get = match.groupdict()
    month = day = None
    readings: tuple[date | None, ...] = ()
    if get["year_first"]:
        readings = (make_day(int(get["year_first"]), int(get["month_2"]), int(get["day_3"])),)
    elif get["one"]:
        one, two, year = int(get["one"]), int(get["two"]), int(get["year_n"])
        readings = (make_day(year, two, one), make_day(year, one, two))
    else:
        month = 1 + _MONTHS.index((get["month_m"] or get["month_first"])[:3].lower())
        day = int(get["day_first"] or get["day_m"])
        if year_words := get["year_m"] or get["year_l"]:
            readings = (make_day(int(year_words), month, day),)
        elif get["year_2"]:
            short = int(get["year_2"])
            readings = (make_day(short + (1900 if short >= _PIVOT else 2000), month, day),)
        elif make_day(2000, month, day) is None:
            return None
    days = tuple(dict.fromkeys(reading for reading in readings if reading))
    if readings and not days:
        return None
    weekday = _DAYS.index(get["weekday"][:3].lower()) if get["weekday"] else None
    return FoundDate(
        start=match.start(), end=match.end(), text=match[0], month=month, day=day, weekday=weekday, readings=days
    )


def make_day(year: int, month: int, day: int) -> date | None:
    """Make a day; None for one that no calendar has."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
