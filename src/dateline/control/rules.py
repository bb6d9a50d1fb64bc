"""How holdings and denials shape the states of a place (design, "Rules of the domain")."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.control.changes import TOLERANCE_DAYS, former_holders, taking_states
from dateline.control.evidence import Evidence, Stance
from dateline.control.fights import fight, share_out
from dateline.control.leaving import had_held, leave_all, leave_at_last
from dateline.control.states import State, active, ordered
from dateline.control.together import weighed_together
from dateline.model.control import ControlStatus
from dateline.model.days import ALWAYS
from dateline.model.origins import origin_speaker
from dateline.model.sides import Closeness, Sides

_ONGOING_REASON: Final = "said to be held; no report tells when it was taken"


def states_of(evidence: Sequence[Evidence], sides: Sides) -> list[State]:
    """Work out the states of one place from all that is said about it, in order."""
    evidence = weighed_together(evidence, sides)
    states = taking_states(evidence, sides)
    plain = [_in_its_report(said, evidence, sides) for said in evidence if not said.denied]
    plain += former_holders(states)
    plain += [had_held(said) for said in plain if said.lost]
    states, staying = leave_all(_sorted(plain, Stance.LEAVES), states, sides)
    holds = _sorted(plain, Stance.HOLDS)
    for said in (h for h in holds if not h.recalled and h.first != ALWAYS):
        states = _hold(said, states, sides)
    for said in (h for h in holds if h.recalled or h.first == ALWAYS):
        states = _hold_before(said, states, sides)
    for said in staying:  # whoever held it before is known only now
        states = leave_at_last(said, states, sides)
    states = share_out(_sorted(plain, Stance.PARTLY), states, sides)
    for said in _sorted(plain, Stance.FIGHTS):
        states = fight(said, states, sides)
    for said in evidence:
        if said.denied:
            _deny(said, states, sides)
    return _apart(states)


def _in_its_report(said: Evidence, evidence: Sequence[Evidence], sides: Sides) -> Evidence:
    """Read an undated holding in a report that tells of a taking by another side as the time before that taking."""
    if said.stance is not Stance.HOLDS or not said.undated or said.recalled:
        return said
    report = said.item.claim.report_id
    told = (e for e in evidence if e.stance is Stance.TAKES and not e.denied and e.item.claim.report_id == report)
    if any(sides.closest(e.keys, said.keys) is Closeness.APART for e in told):
        return replace(said, first=ALWAYS, recalled=True)
    return said


def _sorted(evidence: Sequence[Evidence], stance: Stance) -> list[Evidence]:
    return sorted((said for said in evidence if said.stance is stance), key=lambda s: (s.last, s.first, s.order))


def _hold(said: Evidence, states: list[State], sides: Sides) -> list[State]:
    """A dated holding supports a state of its side, or makes one, or contests the side that is said to hold it."""
    if said.taken and _lost_at_once(said, states, sides):
        return states
    now = active(states, said.last)
    starting = [s for s in states if s.first <= said.last and s.last >= said.first]
    for state in (*starting, *((now,) if now else ())):
        if state.is_of(said.keys, sides):
            state.support.append(said)
            return states
    if now is not None and _told_before(said, now):
        earlier = states[states.index(now) - 1] if states.index(now) else None
        if earlier is not None and earlier.is_of(said.keys, sides):
            earlier.support.append(said)
            now.first = max(now.first, min(said.last, now.last))
            return states
    if now is None or said.first < now.first:  # before the first, or true before the present one began
        return _insert_before(said, states, now)
    if now.status is ControlStatus.UNKNOWN:
        return ordered([*states, _held(said, now.first, said.last, _ONGOING_REASON)])
    if said.first <= now.last or now.said_until >= said.first:
        return _contest(said, states, now)
    if not said.taken and said.last - now.said_until <= TOLERANCE_DAYS:
        now.status = ControlStatus.CONTESTED
        now.reason = "claims name different holders within days of each other, and no report tells of a change"
        now.support.append(said)
        return states
    reason = "said to be held; no report tells how it changed hands"
    return ordered([*states, _held(said, now.said_until, said.last, reason)])


def _told_before(said: Evidence, now: State) -> bool:
    """Whether a holding is of the days in which another took the place, told before anybody reported the taking."""
    reported = min((taking.order for taking in now.support if taking.stance is Stance.TAKES), default=None)
    return reported is not None and said.last <= now.last and said.order[0] < reported[0]


def _lost_at_once(said: Evidence, states: Sequence[State], sides: Sides) -> bool:
    """A former holder that had taken the place on the very day it lost it again: no state of its own."""
    beaten = (e for state in states for e in state.against if e.stance is Stance.TAKES and e.first <= said.last + 1)
    return any(sides.related(said.keys, e.keys) for e in beaten)


def _held(said: Evidence, first: int, last: int, reason: str) -> State:
    first = max(first, said.first) if said.since else first
    return State(status=ControlStatus.HELD, first=min(first, last), last=last, reason=reason, support=[said])


def _insert_before(said: Evidence, states: list[State], now: State | None) -> list[State]:
    reason = "held until it was taken" if said.taken else _ONGOING_REASON
    following = now or next((state for state in states if state.last > said.last), None)
    day = said.last if following is None or following.first == ALWAYS else min(said.last, following.first - 1)
    earlier = active([state for state in states if state is not following], day)
    first = ALWAYS if earlier is None else earlier.last
    return ordered([*states, _held(said, first, day, reason)])


def _contest(said: Evidence, states: list[State], now: State) -> list[State]:
    reason = "claims name different holders for the same days"
    if said.first <= now.last:
        now.status, now.reason = ControlStatus.CONTESTED, reason
        now.support.append(said)
        return states
    again = [s for s in now.support if s.last >= said.first]
    both = State(
        status=ControlStatus.CONTESTED, first=said.first, last=said.last, reason=reason, support=[*again, said]
    )
    return ordered([*states, both])


def _hold_before(said: Evidence, states: list[State], sides: Sides) -> list[State]:
    """A holding of some day before: it supports its side's state, or tells of the time before the first change."""
    for state in states:
        since = state.last if said.taken else state.first
        if state.is_of(said.keys, sides) and since <= said.last:
            state.support.append(said)
            return states
    changes = [s for s in states if any(e.stance is Stance.TAKES for e in s.support)]
    limit = min([said.last, *(s.first - 1 for s in changes if s.first != ALWAYS)])
    earliest = states[0] if states else None
    if earliest is not None and earliest not in changes and earliest.first == ALWAYS:
        earliest.status = ControlStatus.CONTESTED
        earliest.reason = "claims name different holders for the time before it was taken"
        earliest.support.append(said)
        return states
    return ordered([*states, _held(said, ALWAYS, limit, "said to have been held at some time before")])


