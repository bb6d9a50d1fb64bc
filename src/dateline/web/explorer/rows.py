"""Which events a view keeps, and their sums by place and month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.record.overview import Overview, OverviewEvent
from dateline.web.explorer.asked import Asked


def kept(overview: Overview, asked: Asked) -> list[int]:
    """Give the events of a view, as indexes, by their first day; those without a day last.

    An event counts when it can have been in the days asked for; one without any day only where no days are asked for.
    """
    party = _index([key for key, _ in overview.parties], asked.actor)
    origin = _index(overview.origins, asked.speaker)
    places = {number for number, place in enumerate(overview.places) if place.key == asked.place}
    first, last = asked.first, asked.last
    found = [
        number
        for number, event in enumerate(overview.events)
        if (asked.kind is None or event.kind == asked.kind)
        and (not asked.disputed or event.disputed)
        and (asked.actor is None or party in event.parties)
        and (asked.speaker is None or origin in event.origins)
        and (asked.place is None or event.place in places)
        and _in_time(event, first, last)
    ]
    return sorted(found, key=lambda number: begun(overview.events[number]) or "9999")


def begun(event: OverviewEvent) -> str | None:
    """The day from which on an event is shown: its first possible one, else its last."""
    return event.earliest or event.latest


def _in_time(event: OverviewEvent, first: str | None, last: str | None) -> bool:
    """The slider's rule, and `from` and `to`: ISO days compare as text."""
    if first is None and last is None:
        return True
    start = event.earliest or event.latest
    end = event.latest or event.earliest
    return start is not None and end is not None and (last is None or start <= last) and (first is None or end >= first)


def _index(names: Sequence[str], wanted: str | None) -> int:
    try:
        return names.index(wanted) if wanted is not None else -1
    except ValueError:
        return -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """How many events of one place in one month there are; `disputed` of them with a contradiction.

    `place` is None where no place is known, `month` ("2015-05") where no day is.
    """

    place: int | None
    month: str | None
    events: int
    disputed: int


def months(overview: Overview, numbers: Sequence[int]) -> list[Month]:
    """Sum events up by place and month of their first day."""
    counts: Counter[tuple[int | None, str | None]] = Counter()
    disputed: Counter[tuple[int | None, str | None]] = Counter()
    for number in numbers:
        event = overview.events[number]
        day = begun(event)
        key = (event.place, day[:7] if day else None)
        counts[key] += 1
        disputed[key] += event.disputed
    ordered = sorted(counts, key=lambda key: (key[1] or "", -1 if key[0] is None else key[0]))
    return [Month(place=it[0], month=it[1], events=counts[it], disputed=disputed[it]) for it in ordered]
