"""Changes of hands: which takings are one taking, and in which order they came."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.control.evidence import Evidence, Stance
from dateline.control.states import State
from dateline.model.control import ControlStatus
from dateline.model.days import ALWAYS
from dateline.model.sides import Closeness, Sides

TOLERANCE_DAYS: Final = 14
"""Reports of one taking may name days this far apart: the sides date the end of a fight for themselves."""


@dataclass(slots=True, kw_only=True)
class _Change:
    first: int
    last: int
    said: list[Evidence]
    differ: bool = False

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for said in self.said for key in said.keys)

    @property
    def losers(self) -> frozenset[str]:
        return frozenset(party.key for said in self.said for party in said.losers)

    @property
    def reported(self) -> tuple[int, str, int, str]:
        return min(said.order for said in self.said)


def taking_states(evidence: Sequence[Evidence], sides: Sides) -> list[State]:
    """Turn takings into states, one for each change of hands, in order."""
    takings = [said for said in evidence if said.stance is Stance.TAKES and not said.denied]
    changes: list[_Change] = []
    for said in sorted(
        takings, key=lambda s: (s.width, s.inferred, s.first, s.order)
    ):  # the sharpest dates lay the ground
        same = _find(said, changes, sides)
        if same is None:
            changes.append(_Change(first=said.first, last=said.last, said=[said]))
        else:
            same.said.append(said)
            _narrow(same, said)
    return _states(_in_order(changes), sides)


def former_holders(states: Sequence[State]) -> list[Evidence]:
    """Who held a place just before each taking, from the words "taken from".

    Of a taking of which only the last possible day is known the former holder is of some day before.
    """
    return [
        replace(
            said,
            stance=Stance.HOLDS,
            parties=said.losers,
            first=ALWAYS if state.first == ALWAYS else state.first - 1,
            last=state.last - 1,
            taken=True,
        )
        for state in states
        for said in (*state.support, *state.against)
        if said.losers
    ]


def _find(said: Evidence, changes: Sequence[_Change], sides: Sides) -> _Change | None:
    """The latest known change that a taking can be: same taker, days that meet, and nobody else in between."""
    fitting = []
    for change in changes:
        gap = max(said.first, change.first) - min(said.last, change.last)
        if sides.related(said.keys, change.keys) and gap <= TOLERANCE_DAYS:
            between = sorted((said.last, change.last))
            others = [c for c in changes if sides.closest(c.keys, said.keys) is Closeness.APART]
            known = gap <= 0 and (said.first != ALWAYS or said.background)  # news without a first day is no old news
            if known or not any(between[0] < c.last <= between[1] for c in others):
                fitting.append(change)
    return max(fitting, key=lambda change: (change.last, change.first), default=None)


def _narrow(change: _Change, said: Evidence) -> None:
    """Narrow a change down to the days that all allow. Where days differ, all that somebody names stay possible.

    A day that was taken from the context of a claim gives way to days that claims name themselves.
    """
    first, last = max(change.first, said.first), min(change.last, said.last)
    if first > last and not said.inferred:
        change.first, change.last, change.differ = min(change.first, said.first), max(change.last, said.last), True
    elif first <= last and not change.differ:
        change.first, change.last = first, last


def _in_order(changes: list[_Change]) -> list[_Change]:
    """By day; of changes that can be of one day, the one that lost the place to the other came first."""
    changes = sorted(changes, key=lambda change: (change.last, change.first, change.reported))
    for at in range(len(changes) - 1):
        one, other = changes[at], changes[at + 1]
        swapped = one.losers & other.keys and not other.losers & one.keys
        dated = ALWAYS not in (one.first, other.first)
        if swapped and dated and max(one.first, other.first) <= min(one.last, other.last):
            one.last, other.last = max(one.last, other.last), min(one.last, other.last)
            changes[at], changes[at + 1] = other, one
    return changes


def _states(changes: Sequence[_Change], sides: Sides) -> list[State]:
    states: list[State] = []
    for change in changes:
        before = states[-1] if states else None
        if before is not None and sides.related(change.keys, before.keys) and before.status is ControlStatus.HELD:
            before.support += change.said  # told again: nobody else held it in between
        elif before is not None and (before.first, before.last) == (change.first, change.last):
            _settle(states, change)
        else:
            how = "taken" if change.first != ALWAYS else "said to have been taken, the day is not known"
            held = ControlStatus.HELD
            states.append(State(status=held, first=change.first, last=change.last, reason=how, support=change.said))
    return states


def _settle(states: list[State], change: _Change) -> None:
    """Two takings within the same days: who took it from whom orders them, otherwise both are said to hold it."""
    before = states[-1]
    if change.losers & before.keys:
        before.last = max(before.first, change.last - 1) if before.first != ALWAYS else change.last - 1
        if before.last < change.last:
            held, how = ControlStatus.HELD, "taken back within the same days"
            states.append(State(status=held, first=change.first, last=change.last, reason=how, support=change.said))
            return
        states.pop()  # taken and lost on one day: only the last holder remains
        lost = [*before.support, *before.against]
        held, how = ControlStatus.HELD, "taken, and taken back on the same day"
        states.append(
            State(status=held, first=change.first, last=change.last, reason=how, support=change.said, against=lost)
        )
        return
    before.status = ControlStatus.CONTESTED
    before.reason = "two sides are said to have taken it within the same days, and nothing orders them"
    before.support += change.said
