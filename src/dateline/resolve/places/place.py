"""One row of the gazetteer, and how far two of them are apart."""

import math
from dataclasses import dataclass
from enum import IntEnum


class Kind(IntEnum):
    """What sort of place a row is; the numbers stand in the gazetteer file (tools/gazetteer/build.py)."""

    COUNTRY = 0
    PROVINCE = 1
    DISTRICT = 2
    SUBDISTRICT = 3
    TOWN = 4
    AREA = 5
    SITE = 6
    REGION = 7
    WIDE = 8  # a continent, a sea: its middle says nothing of where in it something was


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place as the gazetteer has it.

    `place_id` is ``gn:`` and the GeoNames id, or the id of another list (``ucdp:``, ``osy:``, ``dl:``). `admin1` is the
    English name of the first-level division. `population` is 0 where nobody counted. Degrees are WGS 84.
    """

    row: int
    place_id: str
    name: str
    kind: Kind
    country: str | None
    admin1_row: int | None
    admin2_row: int | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    population: int

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None for the widest regions."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place that a name can mean. `how` is ``name``, ``alias``, ``arabic`` or ``fuzzy``; `likeness` 0 to 1."""

    place: Place
    how: str
    likeness: float


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance of two points in kilometres along a great circle (sphere of 6371 km)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
