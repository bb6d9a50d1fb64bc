"""Turns the inputs into one file of GeoJSON lines per layer of the map."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tools.basemap.topology import Line, Topology, area
from tools.basemap.towns import towns

Json = dict[str, Any]
_DISPUTED = Path(__file__).with_name("disputed.tsv")
_SMALLEST_LAKE = 0.02
"""Square degrees: smaller lakes are dust at the zooms that the file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Where the unpacked inputs lie; `provinces` and `lakes` are shape files without their suffix."""

    countries: Path
    provinces: Path
    lakes: Path


def write_layers(inputs: Inputs, folder: Path) -> dict[str, str]:
    """Write every layer into a folder as GeoJSON lines; gives the name of each layer's file."""
    world = Topology(json.loads(inputs.countries.read_text(encoding="utf-8")))
    found: dict[str, Iterable[Json]] = {
        "land": _land(world),
        "border": _borders(world),
        "country": _labels(world),
        "province": _provinces(inputs.provinces),
        "lake": _lakes(inputs.lakes),
        "town": towns(),
    }
    files = {}
    for name, features in found.items():
        files[name] = f"{name}.geojsonl"
        with (folder / files[name]).open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n" for item in features)
    return files


def _feature(kind: str, coordinates: object, zoom: int = 0, **properties: object) -> Json:
    return {
        "type": "Feature",
        "tippecanoe": {"minzoom": zoom},
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def _land(world: Topology) -> Iterator[Json]:
    for country in world.countries:
        yield _feature("MultiPolygon", world.polygons(country), name=country["properties"]["name"])


def _borders(world: Topology) -> Iterator[Json]:
    disputed = _disputed()
    for one, other, line in world.shared():
        boxes = disputed.get((one, other), [])
        dashed = any(not box or all(_inside(point, box) for point in (line[0], line[-1])) for box in boxes)
        yield _feature("LineString", line, disputed=dashed)


def _disputed() -> dict[tuple[str, str], list[list[float]]]:
    rows: dict[tuple[str, str], list[list[float]]] = {}
    with _DISPUTED.open(encoding="utf-8") as lines:
        for one, other, box, _ in csv.reader((it for it in lines if not it.startswith("#")), delimiter="\t"):
            rows.setdefault((one, other), []).append([float(number) for number in box.split()])
    return rows


def _inside(point: tuple[float, float], box: list[float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _labels(world: Topology) -> Iterator[Json]:
    """One point per country: polygon labels would repeat in every tile."""
    for country in world.countries:
        largest = max((polygon[0] for polygon in world.polygons(country)), key=area)
        size = area(largest)
        zoom = 1 if size > 60 else 2 if size > 15 else 3 if size > 3 else 4
        yield _feature("Point", _middle(largest), zoom, name=country["properties"]["name"], size=round(size, 1))


def _middle(ring: Line) -> tuple[float, float]:
    """Give a point well inside a ring: in the middle of the longest stretch that a line of latitude cuts out of it."""
    low, high = min(point[1] for point in ring), max(point[1] for point in ring)
    best = (0.0, ring[0])
    for step in range(3, 8):
        level = low + (high - low) * step / 10
        for start, stop in _stretches(ring, level):
            if stop - start > best[0]:
                best = (stop - start, ((start + stop) / 2, level))
    return round(best[1][0], 3), round(best[1][1], 3)


def _stretches(ring: Line, level: float) -> Iterator[tuple[float, float]]:
    crossings = sorted(
        a[0] + (level - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for a, b in pairwise(ring)
        if (a[1] <= level) != (b[1] <= level)
    )
    yield from zip(crossings[::2], crossings[1::2], strict=False)


def _provinces(path: Path) -> Iterator[Json]:
    for shape in _shapes(path):
        yield _feature(shape["type"], shape["coordinates"], 3)


def _lakes(path: Path) -> Iterator[Json]:
    for shape in _shapes(path):
        rings = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        size = max(area([tuple(point) for point in rings_of[0]]) for rings_of in rings)
        if size >= _SMALLEST_LAKE:
            yield _feature(shape["type"], shape["coordinates"], 1 if size > 1 else 4)


def _shapes(path: Path) -> Iterator[Json]:
    import shapefile  # noqa: PLC0415 - a wheel that __main__ has just fetched

    with shapefile.Reader(shp=f"{path}.shp", shx=f"{path}.shx") as reader:
        for shape in reader.iterShapes():
            if shape.shapeType:  # 0 is an empty shape
                yield shape.__geo_interface__
