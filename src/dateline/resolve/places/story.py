"""The context that one report gives its place names: which country it is about, and which places it surely names."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.model.claim import PlaceMention
from dateline.model.resolution import PlaceRef
from dateline.resolve.places.fold import fold
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind, Place
from dateline.resolve.places.words import PlaceWords
from dateline.vocab.countries import Countries

_WORD = re.compile(r"[^\W\d_](?:[\w'\u2019]|\.(?=[^\W\d_]))*\.?")
_NAME_WEIGHT, _DEMONYM_WEIGHT = 1.0, 0.25  # "Russian warplanes" is about Russia less than "in Russia" is
_SHARED_NAME_WEIGHT = 0.3  # Georgia and Jordan name other things as well
_HEAD = 300  # characters: a report says early what it is about
_HEAD_FACTOR = 1.5
_LEADING_SHARE, _LEADING_RATIO = 0.3, 1.25
# "Palmyra, Homs province" and "Paris, Tex.": what follows a name after a comma may be the wider place.
_AFTER_COMMA = re.compile(r",\s+((?:[^\W\d_][\w.'\u2019-]*)(?:\s+[A-Z][\w.'\u2019-]*){0,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPlaces:
    """What one report says about where it plays.

    `country` is the one country it is mainly about (ISO 3166-1 alpha-2), None when it does not say. `weights` are
    shares of all its hints, by country; `named` are the countries that it names or describes ("Syrian"). `beside`
    are the wider places that stand next to a name anywhere in the report, by folded name. `anchors` are the places
    its names were found to mean. `provinces` are the chances, for each folded name, of lying in each first-level
    division, by its row. `hinted` are the countries of its parties besides.
    `provincial` are the offsets of names that are provinces by the names beside them. `known` keeps what was already
    resolved.
    """

    country: str | None
    weights: Mapping[str, float]
    named: frozenset[str]
    beside: Mapping[str, tuple[str, ...]]
    anchors: Mapping[str, Place] = field(default_factory=dict)
    provinces: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    hinted: frozenset[str] = frozenset()
    provincial: frozenset[int] = frozenset()
    known: dict[tuple[object, ...], PlaceRef] = field(default_factory=dict)

    def share(self, country: str | None) -> float:
        """Share of the report's hints that point at a country, 0 to 1."""
        return self.weights.get(country, 0.0) if country else 0.0

    def province_share(self, row: int | None, *, but: str | None) -> float:
        """Share of the report's names, 0 to 1, that are likely to lie in a division; the folded name `but` left out."""
        others = [chances for name, chances in self.provinces.items() if name != but]
        return sum(chances.get(row, 0.0) for chances in others) / len(others) if row is not None and others else 0.0

    def speaks_of(self, country: str | None, *, but: str, place: Place | None = None) -> bool:
        """Tell whether the report names a country, or a place in it other than the folded name `but` and `place`.

        A place spelled in two ways is no second witness of its country.
        """
        row = place.row if place else None
        others = (other for key, other in self.anchors.items() if key != but and other.row != row)
        return country in self.named or bool(country and any(other.country == country for other in others))


def country_words(text: str) -> dict[str, float]:
    """Count the names and demonyms of countries in a text, each in its own weight."""
    index = _index()
    found: dict[str, float] = {}
    words = [(match.start(), match.group().rstrip(".")) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        start, word = words[at]
        step, hit = 1, None
        if word[0].isupper():
            for length in range(min(_longest(word), len(words) - at), 0, -1):
                hit = index.get(_key([item for _, item in words[at : at + length]]))
                if hit:
                    step = length
                    break
        if hit:
            country, weight = hit
            found[country] = found.get(country, 0.0) + weight * (_HEAD_FACTOR if start < _HEAD else 1.0)
        at += step
    return found


def _key(words: Sequence[str]) -> str:
    text = " ".join(words)
    short = len(text.replace(".", "")) <= 3  # "US", not "us"
    return text.replace(".", "") if short else fold(text)


def _longest(word: str) -> int:
    """How many words the longest name has that begins with `word`: most words begin none."""
    found = (_lengths().get(fold(form).partition(" ")[0], 0) for form in (word, word.replace(".", "")))  # "U.S."
    return max(found)


@cache
def _lengths() -> dict[str, int]:
    found: dict[str, int] = {}
    for name in _index():
        first, *rest = fold(name).split()
        found[first] = max(1 + len(rest), found.get(first, 0))
    return found


@cache
def _index() -> dict[str, tuple[str, float]]:
    index: dict[str, tuple[str, float]] = {}
    shared_names = PlaceWords.default().shared_countries
    for country in Countries.default():
        for words, weight in (
            (country.demonyms, _DEMONYM_WEIGHT),
            ((country.name, *country.aliases), _NAME_WEIGHT),
        ):
            for word in words:
                shared = weight if fold(word) not in shared_names else _SHARED_NAME_WEIGHT
                index[_key(word.removeprefix("the ").split())] = (country.iso2, shared)
    return index


def beside(text: str, mentions: Iterable[PlaceMention], gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Collect, for each folded name, the wider places named beside it in the text or by the mention itself."""
    found: dict[str, list[str]] = {}
    for mention in mentions:
        names = found.setdefault(fold(mention.words), [])
        names.extend(mention.within)
        names.extend(_after(text, mention, gazetteer))
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items() if names}


def _after(text: str, mention: PlaceMention, gazetteer: Gazetteer) -> Iterator[str]:
    match = _AFTER_COMMA.match(text, mention.quote.end)
    if not match:
        return
    words = match[1].split()
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length]).removesuffix("'s").removesuffix("\u2019s")
        name = PlaceWords.default().short_states.get(name.rstrip("."), name)
        if gazetteer.find(name):
            yield name
            return


def weigh(words: Mapping[str, float], votes: Sequence[Mapping[str, float]]) -> tuple[str | None, dict[str, float]]:
    """Weigh country words and the votes of place names (country -> chance, one mapping a name).

    Returns the leading country, if one leads clearly, and the share of each.
    """
    total = {country: math.sqrt(count) for country, count in words.items()}
    for vote in votes:
        for country, chance in vote.items():
            total[country] = total.get(country, 0.0) + chance
    whole = sum(total.values())
    if not whole:
        return None, {}
    shares = {country: value / whole for country, value in total.items()}
    ranked = sorted(shares, key=lambda item: (-shares[item], item))
    lead = ranked[0]
    second = shares[ranked[1]] if len(ranked) > 1 else 0.0
    clear = shares[lead] >= _LEADING_SHARE and shares[lead] >= _LEADING_RATIO * second
    return (lead if clear else None), shares


def is_anchor(place: Place) -> bool:
    """Tell whether a place is small enough to say where other names of the report are."""
    return place.point is not None and place.kind not in {Kind.COUNTRY, Kind.REGION, Kind.WIDE}
