"""How far the places of two claims can be one place."""

from difflib import SequenceMatcher
from enum import Enum, auto
from math import asin, cos, radians, sin, sqrt
from typing import Final

from dateline.model.filters import fold_name
from dateline.model.resolution import PlaceRef, Precision

EARTH_KM: Final = 6371.0
BESIDE_KM: Final = 5.0
"""A point or a "near X" and a town no farther apart than this may be one place. Two named towns never are: field notes
2.10, rounding coordinates merged the protests of two boroughs."""
_WIDE: Final = frozenset({Precision.DISTRICT, Precision.PROVINCE, Precision.COUNTRY})


_LONG_NAME: Final = 5
_ALIKE: Final = 0.85
"""How alike two spellings of a name must be of which at least one is in no gazetteer ("Ugledar", "Vugledar")."""
NEARBY_KM: Final = 40.0
"""Towns no farther apart may be given for one happening by two sources, of which one is wrong or names the larger."""


_SMALL: Final = frozenset({Precision.EXACT, Precision.TOWN, Precision.NEAR})


class PlaceMatch(Enum):
    """How two places match, from the same town to two different ones."""

    SAME = auto()
    BESIDE = auto()
    SAME_WIDE = auto()
    WITHIN = auto()
    UNLISTED = auto()
    NEARBY = auto()
    NAMED = auto()
    NAMESAKE = auto()
    ONE_UNKNOWN = auto()
    BOTH_UNKNOWN = auto()
    SAME_COUNTRY = auto()
    IN_COUNTRY = auto()
    APART = auto()


def match_places(left: PlaceRef | None, right: PlaceRef | None) -> PlaceMatch:
    """Say how two places match. A town inside a named province is `WITHIN`; two different towns are `APART`."""
    if left is None or right is None:
        return PlaceMatch.BOTH_UNKNOWN if left is right else PlaceMatch.ONE_UNKNOWN
    if left.country and right.country and left.country != right.country:
        return PlaceMatch.APART
    if left.key == right.key or _same_name(left, right):
        return _same(left, right)
    found = _inside(left, right) or _inside(right, left) or _unlisted(left, right)
    return found or _beside(left, right)


def kilometres(left: PlaceRef, right: PlaceRef) -> float | None:
    """Great-circle distance; None where a place has no coordinates."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    lat1, lat2 = radians(left.latitude), radians(right.latitude)
    across = sin(radians(right.longitude - left.longitude) / 2) ** 2
    up = sin((lat2 - lat1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(up + cos(lat1) * cos(lat2) * across))


def _unlisted(left: PlaceRef, right: PlaceRef) -> PlaceMatch | None:
    """A name that no gazetteer has may be a piece of the other place, or close by it: nothing tells them apart."""
    if (left.place_id is None) == (right.place_id is None):
        return None
    return PlaceMatch.UNLISTED


def _named_after(town: PlaceRef, other: PlaceRef) -> bool:
    """Whether a town has the name of the province that the other is in: "Zacatecas" in a headline may mean either."""
    return (
        town.country == other.country and bool(other.admin1) and fold_name(town.name) == fold_name(other.admin1 or "")
    )


def _same_name(left: PlaceRef, right: PlaceRef) -> bool:
    """A name that no gazetteer has may be the place of the same name that another report placed."""
    if left.place_id is not None and right.place_id is not None:
        return False
    one, other = fold_name(left.name), fold_name(right.name)
    return one == other or (
        min(len(one), len(other)) >= _LONG_NAME and SequenceMatcher(None, one, other).ratio() >= _ALIKE
    )


def _same(left: PlaceRef, right: PlaceRef) -> PlaceMatch:
    precisions = {left.precision, right.precision}
    if Precision.COUNTRY in precisions:
        return PlaceMatch.SAME_COUNTRY if len(precisions) == 1 else PlaceMatch.IN_COUNTRY
    if precisions & _WIDE:
        return PlaceMatch.SAME_WIDE if len(precisions) == 1 else PlaceMatch.WITHIN
    return PlaceMatch.BESIDE if len(precisions) > 1 and Precision.NEAR in precisions else PlaceMatch.SAME


def _inside(small: PlaceRef, large: PlaceRef) -> PlaceMatch | None:
    if not small.country or small.country != large.country or small.precision is large.precision:
        return None
    if large.precision is Precision.COUNTRY:
        return PlaceMatch.IN_COUNTRY
    if large.precision is Precision.PROVINCE and small.precision is not Precision.COUNTRY:
        inside = small.admin1 and (small.admin1 in (large.admin1, large.name) or large.name in small.admin1)
        return PlaceMatch.WITHIN if inside else None
    if (
        large.precision is Precision.DISTRICT
        and small.precision in _SMALL
        and fold_name(small.name) == fold_name(large.name)
    ):
        return PlaceMatch.WITHIN
    return None


def _beside(left: PlaceRef, right: PlaceRef) -> PlaceMatch:
    loose = {Precision.EXACT, Precision.NEAR}
    if left.precision in _WIDE or right.precision in _WIDE:
        return PlaceMatch.APART
    if _named_after(left, right) or _named_after(right, left):
        return PlaceMatch.NEARBY
    distance = kilometres(left, right)
    if distance is None or distance > NEARBY_KM:
        return PlaceMatch.APART
    near = distance <= BESIDE_KM and (left.precision in loose or right.precision in loose)
    return PlaceMatch.BESIDE if near else PlaceMatch.NEARBY
