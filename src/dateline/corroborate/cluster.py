"""Groups claims into happenings: closest pairs first, and a group only grows while it holds together as a whole.

The order in which claims are handed in does not matter: all is done in the order of publication, report and offset,
and pairs of one score in that order too.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.corroborate.block import bound_together, candidate_pairs
from dateline.corroborate.facts import UNREAL, Facts
from dateline.corroborate.kinds import Ground
from dateline.corroborate.pairs import SAME_SCORE, Features, compare
from dateline.corroborate.places import PlaceMatch
from dateline.corroborate.takings import Takings
from dateline.corroborate.times import TimeMatch
from dateline.corroborate.vetoes import hard_veto, kinds_meet
from dateline.model.days import ALWAYS
from dateline.model.event import Verdict
from dateline.model.sides import Closeness

_NO_ODDS: Final = -10.0
_SILENT: Final = -1.0
"""Log-odds that the pairs across two groups must reach on average: less, and too many of them speak of two."""
_DENIED_WITHIN: Final = 14
"""Days after which a denial that names the place is of something else."""
_TELLING_WORDS: Final = 0.3
_DENIAL_SCORE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two tellings compared: what they share, and what forbids one happening."""

    features: Features
    veto: str | None

    @property
    def same(self) -> bool:
        """Whether the two by themselves are one happening."""
        return self.veto is None and self.features.score >= SAME_SCORE


@dataclass(slots=True, kw_only=True)
class Group:
    """Positions of the claims of one happening, and of the claims that deny it."""

    members: list[int]
    denials: list[int] = field(default_factory=list)


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
            known = Match(features=features, veto=veto)
            if veto is None:
                self._known[key] = known
        return known


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How some claims hang together, as positions: pairs that can be one happening, denials, and what binds them.

    `close` come with their scores, closest first; `same` and `apart` are those that a person judged so; `bound` only
    have to be worked out together.
    """

    close: tuple[tuple[float, int, int], ...]
    denials: tuple[tuple[float, int, int], ...]
    bound: tuple[tuple[int, int], ...]
    same: tuple[tuple[int, int], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()

    def pairs(self) -> Iterator[tuple[int, int]]:
        """All pairs of claims that are worked out together."""
        yield from ((left, right) for _, left, right in (*self.close, *self.denials))
        yield from (*self.bound, *self.same)


Decided = Mapping[tuple[str, str], Verdict]
"""What persons judged of pairs of claims, by their ids."""


def link_claims(matcher: Matcher, ground: Ground, decided: Decided, only: Collection[int] | None = None) -> Links:
    """Compare the claims that are worth comparing; with `only` those pairs that have a claim at these positions."""
    facts = matcher.facts
    real = [fact.real for fact in facts]
    denied = [not real[at] and fact.item.claim.modality not in UNREAL for at, fact in enumerate(facts)]
    close: list[tuple[float, int, int]] = []
    denials: list[tuple[float, int, int]] = []
    for left, right in candidate_pairs(facts, ground, only):
        one, other = facts[left], facts[right]
        if not kinds_meet(one.kind, other.kind, ground):
            continue
        if real[left] and real[right]:
            match = matcher.match(left, right)
            if match.same:
                close.append((-match.features.score, left, right))
        elif denied[left] != denied[right] and (real[left] or real[right]):
            denial, member = (left, right) if denied[left] else (right, left)
            score = _denial(facts[denial], facts[member], ground)
            if score:
                denials.append((-score, denial, member))
    same, apart = _judged(facts, decided)
    return Links(
        close=tuple(sorted(close)),
        denials=tuple(sorted(denials)),
        bound=tuple(bound_together(facts)),
        same=tuple(sorted((a, b) for a, b in same if real[a] and real[b])),
        apart=apart,
    )


def group_claims(matcher: Matcher, links: Links) -> list[Group]:
    """Group the claims of real happenings and attach their denials.

    What a person judged one is joined last, with all that each of the two has gathered; nothing forbids that but a
    person's word that something in them is different.
    """
    home = {at: Group(members=[at]) for at, fact in enumerate(matcher.facts) if fact.real}
    judged = _Judged(len(matcher.facts), links)
    for _, left, right in links.close:
        one, other = home[left], home[right]
        if one is not other and _whole(one.members, other.members, matcher):
            _join(home, one, other, judged)
    for left, right in links.same:
        _join(home, home[left], home[right], judged)
    best: dict[int, tuple[float, int]] = {}
    for score, denial, member in links.denials:  # a denial never makes a happening of its own
        best[denial] = min(best.get(denial, (0.0, 0)), (score, member))
    for denial, (_, member) in sorted(best.items()):
        home[member].denials.append(denial)
    groups = {id(group): group for group in home.values()}
    return list(groups.values())


def _judged(facts: Sequence[Facts], decided: Decided) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
    """Give the pairs that persons judged one happening, and those that they judged two."""
    position = {fact.id: at for at, fact in enumerate(facts)}
    found: dict[Verdict, set[tuple[int, int]]] = {verdict: set() for verdict in Verdict}
    for (a, b), verdict in decided.items():
        if a in position and b in position:
            found[verdict].add((min(position[a], position[b]), max(position[a], position[b])))
    return frozenset(found[Verdict.SAME]), frozenset(found[Verdict.DIFFERENT])


class _Judged:
    """What persons judged, with what follows from it: if A and B are one and B and C are two, so are A and C."""

    def __init__(self, size: int, links: Links) -> None:
        self._one = list(range(size))
        for left, right in links.same:
            first, second = sorted((self._one[left], self._one[right]))
            self._one = [first if one == second else one for one in self._one] if first != second else self._one
        self._apart = {frozenset((self._one[left], self._one[right])) for left, right in links.apart}

    def part(self, left: Sequence[int], right: Sequence[int]) -> bool:
        """Whether something in the one group is different from something in the other."""
        return bool(self._apart) and any(
            frozenset((self._one[a], self._one[b])) in self._apart for a in left for b in right
        )


def _join(home: dict[int, Group], one: Group, other: Group, judged: _Judged) -> None:
    """Make one group of two, but never against a person's word."""
    if one is other or judged.part(one.members, other.members):
        return
    one.members = sorted(one.members + other.members)
    for member in other.members:
        home[member] = one


