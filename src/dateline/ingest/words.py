"""The word data of ingest: ``vocab/ingest.yaml``, checked and compiled once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.vocab.load import fail, load_mapping, require_list, require_mapping

_FILE = "ingest.yaml"
_LISTS = (
    "furniture_lines",
    "furniture_inline",
    "tag_list_ends",
    "related_markers",
    "tail_cuts",
    "tail_marks",
    "not_datelines",
    "dateline_places",
    "agency_words",
    "credit_openings",
    "staff_words",
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

    `agencies` leads from any folded spelling to the name the record uses; `agency` matches any of them,
    `credit_opening` what may stand before one ("with input from"), and
    `label` a word before a date ("Published on"), in the group ``updated`` when it dates a change.
    """

    furniture_line: re.Pattern[str]
    furniture_inline: re.Pattern[str]
    tag_list: re.Pattern[str]
    related: re.Pattern[str]
    tail_cut: re.Pattern[str]
    tail_mark: re.Pattern[str]
    label: re.Pattern[str]
    agency: str
    agencies: Mapping[str, str]
    unnamed_agencies: frozenset[str]
    credit_opening: str
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
    return make_words(load_mapping(_FILE))


def make_words(data: Mapping[str, object]) -> Words:
    """Check and compile word data. Raises VocabularyError naming the key that is wrong."""
    lists = {key: _words_of(data, key) for key in _LISTS}
    labels = require_mapping(data.get("date_labels"), _FILE, "date_labels")
    published, updated = (_words_of(labels, key) for key in ("published", "updated"))
    names = _agency_names(require_mapping(data.get("agencies"), _FILE, "agencies"))
    spellings = sorted({*names, *(word.casefold() for word in lists["agency_words"])}, key=len, reverse=True)
    return Words(
        furniture_line=_any_of(lists, "furniture_lines"),
        furniture_inline=_any_of(lists, "furniture_inline"),
        tag_list=_tag_list(lists["tag_list_ends"], lists["english_words"]),
        related=_any_of(lists, "related_markers"),
        tail_cut=_any_of(lists, "tail_cuts"),
        tail_mark=_any_of(lists, "tail_marks"),
        label=re.compile(rf"(?:{_longest(published)}|(?P<updated>{_longest(updated)}))\s*:?\s*", re.IGNORECASE),
        agency="|".join(map(re.escape, spellings)),
        agencies=names,
        unnamed_agencies=_folded(lists["agency_words"]),
        credit_opening="|".join(map(re.escape, sorted(lists["credit_openings"], key=len, reverse=True))),
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


_IN_TAGS = {"the", "of", "and", "for"}


def _tag_list(ends: tuple[str, ...], english: tuple[str, ...]) -> re.Pattern[str]:
    """A list of tags in the middle of a text: up to thirty words, none of a clause, and no comma or inner full stop."""
    opener = rf"(?:{_longest(tuple(word.capitalize() for word in ends))}|\d+)\b"
    clause = _longest(tuple({*english, "a", "on", "in"} - _IN_TAGS))
    tag = rf"(?!(?:{clause}))[^\s.!?,;:\"“”]+"
    return re.compile(rf"\sTags:? (?:{tag} ){{1,30}}?(?:{tag}\. )?(?={opener})")


def _words_of(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    words = require_list(data, key, _FILE, "top level")
    if not words:
        fail(_FILE, key, "must hold a word at least")
    return words


def _agency_names(agencies: Mapping[str, object]) -> dict[str, str]:
    names: dict[str, str] = {}
    for name in agencies:
        for spelling in (name, *require_list(agencies, name, _FILE, "agencies")):
            if names.setdefault(spelling.casefold(), name) != name:
                fail(_FILE, "agencies", f"{spelling!r} belongs to two agencies")
    return names


def _any_of(lists: Mapping[str, tuple[str, ...]], key: str) -> re.Pattern[str]:
    for pattern in lists[key]:
        try:
            re.compile(pattern)
        except re.error as error:
            fail(_FILE, key, f"{pattern!r} is no regular expression: {error}")
    return re.compile("|".join(f"(?:{pattern})" for pattern in lists[key]), re.IGNORECASE)


def _longest(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) + r"\b" for word in sorted(words, key=len, reverse=True))


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)
