"""Looks names of places up in the gazetteer file that ships with dateline."""

import math
import os
import re
import sqlite3
import threading
import weakref
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from dateline.errors import DatelineError
from dateline.resolve.places.fold import fold, fold_arabic
from dateline.resolve.places.place import Kind, Match, Place
from dateline.resolve.places.words import PlaceWords
from dateline.vocab.countries import Countries

_FILE = Path(__file__).with_name("gazetteer.sqlite")
_COLUMNS = (
    "p.id, p.gid, p.name, p.kind, p.country, p.admin1, p.admin2, a.name, p.latitude, p.longitude, p.population "
    "FROM place p LEFT JOIN place a ON a.id = coalesce(p.admin1, CASE p.kind WHEN 1 THEN p.id END)"
)
_CACHE = 20_000
_MIN_FUZZY_LETTERS = 5  # "Mari" and "Mara" are different towns; one wrong letter in a long name is a spelling
_MIN_ARABIC_LETTERS = 3  # folded; shorter keys have lost what told them apart
_ALIAS = 0.8  # GeoNames keeps names of the past and mistakes among its aliases
_ARABIC = 0.75
_MIN_LETTERS = 3  # two letters name a country ("US") or nothing
_ACRONYM = 4
_BIG_TOWN = 100_000
_NOT_PLACES = 0.15  # a word of English in capitals is a place once in a while ("Orange, Texas")
_PEOPLE = 0.35
_COMPOUND = re.compile(r"-[a-z]{3,}$")  # "US-led", "rebel-held"
_LETTER = re.compile(r"[^\W\d_]")


