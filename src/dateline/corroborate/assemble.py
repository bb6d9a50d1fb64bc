"""Makes one event of the claims of one happening."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.corroborate.policies import best_quantities
from dateline.model.claim import Modality
from dateline.model.event import Event
from dateline.model.ids import make_id
from dateline.model.origins import independent_origins, origin_names, own_word
from dateline.model.resolution import ActorRef, PlaceRef, Precision, ResolvedClaim, TimeBasis, TimeRef
from dateline.model.sides import Sides
from dateline.vocab.kind_families import kind_families

_BY_PRECISION: Final = {precision: rank for rank, precision in enumerate(Precision)}
_BY_BASIS: Final = {
    TimeBasis.STATED: 0,
    TimeBasis.RELATIVE: 0,
    TimeBasis.CONTEXT: 1,
    TimeBasis.REPORT_DATE: 2,
    TimeBasis.UNKNOWN: 3,
}
_BY_MODALITY: Final = (Modality.OCCURRED, Modality.ONGOING, Modality.BACKGROUND)


def make_event(members: Sequence[Facts], denials: Sequence[Facts], sides: Sides) -> Event:
    """Make the event of some claims; `members` in the order of publication, the first is the anchor of the id.

    What the claims deny is listed among them but gives no place, time, party, figure, origin or outlet.
    """
    items = [fact.item for fact in members]
    # What a report tells as said before and no longer so is nobody's word, as long as anybody still says it.
    standing = [fact.item for fact in members if not fact.taken_back] or items
    modalities = {item.claim.modality for item in items}
    actors = _parties((item.resolution.actors for item in items), sides)
    targets = _parties((item.resolution.targets for item in items), sides)
    mutual = _kind(members) in kind_families().mutual  # one claim's first party is another one's second
    fighting = {it.key for it in actors} if mutual and len(actors) > 1 else set()
    return Event(
        id=event_id(members[0]),
        kind=_kind(members),
        modality=str(next(modality for modality in _BY_MODALITY if modality in modalities)),
        place=_place(items),
        time=_time(items),
        actors=actors,
        targets=tuple(it for it in targets if it.key not in fighting),
        quantities=best_quantities(items, sides=sides),
        claim_ids=tuple(fact.id for fact in sorted((*members, *denials), key=lambda fact: fact.order)),
        independent_origins=independent_origins(standing, sides),
        origins=origin_names(standing),
        outlets=tuple(sorted({item.outlet for item in items if item.outlet})),
    )


def event_id(anchor: Facts) -> str:
    """Name an event by its first claim, so that later reports do not change the name."""
    return make_id("evt", anchor.id)


def _kind(members: Sequence[Facts]) -> str:
    counts = Counter(fact.kind for fact in members)
    return max(counts, key=lambda kind: counts[kind])  # of equal counts the first told, as Counter keeps that order


def _place(items: Sequence[ResolvedClaim]) -> PlaceRef | None:
    places = [item.resolution.place for item in items if item.resolution.place]
    if not places:
        return None
    counts = Counter(place.key for place in places)
    return min(places, key=lambda place: (_BY_PRECISION[place.precision], place.place_id is None, -counts[place.key]))


def _time(items: Sequence[ResolvedClaim]) -> TimeRef | None:
    """Narrow the time down to the days that all claims allow; where they can't all be true, give all the days named."""
    times = _times_that_count(items)
    known = sorted((t for t in times if t.basis is not TimeBasis.UNKNOWN), key=_sharpness)
    if not known:
        return times[0] if times else None
    best = known[0]
    first, last = best.earliest or date.min, best.latest or date.max
    narrowed, apart = [best], False
    for time in known[1:]:
        low, high = time.earliest or date.min, time.latest or date.max
        if max(first, low) <= min(last, high):
            first, last = max(first, low), min(last, high)
            narrowed.append(time)
        elif _BY_BASIS[time.basis] <= _BY_BASIS[best.basis]:
            first, last, apart = min(first, low), max(last, high), True
    if len(known) == 1:
        return best
    how = (
        "the claims name days that differ; all of them" if apart else f"the days on which {len(narrowed)} claims agree"
    )
    return TimeRef(
        quote=best.quote,
        earliest=None if first == date.min else first,
        latest=None if last == date.max else last,
        basis=best.basis,
        reason=f"{how}; narrowest: {best.reason}" if best.reason else how,
    )


def _times_that_count(items: Sequence[ResolvedClaim]) -> list[TimeRef]:
    """Leave out what an outlet recalls on its own word where others told the time as news: its memory is no origin.

    A later report's "which fell on 1 November" would otherwise silently sharpen what those who were there left open.
    """
    timed = [item for item in items if item.resolution.time]
    bounded = [item for item in timed if _ends(item.resolution.time)]
    news = [item for item in bounded if not (item.claim.modality is Modality.BACKGROUND and own_word(item))]
    attributed = any(not own_word(item) for item in news)
    counted = news if attributed else timed
    return [item.resolution.time for item in counted if item.resolution.time]


def _ends(time: TimeRef | None) -> bool:
    return time is not None and time.basis is not TimeBasis.UNKNOWN and time.latest is not None


def _sharpness(time: TimeRef) -> tuple[int, int, date]:
    if time.earliest is None or time.latest is None:
        return _BY_BASIS[time.basis], date.max.toordinal(), time.earliest or time.latest or date.min
    return _BY_BASIS[time.basis], (time.latest - time.earliest).days, time.earliest


def _parties(named: Iterable[tuple[ActorRef, ...]], sides: Sides) -> tuple[ActorRef, ...]:
    """Join parties by key: those known to the lists and named by most claims first, wholes after their parts."""
    found: dict[str, ActorRef] = {}
    counts: Counter[str] = Counter()
    for parties in named:
        for party in parties:
            counts[party.key] += 1
            held = found.get(party.key)
            if held is None or len(party.allies) > len(held.allies):
                found[party.key] = party
    order = {key: at for at, key in enumerate(found)}
    parts = {key: sum(key in sides.wholes(other) for other in found) for key in found}
    ranked = sorted(found, key=lambda key: (parts[key] > 0, found[key].actor_id is None, -counts[key], order[key]))
    return tuple(found[key] for key in ranked)
