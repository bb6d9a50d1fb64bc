"""What the explorer is asked to show: the words of its URL, those of ``frontend/src/lib/filter.ts``."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import Depends, Query

Name = Annotated[str | None, Query(max_length=300)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One view of the record. Empty values ask for everything.

    `place` is the id of a place, `actor` of a party, `speaker` the name of an origin. `at` is the day of the slider and
    `window` the days up to it in which events are shown; without a window all up to that day are.
    """

    place: str | None = None
    kind: str | None = None
    actor: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    at: date | None = None
    window: int | None = None
    known_on: date | None = None
    disputed: bool = False

    @property
    def first(self) -> str | None:
        """The first day that an event must have been on or after, as ISO text."""
        days = [self.since] if self.since else []
        if self.at and self.window:
            days.append(self.at - timedelta(days=min(self.window, self.at.toordinal()) - 1))
        return max(days).isoformat() if days else None

    @property
    def last(self) -> str | None:
        """The last day that an event must have begun on or before, as ISO text."""
        days = [day for day in (self.until, self.at) if day]
        return min(days).isoformat() if days else None


def _asked(  # noqa: PLR0913 - each is a word of the URL
    *,
    place: Name = None,
    kind: Name = None,
    actor: Name = None,
    speaker: Name = None,
    since: Annotated[date | None, Query(alias="from")] = None,
    until: Annotated[date | None, Query(alias="to")] = None,
    at: date | None = None,
    window: Annotated[int | None, Query(alias="win", ge=1, le=36_500)] = None,
    known_on: Annotated[date | None, Query(alias="as_known_on")] = None,
    disputed: bool = False,
) -> Asked:
    return Asked(
        place=place or None,
        kind=kind or None,
        actor=actor or None,
        speaker=speaker or None,
        since=since,
        until=until,
        at=at,
        window=window,
        known_on=known_on,
        disputed=disputed,
    )


AskedFor = Annotated[Asked, Depends(_asked)]
"""What a route of the explorer is asked for."""
