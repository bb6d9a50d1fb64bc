"""Why claims of one report were joined into one telling: what weighed most, for a person to read.

Worked out for reports that are told anew, where it is written down, and not while claims are being joined.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.corroborate.going_on import evidence
from dateline.corroborate.going_on_weights import BIAS, WEIGHTS
from dateline.corroborate.kinds import Ground
from dateline.corroborate.telling import SURE, as_joined, text_begins

_NAMED: Final = 6
"""Pieces of evidence that a reason names: those that weigh most."""
_SEEN: Final = 0.005
"""Log-odds that two digits show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOn:
    """A claim that its report goes on about from the `first` of its telling: why, and how likely that is, 0 to 1."""

    first: str
    claim: str
    reason: str
    score: float


def told_on(facts: Iterable[Facts], told: Mapping[str, str], ground: Ground) -> Iterator[ToldOn]:
    """Say of each claim that is not the first of its telling why it is in it; `facts` are all of their reports."""
    reports: dict[str, list[Facts]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        reports.setdefault(fact.report, []).append(fact)
    for of_report in reports.values():
        body = text_begins(of_report)
        groups: dict[str, list[Facts]] = {}
        for fact in as_joined(of_report):
            groups.setdefault(told.get(fact.id, fact.id), []).append(fact)
        for first, members in groups.items():
            start = next(at for at, fact in enumerate(members) if fact.id == first)
            for at, fact in enumerate(members):
                if at != start:
                    later = max(at, start)  # of the two the one that was joined to what held the other
                    yield _told_on(first, fact.id, _weighed(members[:later], members[later], body, ground), later)


def _weighed(members: Sequence[Facts], later: Facts, body: int, ground: Ground) -> dict[str, float]:
    """What spoke for and against a claim's going on with these, on average: log-odds by name, the most first."""
    found: dict[str, float] = {}
    for member in members:
        for name, value in evidence(member, later, body, ground).items():
            found[name] = found.get(name, 0.0) + WEIGHTS.get(name, 0.0) * value / len(members)
    return dict(sorted(found.items(), key=lambda piece: (-abs(piece[1]), piece[0])))


def _told_on(first: str, claim: str, weights: Mapping[str, float], joined: int) -> ToldOn:
    odds = BIAS + sum(weights.values())
    named = list(weights.items())[:_NAMED]
    rest = sum(list(weights.values())[_NAMED:])
    pieces = [
        f"{name.replace(', ', ' with ')} {weight:+.2f}"
        for name, weight in (*named, ("all else", rest))
        if abs(weight) >= _SEEN
    ]
    many = f" on average over {joined} claims" if joined > 1 else ""
    said = f"{', '.join(pieces)}, outset {BIAS:+.2f}; in all {odds:+.2f}{many}, joined above {SURE:+.2f}"
    reason = f"one report goes on about the same happening: {said}"
    return ToldOn(first=first, claim=claim, reason=reason, score=round(1 / (1 + exp(-odds)), 4))
