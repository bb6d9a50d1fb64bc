"""The number words of ``numbers.yaml``, checked, and the reading of one plain number, in digits or in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.vocab.load import fail, load_mapping, require_list, require_mapping, require_str, word_meanings
from dateline.vocab.searching import either

_FILE = "numbers.yaml"
_LISTS = (
    "attack_words", "nothing", "fillers", "weak_modifiers", "range_starts",
    "scores_before", "fractions", "not_counts_after", "between_count_and_time",
    "year_prepositions", "weak_year_prepositions", "counted_nouns", "pronoun_one",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """All of ``numbers.yaml``: each mapping goes from the word, in lower case, to what it means.

    `modifiers` and `modifiers_after` give ``at_least``, ``more_than``, ``fewer_than``, ``at_most`` or ``about``;
    `signs` and `currencies` ISO 4217 codes; `measures` a unit and the factor into it.
    """

    cardinals: Mapping[str, float]
    multipliers: Mapping[str, float]
    short_multipliers: Mapping[str, float]
    plurals: Mapping[str, float]
    few: Mapping[str, float]
    sets: Mapping[str, float]
    sets_before_attacks: Mapping[str, float]
    modifiers: Mapping[str, str]
    modifiers_after: Mapping[str, str]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    measures: Mapping[str, tuple[str, float]]
    designators: tuple[str, ...]
    named_designators: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]


@cache
def number_words() -> NumberWords:
    """Load the number words once. Raises VocabularyError naming the file and the key."""
    data = load_mapping(_FILE)
    money = require_mapping(data.get("currencies"), _FILE, "currencies")
    designators = require_mapping(data.get("designators"), _FILE, "designators")
    return NumberWords(
        cardinals=_values(data, "cardinals"),
        multipliers=_values(data, "multipliers"),
        short_multipliers=_values(data, "short_multipliers"),
        plurals=_values(data, "plurals"),
        few=_values(data, "few"),
        sets=_values(data, "sets"),
        sets_before_attacks=_values(data, "sets_before_attacks"),
        modifiers=word_meanings(data, "modifiers", _FILE),
        modifiers_after=word_meanings(data, "modifiers_after", _FILE),
        signs=_texts(money, "signs"),
        currencies=_texts(money, "words"),
        measures=_measures(data),
        designators=require_list(designators, "any_case", _FILE, "designators"),
        named_designators=require_list(designators, "capitalised", _FILE, "designators"),
        lists={name: require_list(data, name, _FILE, "top level") for name in _LISTS},
    )


@cache
def spelled() -> str:
    """Write a regular expression for a number in words: "twenty-three", "two hundred and five", "a dozen"."""
    words = number_words()
    tens = either(word for word, value in words.cardinals.items() if value >= 20)
    ones = either(word for word, value in words.cardinals.items() if 0 < value < 10)
    small = rf"(?:{tens}(?:[\s-]{ones}\b)?|{either(words.cardinals)})\b"
    many = rf"[\s-]+{either(words.multipliers)}\b"
    rest = rf"(?:\s+(?:and\s+)?{small}(?!\s+(?:of|or)\b))?"
    return rf"(?:{small}(?:\s+and\s+a\s+half(?={many}))?(?:{many}{rest})*|(?:half\s+)?an?(?:{many}{rest})+)"


def read_spelled(text: str) -> float | None:
    """Read a number in words ("two hundred and five", "half a million"); None when it is none."""
    words = number_words()
    total = current = 0.0
    said = False
    half = False
    for word in re.findall(r"[a-z]+", text.casefold()):
        if word in words.cardinals:
            current += words.cardinals[word]
        elif word in words.multipliers:
            current = (current or (0 if half else 1)) + (0.5 if half else 0)
            current *= words.multipliers[word]
            half = False
            if words.multipliers[word] >= 1000:
                total, current = total + current, 0.0
        elif word == "half":
            half = True
            continue
        elif word in {"a", "an", "and"}:
            continue
        else:
            return None
        said = True
    return total + current if said else None


def _values(data: Mapping[str, object], key: str) -> Mapping[str, float]:
    entry = require_mapping(data.get(key), _FILE, key)
    values: dict[str, float] = {}
    for word, value in entry.items():
        if not isinstance(value, int | float) or value < 0:
            fail(_FILE, f"{key}.{word}", "must be a number of zero or more")
        values[word] = float(value)
    return values


def _texts(data: Mapping[str, object], key: str) -> Mapping[str, str]:
    entry = require_mapping(data.get(key), _FILE, key)
    return {word: require_str(entry, word, _FILE, key) for word in entry}


def _measures(data: Mapping[str, object]) -> Mapping[str, tuple[str, float]]:
    rows = data.get("measures")
    if not isinstance(rows, list):
        fail(_FILE, "measures", "must be a list")
    measures: dict[str, tuple[str, float]] = {}
    for number, row in enumerate(rows):
        key = f"measures[{number}]"
        entry = require_mapping(row, _FILE, key)
        factor = entry.get("factor")
        if not isinstance(factor, int | float) or factor <= 0:
            fail(_FILE, f"{key}.factor", "must be a number above zero")
        unit = require_str(entry, "unit", _FILE, key)
        measures.update(dict.fromkeys(require_list(entry, "words", _FILE, key), (unit, float(factor))))
    return measures