def _whole(left: Sequence[int], right: Sequence[int], matcher: Matcher) -> bool:
    """Whether two groups hold together as a whole.

    Nothing forbids any pair; every member finds on average a partner on the other side; no more than half of the pairs
    are of neighbouring days; and what speaks against the other pairs stays within what a short mention leaves open.
    """
    best_left, best_right = [_NO_ODDS] * len(left), [_NO_ODDS] * len(right)
    odds = 0.0
    apart = 0
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            match = matcher.match(a, b)
            if match.veto is not None:
                return False
            found = match.features.odds
            odds += found
            apart += match.features.days_apart
            best_left[i], best_right[j] = max(best_left[i], found), max(best_right[j], found)
    pairs = len(left) * len(right)
    partners = [*best_left, *best_right]
    return pairs > 2 * apart and sum(partners) >= 0 and odds >= _SILENT * pairs


def _denial(denial: Facts, member: Facts, ground: Ground) -> float:
    """How much speaks for a denial's being of this happening; 0 when nothing does.

    "Denied on Thursday": a day after the happening is that of the denial.
    """
    if denial.timed and denial.first > member.last:
        denial = replace(denial, timed=False, first=ALWAYS)
    features = compare(denial, member, ground)
    if hard_veto(denial, member, features, ground) is not None or not _denies(denial, member, features):
        return 0.0
    return features.score + _beside(denial, member)


def _denies(denial: Facts, member: Facts, features: Features) -> bool:
    """Whether a denial is of this happening: in one report by standing beside it, across reports by what both say."""
    if denial.actors and features.actors is not None and features.actors < Closeness.PART:
        return False
    if denial.report == member.report:
        return features.place is not PlaceMatch.NEARBY and features.time is not TimeMatch.CLOSE
    if features.place in (PlaceMatch.SAME, PlaceMatch.BESIDE):
        return features.days_between <= _DENIED_WITHIN
    if features.score < _DENIAL_SCORE or features.time is TimeMatch.LOOSE:
        return False
    if features.place is PlaceMatch.WITHIN:
        return True
    return features.parties_agree and bool(denial.targets or features.words >= _TELLING_WORDS)


def _beside(denial: Facts, member: Facts) -> float:
    """What a denial of the same report counts for before those of others, more the nearer it stands."""
    if denial.report != member.report:
        return 0.0
    return 1.0 + 1.0 / (1.0 + abs(denial.start - member.end))