def _deny(said: Evidence, states: Sequence[State], sides: Sides) -> None:
    """A denial speaks against the states of the side that it denies, from the days it speaks of on."""
    for at, state in enumerate(states):
        ends = states[at + 1].last if at + 1 < len(states) else said.last
        if state.is_of(said.keys, sides) and said.first <= max(ends, state.last) and state.first <= said.last:
            state.against.append(said)
            if state.status is ControlStatus.HELD and _word_against_word(said, state, sides):
                state.status = ControlStatus.CONTESTED
                state.reason = "its taker alone says so, and the other side denies it"


def _word_against_word(denial: Evidence, state: State, sides: Sides) -> bool:
    """Whether a holding rests on nobody but the holder's own side, and another side of the war denies it."""
    speaker = origin_speaker(denial.item)
    denier = (speaker.side or "") if speaker else ""  # a monitor that denies it takes no side
    told = [_side_of(said) for said in state.support]
    own = all(side and sides.related((side,), state.keys) for side in told)
    return own and bool(denier) and sides.closest((denier,), state.keys) is Closeness.APART


def _side_of(said: Evidence) -> str | None:
    speaker = origin_speaker(said.item)
    return (speaker.side or speaker.actor_id) if speaker else None


def _apart(states: list[State]) -> list[State]:
    """Make starts strictly rise, so that no two intervals overlap: states of one certain start become one."""
    kept: list[State] = []
    for state in ordered(states):
        before = kept[-1] if kept else None
        if before is None or state.last > before.last:
            state.first = max(state.first, before.first) if before else state.first
            kept.append(state)
            continue
        before.against += state.against
        if state.status is ControlStatus.UNKNOWN:
            before.against += state.support
        elif before.status is ControlStatus.UNKNOWN:
            before.status, before.reason = state.status, state.reason
            before.against, before.support = [*before.against, *before.support], list(state.support)
        else:
            before.status = ControlStatus.CONTESTED
            before.reason = "claims name different holders from the same day on"
            before.support += state.support
    return kept
