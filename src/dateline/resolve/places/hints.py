"""Hints at the country of a report besides the names of countries: provinces that it names, and parties of one land."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from dateline.resolve.places.fold import fold
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind, Place
from dateline.resolve.places.ranking import is_capital
from dateline.resolve.places.words import PlaceWords
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.countries import Countries

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_LONGEST = 4  # words: "South Kordofan State" is found by its first two
_LETTERS = 4
_PROVINCE, _PARTY = 0.5, 0.25  # beside 1 for the name of a country and 0.25 for "Syrian"; chosen, not fitted
_TOWN, _DATELINE = 0.25, 0.15  # "on the road from X"; where it was written is a hint, but bureaux stand abroad
_HINTING_TOWN = 20_000  # people
_LONG_NAME = 12  # letters: of several words and in one country alone, it need not be a large town
_FEW_LANDS = 2
_FOREIGN = frozenset({"external_forces", "international_organization", "media", "wire", "expert"})  # at home anywhere
_LEADING_TOWN = re.compile(
    r"^[ \t]*([^\W\d_a-z][^\W\d_a-z .'\u2019-]{2,30}?)(?=\s*[,(/]|\s+[-\u2013\u2014])", re.MULTILINE
)
_NAMESAKE = 0.1  # of the province's people: a place elsewhere with more of them makes the name say nothing


def provincial_hints(text: str, but: Container[str], gazetteer: Gazetteer) -> dict[str, float]:
    """Countries of the first-level divisions that a text names, each name once; none for a name of several countries.

    `but` are folded names that are asked about themselves: they are no witnesses of where they lie.
    """
    found: dict[str, float] = {}
    for name in {name for name in _names(text) if fold(name) not in but}:
        country = _country_of_province(name, gazetteer)
        if country is not None:
            found[country] = found.get(country, 0.0) + _PROVINCE
    return found


def town_hints(text: str, but: Container[str], gazetteer: Gazetteer) -> dict[str, float]:
    """Countries of the towns that a text names or was written in, each name once; none for a name of several countries.

    `but` as in `provincial_hints`. A capital counts only where it opens the report: elsewhere it is its government.
    """
    found: dict[str, float] = {}
    datelines = {fold(match[1]): match[1] for match in _LEADING_TOWN.finditer(text)}
    known = {fold(name): name for name in _names(text) if _matches(name, gazetteer)}
    names = {key: name for key, name in known.items() if not any(f" {key} " in f" {it} " for it in known if it != key)}
    for key, name in {**names, **datelines}.items():
        weight = _DATELINE if key in datelines else _TOWN
        country = None if key in but else _country_of_town(name, gazetteer, is_dateline=key in datelines)
        if country is not None and country not in gazetteer.words.act_abroad:
            found[country] = found.get(country, 0.0) + weight
    return found


def party_hints(text: str) -> dict[str, float]:
    """Countries of the parties that a text names and that belong to one country or two, each party once."""
    abroad = PlaceWords.default().act_abroad
    lexicon = ActorLexicon.default()
    ids = {
        hit.actor_ids[0]
        for hit in lexicon.find([it.group() for it in _TOKEN.finditer(text)])
        if len(hit.actor_ids) == 1
    }
    found: dict[str, float] = {}
    for actor in (lexicon.get(each) for each in ids):
        if actor is None or actor.type in _FOREIGN or len(actor.countries) > _FEW_LANDS:
            continue
        for country in actor.countries:
            if len(actor.countries) > 1 or country not in abroad:
                found[country] = found.get(country, 0.0) + _PARTY / len(actor.countries)
    return found


def with_hints(words: Mapping[str, float], *hints: Mapping[str, float]) -> dict[str, float]:
    """Add hints to the weights of the countries that a text names."""
    out = dict(words)
    for found in hints:
        for country, weight in found.items():
            out[country] = out.get(country, 0.0) + weight
    return out


def _names(text: str) -> Iterator[str]:
    words = _TOKEN.findall(text)
    for at, word in enumerate(words):
        if not word[:1].isupper() or word.isupper():  # "NAIROBI - ..." is where it was written
            continue
        for length in range(1, _LONGEST + 1):
            part = words[at : at + length]
            if len(part) == length and part[-1][:1].isupper() and len(" ".join(part)) >= _LETTERS:
                yield " ".join(part)


@lru_cache(maxsize=20_000)
def _country_of_province(name: str, gazetteer: Gazetteer) -> str | None:
    found = [match for match in gazetteer.find(name) if match.how in {"name", "alias"}]
    matches = [match.place for match in found]
    divisions = [it.place for it in found if it.place.kind is Kind.PROVINCE and it.how == "name"]
    countries = {place.country for place in divisions}
    if len(countries) != 1 or Countries.default().by_demonym(name) is not None:
        return None
    people = max(place.population for place in divisions)
    country = divisions[0].country
    rivals = (place for place in matches if place.country != country)
    return None if any(place.population >= _NAMESAKE * people for place in rivals) else country


def _matches(name: str, gazetteer: Gazetteer) -> list[Place]:
    """What bears a name outright, or without any such what has it among its other names."""
    found = gazetteer.find(name)
    outright = [match.place for match in found if match.how == "name"]
    return outright or [match.place for match in found if match.how == "alias"]


@lru_cache(maxsize=20_000)
def _country_of_town(name: str, gazetteer: Gazetteer, *, is_dateline: bool) -> str | None:
    if fold(name) in gazetteer.words.also_words | gazetteer.words.also_people:
        return None
    if Countries.default().by_demonym(name) is not None:
        return None
    places = _matches(name, gazetteer)
    if " " in name and len(name) >= _LONG_NAME and len({place.country for place in places}) == 1:
        return places[0].country
    town = max((place for place in places if place.kind is Kind.TOWN), key=lambda place: place.population, default=None)
    if town is None or town.population < _HINTING_TOWN or (is_capital(town) and not is_dateline):
        return None
    rivals = (place for place in places if place.country != town.country)
    return None if any(place.population >= _NAMESAKE * town.population for place in rivals) else town.country
