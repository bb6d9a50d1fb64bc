"""Disputes about when it happened."""

from collections.abc import Sequence
from datetime import date

from dateline.corroborate.disputes.positions import different_origins, dispute, said_by
from dateline.corroborate.facts import Facts
from dateline.model.days import ALWAYS
from dateline.model.event import Dispute, DisputeAbout


def date_disputes(event_id: str, members: Sequence[Facts]) -> list[Dispute]:
    """Find days that can't both be right, given by different origins; a wider time that holds both is no dispute."""
    timed = [fact for fact in members if fact.timed and fact.first != ALWAYS]
    groups = _apart(timed)
    if len(groups) < 2 or not any(different_origins(a, b) for at, a in enumerate(groups) for b in groups[at + 1 :]):
        return []
    sides = {_days(group): group for group in groups}
    told = "; ".join(f"{value} according to {said_by(group)}" for value, group in sides.items())
    return [dispute(DisputeAbout.DATE, sides, reason=f"days that can't both be right: {told}", event_id=event_id)]


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
