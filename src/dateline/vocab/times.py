"""The time words of ``times.yaml``, checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.vocab.load import fail, load_mapping, require_list, require_mapping, word_meanings

_FILE = "times.yaml"
_LISTS = (
    "ambiguous", "ambiguous_after", "approximations", "recent_words", "coming_words", "moving", "now", "anchored",
    "not_times",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLexicon:
    """All of ``times.yaml``; words in lower case. See the comments there for what each list is for."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, int]
    seasons: Mapping[str, int]
    easter: Mapping[str, int]
    recent: Mapping[str, int]
    bounds: Mapping[str, str]
    parts: Mapping[str, str]
    day_words: Mapping[str, str]
    holidays: Mapping[str, tuple[int, int]]
    vague_counts: Mapping[str, tuple[int, int]]
    lists: Mapping[str, tuple[str, ...]]


@cache
def time_lexicon() -> TimeLexicon:
    """Load the time words once. Raises VocabularyError naming the file and the key."""
    data = load_mapping(_FILE)
    return TimeLexicon(
        months=_numbers("months", 1, 12),
        weekdays=_numbers("weekdays", 0, 6),
        units=_numbers("units", 0, 10_000),
        seasons=_numbers("seasons", 1, 12),
        easter=_numbers("easter", -100, 100),
        recent=_recent(),
        bounds=word_meanings(data, "bounds", _FILE),
        parts=word_meanings(data, "parts", _FILE),
        day_words=word_meanings(data, "day_words", _FILE),
        holidays=_pairs(data, "holidays"),
        vague_counts=_pairs(data, "vague_counts"),
        lists={name: require_list(data, name, _FILE, "top level") for name in _LISTS},
    )


def months() -> Mapping[str, int]:
    """Month names and abbreviations in lower case, with their numbers."""
    return time_lexicon().months


def _numbers(key: str, least: int, most: int) -> Mapping[str, int]:
    entry = require_mapping(load_mapping(_FILE).get(key), _FILE, key)
    numbers: dict[str, int] = {}
    for word, value in entry.items():
        if not isinstance(value, int) or not least <= value <= most:
            fail(_FILE, f"{key}.{word}", f"must be a number from {least} to {most}")
        numbers[word] = value
    return numbers


def _recent() -> Mapping[str, int]:
    """How far back "recent weeks" reach, for every unit: one left out would stop the reading of a report."""
    recent = _numbers("recent", 1, 40_000)
    for unit in _numbers("units", 0, 10_000):
        if unit.endswith("s") and unit not in recent:
            fail(_FILE, "recent", f"must say how far back {unit!r} reach, as units has them")
    return recent


def _pairs(data: Mapping[str, object], key: str) -> Mapping[str, tuple[int, int]]:
    entry = require_mapping(data.get(key), _FILE, key)
    pairs: dict[str, tuple[int, int]] = {}
    for word, value in entry.items():
        match value:
            case [int(first), int(second)]:
                pairs[word] = (first, second)
            case _:
                fail(_FILE, f"{key}.{word}", "must be two whole numbers")
    return pairs
