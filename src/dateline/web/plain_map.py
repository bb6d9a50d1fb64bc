"""A map drawn on the server, for browsers without scripts or WebGL: places by holder, with shape as well as colour."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Any, Final

from dateline.web.strips import holders_of

Json = dict[str, Any]

WIDTH: Final = 900
HEIGHT: Final = 520
_EDGE: Final = 0.12
"""Free space around the places, as a part of what they span."""
_NAMED: Final = 60
"""With more places than this on the map, names would cover each other."""


def plain_map(intervals: Sequence[Json]) -> Json | None:
    """Lay out the places of some control intervals; None when nobody knows where any of them is.

    Only towns and better are dots. Provinces and countries are counted in `wide`: they have no place for one.
    """
    located = [it for it in intervals if it["place"]["latitude"] is not None]
    dots = [it for it in located if it["place"]["precision"] in {"exact", "town", "near"}]
    if not dots:
        return None
    south, north = _range([it["place"]["latitude"] for it in dots])
    west, east = _range([it["place"]["longitude"] for it in dots])
    holders = holders_of(intervals)

    def across(longitude: float) -> float:
        return round(WIDTH * (longitude - west) / (east - west), 1)

    def down(latitude: float) -> float:
        return round(HEIGHT * (north - latitude) / (north - south), 1)

    step = _step(max(east - west, north - south))
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "holders": holders,
        "dots": [_dot(it, across, down, holders, named=len(dots) <= _NAMED) for it in dots],
        "meridians": [(across(it), f"{it:g}°") for it in _lines(west, east, step)],
        "parallels": [(down(it), f"{it:g}°") for it in _lines(south, north, step)],
        "wide": len(intervals) - len(dots),
    }


def _dot(interval: Json, across: Any, down: Any, holders: dict[str, int], *, named: bool) -> Json:  # noqa: ANN401 (functions)
    place = interval["place"]
    names = interval["holder_names"]
    return {
        "x": across(place["longitude"]),
        "y": down(place["latitude"]),
        "name": place["name"] if named else "",
        "label": f"{place['name']}: {', '.join(names) or interval['status']}",
        "status": interval["status"],
        "basis": interval["basis"],
        "colour": holders[names[0]] if names else None,
        "key": place["place_id"] or place["name"].casefold(),
    }


def _range(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    spare = max((high - low) * _EDGE, 0.5)
    return low - spare, high + spare


def _step(span: float) -> float:
    return next((step for step in (0.25, 0.5, 1, 2, 5, 10, 20) if span / step <= 8), 30)


def _lines(low: float, high: float, step: float) -> list[float]:
    return [at * step for at in range(ceil(low / step), floor(high / step) + 1)]
