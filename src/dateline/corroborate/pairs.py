"""Whether two claims can be about one happening: features, then what speaks against it, then a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from types import MappingProxyType
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.corroborate.figures import Agreement, compare_figures
from dateline.corroborate.kinds import Ground
from dateline.corroborate.places import PlaceMatch, match_places
from dateline.corroborate.times import COUNTED, TimeMatch, match_times
from dateline.model.resolution import Precision
from dateline.model.sides import Closeness, Sides

SAME_SCORE: Final = 0.6
"""From this score on two tellings are judged to be one happening."""

# What speaks for and against one happening, as weights of a logistic model over what both tellings say: changes in the
# log-odds. Fitted by tools/joining to the pairs of the dev half of benchmarks/disagreement (ridge, towards weights that
# were set by hand before), then held against ECB+'s train split and the golden cases, which made those heavier that
# bundles hardly have: places within others, numbers far apart, no day, many days between. docs/models/joining.md.
_BIAS: Final = -0.6
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "place same": 1.9,
        "place beside": 1.8,
        "place within": -0.6,
        "place unlisted": 0.2,
        "place nearby": -0.5,
        "place named": 1.3,
        "place namesake": -0.5,
        "place same wide": 0.5,
        "place one unknown": 0.8,
        "place both unknown": 0.3,
        "place same country": -0.2,
        "place in country": -1.5,
        "time same days": 1.4,
        "time overlap": 0.6,
        "time close": -0.9,
        "time published": 0.4,
        "time loose": -1.5,
        "time of one taking": 0.0,
        "days between the reports": -0.2,
        "kind same": 0.0,
        "kind alike": -1.3,
        "kind loosely": -0.9,
        "actors same": 0.3,
        "actors part": 0.3,
        "actors siblings": 0.0,
        "actors apart": -1.1,
        "targets same": 0.6,
        "targets part": 0.5,
        "targets siblings": 0.0,
        "targets apart": -0.3,
        "figures agree": 1.5,
        "figures fit": 0.4,
        "figures conflict": -0.4,
        "figures far": -3.0,
        "figures equal": 0.8,
        "lead": 0.7,
        "told apart in one report": -3.5,
        "words": 1.8,
    }
)


_LOOSE: Final = frozenset({Precision.NONE, Precision.NEAR, Precision.DISTRICT, Precision.PROVINCE})
_UNPLACED: Final = frozenset(
    {PlaceMatch.ONE_UNKNOWN, PlaceMatch.BOTH_UNKNOWN, PlaceMatch.SAME_COUNTRY, PlaceMatch.IN_COUNTRY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What two tellings have in common. A party match is None where one of them does not say.

    `equal` marks a figure of five or more that both give, `lead` that both stand at the head of their reports, `words`
    the share of longer words in common, 0 to 1; `taking` marks two takings of a place, `days_between` counts from the
    one report's publication to the other's.
    """

    place: PlaceMatch
    time: TimeMatch
    actors: Closeness | None
    targets: Closeness | None
    figures: Agreement
    same_kind: bool
    alike_kind: bool = False
    equal: bool = False
    lead: bool = False
    words: float = 0.0
    taking: bool = False
    days_between: int = 0
    one_report: bool = False

    @property
    def parties_agree(self) -> bool:
        """Whether both name an actor and it is the same one, or one part of the other."""
        return self.actors is not None and self.actors >= Closeness.PART

    @property
    def in_town(self) -> bool:
        """Whether both are in one town, or at one point of it."""
        return self.place in (PlaceMatch.SAME, PlaceMatch.BESIDE)

    @property
    def unplaced(self) -> bool:
        """Whether nothing smaller than a country is known to be common."""
        return self.place in _UNPLACED

    @property
    def days_apart(self) -> bool:
        """Whether they are told of neighbouring days, and no figure outweighs that."""
        return self.time is TimeMatch.CLOSE and not self.taking and self.figures is not Agreement.AGREE

    def evidence(self) -> dict[str, float]:
        """What speaks for and against, by name: 1 where it holds, or how much of it does."""
        kind = "same" if self.same_kind else "alike" if self.alike_kind else "loosely"
        close = self.taking and self.time is TimeMatch.CLOSE
        time = "of one taking" if close else _say(self.time)
        found = {f"place {_say(self.place)}": 1.0, f"time {time}": 1.0, f"kind {kind}": 1.0}
        if self.time is TimeMatch.PUBLISHED:
            found["days between the reports"] = float(max(self.days_between - 1, 0))
        for role, match in (("actors", self.actors), ("targets", self.targets)):
            if match is not None:
                found[f"{role} {_say(match)}"] = 1.0
        if self.figures is not Agreement.SILENT:
            found[f"figures {_say(self.figures)}"] = 1.0
        found["told apart in one report"] = float(self.one_report)
        found |= {"figures equal": float(self.equal), "lead": float(self.lead), "words": self.words}
        return {name: value for name, value in found.items() if value}

    @property
    def odds(self) -> float:
        """What speaks for one happening less what speaks against it, as the logarithm of the odds."""
        return _BIAS + sum(_WEIGHTS.get(name, 0.0) * value for name, value in self.evidence().items())

    @property
    def score(self) -> float:
        """How likely the two are one happening by what both say, 0 to 1."""
        return round(1 / (1 + exp(-self.odds)), 4)

    def words_for(self) -> str:
        """Say the evidence for a person to read, each with its weight."""
        told = (f"{name} {_WEIGHTS.get(name, 0.0) * value:+.1f}" for name, value in self.evidence().items())
        return ", ".join(told)


