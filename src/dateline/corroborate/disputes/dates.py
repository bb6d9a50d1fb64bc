"""Disputes about when it happened."""

from collections.abc import Sequence
from datetime import date

from dateline.corroborate.disputes.positions import different_origins, dispute, said_by
from dateline.corroborate.facts import Facts
from dateline.corroborate.times import TOLERANCE
from dateline.model.days import ALWAYS
from dateline.model.event import Dispute, DisputeAbout
from dateline.model.resolution import TimeBasis


def date_disputes(event_id: str, members: Sequence[Facts]) -> list[Dispute]:
    """Find days that can't both be right, given by different origins; a wider time that holds both is no dispute.

    Only words of the claim itself count, not a time taken from its context. A place falls over a night, so one day more
    or less is no dispute about that.
    """
    timed = [fact for fact in members if fact.timed and fact.first != ALWAYS and _dates_itself(fact)]
    if members[0].effect == "gain" and _within_a_night(timed):
        return []
    groups = _apart(timed)
    if len(groups) < 2 or not any(different_origins(a, b) for at, a in enumerate(groups) for b in groups[at + 1 :]):
        return []
    sides = {_days(group): group for group in groups}
    told = "; ".join(f"{value} according to {said_by(group)}" for value, group in sides.items())
    return [dispute(DisputeAbout.DATE, sides, reason=f"days that can't both be right: {told}", event_id=event_id)]


def _dates_itself(fact: Facts) -> bool:
    time = fact.item.resolution.time
    return time is not None and time.basis in (TimeBasis.STATED, TimeBasis.RELATIVE)


def _within_a_night(timed: Sequence[Facts]) -> bool:
    narrow = [fact for fact in timed if fact.width <= TOLERANCE]
    return bool(narrow) and max(f.first for f in narrow) - min(f.last for f in narrow) <= TOLERANCE


def _apart(timed: Sequence[Facts]) -> list[list[Facts]]:
    """Split claims into groups whose days overlap within, never across; wide times that bridge groups are left out."""
    narrow = sorted(timed, key=lambda fact: (fact.last, fact.first, fact.order))
    anchors: list[Facts] = []
    for fact in narrow:  # the classic choice of intervals that do not meet, earliest end first
        if not anchors or fact.first > anchors[-1].last:
            anchors.append(fact)
    groups: list[list[Facts]] = [[] for _ in anchors]
    for fact in timed:
        met = [at for at, anchor in enumerate(anchors) if fact.first <= anchor.last and anchor.first <= fact.last]
        if len(met) == 1:
            groups[met[0]].append(fact)
    return [group for group in groups if group]


def _days(group: Sequence[Facts]) -> str:
    first, last = max(fact.first for fact in group), min(fact.last for fact in group)
    if first > last:
        first, last = last, first
    start, end = date.fromordinal(first), date.fromordinal(last)
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"
