"""Values of TIMEX3: units, durations, habits, parts of the day and clock times, as ISO 8601 or TimeML writes them."""

import re
from datetime import date, timedelta

from dateline.resolve.times.patterns import count, weekday_number
from dateline.resolve.times.span import shift_months
from dateline.vocab.numbers import read_spelled
from dateline.vocab.times import time_lexicon

UNITS = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "night": ("", "D", 1),
    "week": ("", "W", 1), "weekend": ("", "WE", 1), "fortnight": ("", "W", 2), "month": ("", "M", 1),
    "quarter": ("", "M", 3), "season": ("", "M", 3), "year": ("", "Y", 1), "decade": ("", "Y", 10),
    "century": ("", "Y", 100), "centurie": ("", "Y", 100),
}  # fmt: skip
"""Letters of each unit of time, and how many of its letter one is."""
_EACH = {
    "hour": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "morning": "XXXX-XX-XXTMO",
    "afternoon": "XXXX-XX-XXTAF", "evening": "XXXX-XX-XXTEV", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "spring": "XXXX-SP",
    "summer": "XXXX-SU", "autumn": "XXXX-FA", "winter": "XXXX-WI",
}  # fmt: skip
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI",
          "dawn": "DW", "midnight": "NI", "lunchtime": "MI", "dusk": "EV"}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?\s*([ap])?\.?\s?m?")
_STEPS = {"next": 1, "following": 1, "later": 1, "after": 1, "previous": -1, "earlier": -1, "before": -1}


def of_unit(day: date, unit: str) -> str:
    """The unit of the calendar that a day lies in: its week, month, quarter, year."""
    week = day.isocalendar()
    name = unit.removesuffix("s")
    return {
        "week": f"{week.year}-W{week.week:02}", "fortnight": f"{week.year}-W{week.week:02}",
        "weekend": f"{week.year}-W{week.week:02}-WE", "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}", "year": str(day.year), "decade": str(day.year // 10),
        "century": str(day.year // 100),
    }.get(name, day.isoformat())  # fmt: skip


def duration(words: str) -> str:
    """The length that words tell: "three days" is P3D, "several months" PXM; empty where they tell none."""
    named = re.search(rf"\b({'|'.join(sorted(UNITS, key=len, reverse=True))})s?\b", words)
    if named is None:
        return ""
    time, letter, times = UNITS[named[1]]
    before = words[: named.start()].rstrip(" -")
    found = list(re.finditer(rf"(?<![\w.,]){count()}(?![\w])", before))
    if not found:
        return f"P{time}X{letter}" if named[0].endswith("s") else ""
    spoken = " ".join(found[-1]["count"].split())
    if spoken.startswith("half"):
        return {"hour": "PT30M", "year": "P6M", "day": "PT12H", "decade": "P5Y", "century": "P50Y"}.get(named[1], "")
    if spoken in time_lexicon().vague_counts:
        return f"P{time}{2 if 'couple' in spoken else 'X'}{letter}"
    digits = spoken.replace(",", "")
    number = int(digits) if digits.isdigit() else int(read_spelled(spoken) or 1)
    return f"P{time}{number * times}{letter}"


def habit(unit: str) -> str:
    """How often: "day" is every day."""
    name = unit.casefold()
    if name.removesuffix("s") in _EACH:
        return _EACH[name.removesuffix("s")]
    if name in time_lexicon().months:
        return f"XXXX-{time_lexicon().months[name]:02}"
    days = {day for day in time_lexicon().weekdays if len(day) > 5}
    return f"XXXX-WXX-{weekday_number(name) + 1}" if name.removesuffix("s") in days else ""


def day_part(words: str) -> str:
    """The part of the day that words name last ("Friday morning"), as TimeML writes it; empty for none."""
    found = re.findall(rf"\b({'|'.join(_PARTS)})\b", words)
    return _PARTS[found[-1]] if found else ""


def clock(words: str, day: str) -> str:
    """A clock time on a day: "8 PM" is T20, "15:00 GMT" T15:00."""
    found = _CLOCK.search(words)
    if found is None:
        return day
    hour = int(found[1]) % 12 + 12 * (found[3] == "p") if found[3] else int(found[1])
    return f"{day}T{hour:02}:{found[2]}" if found[2] else f"{day}T{hour:02}"


def anchored(words: str, day: str) -> str:
    """ "The previous day", "that year": counted from the day that the text told last."""
    if not day:
        return ""
    start = date.fromisoformat(day)
    step = next((number for word, number in _STEPS.items() if re.search(rf"\b{word}\b", words)), 0)
    unit = next((name for name in ("week", "month", "year", "night", "morning", "day") if name in words), None)
    if unit is None:
        return "PAST_REF" if "at th" in words else day
    if unit in {"month", "year"}:
        return of_unit(shift_months(start, step * (12 if unit == "year" else 1)), unit)
    moved = start + timedelta(days=step * (7 if unit == "week" else 1))
    part = {"night": "TNI", "morning": "TMO"}.get(unit, "")
    return of_unit(moved, "week") if unit == "week" else f"{moved.isoformat()}{part}"