def compare(left: Facts, right: Facts, ground: Ground) -> Features:
    """Work out what two claims have in common."""
    actors, targets = _parties(left, right, ground)
    toll = ground.is_toll(left, right)
    place = match_places(left.place, right.place)
    if toll and place in (PlaceMatch.SAME_WIDE, PlaceMatch.SAME_COUNTRY):
        place = PlaceMatch.SAME  # the toll of a country's war is of that country, not of some town in it
    if place is PlaceMatch.APART:
        place = _apart_by_name(left, right)
    return Features(
        place=place,
        time=match_times(left, right, toll=toll),
        actors=actors,
        targets=targets,
        figures=compare_figures(left.figures, right.figures),
        same_kind=left.kind == right.kind,
        alike_kind=(left.kind, right.kind) in ground.families.alike,
        equal=_equal(left, right),
        lead=left.lead and right.lead,
        words=shared_words(left.words, right.words) if left.report != right.report else 0.0,
        taking=left.effect == right.effect == "gain",
        one_report=left.report == right.report,
        days_between=0 if toll else abs((left.published or 0) - (right.published or 0)),
    )


def _apart_by_name(left: Facts, right: Facts) -> PlaceMatch:
    """Two places that are apart by what they were resolved to, and perhaps not by what the texts say.

    "A farm by X, Y province" names X; two texts that say "X" may mean one X, whichever the lists chose.
    """
    lands = {fact.place.country for fact in (left, right) if fact.place is not None and fact.place.country}
    if len(lands) > 1:
        return PlaceMatch.APART
    if left.spelled and left.spelled == right.spelled:
        return PlaceMatch.NAMESAKE
    for one, other in ((left, right), (right, left)):
        loose = one.place is not None and one.place.precision in _LOOSE
        if loose and other.spelled and other.spelled <= one.capitals:
            return PlaceMatch.NAMED
    return PlaceMatch.APART


def _equal(left: Facts, right: Facts) -> bool:
    """Whether both give one number that is not so small that chance gives it."""
    numbers = [
        {(it.what, it.low) for it in fact.figures if it.low >= COUNTED and not it.vague} for fact in (left, right)
    ]
    return not numbers[0].isdisjoint(numbers[1])


def shared_words(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of longer words that two sentences have in common, of the shorter one's; 0 where one has none."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _parties(left: Facts, right: Facts, ground: Ground) -> tuple[Closeness | None, Closeness | None]:
    sides = ground.sides
    if left.kind not in ground.families.mutual or right.kind not in ground.families.mutual:
        actors = _closest(left, right, (left.actors, right.actors), sides)
        return actors, _closest(left, right, (left.targets, right.targets), sides)
    one, other = left.actors | left.targets, right.actors | right.targets
    if not one or not other:
        return None, None
    listed = one <= left.listed and other <= right.listed
    strangers = all(
        any(not sides.related((a,), far) for a in near) for near, far in ((one, other), (other, one))
    )  # each names a party that the other does not: they met, or fought, with somebody else
    return _closest(left, right, (one, other), sides), Closeness.APART if strangers and listed else None


def _closest(
    left: Facts, right: Facts, parties: tuple[frozenset[str], frozenset[str]], sides: Sides
) -> Closeness | None:
    """How close the parties come; None where one side names nobody, or nobody of whom the lists know who it is not."""
    if not parties[0] or not parties[1]:
        return None
    found = sides.closest(*parties)
    known = parties[0] & left.listed and parties[1] & right.listed
    return found if found is not Closeness.APART or known else None


def _say(value: PlaceMatch | TimeMatch | Closeness | Agreement) -> str:
    return value.name.lower().replace("_", " ")
