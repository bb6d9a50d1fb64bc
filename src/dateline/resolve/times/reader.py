"""The reader of time words that the pipeline hands to extraction and resolution."""

import re
from datetime import date

from dateline.model.lookups import TimeSpan
from dateline.model.resolution import TimeBasis, TimeRef
from dateline.resolve.times.finding import find_times
from dateline.resolve.times.limits import read_expression
from dateline.resolve.times.span import Context, Unread
from dateline.resolve.times.timex import Timex, find_timexes

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " "})


class TimeReader:
    """Finds time expressions and reads them against the publication day; implements ``model.lookups.TimeWords``.

    Reads news English. Nothing is taken from the clock of the machine, and what cannot be read says why.
    """

    def find(self, text: str) -> list[TimeSpan]:
        """Time expressions of `text`, left to right, not overlapping.

        Durations ("for two hours", "the five-year plan") and habits ("every Friday") are no times and left out.
        """
        return find_times(text)

    def timexes(self, text: str, published_at: date | None) -> tuple[Timex, ...]:
        """Time expressions as TimeML's TIMEX3, with durations ("for two hours") and habits ("every Friday")."""
        return find_timexes(text, published_at)

    def resolve(self, words: str, published_at: date | None, tense: str) -> TimeRef:
        """Read one expression as the first and last day that it allows, both included.

        `tense` is ``past``, ``present`` or ``future``. The basis is ``stated`` when the words name the year,
        ``relative`` when they need `published_at`, ``unknown`` with the reason when they can't be read.
        """
        plain = " ".join(words.translate(_QUOTES).casefold().split())
        plain = re.sub(r"^[\s\"'(,;:]+|[\s\"'),;:]+$|'s$", "", plain)
        context = Context(published=published_at, tense=tense) if published_at else None
        try:
            reading = read_expression(plain, context)
        except (OverflowError, ValueError):  # "10,000 years ago": before the first day that datetime knows
            return _unknown(f"{words!r} lies outside the calendar")
        if reading is None:
            return _unknown(f"no rule reads {words!r} as a time")
        if isinstance(reading, Unread):
            return _unknown(reading.reason)
        return TimeRef(
            quote=None,
            earliest=reading.first,
            latest=reading.last,
            basis=TimeBasis.STATED if reading.stated else TimeBasis.RELATIVE,
            reason=reading.why,
        )


def _unknown(reason: str) -> TimeRef:
    return TimeRef(quote=None, earliest=None, latest=None, basis=TimeBasis.UNKNOWN, reason=reason)
