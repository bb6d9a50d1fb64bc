"""Finds the pairs of claims that are worth comparing, without comparing all.

Every claim leaves marks: for its place and for its time, narrow and wide. Two claims are a candidate pair when they
share a mark. A wide mark ("some town of this province", "some day of this year") is shared *actively* only by claims
that know no better; a dated claim in a known town leaves it passively, and two passive claims are no pair. So adding a
claim touches its neighbours in place and time only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from math import floor
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.corroborate.kinds import Ground
from dateline.corroborate.times import PUBLISHED_DAYS, TAKING_TOLERANCE, TOLERANCE
from dateline.model.claim import Modality
from dateline.model.days import ALWAYS
from dateline.model.resolution import Precision

Mark = tuple[str, ...]
_DAY_WIDTH: Final = 3
_MONTH_WIDTH: Final = 45
_YEAR_WIDTH: Final = 800
_CELL_DEGREES: Final = 0.05
"""Cells of about 5 km, as wide as `places.BESIDE_KM`; neighbours are marked too, so no border cuts a pair."""


def candidate_pairs(facts: Sequence[Facts], ground: Ground) -> Iterator[tuple[int, int]]:
    """Give the pairs worth comparing as positions in `facts`, smaller first, each once, in order."""
    marks: dict[Mark, tuple[list[int], list[int], list[int], list[int]]] = defaultdict(lambda: ([], [], [], []))
    for number, fact in enumerate(facts):
        group = ground.families.group(fact.kind)
        marks[("report", group, fact.report)][3].append(number)
        toll = ground.is_toll(fact)
        times = tuple(_time_marks(fact, toll=toll))
        for where, active_place in _place_marks(fact):
            for when, active_time in times:
                marks[(group, *where, *when)][2 * active_place + active_time].append(number)
    pairs: set[tuple[int, int]] = set()
    for neither, by_time, by_place, both in marks.values():
        pairs.update(_crossed(both, [*neither, *by_time, *by_place]), _crossed(by_time, by_place))
        pairs.update((a, b) for at, a in enumerate(both) for b in both[at + 1 :])
    yield from sorted(pairs)


def _crossed(left: Iterable[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((min(a, b), max(a, b)) for a in left for b in right if a != b)


def _place_marks(fact: Facts) -> Iterator[tuple[Mark, bool]]:
    place = fact.place
    if place is None:
        yield from ((("actor", key), True) for key in sorted(fact.actors))
        return
    yield from ((("actor", key), False) for key in sorted(fact.actors))
    yield ("place", place.key), True
    yield ("name", fact.name), place.place_id is None
    if place.country:
        yield ("country", place.country), place.precision is Precision.COUNTRY
        province = place.precision is Precision.PROVINCE
        for name in sorted({place.admin1, place.name if province else None} - {None}, key=str):
            yield ("province", place.country, str(name)), province
    if place.latitude is not None and place.longitude is not None:
        row, column = floor(place.latitude / _CELL_DEGREES), floor(place.longitude / _CELL_DEGREES)
        loose = place.precision in (Precision.EXACT, Precision.NEAR)
        reach = (-1, 0, 1) if loose else (0,)
        for up in reach:
            for across in reach:
                yield ("cell", f"{row + up} {column + across}"), loose


def _time_marks(fact: Facts, *, toll: bool) -> Iterator[tuple[Mark, bool]]:
    if toll:
        yield ("toll",), True
        return
    if fact.effect == "gain":
        yield ("ever",), fact.width > _YEAR_WIDTH
    if fact.width > _YEAR_WIDTH:
        if fact.published is not None and fact.item.claim.modality is not Modality.BACKGROUND:
            yield from _days(fact.published - PUBLISHED_DAYS, fact.published + PUBLISHED_DAYS)
            yield from _spans(fact.published, fact.published, _month, "month", active=False)
        return
    tolerance = TAKING_TOLERANCE if fact.effect == "gain" else TOLERANCE
    level = 0 if fact.width <= _DAY_WIDTH else 1 if fact.width <= _MONTH_WIDTH else 2
    if level == 0:
        yield from _days(fact.first, fact.last + tolerance)
    if level <= 1:
        yield from _spans(fact.first, fact.last, _month, "month", active=level == 1)
    yield from _spans(fact.first, fact.last, _year, "year", active=level == 2)


def _days(first: int, last: int) -> Iterator[tuple[Mark, bool]]:
    return ((("day", str(day)), True) for day in range(max(first, ALWAYS), last + 1))


def _spans(
    first: int, last: int, name: Callable[[date], int], word: str, *, active: bool
) -> Iterator[tuple[Mark, bool]]:
    numbers = range(name(date.fromordinal(max(first, 1))), name(date.fromordinal(min(last, date.max.toordinal()))) + 1)
    return (((word, str(number)), active) for number in numbers)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _year(day: date) -> int:
    return day.year
