"""Countries by the words that news uses for them: names, demonyms, capitals."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.model.letters import without_marks
from dateline.vocab.load import (
    fail,
    load_mapping,
    only_keys,
    optional_str,
    require_list,
    require_mapping,
    require_str,
)

_FILE = "countries.yaml"
_KEYS = frozenset({"name", "iso3", "numeric", "capital", "slug", "demonyms", "aliases", "metonyms"})
_ISO2 = re.compile(r"[A-Z]{2}")
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country: ISO 3166-1 codes, and the words that mean it or its government.

    `numeric` is 0 where ISO gives no number (Kosovo). `slug` starts the ids of the state's own actors.
    """

    iso2: str
    iso3: str
    numeric: int
    name: str
    slug: str
    capital: str
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    metonyms: tuple[str, ...]


class Countries:
    """Looks up countries by code, name, demonym or capital; case and accents don't matter, except for acronyms."""

    def __init__(self, entries: Mapping[str, Country]) -> None:
        self._by_code = dict(entries)
        self._names = _index(entries, lambda country: (country.name, *country.aliases))
        self._demonyms = _index(entries, lambda country: country.demonyms)
        self._capitals = _index(entries, lambda country: (country.capital, *country.metonyms))
        self._slugs = {country.slug: country for country in entries.values()}

    @classmethod
    def default(cls) -> "Countries":
        """The countries that ship with dateline; one shared instance."""
        return _default()

    def __iter__(self) -> Iterator[Country]:
        return iter(self._by_code.values())

    def get(self, iso2: str) -> Country | None:
        """Find a country by its ISO 3166-1 alpha-2 code, in either case."""
        return self._by_code.get(iso2.upper())

    def by_name(self, words: str) -> Country | None:
        """Find the country that `words` names ("Syria", "the UK"); short acronyms only in capitals ("US", not "us")."""
        return _look(self._names, words)

    def by_demonym(self, word: str) -> Country | None:
        """Find the country whose people or things `word` describes ("Syrian", "Turks").

        "Congolese" is the Democratic Republic's: it is by far the larger and the one that conflict news is about.
        """
        return _look(self._demonyms, word)

    def by_seat(self, words: str) -> Country | None:
        """Find the country whose government `words` stands for when named as a party ("Moscow", "the Kremlin")."""
        return _look(self._capitals, words)

    def by_slug(self, slug: str) -> Country | None:
        """Find a country by the start of its own actors' ids ("syria", "us")."""
        return self._slugs.get(slug)


@lru_cache(maxsize=50_000)  # names come again and again
def fold(words: str) -> str:
    """Fold a name for comparison: no accents, lower case, single spaces, no leading "the", plain apostrophes."""
    bare = without_marks(words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return " ".join(bare.casefold().split()).removeprefix("the ")


_ACRONYM_LENGTH = 3


def _look(index: Mapping[str, Country], words: str) -> Country | None:
    found = index.get(fold(words))
    if found is None:
        return None
    bare = words.strip().removeprefix("the ").removeprefix("The ")
    is_short = len(bare.replace(".", "")) <= _ACRONYM_LENGTH
    return None if is_short and bare != bare.upper() and bare.lower() in _acronyms(found) else found


def _acronyms(country: Country) -> frozenset[str]:
    return frozenset(alias.lower() for alias in country.aliases if alias.isupper())


def _index(entries: Mapping[str, Country], words: Callable[[Country], Iterable[str]]) -> dict[str, Country]:
    index: dict[str, Country] = {}
    for country in entries.values():
        for word in words(country):
            kept = index.setdefault(fold(word), country)
            if kept is not country and (kept.iso2, country.iso2) not in _SHARED:
                fail(_FILE, country.iso2, f"{word!r} is already {kept.iso2}'s")
    return index


#: Countries that share a demonym; the first is the one meant.
_SHARED = frozenset({("CD", "CG")})


@cache
def _default() -> Countries:
    return Countries({code: _country(code, raw) for code, raw in load_mapping(_FILE).items()})


def _country(code: str, raw: object) -> Country:
    if not _ISO2.fullmatch(code):
        fail(_FILE, code, "must be an ISO 3166-1 alpha-2 code")
    entry = require_mapping(raw, _FILE, code)
    only_keys(entry, _KEYS, _FILE, code)
    numeric = entry.get("numeric")
    if not isinstance(numeric, int):
        fail(_FILE, f"{code}.numeric", "must be a number")
    name = require_str(entry, "name", _FILE, code)
    return Country(
        iso2=code,
        iso3=require_str(entry, "iso3", _FILE, code),
        numeric=numeric,
        name=name,
        slug=optional_str(entry, "slug", _FILE, code) or _SLUG.sub("-", fold(name)).strip("-"),
        capital=require_str(entry, "capital", _FILE, code),
        demonyms=require_list(entry, "demonyms", _FILE, code),
        aliases=require_list(entry, "aliases", _FILE, code),
        metonyms=require_list(entry, "metonyms", _FILE, code),
    )
