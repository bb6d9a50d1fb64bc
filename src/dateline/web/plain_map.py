"""A map drawn on the server for browsers without scripts or WebGL: places by holder, with letters as well as colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, cos, floor, radians
from typing import Any, Final

from dateline.web.basemap import shapes
from dateline.web.holders import Holder, holders_of

Json = dict[str, Any]

WIDTH: Final = 900
HEIGHT: Final = 520
PHONE: Final = (360, 380)
"""Units across and down on a phone, where a unit is a pixel, too."""
_EDGE: Final = 0.12
"""Free space around the places, as a part of what they span."""
_RADIUS: Final = 12
_NEAR: Final = 20
_BESIDE: Final = ((), (0,), (-_RADIUS // 2, _RADIUS // 2))
_LETTER: Final = 7.4
_LINE: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the map shows, in degrees; a kilometre is as long across as it is down."""

    west: float
    south: float
    east: float
    north: float
    width: int = WIDTH
    height: int = HEIGHT

    def across(self, longitude: float) -> float:
        """Units from the left."""
        return round(self.width * (longitude - self.west) / (self.east - self.west), 1)

    def down(self, latitude: float) -> float:
        """Units from the top."""
        return round(self.height * (self.north - latitude) / (self.north - self.south), 1)


def plain_maps(intervals: Sequence[Json], order: Sequence[str]) -> Json | None:
    """Give the map twice, for a desk and for a phone; None when nobody knows where any place is."""
    wide = plain_map(intervals, order)
    return {"wide": wide, "narrow": plain_map(intervals, order, size=PHONE)} if wide else None


def plain_map(
    intervals: Sequence[Json], order: Sequence[str], *, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Json | None:
    """Lay out the places of some control intervals; None when nobody knows where any of them is.

    Only towns and better are dots, the neighbourhood of a town a disc behind it. Provinces and countries are counted in
    `wide`: they have no place for a dot. `order` is the record's order of holders.
    """
    located = [it for it in intervals if it["place"]["latitude"] is not None]
    shown = [it for it in located if it["place"]["precision"] in {"exact", "town", "near"}]
    if not shown:
        return None
    window = _window([(it["place"]["longitude"], it["place"]["latitude"]) for it in shown], size)
    holders = holders_of(intervals, order)
    dots = [_dot(it, window, holders) for it in sorted(shown, key=lambda it: it["place"]["precision"] != "near")]
    step = _step(max(window.east - window.west, window.north - window.south))
    return {
        "width": window.width,
        "height": window.height,
        "ground": _ground(window),
        "holders": list(holders.values()),
        "signs": sorted({it["status"] for it in shown} | {it["basis"] for it in shown if it["holders"]}),
        "dots": _named(dots, window.width),
        "meridians": [(window.across(it), f"{it:g}°") for it in _lines(window.west, window.east, step)],
        "parallels": [(window.down(it), f"{it:g}°") for it in _lines(window.south, window.north, step)],
        "wide": len(intervals) - len(shown),
    }


def _ground(window: Window) -> Json:
    """Land and borders as paths of an SVG; borders that states dispute apart."""
    found: dict[str, list[str]] = {"land": [], "border": [], "disputed": []}
    for shape in shapes((window.west, window.south, window.east, window.north)):
        points = (f"{window.across(x):.0f} {window.down(y):.0f}" for x, y in shape.points)
        line = [point for point, _ in groupby(points)]
        if len(line) > 1:
            closed = "Z" if shape.layer == "land" else ""
            found["disputed" if shape.disputed else shape.layer].append(f"M{'L'.join(line)}{closed}")
    return {name: "".join(parts) for name, parts in found.items()}


def _dot(interval: Json, window: Window, holders: dict[str, Holder]) -> Json:
    place, names = interval["place"], interval["holder_names"]
    held = [holders[key] for key in interval["holders"]][:2]
    x, y = window.across(place["longitude"]), window.down(place["latitude"])
    days = interval["days_since"]
    since = f"last evidence {days} days ago" if days else ""
    said = f"{interval['status']}: " if names and interval["status"] != "held" else ""
    return {
        "x": x,
        "y": y,
        "radius": _NEAR if place["precision"] == "near" else _RADIUS,
        "name": f"near {place['name']}" if place["precision"] == "near" else place["name"],
        "since": f"{days:,} days ago" if days else "",
        "label": f"{place['name']}: {said}{', '.join(names) or interval['status']}{f', {since}' if since else ''}",
        "status": interval["status"],
        "basis": interval["basis"] if held else "unknown",
        "near": place["precision"] == "near",
        "colours": [it.colour for it in held],
        "second": _second(x, y, toothed=interval["status"] == "contested") if len(held) > 1 else None,
        "letters": [(x + at, it.letter) for it, at in zip(held, _BESIDE[len(held)], strict=True)] or [(x, "?")],
        "key": place["place_id"] or place["name"].casefold(),
    }


def _second(x: float, y: float, *, toothed: bool) -> str:
    """The second holder's half of a mark: of a circle where two share, of a square with teeth where they fight."""
    if not toothed:
        return f"M{x:g} {y - _RADIUS:g}A{_RADIUS} {_RADIUS} 0 0 1 {x:g} {y + _RADIUS:g}Z"
    steps = range(-_RADIUS, _RADIUS + 1, _RADIUS // 3)
    teeth = [f"{x + (3 if at % 2 else -3):g} {y + side:g}" for at, side in enumerate(steps)]
    return f"M{'L'.join(teeth)}H{x + _RADIUS:g}V{y - _RADIUS:g}Z"


def _named(dots: list[Json], across: int) -> list[Json]:
    """Leave out names that would cover another name or mark: the table has them all."""
    taken = [_box(it["x"] - _RADIUS, it["y"] - _RADIUS, 2 * _RADIUS, 2 * _RADIUS) for it in dots]
    for dot in sorted(dots, key=lambda it: it["near"]):
        width = max(len(dot["name"]), len(dot["since"]) * 0.9) * _LETTER
        left = dot["x"] + dot["radius"] + 5
        flipped = left + width > across
        left = dot["x"] - dot["radius"] - 5 - width if flipped else left
        box = _box(left, dot["y"] - _LINE, width, (2 if dot["since"] else 1.2) * _LINE)
        if any(_meet(box, it) for it in taken):
            dot |= {"name": "", "since": ""}
            continue
        taken.append(box)
        dot |= {"text": dot["x"] + (dot["radius"] + 5) * (-1 if flipped else 1), "flipped": flipped}
    return dots


def _box(x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    return x, y, x + width, y + height


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _window(points: Sequence[tuple[float, float]], size: tuple[int, int]) -> Window:
    west, east = _range([x for x, _ in points])
    south, north = _range([y for _, y in points])
    shrunk = max(cos(radians((south + north) / 2)), 0.1)  # of a degree across, away from the equator
    width, height = size
    scale = min(width / ((east - west) * shrunk), height / (north - south))
    wide, high = width / (scale * shrunk) / 2, height / scale / 2
    x, y = (west + east) / 2, (south + north) / 2
    return Window(west=x - wide, south=y - high, east=x + wide, north=y + high, width=width, height=height)


def _range(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    spare = max((high - low) * _EDGE, 0.5)
    return low - spare, high + spare


def _step(span: float) -> float:
    return next((step for step in (0.25, 0.5, 1, 2, 5, 10, 20) if span / step <= 8), 30)


def _lines(low: float, high: float, step: float) -> list[float]:
    return [at * step for at in range(ceil(low / step), floor(high / step) + 1)]
