"""Whether two claims can be about one happening: features, then what speaks against it, then a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.corroborate.figures import Agreement, compare_figures
from dateline.corroborate.kinds import Ground
from dateline.corroborate.places import PlaceMatch, match_places
from dateline.corroborate.times import TimeMatch, match_times
from dateline.model.sides import Closeness

SAME_SCORE: Final = 0.6
"""From this score on two claims are judged to be one happening."""

# Place tells most, then time, then who and how many: linking by place and day alone reaches most of what can be reached
# (Piskorski et al., field notes 2.10). The five shares add up to 1.
_PLACE, _TIME, _ACTORS, _TARGETS, _FIGURES = 0.35, 0.25, 0.2, 0.1, 0.1
_BY_PLACE: Final[Mapping[PlaceMatch, float]] = MappingProxyType(
    {
        PlaceMatch.SAME: 1.0,
        PlaceMatch.BESIDE: 0.8,
        PlaceMatch.SAME_WIDE: 0.55,
        PlaceMatch.WITHIN: 0.5,
        PlaceMatch.ONE_UNKNOWN: 0.3,
        PlaceMatch.BOTH_UNKNOWN: 0.3,
        PlaceMatch.SAME_COUNTRY: 0.2,
        PlaceMatch.IN_COUNTRY: 0.15,
        PlaceMatch.APART: 0.0,
    }
)
_BY_TIME: Final[Mapping[TimeMatch, float]] = MappingProxyType(
    {
        TimeMatch.SAME_DAYS: 1.0,
        TimeMatch.OVERLAP: 0.6,
        TimeMatch.CLOSE: 0.5,
        TimeMatch.PUBLISHED: 0.5,
        TimeMatch.LOOSE: 0.3,
        TimeMatch.APART: 0.0,
    }
)
_BY_PARTY: Final[Mapping[Closeness | None, float]] = MappingProxyType(
    {Closeness.SAME: 1.0, Closeness.PART: 0.8, Closeness.SIBLINGS: 0.5, Closeness.APART: 0.0, None: 0.4}
)
_BY_FIGURES: Final[Mapping[Agreement, float]] = MappingProxyType(
    {Agreement.AGREE: 1.0, Agreement.FIT: 0.7, Agreement.SILENT: 0.5, Agreement.CONFLICT: 0.2, Agreement.FAR: 0.0}
)


_UNPLACED: Final = frozenset(
    {PlaceMatch.ONE_UNKNOWN, PlaceMatch.BOTH_UNKNOWN, PlaceMatch.SAME_COUNTRY, PlaceMatch.IN_COUNTRY}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What two claims have in common. A party match is None where one of them does not say."""

    place: PlaceMatch
    time: TimeMatch
    actors: Closeness | None
    targets: Closeness | None
    figures: Agreement
    same_kind: bool

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
    def score(self) -> float:
        """How alike the two are, 0 to 1."""
        raw = (
            _PLACE * _BY_PLACE[self.place]
            + _TIME * _BY_TIME[self.time]
            + _ACTORS * _BY_PARTY[self.actors]
            + _TARGETS * _BY_PARTY[self.targets]
            + _FIGURES * _BY_FIGURES[self.figures]
        )
        return round(raw, 4)

    def words(self) -> str:
        """Say the features for a person to read."""
        parts = [f"place {_say(self.place)}", f"time {_say(self.time)}"]
        parts += [f"actors {_say(self.actors)}" if self.actors is not None else "actors not compared"]
        parts += [f"targets {_say(self.targets)}"] if self.targets is not None else []
        parts += [f"figures {_say(self.figures)}"] if self.figures is not Agreement.SILENT else []
        return ", ".join(["kind same" if self.same_kind else "kind alike", *parts])


def compare(left: Facts, right: Facts, ground: Ground) -> Features:
    """Work out what two claims have in common."""
    actors, targets = _parties(left, right, ground)
    toll = ground.is_toll(left, right)
    place = match_places(left.place, right.place)
    if toll and place in (PlaceMatch.SAME_WIDE, PlaceMatch.SAME_COUNTRY):
        place = PlaceMatch.SAME  # the toll of a country's war is of that country, not of some town in it
    return Features(
        place=place,
        time=match_times(left, right, toll=toll),
        actors=actors,
        targets=targets,
        figures=compare_figures(left.figures, right.figures),
        same_kind=left.kind == right.kind,
    )


def _parties(left: Facts, right: Facts, ground: Ground) -> tuple[Closeness | None, Closeness | None]:
    sides = ground.sides
    if left.kind not in ground.families.mutual or right.kind not in ground.families.mutual:
        actors = sides.closest(left.actors, right.actors) if left.actors and right.actors else None
        targets = sides.closest(left.targets, right.targets) if left.targets and right.targets else None
        return actors, targets
    one, other = left.actors | left.targets, right.actors | right.targets
    if not one or not other:
        return None, None
    strangers = all(
        any(not sides.related((a,), far) for a in near) for near, far in ((one, other), (other, one))
    )  # each names a party that the other does not: they met, or fought, with somebody else
    return sides.closest(one, other), Closeness.APART if strangers else None


def _say(value: PlaceMatch | TimeMatch | Closeness | Agreement) -> str:
    return value.name.lower().replace("_", " ")
