"""The word data of ingest: ``vocab/ingest.yaml``, checked and compiled once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NoReturn

import yaml

from dateline.errors import VocabularyError

_FILE = "vocab/ingest.yaml"
_LISTS = (
    "furniture_lines",
    "furniture_inline",
    "related_markers",
    "tail_cuts",
    "tail_marks",
    "not_datelines",
    "dateline_places",
    "agency_words",
    "open_endings",
    "english_words",
    "future_words",
    "past_words",
    "outlet_names",
    "outlet_words",
    "outlet_openings",
    "furniture_parts",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Compiled patterns and folded word sets, so that no reader spells out a word list.

    `agencies` leads from any folded spelling to the name the record uses; `agency` matches any of them, and
    `label` a word before a date ("Published on"), in the group ``updated`` when it dates a change.
    """

    furniture_line: re.Pattern[str]
    furniture_inline: re.Pattern[str]
    related: re.Pattern[str]
    tail_cut: re.Pattern[str]
    tail_mark: re.Pattern[str]
    label: re.Pattern[str]
    agency: str
    agencies: Mapping[str, str]
    not_datelines: frozenset[str]
    dateline_places: frozenset[str]
    open_endings: frozenset[str]
    english: frozenset[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    outlet_names: frozenset[str]
    outlet_words: frozenset[str]
    outlet_openings: frozenset[str]
    furniture_part: re.Pattern[str]


@cache
def load_words() -> Words:
    """Read the word data of ingest. Raises VocabularyError naming the file and the key that is wrong."""
    raw = resources.files("dateline").joinpath(_FILE).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return make_words(yaml.load(raw, Loader=loader))  # noqa: S506 - a safe loader, in C where there is one


def make_words(data: Any) -> Words:  # noqa: ANN401 - checked here
    """Check and compile word data. Raises VocabularyError naming the key that is wrong."""
    if not isinstance(data, dict):
        _refuse("(all)", "must be a mapping of word lists")
    lists = {key: _words_of(data, key) for key in _LISTS}
    labels, agencies = data.get("date_labels"), data.get("agencies")
    if not isinstance(labels, dict):
        _refuse("date_labels", "must be a mapping")
    if not isinstance(agencies, dict):
        _refuse("agencies", "must map a name to its other spellings")
    published, updated = (_words_of(labels, key) for key in ("published", "updated"))
    names = _agency_names(agencies)
    spellings = sorted({*names, *(word.casefold() for word in lists["agency_words"])}, key=len, reverse=True)
    return Words(
        furniture_line=_any_of(lists, "furniture_lines"),
        furniture_inline=_any_of(lists, "furniture_inline"),
        related=_any_of(lists, "related_markers"),
        tail_cut=_any_of(lists, "tail_cuts"),
        tail_mark=_any_of(lists, "tail_marks"),
        label=re.compile(rf"(?:{_longest(published)}|(?P<updated>{_longest(updated)}))\s*:?\s*", re.IGNORECASE),
        agency="|".join(map(re.escape, spellings)),
        agencies=names,
        not_datelines=_folded(lists["not_datelines"]),
        dateline_places=_folded(lists["dateline_places"]),
        open_endings=_folded(lists["open_endings"]),
        english=_folded(lists["english_words"]),
        future=re.compile(rf"\b(?:{_longest(lists['future_words'])})"),  # "May" is a month
        past=re.compile(rf"\b(?:{_longest(lists['past_words'])}|[a-z]+ed\b)", re.IGNORECASE),
        outlet_names=_folded(lists["outlet_names"]),
        outlet_words=_folded(lists["outlet_words"]),
        outlet_openings=_folded(lists["outlet_openings"]),
        furniture_part=_any_of(lists, "furniture_parts"),
    )


def _words_of(data: Mapping[str, Any], key: str) -> list[str]:
    words = data.get(key)
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word for word in words):
        _refuse(key, "must be a list of words (quote yes, no, on and off)")
    return words


def _agency_names(agencies: Mapping[Any, Any]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name, others in agencies.items():
        if not isinstance(name, str) or not isinstance(others, list):
            _refuse("agencies", f"{name!r} must be a name with a list of spellings")
        for spelling in (name, *others):
            if names.setdefault(str(spelling).casefold(), name) != name:
                _refuse("agencies", f"{spelling!r} belongs to two agencies")
    return names


def _any_of(lists: Mapping[str, list[str]], key: str) -> re.Pattern[str]:
    for pattern in lists[key]:
        try:
            re.compile(pattern)
        except re.error as error:
            _refuse(key, f"{pattern!r} is no regular expression: {error}")
    return re.compile("|".join(f"(?:{pattern})" for pattern in lists[key]), re.IGNORECASE)


def _longest(words: list[str]) -> str:
    return "|".join(re.escape(word) + r"\b" for word in sorted(words, key=len, reverse=True))


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _refuse(key: str, what: str) -> NoReturn:
    msg = f"{_FILE}: {key}: {what}"
    raise VocabularyError(msg)
