"""ACLED's table for vague numbers (``acled_numbers.yaml``), checked, and the reading of one vague figure by it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.vocab.load import fail, load_mapping, only_keys, require_list, require_mapping, require_str
from dateline.vocab.numbers import number_words

_FILE: Final = "acled_numbers.yaml"
_KEYS: Final = frozenset({"source", "words", "or_ten", "no_figure"})
_WORD: Final = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledNumbers:
    """The table. `or_ten` are the words that ACLED reads as 10 in a large event, which no rule decides."""

    source: str
    words: Mapping[str, float]
    or_ten: frozenset[str]
    no_figure: float

    def read(self, text: str) -> tuple[str, float] | None:
        """Give the word of the table in a vague figure, and its number; None when ACLED's table does not have it.

        "Dozens of people" is in it; "several hundred" and "tens of thousands" are other numbers than their words.
        """
        numbers = number_words()
        found = [
            word
            for word in _WORD.findall(text.casefold())
            if word.isdigit()
            or word in self.words
            or any(word in table for table in (numbers.plurals, numbers.multipliers, numbers.cardinals))
        ]
        return (found[0], self.words[found[0]]) if len(found) == 1 and found[0] in self.words else None


@cache
def acled_numbers() -> AcledNumbers:
    """Load the table once. Raises VocabularyError naming the file and the key."""
    return read_table(load_mapping(_FILE))


def read_table(data: Mapping[str, object]) -> AcledNumbers:
    """Check the table as the YAML file holds it. Raises VocabularyError."""
    only_keys(data, _KEYS, _FILE, "top level")
    words = {
        word: _number(value, f"words.{word}")
        for word, value in require_mapping(data.get("words"), _FILE, "words").items()
    }
    or_ten = require_list(data, "or_ten", _FILE, "top level")
    for word in or_ten:
        if word not in words:
            fail(_FILE, "or_ten", f"{word!r} is not among the words")
    return AcledNumbers(
        source=require_str(data, "source", _FILE, "top level"),
        words=words,
        or_ten=frozenset(or_ten),
        no_figure=_number(data.get("no_figure"), "no_figure"),
    )


def _number(value: object, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        fail(_FILE, key, "must be a number of zero or more")
    return float(value)
