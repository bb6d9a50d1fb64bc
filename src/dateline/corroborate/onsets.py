"""Bounds the day on which a place was taken by the assault that took it: nobody takes a town before attacking it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dateline.corroborate.block import ASSAULTS
from dateline.corroborate.facts import Facts
from dateline.corroborate.times import NARROW_DAYS
from dateline.model.event import Event
from dateline.model.resolution import TimeBasis, TimeRef
from dateline.model.sides import Sides

ASSAULT_DAYS: Final = 30
"""An assault told with its day bounds a taking that came at most this much later; a siege may last longer, and bounds
nothing."""


def bounded_by_assault(event: Event, members: Sequence[Facts], facts: Sequence[Facts], sides: Sides) -> Event:
    """Give a taking of which only the last possible day is known the first day of the assault on the same place.

    The assault must be by the same side, told with its day by a report that also tells of the taking. Of several the
    earliest counts: the bound must never cut off the day itself.
    """
    time = event.time
    if time is None or time.earliest is not None or time.latest is None or members[0].effect != "gain":
        return event
    told = {(fact.report, fact.place.key) for fact in members if fact.place}
    takers = {key for fact in members for key in fact.actors}
    latest = time.latest.toordinal()
    onsets = [
        fact
        for fact in facts
        if fact.real and fact.kind in ASSAULTS and fact.place and (fact.report, fact.place.key) in told
        if fact.width <= NARROW_DAYS
        and latest - ASSAULT_DAYS <= fact.first <= latest
        and sides.related(fact.actors, takers)
    ]
    if not onsets:
        return event
    first = min(onsets, key=lambda fact: (fact.first, fact.order))
    return replace(event, time=_bounded(time, first))


def _bounded(time: TimeRef, onset: Facts) -> TimeRef:
    day = date.fromordinal(onset.first)
    reason = f"{time.reason}; not before {day.isoformat()}, when the assault on it began ({onset.id})"
    basis = TimeBasis.CONTEXT if time.basis is TimeBasis.UNKNOWN else time.basis
    return replace(time, earliest=day, basis=basis, reason=reason)
