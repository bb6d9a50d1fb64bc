"""How well each place that a name can mean fits the report that names it.

The weights are few and round. They were set by hand and tried on news with known places (LGL, GeoVirus: docs of the
project), not fitted; the comments say what they stand for.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.resolve.places.fold import fold
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind, Match, Place, kilometres
from dateline.resolve.places.story import StoryPlaces
from dateline.vocab.countries import Countries

_PEOPLE = 0.6  # per factor of ten in population
_SPELLING = 4.0  # an alias costs as much as a factor of twenty in population
_COUNTRY_SHARE = 3.0  # a report wholly about one country outweighs five powers of ten in population
_STORY_COUNTRY = 1.0  # on top of its share
_UNMENTIONED = -1.0  # a country of which the report says nothing else
_CAPITAL = 1.5
_WITHIN = 5.0  # "Paris, Texas": what is said beside the name outweighs all else
_NOT_WITHIN = -2.0
_NEAR = 2.5  # places of one report are near each other
_SAME_PROVINCE = 2.5
_DISTANCE = 3.0
_IS_COUNTRY = 2.0
_REGION = 3.0  # nobody counts the people of a region; as known as a city of millions
_LESSER_DIVISION = -1.5  # a bare name is seldom a district, however many people live there
_NAMESAKE_TOWN = -1.5  # bare "Homs" is the city, not the province of which it is the seat
_NAMESAKE_SHARE = 0.02  # of the province's people; smaller namesakes do not count (a village called Sinaloa)
_WATER = 5.0  # "the Red Sea" is the sea, not the provinces that are named after it
_REACH_KM = 50.0
_FAR_DEGREES = 2.0  # of latitude: 222 km, where nearness is 0.01
_SUBURB_KM = 35.0
_QUARTER_KM = 15.0
_AREA_KM = 90.0

# What a class word beside the name says for and against each kind.
_BY_FEATURE: Mapping[str, Mapping[Kind, float]] = {
    "country": {Kind.COUNTRY: 3.0, Kind.PROVINCE: -2.0, Kind.TOWN: -3.0, Kind.DISTRICT: -3.0},
    "province": {Kind.PROVINCE: 4.0, Kind.REGION: 1.5, Kind.DISTRICT: 0.5, Kind.TOWN: -3.0, Kind.COUNTRY: -1.0},
    "district": {Kind.DISTRICT: 4.0, Kind.SUBDISTRICT: 3.5, Kind.PROVINCE: 1.0, Kind.TOWN: -1.0, Kind.COUNTRY: -3.0},
    "town": {Kind.TOWN: 2.0, Kind.PROVINCE: -3.0, Kind.DISTRICT: -2.0, Kind.SUBDISTRICT: -2.0, Kind.COUNTRY: -4.0},
    "quarter": {Kind.TOWN: 1.0, Kind.PROVINCE: -4.0, Kind.DISTRICT: -2.0, Kind.SUBDISTRICT: -2.0, Kind.COUNTRY: -4.0},
    "site": {Kind.SITE: 3.0, Kind.PROVINCE: -2.0, Kind.DISTRICT: -1.5, Kind.COUNTRY: -2.0},
    "area": {Kind.AREA: 3.0, Kind.REGION: 2.0, Kind.WIDE: 2.0, Kind.TOWN: -0.5},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a mention itself says about its place: class of the word beside it, wider places, a distance from one."""

    feature: str | None = None
    within: tuple[str, ...] = ()
    distance_km: float | None = None
    distance_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A match with its score (higher is better; no unit) and the hints that spoke for it."""

    match: Match
    score: float
    is_within: bool
    nearness: float


def rank(
    matches: Sequence[Match], hints: Hints, story: StoryPlaces, gazetteer: Gazetteer, *, but: str | None = None
) -> list[Ranked]:
    """Order what a name can mean, best first. `but` leaves one folded name out of the anchors: the name itself."""
    wider = [[match.place for match in gazetteer.find(name)] for name in hints.within]
    wider = [places for places in wider if places]
    start = [match.place.point for match in gazetteer.find(hints.distance_from or "")]
    anchors = [place for key, place in story.anchors.items() if key != but]
    small = [place for place in anchors if place.kind is not Kind.PROVINCE]
    placed = _without_needless_folds(
        [(match, any(_is_inside(match.place, item) for places in wider for item in places)) for match in matches],
        story.named - gazetteer.words.act_abroad,
    )
    is_water = hints.feature is None and bool(gazetteer.words.waters & _last_words(matches))
    ranked = []
    for match, inside in placed:
        place = match.place
        nearness = _nearness(place, small)
        score = (
            _SPELLING * match.likeness
            + _prior(place)
            + _by_country(place, story)
            + _BY_FEATURE.get(hints.feature or "", {}).get(place.kind, 0.0)
            + (_WITHIN if inside else _NOT_WITHIN if wider else 0.0)
            + _NEAR * nearness
            + _SAME_PROVINCE * story.province_share(_province(place), but=but)
            + _distance(place, hints.distance_km, start)
        )
        if hints.feature not in {"province", "district"} and _has_namesake(match, matches):
            score += _NAMESAKE_TOWN
        if is_water and place.kind is Kind.WIDE:
            score += _WATER
        ranked.append(Ranked(match=match, score=score, is_within=inside, nearness=nearness))
    return sorted(ranked, key=lambda item: (-item.score, -item.match.place.population, item.match.place.row))


def _last_words(matches: Iterable[Match]) -> set[str]:
    """The last word of each sea or continent among what a name can mean."""
    return {fold(match.place.name).rsplit(" ", 1)[-1] for match in matches if match.place.kind is Kind.WIDE}


def _without_needless_folds(placed: Sequence[tuple[Match, bool]], named: Collection[str]) -> list[tuple[Match, bool]]:
    """Leave out what only the Arabic fold finds where a town is spelled just so, in that country or in any other.

    In another only unless the report names the country of what the fold finds: `named`.
    """
    outright = any(match.how == "name" and match.place.kind is Kind.TOWN for match, _ in placed)
    exact = {
        (match.place.country, inside)
        for match, inside in placed
        if match.how in {"name", "alias"} and match.place.kind is Kind.TOWN
    }
    return [
        (match, inside)
        for match, inside in placed
        if match.how != "arabic"
        or match.place.kind is Kind.PROVINCE
        or ((match.place.country, inside) not in exact and (inside or match.place.country in named or not outright))
    ]


def _by_country(place: Place, story: StoryPlaces) -> float:
    if place.country is None:
        return 0.0
    share = story.share(place.country)
    if place.country == story.country:
        return _COUNTRY_SHARE * share + _STORY_COUNTRY
    return _COUNTRY_SHARE * share + (_UNMENTIONED if story.country and share < 0.03 else 0.0)


def _prior(place: Place) -> float:
    score = _PEOPLE * math.log10(place.population + 10)
    if place.kind is Kind.COUNTRY:
        return score + _IS_COUNTRY
    if place.kind in {Kind.DISTRICT, Kind.SUBDISTRICT}:
        return score / 2 + _LESSER_DIVISION
    if place.kind is Kind.TOWN and is_capital(place):
        return score + _CAPITAL
    return score + (_REGION if place.kind in {Kind.REGION, Kind.WIDE} else 0.0)


def is_capital(place: Place) -> bool:
    """Tell whether a town is the capital of its country, by name."""
    country = Countries.default().get(place.country) if place.country else None
    if country is None or not place.population:
        return False
    return fold(country.capital).startswith(fold(place.name))


def _has_namesake(match: Match, matches: Iterable[Match]) -> bool:
    """Tell whether a division is also the name of a town of some size in it, spelled at least as well."""
    place = match.place
    if place.kind not in {Kind.PROVINCE, Kind.DISTRICT, Kind.SUBDISTRICT}:
        return False
    return any(
        other.place.kind is Kind.TOWN
        and other.place.country == place.country
        and other.likeness >= match.likeness
        and (other.place.admin1_row in {place.row, place.admin1_row})
        and other.place.population >= _NAMESAKE_SHARE * place.population
        for other in matches
    )


def _is_inside(place: Place, wider: Place) -> bool:
    if wider.row == place.row:
        return False
    if wider.kind is Kind.COUNTRY:
        return place.country == wider.country
    if wider.row in {place.admin1_row, place.admin2_row}:
        return True
    if place.point is None or wider.point is None or wider.kind is Kind.PROVINCE:
        return False
    reach = _SUBURB_KM if wider.kind is Kind.TOWN else _AREA_KM
    return place.country == wider.country and kilometres(place.point, wider.point) <= reach


def _nearness(place: Place, anchors: Iterable[Place]) -> float:
    """Chance that at least one other place of the report is a neighbour: each counts half at no distance."""
    if place.point is None or place.kind in {Kind.COUNTRY, Kind.PROVINCE, Kind.REGION, Kind.WIDE}:
        return 0.0
    missed = 1.0
    for anchor in anchors:
        point = anchor.point
        if point and abs(point[0] - place.point[0]) < _FAR_DEGREES and anchor.row != place.row:
            missed *= 1.0 - 0.5 * math.exp(-kilometres(place.point, point) / _REACH_KM)
    return 1.0 - missed


def is_of_town(place: Place, anchors: Iterable[Place]) -> bool:
    """Tell whether a place lies in or at a larger town that the report names: then it can be a quarter of that town."""
    towns = (other for other in anchors if other.kind is Kind.TOWN and other.population > place.population)
    return any(
        place.point is not None and town.point is not None and kilometres(place.point, town.point) <= _QUARTER_KM
        for town in towns
    )


def _province(place: Place) -> int | None:
    return place.admin1_row or (place.row if place.kind is Kind.PROVINCE else None)


def provinces_of(ranked: Sequence[Ranked]) -> dict[int, float]:
    """Chance of a name to lie in each first-level division, by the division's row."""
    chances: dict[int, float] = {}
    for item, chance in zip(ranked, chances_of(ranked), strict=True):
        row = _province(item.match.place)
        if row is not None:
            chances[row] = chances.get(row, 0.0) + chance
    return chances


def chances_of(ranked: Sequence[Ranked]) -> list[float]:
    """Chances of what a name can mean, from the scores; together they make 1."""
    top = max((item.score for item in ranked), default=0.0)
    raw = [math.exp(item.score - top) for item in ranked]
    return [value / sum(raw) for value in raw]


def _distance(place: Place, stated: float | None, start: Iterable[tuple[float, float] | None]) -> float:
    """Compare with a distance said in the text; a road or a round figure may be off by two fifths, or by 10 km."""
    points = [point for point in start if point]
    if stated is None or not points or place.point is None:
        return 0.0
    miss = min(abs(kilometres(place.point, point) - stated) for point in points)
    return _DISTANCE if miss <= max(10.0, 0.4 * stated) else -1.0
