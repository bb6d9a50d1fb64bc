"""Groups claims into happenings: closest pairs first, and a group only grows while it holds together as a whole.

The order in which claims are handed in does not matter: all is done in the order of publication, report and offset,
and pairs of one score in that order too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.corroborate.block import candidate_pairs
from dateline.corroborate.facts import UNREAL, Facts
from dateline.corroborate.figures import Agreement
from dateline.corroborate.kinds import Ground
from dateline.corroborate.pairs import SAME_SCORE, Features, compare
from dateline.corroborate.places import PlaceMatch, two_towns
from dateline.corroborate.takings import Takings
from dateline.corroborate.times import TimeMatch
from dateline.corroborate.vetoes import doubt, hard_veto, kinds_meet
from dateline.model.sides import Closeness

_WHOLE_SCORE: Final = 0.55
"""What the pairs across two groups must reach on average: no chain of neighbours glues a campaign into one event."""
_DENIAL_SCORE: Final = 0.5
_NEAR_MISSES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two claims compared: what they share, what forbids and what is missing for one happening."""

    features: Features
    veto: str | None
    doubt: str | None

    @property
    def same(self) -> bool:
        """Whether the two by themselves are one happening."""
        return self.veto is None and self.doubt is None and self.features.score >= SAME_SCORE


@dataclass(slots=True, kw_only=True)
class Group:
    """Positions of the claims of one happening, and of the claims that deny it."""

    members: list[int]
    denials: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Two claims as alike as one happening that something forbids to be one."""

    left: int
    right: int
    match: Match


class Matcher:
    """Compares claims by position and remembers pairs that nothing forbids: they are asked for again and again."""

    def __init__(self, facts: Sequence[Facts], ground: Ground) -> None:
        self.facts = facts
        self._ground = ground
        self._takings = Takings(facts, ground.sides)
        self._known: dict[tuple[int, int], Match] = {}

    def match(self, left: int, right: int) -> Match:
        """Compare two claims, the order does not matter."""
        key = (left, right) if left < right else (right, left)
        known = self._known.get(key)
        if known is None:
            a, b = self.facts[key[0]], self.facts[key[1]]
            features = compare(a, b, self._ground)
            veto = hard_veto(a, b, features, self._ground)
            if veto is None and self._takings.between(a, b):
                veto = "another side took the place in between"
            known = Match(features=features, veto=veto, doubt=None if veto else doubt(a, b, features, self._ground))
            if veto is None:
                self._known[key] = known
        return known


def group_claims(matcher: Matcher, ground: Ground) -> tuple[list[Group], list[NearMiss]]:
    """Group the claims of real happenings, attach their denials, and give what a veto stopped."""
    facts = matcher.facts
    real = [fact.real for fact in facts]
    denied = [not real[at] and fact.item.claim.modality not in UNREAL for at, fact in enumerate(facts)]
    home = {at: Group(members=[at]) for at in range(len(facts)) if real[at]}
    for left, right in _told_again(facts):
        if left in home and right in home:
            _join(home, left, right, matcher, forced=True)
    close: list[tuple[float, int, int]] = []
    missed: list[NearMiss] = []
    denials: list[tuple[int, int]] = []
    for left, right in candidate_pairs(facts, ground):
        one, other = facts[left], facts[right]
        if not kinds_meet(one.kind, other.kind, ground) or two_towns(one.place, other.place):
            continue
        if real[left] and real[right]:
            match = matcher.match(left, right)
            if match.same:
                close.append((-match.features.score, left, right))
            elif match.veto and match.features.score >= SAME_SCORE:
                missed.append(NearMiss(left=left, right=right, match=match))
        elif denied[left] != denied[right] and (real[left] or real[right]):
            denials.append((left, right) if denied[left] else (right, left))
    for _, left, right in sorted(close):
        _join(home, left, right, matcher, forced=False)
    _attach(denials, home, matcher)
    groups = {id(group): group for group in home.values()}
    return list(groups.values()), _bounded(missed)


def _told_again(facts: Sequence[Facts]) -> Iterable[tuple[int, int]]:
    position = {fact.id: at for at, fact in enumerate(facts)}
    for at, fact in enumerate(facts):
        earlier = position.get(fact.item.claim.same_as or "")
        if earlier is not None:
            yield earlier, at


def _join(home: dict[int, Group], left: int, right: int, matcher: Matcher, *, forced: bool) -> None:
    one, other = home[left], home[right]
    if one is other or not _whole(one.members, other.members, matcher, forced=forced):
        return
    one.members = sorted(one.members + other.members)
    for member in other.members:
        home[member] = one


def _whole(left: Sequence[int], right: Sequence[int], matcher: Matcher, *, forced: bool) -> bool:
    """Whether two groups hold together: nothing forbids any pair, and pairs that can be judged agree on average."""
    scores: list[float] = []
    doubts = apart = counted = 0
    for a in left:
        for b in right:
            match = matcher.match(a, b)
            if match.veto is not None:
                return False
            if match.doubt is not None:
                doubts += 1
                apart += match.features.time is TimeMatch.CLOSE
            else:
                scores.append(match.features.score)
                counted += match.features.figures is Agreement.AGREE
    strong = len(scores) + counted > apart  # a figure in common outweighs neighbouring days
    return forced or (strong and len(scores) >= doubts and sum(scores) >= _WHOLE_SCORE * len(scores))


def _attach(denials: Iterable[tuple[int, int]], home: dict[int, Group], matcher: Matcher) -> None:
    """Give each denial to the happening that it fits best; a denial never makes a happening of its own."""
    best: dict[int, tuple[float, int]] = {}
    for denial, member in denials:
        match = matcher.match(denial, member)
        same_report = matcher.facts[denial].report == matcher.facts[member].report
        if match.veto is None and _denies(matcher.facts[denial], match.features, same_report=same_report):
            best[denial] = min(best.get(denial, (0.0, 0)), (-match.features.score, member))
    for denial, (_, member) in sorted(best.items()):
        home[member].denials.append(denial)


def _denies(denial: Facts, features: Features, *, same_report: bool) -> bool:
    if features.score < _DENIAL_SCORE or features.time is TimeMatch.LOOSE:
        return False
    if denial.place is None and not (same_report and (denial.timed or denial.targets)):
        return False
    if denial.actors and (features.actors is None or features.actors < Closeness.PART):
        return False
    return features.place not in (PlaceMatch.SAME_COUNTRY, PlaceMatch.IN_COUNTRY) or features.actors is not None


def _bounded(missed: list[NearMiss]) -> list[NearMiss]:
    """Keep the closest misses, a few per claim: they explain, they are not a table of all that differs."""
    kept: list[NearMiss] = []
    seen: dict[int, int] = {}
    for miss in sorted(missed, key=lambda miss: (-miss.match.features.score, miss.left, miss.right)):
        if seen.get(miss.left, 0) < _NEAR_MISSES and seen.get(miss.right, 0) < _NEAR_MISSES:
            kept.append(miss)
            for at in (miss.left, miss.right):
                seen[at] = seen.get(at, 0) + 1
    return kept
