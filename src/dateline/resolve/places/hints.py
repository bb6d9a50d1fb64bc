"""Hints at the country of a report besides the names of countries: provinces that it names, and parties of one land."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from dateline.resolve.places.fold import fold
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.countries import Countries

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
_LONGEST = 3  # words: "South Kordofan State" is found by its first two
_LETTERS = 4
_PROVINCE, _PARTY = 0.5, 0.25  # beside 1 for the name of a country and 0.25 for "Syrian"; chosen, not fitted
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


def party_hints(text: str) -> dict[str, float]:
    """Countries of the parties that a text names and that belong to one country alone, each party once."""
    lexicon = ActorLexicon.default()
    ids = {
        hit.actor_ids[0]
        for hit in lexicon.find([it.group() for it in _TOKEN.finditer(text)])
        if len(hit.actor_ids) == 1
    }
    found: dict[str, float] = {}
    for actor in (lexicon.get(each) for each in ids):
        if actor is not None and len(actor.countries) == 1 and actor.type in {"rebel_group", "political_militia"}:
            country = actor.countries[0]
            found[country] = found.get(country, 0.0) + _PARTY
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
