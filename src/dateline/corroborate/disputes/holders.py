"""Disputes about who held a place: before it was taken, or at one and the same time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.corroborate.disputes.positions import different_origins, dispute, names
from dateline.corroborate.facts import Facts
from dateline.corroborate.kinds import Ground
from dateline.corroborate.times import PUBLISHED_DAYS
from dateline.model.claim import Modality
from dateline.model.days import ALWAYS, NEVER
from dateline.model.event import Dispute, DisputeAbout
from dateline.model.holding import able_to_hold, is_held_itself
from dateline.model.origins import origin_speaker
from dateline.model.resolution import ActorRef, PlaceRef, Precision
from dateline.model.sides import Closeness, Sides

BEFORE_DAYS: Final = 30
"""How long before the taking of a place a claim still tells who held it when it was taken."""
STILL_DAYS: Final = 3
"""How long after a place was taken another's holding of it contradicts that, and tells nothing new."""
_TOO_WIDE: Final = frozenset({Precision.COUNTRY, Precision.NONE, Precision.NEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A claim that implies a holder of a place in some stretch of days (ordinals, both included)."""

    fact: Facts
    parties: tuple[ActorRef, ...]
    first: int
    last: int

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the holders."""
        return frozenset(party.key for party in self.parties)


def holder_disputes(events: Sequence[tuple[str, Sequence[Facts]]], ground: Ground) -> list[Dispute]:
    """Find places where claims imply different holders at one time; `events` are ids with their claims."""
    places: dict[str, list[tuple[str, Facts]]] = defaultdict(list)
    for event_id, members in events:
        for fact in members:
            if fact.place is not None and _speaks_of_holder(fact, fact.place):
                places[fact.place.key].append((event_id, fact))
    found: list[Dispute] = []
    for _, told in sorted(places.items()):
        takers = [fact for _, fact in told if fact.effect == "gain"]
        holds = [_holding(f, takers, ground.sides) for _, f in told if f.effect == "hold" and f.actors]
        takings: dict[str, list[Facts]] = defaultdict(list)
        for event_id, fact in told:
            if fact.effect == "gain":
                takings[event_id].append(fact)
        recalled = [hold for hold in holds if hold.first == ALWAYS]
        dated = [hold for hold in holds if hold.first != ALWAYS]
        for number, (event_id, facts) in enumerate(_by_day(takings)):
            known = [*dated, *recalled] if number == 0 else dated  # what is recalled is of before all that is reported
            found += _before(event_id, facts, known, ground.sides)
        found += _at_once(holds, ground.sides) or _held_on(takers, holds, ground.sides)
    return found


def _speaks_of_holder(fact: Facts, place: PlaceRef) -> bool:
    return (
        place.precision not in _TOO_WIDE
        and fact.effect in ("gain", "hold")
        and is_held_itself(fact.item)
        and bool(able_to_hold(fact.item.resolution.actors))
    )


def _holding(fact: Facts, takers: Sequence[Facts], sides: Sides) -> Holding:
    """A claim that somebody holds a place; without a time it is true as of its publication.

    It is true of some day before if it is recalled as background, or if its own report tells that another side took
    the place.
    """
    first, last = fact.first, fact.last
    lost = not _says_so_itself(fact, sides) and any(
        t.report == fact.report and sides.closest(t.actors, fact.actors) is Closeness.APART for t in takers
    )
    if not fact.timed and fact.published and not lost and fact.item.claim.modality is not Modality.BACKGROUND:
        first = fact.published
    return Holding(fact=fact, parties=fact.item.resolution.actors, first=first, last=last)


def _says_so_itself(fact: Facts, sides: Sides) -> bool:
    """Whether a side says of itself that it holds the place: beside another's taking of it that is no past."""
    speaker = origin_speaker(fact.item)
    own = {key for key in (speaker.side, speaker.actor_id) if key} if speaker is not None else set()
    return fact.item.claim.modality is Modality.ONGOING and sides.closest(own, fact.actors) is not Closeness.APART


def _by_day(takings: Mapping[str, Sequence[Facts]]) -> list[tuple[str, Sequence[Facts]]]:
    """Takings that have a day, the earliest first."""
    days = {
        event_id: min((_taken_on(fact) for fact in facts if fact.timed), default=NEVER)
        for event_id, facts in takings.items()
    }
    known = sorted((day, event_id) for event_id, day in days.items() if day != NEVER)
    return [(event_id, takings[event_id]) for _, event_id in known]


def _taken_on(fact: Facts) -> int:
    """The first day of a taking, or where only its last possible day is known, that."""
    return fact.last if fact.first == ALWAYS else fact.first


def _before(event_id: str, takings: Sequence[Facts], holds: Sequence[Holding], sides: Sides) -> list[Dispute]:
    """Who held the place until it was taken: those it was taken from, or others said to have been inside."""
    takers = frozenset(key for fact in takings for key in fact.actors)
    dated = [fact for fact in takings if fact.timed]
    taken, open_end = min(map(_taken_on, dated)), max(fact.last for fact in dated)
    losers = [
        Holding(fact=fact, parties=fact.item.resolution.targets, first=taken - 1, last=taken - 1)
        for fact in takings
        if fact.targets
    ]
    others = [
        hold
        for hold in holds
        if sides.closest(hold.keys, takers) is Closeness.APART
        and taken - BEFORE_DAYS <= hold.last
        and hold.first < taken
        and _not_after(hold, open_end)
        and (hold.first != ALWAYS or _told_of(hold, takings, taken))
    ]
    day = date.fromordinal(taken).isoformat()
    return _disputes([*losers, *others], sides, f"who held the place before it was taken on {day}", event_id)


def _told_of(hold: Holding, takings: Sequence[Facts], taken: int) -> bool:
    """A holding of some day before is of before this taking when its own report tells of it, or appeared soon after."""
    return hold.last <= taken + BEFORE_DAYS or any(hold.fact.report == fact.report for fact in takings)


def _not_after(hold: Holding, open_end: int) -> bool:
    """A claim without a time in a report of later days is about the past only when it is recalled as background."""
    return hold.fact.timed or hold.first == ALWAYS or hold.last <= open_end + PUBLISHED_DAYS


def _at_once(holds: Sequence[Holding], sides: Sides) -> list[Dispute]:
    """Two holders said to hold the place on one day, by claims that know the day: one dispute per stretch of days."""
    known = [hold for hold in holds if hold.first != ALWAYS and hold.last - hold.first <= BEFORE_DAYS]
    found: list[Dispute] = []
    for stretch in _stretches(known):
        opposed = [hold for hold in stretch if any(_oppose(hold, other, sides) for other in stretch)]
        if opposed:
            day = date.fromordinal(min(hold.first for hold in opposed)).isoformat()
            found += _disputes(opposed, sides, f"who held the place on {day}", None)
    return found


def _held_on(takers: Sequence[Facts], holds: Sequence[Holding], sides: Sides) -> list[Dispute]:
    """Find those who took the place, and others who soon after are said to hold it all the same."""
    found: dict[str, Holding] = {}
    for taker in (it for it in takers if it.timed and it.actors and it.first != ALWAYS):
        taken = Holding(fact=taker, parties=taker.item.resolution.actors, first=taker.first, last=taker.last)
        for hold in holds:
            soon = hold.first != ALWAYS and taker.last <= hold.first <= taker.last + STILL_DAYS
            again = any(it.first >= taker.first and sides.related(it.actors, hold.keys) for it in takers)
            if soon and not again and sides.closest(hold.keys, taken.keys) is Closeness.APART:
                found |= {taker.id: taken, hold.fact.id: hold}
    if not found:
        return []
    day = date.fromordinal(min(held.last for held in found.values())).isoformat()
    return _disputes(list(found.values()), sides, f"who held the place after {day}", None)


def _stretches(holds: Sequence[Holding]) -> list[list[Holding]]:
    """Split holdings into stretches of days without a gap."""
    stretches: list[list[Holding]] = []
    end = ALWAYS
    for hold in sorted(holds, key=lambda h: (h.first, h.last, h.fact.order)):
        if not stretches or hold.first > end:
            stretches.append([])
        stretches[-1].append(hold)
        end = max(end, hold.last)
    return stretches


def _oppose(left: Holding, right: Holding, sides: Sides) -> bool:
    meet = left.first <= right.last and right.first <= left.last
    return meet and sides.closest(left.keys, right.keys) is Closeness.APART


def _disputes(holdings: Sequence[Holding], sides: Sides, question: str, event_id: str | None) -> list[Dispute]:
    groups: list[tuple[set[str], list[Holding]]] = []
    for holding in sorted(holdings, key=lambda h: h.fact.order):
        near = [group for group in groups if sides.closest(holding.keys, group[0]) > Closeness.APART]
        keys = set(holding.keys).union(*(group[0] for group in near))
        groups = [group for group in groups if group not in near]
        groups.append((keys, [*(h for group in near for h in group[1]), holding]))
    against = [
        group
        for group in groups
        if any(different_origins(_facts(group), _facts(other)) for other in groups if other is not group)
    ]
    if len(against) < 2:
        return []
    values = {names(p for h in held for p in h.parties): [h.fact for h in held] for _, held in against}
    place = against[0][1][0].fact.place
    place_id = place.place_id if place else None
    reason = f"{question}: different origins name different holders"
    return [dispute(DisputeAbout.HOLDER, values, reason=reason, event_id=event_id, place_id=place_id)]


def _facts(group: tuple[set[str], list[Holding]]) -> list[Facts]:
    return [holding.fact for holding in group[1]]
