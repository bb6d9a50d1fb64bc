"""Disputes about where it happened, within claims that are one event for other reasons.

Matching keeps different towns apart, so such an event is rare: a person judged the claims to be the same, or the
reports say so themselves.
"""

from collections.abc import Sequence
from typing import Final

from dateline.corroborate.disputes.positions import different_origins, dispute, said_by
from dateline.corroborate.facts import Facts
from dateline.corroborate.places import PlaceMatch, kilometres, match_places
from dateline.model.event import Dispute, DisputeAbout
from dateline.model.resolution import PlaceRef, Precision

NEAR_KM: Final = 25.0
"""Something "near" one town and something in another this close to it can be one: news names the town people know."""
_PLACED: Final = (Precision.EXACT, Precision.TOWN, Precision.NEAR, Precision.DISTRICT, Precision.PROVINCE)
_LOOSE: Final = frozenset({Precision.EXACT, Precision.NEAR})


def where_disputes(event_id: str, members: Sequence[Facts]) -> list[Dispute]:
    """Find places that can't both be right, given by different origins: two towns, or a town and another province.

    A province that holds the town, and a place that fits both sides, disputes nothing.
    """
    groups: list[tuple[PlaceRef, list[Facts]]] = []
    placed = [(fact.place, fact) for fact in members if fact.place is not None and fact.place.precision in _PLACED]
    for place, fact in sorted(placed, key=lambda it: (_PLACED.index(it[0].precision), it[1].order)):
        met = [group for group in groups if not _apart(group[0], place)]
        if not met:
            groups.append((place, [fact]))
        elif len(met) == 1:
            met[0][1].append(fact)
    against = [group for group in groups if any(different_origins(group[1], it[1]) for it in groups if it is not group)]
    if len(against) < 2:
        return []
    sides = {_name(place): facts for place, facts in against}
    if len(sides) < 2:
        return []
    told = "; ".join(f"{value} according to {said_by(facts)}" for value, facts in sides.items())
    return [dispute(DisputeAbout.PLACE, sides, reason=f"places that can't both be right: {told}", event_id=event_id)]


def _apart(left: PlaceRef, right: PlaceRef) -> bool:
    """Whether two places exclude each other. A town may lie in any district of its province."""
    if match_places(left, right) is not PlaceMatch.APART:
        return False
    precisions = {left.precision, right.precision}
    if Precision.DISTRICT in precisions and left.admin1 == right.admin1 and left.country == right.country:
        return False
    distance = kilometres(left, right)
    return not (precisions & _LOOSE and distance is not None and distance <= NEAR_KM)


def _name(place: PlaceRef) -> str:
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part))