class Gazetteer:
    """All places dateline knows, read-only, in one SQLite file.

    Opened on the first look-up in each process and thread, so that it is safe to share over fork and spawn.
    Raises DatelineError when the file is missing or broken.
    """

    def __init__(self, path: Path = _FILE, words: PlaceWords | None = None) -> None:
        self._path = path
        self._words = words or PlaceWords.default()
        self._local = threading.local()
        self.find = lru_cache(maxsize=_CACHE)(self._find)
        self.knows = lru_cache(maxsize=_CACHE)(self._knows)
        self.country = lru_cache(maxsize=512)(self._country)
        self.find_like = lru_cache(maxsize=_CACHE)(self._find_like)
        self._country_keys = lru_cache(maxsize=8)(self._read_country_keys)

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path, PlaceWords]]:
        """Travel to another process as the path alone."""
        return type(self), (self._path, self._words)

    @property
    def words(self) -> PlaceWords:
        """The word lists it was opened with."""
        return self._words

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        connection = getattr(self._local, "connection", None)
        if connection is None or self._local.pid != os.getpid():
            connection = self._open()
            self._local.connection, self._local.pid = connection, os.getpid()
        return list(connection.execute(sql, values))

    def _open(self) -> sqlite3.Connection:
        where = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            # Each thread has its own; only the closing, when the gazetteer is let go of, may come from another.
            connection = sqlite3.connect(where, uri=True, check_same_thread=False)
            weakref.finalize(self, connection.close)
            connection.execute("SELECT fingerprint FROM meta").fetchone()
        except sqlite3.DatabaseError as error:
            msg = f"gazetteer {self._path}: {error}; reinstall dateline, or run 'python hatch_build.py' in its sources"
            raise DatelineError(msg) from error
        return connection

    def _find(self, name: str) -> tuple[Match, ...]:
        """All places a name can mean, by its spelling alone: safe fold everywhere, Arabic fold where it belongs."""
        key = fold(name)
        if not key:
            return ()
        matches = {
            place.row: Match(place=place, how="name" if main else "alias", likeness=1.0 if main else _ALIAS)
            for main, place in self._named(key)
        }
        arabic = fold_arabic(key) if key.isascii() else ""
        if len(arabic) >= _MIN_ARABIC_LETTERS:
            for place in self._places("JOIN arabic n ON n.place = p.id WHERE n.key = ?", (arabic,)):
                matches.setdefault(place.row, Match(place=place, how="arabic", likeness=_ARABIC))
        return tuple(matches.values())

    def _named(self, key: str) -> list[tuple[bool, Place]]:
        sql = f"SELECT n.main, {_COLUMNS} JOIN name n ON n.place = p.id WHERE n.key = ?"
        return [(bool(row[0]), _place(row[1:])) for row in self._rows(sql, (key,))]

    def _places(self, tail: str, values: Sequence[object]) -> list[Place]:
        return [_place(row) for row in self._rows(f"SELECT {_COLUMNS} {tail}", values)]

    def place(self, place_id: str) -> Place | None:
        """The place of an id such as ``gn:163808``; None when no list has it."""
        found: list[Place] = []
        if re.fullmatch(r"gn:\d{1,18}", place_id):  # first: the other look-up goes through the whole file
            found = self._places("WHERE p.id = ? AND p.gid IS NULL", (int(place_id.removeprefix("gn:")),))
        found = found or self._places("WHERE p.gid = ?", (place_id,))
        return found[0] if found else None

    def reach(self, place_id: str) -> float | None:
        """Say how far from its point four fifths of the towns of a province or district lie, in kilometres.

        None for what is no division, or has fewer than three towns: nobody knows how wide it is.
        """
        place = self.place(place_id)
        column = {Kind.PROVINCE: "admin1", Kind.DISTRICT: "admin2"}.get(place.kind) if place else None
        if place is None or column is None or place.latitude is None or place.longitude is None:
            return None
        sql = (
            f"SELECT latitude, longitude FROM place WHERE country = ? AND {column} = ? "  # noqa: S608 - a column above
            "AND kind > 3 AND latitude IS NOT NULL"
        )
        east = math.cos(math.radians(place.latitude))
        away = sorted(
            111.2 * math.hypot(float(str(row[0])) - place.latitude, (float(str(row[1])) - place.longitude) * east)
            for row in self._rows(sql, (place.country, place.row))
        )
        return away[len(away) * 4 // 5] if len(away) > 2 else None

    def _find_like(self, name: str, country: str, at_least: float) -> tuple[Match, ...]:
        """Places of one country whose spelling is nearly the same: `at_least` 0 to 1 by edits per letter."""
        key = self._country_key(fold(name), country)
        if len(key.replace(" ", "")) < _MIN_FUZZY_LETTERS:
            return ()
        keys, rows = self._country_keys(country)
        found = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=at_least * 100, limit=5)
        best: dict[int, float] = {}
        for _, score, index in found:
            best[rows[index]] = max(best.get(rows[index], 0.0), score / 100)
        places = [self._places("WHERE p.id = ?", (row,))[0] for row in best]
        return tuple(Match(place=place, how="fuzzy", likeness=0.7 * best[place.row]) for place in places)

    def _country_key(self, key: str, country: str) -> str:
        return fold_arabic(key) if country in self._words.arabic_countries and key.isascii() else key

    def _read_country_keys(self, country: str) -> tuple[list[str], list[int]]:
        table = "arabic" if country in self._words.arabic_countries else "name"
        sql = f"SELECT n.key, n.place FROM place p JOIN {table} n ON n.place = p.id WHERE p.country = ? AND p.kind > 0"  # noqa: S608 - one of two table names above
        rows = self._rows(sql, (country,))
        return [str(row[0]) for row in rows], [int(str(row[1])) for row in rows]

    def _country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        found = self._places("WHERE p.kind = 0 AND p.country = ?", (code,))
        return found[0] if found else None

    def _knows(self, name: str) -> float:
        """How strongly a name is a place's, before any context; see `dateline.model.lookups.PlaceNames`.

        Capital letters count: "march" is 0. Countries and provinces come near 1, towns by people (a city of a million
        0.9, a village 0.5), names only found by the Arabic fold lower, words of English and people's names much lower.
        """
        words = name.split()
        if not words or _COMPOUND.search(name) or Countries.default().by_demonym(name):
            return 0.0
        has_class_word = len(words) > 1 and fold(words[-1]) in self._words.features
        if has_class_word and not self.find(name):
            return self.knows(" ".join(words[:-1]))
        if not (_starts_upper(words[-1]) or (has_class_word and _starts_upper(words[0]))):
            return 0.0
        matches = self.find(name)
        return round(self._fame_of(name, matches), 3) if matches else 0.0

    def _fame_of(self, name: str, matches: Sequence[Match]) -> float:
        best = max(_fame(match) for match in matches)
        letters = sum(char.isalpha() for char in name)
        if best >= 1.0:
            return best
        if letters < _MIN_LETTERS:
            return 0.0
        if letters <= _ACRONYM and name.isupper():
            big = any(m.how == "name" and m.place.population >= _BIG_TOWN for m in matches)
            return best * 0.5 if big else 0.0
        key = fold(name)
        if key in self._words.also_words:
            return best * _NOT_PLACES
        return best * _PEOPLE if key in self._words.also_people else best


def _starts_upper(word: str) -> bool:
    """Tell whether a word is written as a name: "Homs", "al-Hawl", a script without capitals; not "al-hawl"."""
    found = _LETTER.search(word.rsplit("-", 1)[-1])
    return found is not None and (word[:1].isupper() or not found[0].islower())


def _fame(match: Match) -> float:
    place = match.place
    if place.kind is Kind.COUNTRY:
        return 1.0
    if place.kind is Kind.PROVINCE:
        base = 0.95
    elif place.kind is Kind.TOWN:
        base = 0.3 + 0.1 * math.log10(max(place.population, 100))
    else:
        base = 0.6
    return min(0.97, base) * (1.0 if match.how == "name" else 0.9 if match.how == "alias" else 0.75)


def _place(row: Sequence[object]) -> Place:
    ident, gid, name, kind, country, admin1, admin2, admin1_name, latitude, longitude, population = row
    return Place(
        row=int(str(ident)),
        place_id=str(gid) if gid else f"gn:{ident}",
        name=str(name),
        kind=Kind(int(str(kind))),
        country=None if country is None else str(country),
        admin1_row=None if admin1 is None else int(str(admin1)),
        admin2_row=None if admin2 is None else int(str(admin2)),
        admin1=None if admin1_name is None else str(admin1_name),
        latitude=latitude if isinstance(latitude, float) else None,
        longitude=longitude if isinstance(longitude, float) else None,
        population=int(str(population)),
    )
