"""Turns the states of a place into intervals: half-open, in order, never overlapping, each with its ground."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from dateline.control.evidence import Evidence, Stance
from dateline.control.states import State, holders
from dateline.control.words import is_admitted
from dateline.model.control import ControlBasis, ControlInterval, ControlStatus, DateSpan
from dateline.model.days import ALWAYS, NEVER, day
from dateline.model.ids import make_id
from dateline.model.origins import independent_origins, origin_names, origin_speaker
from dateline.model.resolution import ActorRef, PlaceRef
from dateline.model.sides import Sides


def intervals_of(key: str, place: PlaceRef, states: Sequence[State], sides: Sides) -> tuple[ControlInterval, ...]:
    """Make intervals of the states of one place, given in order; each ends where the next one starts."""
    made: list[ControlInterval] = []
    before: State | None = None
    for state, following in zip_longest(states, states[1:]):
        end = _span(following) if following is not None else None
        made.append(_interval(key, place, state, before, end, sides))
        before = state
    return tuple(made)


def _interval(
    key: str, place: PlaceRef, state: State, before: State | None, end: DateSpan | None, sides: Sides
) -> ControlInterval:
    parties = holders(state, sides) if state.status is not ControlStatus.UNKNOWN else ()
    status = state.status
    if status is ControlStatus.HELD and len(parties) > 1:
        status = ControlStatus.SHARED
    start = _span(state)
    supporting, contradicting = _ids(state.support), _ids(state.against)
    items = [said.item for said in state.support]
    last_known = "" if end else "; last known"
    names = tuple(party.key for party in parties)
    days = _evidence_days(state, end)
    return ControlInterval(
        id=make_id("ctl", key, status, *names, str(start.earliest), str(start.latest)),
        place=place,
        status=status,
        holders=names,
        holder_names=tuple(party.name for party in parties),
        start=start,
        end=end,
        basis=_basis(state, before, parties, sides),
        supporting=supporting,
        contradicting=tuple(claim for claim in contradicting if claim not in supporting),
        according_to=origin_names(items),
        reason=f"{state.reason}{last_known}",
        evidence_days=days,
        first_evidence=days[0] if days and _is_seen_only(state) else None,
        last_evidence=days[-1] if days else None,
    )


def _is_seen_only(state: State) -> bool:
    """Whether claims only see a state on some day: no word of its beginning, nor that it had been so before."""
    seen = all(
        said.stance in (Stance.HOLDS, Stance.PARTLY) and not (said.taken or said.recalled) for said in state.support
    )
    return seen and state.first == ALWAYS


def _evidence_days(state: State, end: DateSpan | None) -> tuple[date, ...]:
    """The days for which supporting claims speak: never past the interval's end, nor past the report that says so.

    What is recalled without a day ("rebels had held it") is true of some day before: evidence of no day.
    """
    latest = end.latest.toordinal() - 1 if end and end.latest else NEVER
    found = set()
    for said in state.support:
        published = said.item.published_at.toordinal() if said.item.published_at else NEVER
        if not said.recalled:
            found.add(min(said.last, published, max(latest, state.first)))
    return tuple(known for known in map(day, sorted(found)) if known)


def _span(state: State) -> DateSpan:
    return DateSpan(earliest=day(state.first), latest=day(state.last))


def _ids(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    ordered = sorted(evidence, key=lambda said: said.order)
    return tuple(dict.fromkeys(said.item.id for said in ordered))


def _basis(state: State, before: State | None, parties: Sequence[ActorRef], sides: Sides) -> ControlBasis:
    """Against interest: the losing side says so. Corroborated: two independent origins. Claimed: anything less.

    Where the claims name different holders nothing is corroborated: each side's origins speak for its own.

    The word of the losing side weighs most (design, rule 2): it has no reason to say so falsely.
    """
    if state.status is ControlStatus.CONTESTED:
        return ControlBasis.CLAIMED
    holding = frozenset(party.key for party in parties)
    lost = {party.key for said in state.support for party in said.losers}
    lost |= {key for said in state.support if said.stance is Stance.LEAVES for key in said.keys}
    if before is not None and before.status is ControlStatus.HELD:
        lost |= before.keys
    lost = {key for key in lost if not sides.related((key,), holding)}
    for said in state.support:
        speaker = origin_speaker(said.item)
        side = speaker and (speaker.side or speaker.actor_id)
        if said.taken:
            continue
        if side and sides.related((side,), lost):
            return ControlBasis.AGAINST_INTEREST
        if speaker and is_admitted(speaker) and side and not sides.related((side,), holding):
            return ControlBasis.AGAINST_INTEREST
    return ControlBasis.CORROBORATED if _voices(state, holding, sides) > 1 else ControlBasis.CLAIMED


def _voices(state: State, holding: frozenset[str], sides: Sides) -> int:
    """How many independent origins say so: all voices of the holder's own side are one, its army, state and media."""
    others, own = [], 0
    for said in state.support:
        speaker = origin_speaker(said.item)
        side = speaker.side if speaker else None
        if side and sides.related((side,), holding):
            own = 1
        else:
            others.append(said.item)
    return independent_origins(others, sides) + own
