"""The words of ``as_of.yaml``, checked: as of which hour a figure was current, and whether it replaces another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.vocab.load import fail, load_mapping, only_keys, require_list, word_meanings
from dateline.vocab.searching import either

_FILE: Final = "as_of.yaml"
_KEYS: Final = frozenset({"before", "parts", "raised", "first", "withdrawn", "told", "higher"})
_LAST_HOUR: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOfWords:
    """The words as searches, for text in lower case.

    `part` finds "by late evening" (group 1 is a key of `hours`), `told` "said in the evening" (likewise), `clock` "as
    of 6:30 p.m." (hour, minutes, half of the day), `raised` and `first` that a figure replaces another, or is an early
    one, `higher` that it replaces a lower one, `withdrawn` that somebody takes back what they said.
    """

    hours: Mapping[str, int]
    part: re.Pattern[str]
    told: re.Pattern[str]
    clock: re.Pattern[str]
    raised: re.Pattern[str]
    higher: re.Pattern[str]
    first: re.Pattern[str]
    withdrawn: re.Pattern[str]


@cache
def as_of_words() -> AsOfWords:
    """Load the words once. Raises VocabularyError naming the file and the key."""
    return read_as_of(load_mapping(_FILE))


def read_as_of(data: Mapping[str, object]) -> AsOfWords:
    """Check the words as the YAML file holds them. Raises VocabularyError."""
    only_keys(data, _KEYS, _FILE, "top level")
    hours = {word: _hour(hour) for word, hour in word_meanings(data, "parts", _FILE).items()}
    before = either(require_list(data, "before", _FILE, "top level"))
    half = r"a\.?m\b|p\.?m\b"
    return AsOfWords(
        hours=hours,
        part=re.compile(rf"\b{before}\s+(?:\w+\s+){{0,3}}?({either(hours)})\b"),
        told=re.compile(
            rf"\b{either(require_list(data, 'told', _FILE, 'top level'))}\s+"
            rf"(?:(?:at|in|on|by|late|early|the|this|around|\w+day)\s+){{0,5}}({either(hours)})\b"
        ),
        clock=re.compile(
            rf"\b{before}\s+(?:about\s+|around\s+)?(\d{{1,2}})(?:[:.](\d\d)\b(?:\s*({half}))?|\s*({half}))",
        ),
        raised=re.compile(rf"\b{either(require_list(data, 'raised', _FILE, 'top level'))}\b"),
        higher=re.compile(rf"\b{either(require_list(data, 'higher', _FILE, 'top level'))}\b"),
        first=re.compile(rf"\b{either(require_list(data, 'first', _FILE, 'top level'))}\b"),
        withdrawn=re.compile(rf"\b{either(require_list(data, 'withdrawn', _FILE, 'top level'))}\b"),
    )


def _hour(text: str) -> int:
    if not text.isdigit() or int(text) > _LAST_HOUR:
        fail(_FILE, f"parts.{text}", "must be an hour from 0 to 24, in quotes")
    return int(text)
