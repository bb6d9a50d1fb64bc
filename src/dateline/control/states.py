"""The states of one place while its timeline is being built."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.control.evidence import Evidence, Stance
from dateline.model.control import ControlStatus
from dateline.model.resolution import ActorRef
from dateline.model.sides import Sides


@dataclass(slots=True, kw_only=True)
class State:
    """One state of a place from some day between `first` and `last` on; it ends where the next one starts."""

    status: ControlStatus
    first: int
    last: int
    reason: str
    support: list[Evidence] = field(default_factory=list)
    against: list[Evidence] = field(default_factory=list)

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all who are said to hold it in this state."""
        return frozenset(key for said in self.support if said.stance in _HOLDING for key in said.keys)

    @property
    def said_until(self) -> int:
        """The last day for which somebody says so."""
        return max((said.last for said in self.support if not said.recalled), default=self.last)

    def is_of(self, keys: Iterable[str], sides: Sides) -> bool:
        """Tell whether one of these parties is among the holders."""
        return self.status is not ControlStatus.UNKNOWN and sides.related(keys, self.keys)


_HOLDING = frozenset({Stance.TAKES, Stance.HOLDS, Stance.PARTLY})


def ordered(states: Iterable[State]) -> list[State]:
    """Sort states by when they start for certain."""
    return sorted(states, key=lambda state: (state.last, state.first))


def active(states: Sequence[State], day: int) -> State | None:
    """The last state that has started for certain by a day; `states` in order."""
    started = [state for state in states if state.last <= day]
    return started[-1] if started else None


def _sees(said: Evidence) -> bool:
    return said.stance is Stance.HOLDS and not said.taken


def resume(state: State | None, said: Evidence) -> list[State]:
    """The state again after it was interrupted, where claims speak for days after that; they move over to it."""
    if state is None:
        return []
    later = [other for other in state.support if other.first > said.last and _sees(other)]
    if not later:
        return []
    state.support = [other for other in state.support if other not in later]
    first, last = min(other.first for other in later), min(other.last for other in later)
    how = "said to be held again; no report tells how it changed hands"
    return [State(status=state.status, first=min(first, last), last=last, reason=how, support=later)]


def holders(state: State, sides: Sides) -> tuple[ActorRef, ...]:
    """Who holds the place in a state: those whom all its claims name, else everybody named; one per body.

    Of a body and its part the one that more claims name stands for both.
    """
    named = [said for said in state.support if said.stance in _HOLDING]
    counts: dict[str, int] = {}
    refs: dict[str, ActorRef] = {}
    for said in named:
        for party in said.parties:
            counts[party.key] = counts.get(party.key, 0) + 1
            refs.setdefault(party.key, party)
    shared = [key for key in refs if counts[key] == len(named)]
    pool = shared if shared and state.status is not ControlStatus.CONTESTED else list(refs)
    chosen: list[str] = []
    for key in sorted(pool, key=lambda key: (-counts[key], -len(sides.wholes(key)), key)):
        if not sides.related((key,), chosen):
            chosen.append(key)
    return tuple(refs[key] for key in chosen)
