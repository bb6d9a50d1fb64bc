"""Land and borders from the bundled map of the world, for maps drawn on the server: a reader of just what it needs.

The file is PMTiles 3 (https://github.com/protomaps/PMTiles), its tiles are Mapbox vector tiles
(https://github.com/mapbox/vector-tile-spec), both packed with gzip.
"""

import gzip
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import atan, degrees, floor, log, pi, radians, sinh, tan
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).parent / "static" / "basemap" / "world.pmtiles"
_LAST_ZOOM: Final = 6
_TILES: Final = 9
"""Tiles read for one map, at most."""
_LAYERS: Final = frozenset({b"land", b"border"})
_POLYGON: Final = 3
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A ring of land or a line of a border, as longitude and latitude."""

    layer: str
    points: tuple[Point, ...]
    disputed: bool = False


def shapes(box: Box) -> list[Shape]:
    """Give the land and the borders of a part of the world, as fine as there is need; what lies outside is left out."""
    zoom = next((z for z in range(_LAST_ZOOM, 0, -1) if len(_covering(box, z)) <= _TILES), 0)
    return [it for tile in _covering(box, zoom) for it in _tile(zoom, *tile) if _meets(it, box)]


def _meets(shape: Shape, box: Box) -> bool:
    west, south, east, north = box
    across, up = [x for x, _ in shape.points], [y for _, y in shape.points]
    return min(across) <= east and max(across) >= west and min(up) <= north and max(up) >= south


def _covering(box: Box, zoom: int) -> list[tuple[int, int]]:
    west, south, east, north = box
    side = 1 << zoom
    columns = [min(max(floor((x + 180) / 360 * side), 0), side - 1) for x in (west, east)]
    rows = [min(max(floor(_down(y) * side), 0), side - 1) for y in (north, south)]
    return [(x, y) for x in range(columns[0], columns[1] + 1) for y in range(rows[0], rows[1] + 1)]


def _down(latitude: float) -> float:
    held = radians(min(max(latitude, -85.0), 85.0))
    return 0.5 - log(tan(pi / 4 + held / 2)) / (2 * pi)


@cache
def _directory() -> dict[int, tuple[int, int]]:
    """Where each tile lies in the file, by its number."""
    with _FILE.open("rb") as file:
        root, length = struct.unpack("<2Q", file.read(24)[8:])
        file.seek(40 + 16)
        (data,) = struct.unpack("<Q", file.read(8))
        file.seek(root)
        numbers = _varints(gzip.decompress(file.read(length)))
    count = next(numbers)
    ids = list(accumulate(next(numbers) for _ in range(count)))
    runs, lengths = [next(numbers) for _ in range(count)], [next(numbers) for _ in range(count)]
    found: dict[int, tuple[int, int]] = {}
    end = 0
    for first, run, size in zip(ids, runs, lengths, strict=True):
        said = next(numbers)
        start = said - 1 if said else end
        end = start + size
        found |= {first + at: (data + start, size) for at in range(run)}
    return found


def _number(zoom: int, x: int, y: int) -> int:
    """A tile's number: along a Hilbert curve, zoom after zoom."""
    found = ((1 << 2 * zoom) - 1) // 3
    side = 1 << zoom
    half = side // 2
    while half:
        right, low = int(x & half > 0), int(y & half > 0)
        found += half * half * ((3 * right) ^ low)
        if not low:
            if right:
                x, y = half - 1 - x, half - 1 - y
            x, y = y, x
        half //= 2
    return found


@lru_cache(maxsize=64)
def _tile(zoom: int, x: int, y: int) -> tuple[Shape, ...]:
    place = _directory().get(_number(zoom, x, y))
    if place is None:
        return ()
    with _FILE.open("rb") as file:
        file.seek(place[0])
        raw = gzip.decompress(file.read(place[1]))
    side = 1 << zoom

    def ground(point: tuple[int, int], extent: int) -> Point:
        longitude = (x + point[0] / extent) / side * 360 - 180
        latitude = degrees(atan(sinh(pi * (1 - 2 * (y + point[1] / extent) / side))))
        return round(longitude, 4), round(latitude, 4)

    return tuple(
        Shape(layer=name, points=tuple(ground(it, extent) for it in line), disputed=disputed)
        for field, layer in _fields(raw)
        if field == 3  # the layers of a tile
        for name, extent, disputed, line in _lines(layer)
    )


def _lines(layer: bytes) -> Iterator[tuple[str, int, bool, list[tuple[int, int]]]]:
    fields = list(_fields(layer))
    name = next(value for field, value in fields if field == 1)
    if name not in _LAYERS:
        return
    extent = next((value for field, value in fields if field == 5), 4096)
    keys = [value for field, value in fields if field == 3]
    true = [dict(_fields(value)).get(7) == 1 for field, value in fields if field == 4]
    for field, feature in fields:
        if field != 2:
            continue
        parts = dict(_fields(feature))
        tags = list(_varints(parts.get(2, b"")))
        said = {keys[key]: true[value] for key, value in zip(tags[::2], tags[1::2], strict=True)}
        for line in _geometry(parts[4], closed=parts.get(3) == _POLYGON):
            yield name.decode(), extent, said.get(b"disputed", False), line


def _geometry(raw: bytes, *, closed: bool) -> Iterator[list[tuple[int, int]]]:
    numbers = _varints(raw)
    x = y = 0
    line: list[tuple[int, int]] = []
    for command in numbers:
        what, times = command & 7, command >> 3
        if what == 7:
            continue
        for _ in range(times):
            x, y = x + _signed(next(numbers)), y + _signed(next(numbers))
            if what == 1 and line:
                yield line
                line = []
            line.append((x, y))
    if len(line) > (2 if closed else 1):
        yield line


def _signed(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def _varints(raw: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in raw:
        number |= (byte & 127) << shift
        if byte < 128:
            yield number
            number = shift = 0
        else:
            shift += 7


def _fields(raw: bytes) -> Iterator[tuple[int, Any]]:
    """The fields of a protocol buffer: numbers as numbers, all else as bytes."""
    at = 0
    while at < len(raw):
        tag, at = _varint(raw, at)
        kind = tag & 7
        if kind == 0:
            value, at = _varint(raw, at)
            yield tag >> 3, value
            continue
        size, at = _varint(raw, at) if kind == 2 else ({1: 8, 5: 4}[kind], at)
        yield tag >> 3, raw[at : at + size]
        at += size


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while raw[at] > 127:
        number |= (raw[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return number | raw[at] << shift, at + 1
