"""How fighting, presence and the holding of single parts shape the states of a place."""

from collections.abc import Sequence

from dateline.control.changes import TOLERANCE_DAYS
from dateline.control.evidence import Evidence, Stance
from dateline.control.states import State, active, ordered, resume
from dateline.control.words import is_centre
from dateline.model.control import ControlStatus
from dateline.model.days import ALWAYS
from dateline.model.sides import Closeness, Sides


def share_out(parts: Sequence[Evidence], states: list[State], sides: Sides) -> list[State]:
    """Where different sides have parts of a place, and nobody is said to have all of it, it is contested.

    One side's part alone says nothing of the whole; against another that is said to hold the whole it speaks.
    """
    for said in parts:
        now = active(states, said.last)
        if now is not None and now.status is not ControlStatus.UNKNOWN:
            if not now.is_of(said.keys, sides):
                now.against.append(said)
            elif now.status is ControlStatus.CONTESTED:
                now.support.append(said)
            continue
        if now is not None and _has_centre(said, now, parts, sides):
            reason = "its holder left, and one side alone is said to have its centre"
            held = State(status=ControlStatus.HELD, first=now.first, last=now.last, reason=reason)
            held.support = [said, *now.support]
            states = ordered([*(state for state in states if state is not now), held])
            continue
        others = [other for other in parts if _opposed(said, other, sides)]
        if others:
            told = list(dict.fromkeys([said, *others]))
            since = ALWAYS if now is None else now.last
            first = since if all(part.item.claim.kind == "territory_held" for part in told) else said.first
            split = State(
                status=ControlStatus.CONTESTED,
                first=min(first, said.last),
                last=said.last,
                reason="different sides are said to hold parts of it",
                support=told,
            )
            states = ordered([*states, split])
    return states


def _has_centre(said: Evidence, now: State, parts: Sequence[Evidence], sides: Sides) -> bool:
    """Whether others left the place to the only side that has a part of it, and that part is its centre."""
    mention = said.item.claim.place
    centre = mention is not None and mention.part is not None and is_centre(mention.part)
    left = [other for other in now.support if other.stance is Stance.LEAVES]
    alone = all(sides.related(said.keys, other.keys) for other in parts)
    apart = bool(left) and all(sides.closest(said.keys, other.keys) is Closeness.APART for other in left)
    return centre and alone and apart and abs(said.last - now.last) <= TOLERANCE_DAYS


def _opposed(said: Evidence, other: Evidence, sides: Sides) -> bool:
    """Whether two claims, or one by itself, give parts of a place to different sides at about one time."""
    near = abs(said.last - other.last) <= TOLERANCE_DAYS and other.last <= said.last
    if said is other:
        keys = sorted(said.keys)
        return any(sides.closeness(one, two) is Closeness.APART for one in keys for two in keys)
    return near and sides.closest(said.keys, other.keys) is Closeness.APART


def fight(said: Evidence, states: list[State], sides: Sides) -> list[State]:
    """Fighting, a siege or an advance changes no holder; where nobody is said to hold the place it is unknown.

    Fighting inside a place between its holder and another side contests it from then on (field notes 1.6: contested
    needs evidence that the enemy is inside, not merely reports of clashes).
    """
    now = active(states, said.last)
    battle = said.inside and not said.presence and not said.denied
    if now is not None:
        if now.status is ControlStatus.UNKNOWN:
            return _unknown_yet(said, states, now, battle=battle)
        if said.inside and now.status is ControlStatus.HELD:
            if battle and said.first > now.last and _against_holder(said, now, sides):
                return ordered([*states, _contested(said), *resume(now, said)])
            if not now.is_of(said.keys, sides):
                now.against.append(said)
        return states
    if states and said.last >= states[0].first:
        return states  # the fight for it: it was taken in those days
    if battle:
        return ordered([*states, _contested(said)])
    told = "fighting or presence at it is no control of it, and nobody is said to hold it"
    return ordered(
        [*states, State(status=ControlStatus.UNKNOWN, first=said.first, last=said.last, reason=told, support=[said])]
    )


def _unknown_yet(said: Evidence, states: list[State], now: State, *, battle: bool) -> list[State]:
    if battle and said.last > now.last:
        return ordered([*states, _contested(said)])
    now.support.append(said)
    return states


def _contested(said: Evidence) -> State:
    told = "fighting inside it, and nobody is said to hold all of it"
    return State(status=ControlStatus.CONTESTED, first=said.first, last=said.last, reason=told, support=[said])


def _against_holder(said: Evidence, now: State, sides: Sides) -> bool:
    """Whether the holder itself fights there, against others who are named."""
    mine = now.keys
    others = {party.key for party in (*said.parties, *said.losers)}
    rival = any(sides.closest((key,), mine) is Closeness.APART for key in others)
    return rival and any(sides.related((key,), mine) for key in others)
