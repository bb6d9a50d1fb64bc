"""How far the places of two claims can be one place."""

from enum import Enum, auto
from math import asin, cos, radians, sin, sqrt
from typing import Final

from dateline.model.resolution import PlaceRef, Precision

EARTH_KM: Final = 6371.0
BESIDE_KM: Final = 5.0
"""A point or a "near X" and a town no farther apart than this may be one place. Two named towns never are: field notes
2.10, rounding coordinates merged the protests of two boroughs."""
_WIDE: Final = frozenset({Precision.DISTRICT, Precision.PROVINCE, Precision.COUNTRY})


class PlaceMatch(Enum):
    """How two places match, from the same town to two different ones."""

    SAME = auto()
    BESIDE = auto()
    SAME_WIDE = auto()
    WITHIN = auto()
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
    return _inside(left, right) or _inside(right, left) or _beside(left, right)


def two_towns(left: PlaceRef | None, right: PlaceRef | None) -> bool:
    """Tell quickly that two places are two different towns, which most candidate pairs are."""
    return (
        left is not None
        and right is not None
        and left.precision is right.precision is Precision.TOWN
        and left.place_id != right.place_id
        and left.place_id is not None
        and right.place_id is not None
    )


def kilometres(left: PlaceRef, right: PlaceRef) -> float | None:
    """Great-circle distance; None where a place has no coordinates."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    lat1, lat2 = radians(left.latitude), radians(right.latitude)
    across = sin(radians(right.longitude - left.longitude) / 2) ** 2
    up = sin((lat2 - lat1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(up + cos(lat1) * cos(lat2) * across))


def _same_name(left: PlaceRef, right: PlaceRef) -> bool:
    """A name that no gazetteer has may be the place of the same name that another report placed."""
    return (left.place_id is None or right.place_id is None) and left.name.casefold() == right.name.casefold()


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
        inside = small.admin1 and small.admin1 in (large.admin1, large.name)
        return PlaceMatch.WITHIN if inside else None
    return None


def _beside(left: PlaceRef, right: PlaceRef) -> PlaceMatch:
    loose = {Precision.EXACT, Precision.NEAR}
    if left.precision not in loose and right.precision not in loose:
        return PlaceMatch.APART
    if left.precision in _WIDE or right.precision in _WIDE:
        return PlaceMatch.APART
    distance = kilometres(left, right)
    return PlaceMatch.BESIDE if distance is not None and distance <= BESIDE_KM else PlaceMatch.APART
