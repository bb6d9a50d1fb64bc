"""How those who leave a place, or lose it, end their holding of it."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.control.evidence import Evidence, Stance
from dateline.control.states import State, active, ordered, resume
from dateline.model.control import ControlStatus
from dateline.model.days import ALWAYS
from dateline.model.sides import Sides


def had_held(said: Evidence) -> Evidence:
    """Who lost a place had held it up to then."""
    first = ALWAYS if said.first == ALWAYS else said.first - 1
    return replace(said, stance=Stance.HOLDS, first=first, last=said.last - 1, taken=True, lost=False)


def leave_all(leaving: Sequence[Evidence], states: list[State], sides: Sides) -> tuple[list[State], list[Evidence]]:
    """End the holdings of known holders that left; gives back those of whom nobody said yet that they held it."""
    staying: list[Evidence] = []
    for said in leaving:
        if _speaks_for_taker(said, states, sides):
            continue
        now = active(states, said.last)
        if now is None or not now.is_of(said.keys, sides):
            staying.append(said)
        else:
            states = _left(said, states, now)
    return states, staying


def leave_at_last(said: Evidence, states: list[State], sides: Sides) -> list[State]:
    """A party that left a place leaves it with nobody known to hold it, unless others are said to hold it then.

    What is recalled without a day says that it was left at some time, and not who holds it since.
    """
    if said.recalled or _speaks_for_taker(said, states, sides):
        return states
    now = active(states, said.last)
    if now is not None and not now.is_of(said.keys, sides):
        if now.status is ControlStatus.UNKNOWN:
            now.support.append(said)
        return states
    return _left(said, states, now)


def _speaks_for_taker(said: Evidence, states: Sequence[State], sides: Sides) -> bool:
    """Whether others took it in those days: the loser's leaving speaks for them."""
    following = [state for state in states if state.last >= said.first and not state.is_of(said.keys, sides)]
    if following and following[0].first <= said.last + 1 and following[0].status is not ControlStatus.UNKNOWN:
        following[0].support.append(said)
        return True
    return False


def _left(said: Evidence, states: list[State], now: State | None) -> list[State]:
    """A holder that leaves ends its holding; who came after is unknown until somebody says so."""
    reason = "its holder lost it" if said.lost else "its holder left" if now else "a party to the war left it"
    told = f"{reason}, and nobody is said to have taken it since"
    left = State(status=ControlStatus.UNKNOWN, first=said.first, last=said.last, reason=told, support=[said])
    return ordered([*states, left, *resume(now, said)])
