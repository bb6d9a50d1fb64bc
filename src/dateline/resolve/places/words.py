"""The words about places that are data: what class words mean, and which names mean other things first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.vocab.load import fail, load_mapping, only_keys, require_list, require_mapping

_FILE = "places.yaml"
_KEYS = frozenset(
    {
        "arabic_countries",
        "features",
        "directions",
        "also_words",
        "also_people",
        "shared_countries",
        "demonyms",
        "short_states",
        "act_abroad",
        "waters",
    }
)
_CLASSES = ("country", "province", "district", "town", "quarter", "site", "area")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """What ``vocab/places.yaml`` says.

    `features` maps a class word ("governorate") to its class; `also_words` and `also_people` are folded names that
    mean something else first, so that a capital letter alone is no evidence for a place. `shared_countries` are folded
    names and demonyms of countries that are as well names of a state, a person or a people elsewhere. `demonyms` are
    those of regions and states that are no countries, with the place they are of; `short_states` the
    short forms of states behind a town's name ("Tex."). `act_abroad` are countries that act and speak in wars of other
    countries; `waters` are the last words of names of seas and straits.
    """

    arabic_countries: frozenset[str]
    features: Mapping[str, str]
    directions: frozenset[str]
    also_words: frozenset[str]
    also_people: frozenset[str]
    shared_countries: frozenset[str]
    demonyms: Mapping[str, str]
    short_states: Mapping[str, str]
    act_abroad: frozenset[str]
    waters: frozenset[str]

    @classmethod
    def default(cls) -> "PlaceWords":
        """The words that ship with dateline; read once. Raises VocabularyError for a broken list."""
        return _default()


@cache
def _default() -> PlaceWords:
    entry = load_mapping(_FILE)
    only_keys(entry, _KEYS, _FILE, "top level")
    classes = require_mapping(entry.get("features"), _FILE, "features")
    only_keys(classes, frozenset(_CLASSES), _FILE, "features")
    features: dict[str, str] = {}
    for name in _CLASSES:
        for word in require_list(classes, name, _FILE, "features"):
            if word in features:
                fail(_FILE, f"features.{name}", f"{word!r} already means {features[word]!r}")
            features[word] = name
    return PlaceWords(
        arabic_countries=frozenset(require_list(entry, "arabic_countries", _FILE, "top level")),
        features=features,
        directions=frozenset(require_list(entry, "directions", _FILE, "top level")),
        also_words=frozenset(require_list(entry, "also_words", _FILE, "top level")),
        also_people=frozenset(require_list(entry, "also_people", _FILE, "top level")),
        shared_countries=frozenset(require_list(entry, "shared_countries", _FILE, "top level")),
        demonyms=_by_word(entry, "demonyms"),
        short_states=_by_word(entry, "short_states"),
        act_abroad=frozenset(require_list(entry, "act_abroad", _FILE, "top level")),
        waters=frozenset(require_list(entry, "waters", _FILE, "top level")),
    )


def _by_word(entry: Mapping[str, Any], name: str) -> dict[str, str]:
    found = require_mapping(entry.get(name), _FILE, name)
    return {word: place for place in found for word in require_list(found, place, _FILE, name)}
