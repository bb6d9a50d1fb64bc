"""Classes of the common nouns that name a party or a speaker ("rebels", "state television", "armed men")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.vocab.load import fail, load_mapping, only_keys, require_list, require_mapping, require_str

_FILE: Final = "party_words.yaml"
PARTY_CLASSES: Final = frozenset(
    "state_forces rebel_group militia armed government civilians protesters rioters media monitor activist witness "
    "medic international_organization ngo expert spokesperson anonymous person".split()
)
"""What a noun can name; the armed ones after ACLED's actor types, ``armed`` where nothing says whose."""
WORD_GROUPS: Final = (
    "state_with_nation",
    "police",
    "air",
    "needs_nation",
    "state_media",
    "ties",
    "titles",
    "peoples",
    "name_trailers",
    "press_offices",
    "press_words",
    "commands",
    "whole_commands",
    "headquarters",
    "organs",
    "unarmed",
    "followers",
    "speaks_for",
    "no_longer",
    "runs",
    "strangers",
    "single",
    "bodies",
    "officers",
    "offshoots",
    "fighters",
    "intensities",
    "company",
    "undescribed",
    "kept_back",
)
"""Names of the plain word lists that `word_group` gives."""
_IRREGULAR: Final = {"people": "person", "media": "media", "families": "family"}
_PREFIXES: Final = frozenset({"anti", "pro", "non"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Modified:
    kind: str
    nouns: frozenset[str]
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    nouns: dict[str, str]
    modified: dict[str, tuple[_Modified, ...]]
    """By noun, in the order of the file."""
    sides: dict[str, str]
    umbrella: dict[str, str]
    groups: dict[str, frozenset[str]]


def party_class(noun_lemma: str, modifiers: Sequence[str] = ()) -> str | None:
    """Class of a noun phrase by its head and the lower-case words before it; None for what names no party.

    ``party_class("force", ["government"])`` is ``state_forces``, ``party_class("force", ["rebel"])`` ``rebel_group``
    and ``party_class("force", [])`` ``armed``. "pro" and "anti" may stand apart from their word, as a parser parts
    them.
    """
    lists = _parties()
    noun = noun_lemma.lower()
    words = joined_prefixes(modifiers)
    for rule in lists.modified.get(noun, ()):
        if not rule.modifiers.isdisjoint(words):
            return rule.kind
    if words and f"{words[-1]} {noun}" in lists.nouns:
        return lists.nouns[f"{words[-1]} {noun}"]
    return lists.nouns.get(noun)


def side_of(modifiers: Sequence[str]) -> str | None:
    """Side that words before a noun put it on: ``government``, ``rebels`` (which beats the other), or None."""
    sides = _parties().sides
    found = {sides[word] for word in joined_prefixes(modifiers) if word in sides}
    return "rebels" if "rebels" in found else next(iter(found), None)


def umbrella_of(words: Sequence[str]) -> str | None:
    """Umbrella of a country's rebels that words mean: ``rebels``, ``separatists``, or None ("militants" says less)."""
    umbrella = _parties().umbrella
    found = [umbrella[word] for word in joined_prefixes(words) if word in umbrella]
    return found[-1] if found else None


def side_words() -> frozenset[str]:
    """Words that put a noun behind them on a side: "rebel", "pro-government"."""
    return frozenset(_parties().sides)


def word_group(name: str) -> frozenset[str]:
    """One of the plain word lists of ``party_words.yaml``: see `WORD_GROUPS` and the comments in the file."""
    return _parties().groups[name]


def singulars(word: str) -> tuple[str, ...]:
    """Forms of a lower-case noun to look up, itself first: a look-up, not a grammar, so wrong ones do no harm."""
    out = [word]
    if word.endswith("children"):
        out.append(word[:-3])
    if word.endswith("men"):
        out.append(f"{word[:-3]}man")
    if word.endswith("ies"):
        out.append(f"{word[:-3]}y")
    if word.endswith("es"):
        out.append(word[:-2])
    if word.endswith("s"):
        out.append(word[:-1])
    return (*out, *(form for form in (_IRREGULAR.get(word),) if form))


def joined_prefixes(modifiers: Sequence[str]) -> list[str]:
    """Words in lower case with "anti", "pro" and "non" joined on: ["anti", "government"] is ["anti-government"]."""
    words = [word.lower() for word in modifiers if word != "-"]
    out: list[str] = []
    for word in words:
        if out and out[-1] in _PREFIXES:
            out[-1] = f"{out[-1]}-{word}"
        else:
            out.append(word)
    return out


@cache
def _parties() -> _Parties:
    raw = load_mapping(_FILE)
    only_keys(raw, frozenset({"nouns", "modified", "sides", "umbrella", *WORD_GROUPS}), _FILE, "top level")
    rules = raw.get("modified")
    if not isinstance(rules, list):
        fail(_FILE, "modified", "must be a list")
    modified = [_modified(rule, number) for number, rule in enumerate(rules, start=1)]
    return _Parties(
        nouns=_nouns(raw.get("nouns")),
        modified={noun: tuple(rule for rule in modified if noun in rule.nouns) for it in modified for noun in it.nouns},
        sides=_inverted(raw, "sides"),
        umbrella=_inverted(raw, "umbrella"),
        groups={name: frozenset(require_list(raw, name, _FILE, "top level")) for name in WORD_GROUPS},
    )


def _inverted(raw: Mapping[str, object], name: str) -> dict[str, str]:
    groups = require_mapping(raw.get(name), _FILE, name)
    return {word: value for value in groups for word in require_list(groups, value, _FILE, name)}


def _nouns(raw: object) -> dict[str, str]:
    groups = require_mapping(raw, _FILE, "nouns")
    out: dict[str, str] = {}
    for kind in groups:
        _check(kind, "nouns")
        for noun in require_list(groups, kind, _FILE, "nouns"):
            if noun in out:
                fail(_FILE, f"nouns.{kind}", f"{noun!r} is already {out[noun]}'s")
            out[noun] = kind
    return out


def _modified(raw: object, number: int) -> _Modified:
    key = f"modified.{number}"
    entry = require_mapping(raw, _FILE, key)
    only_keys(entry, frozenset({"class", "nouns", "modifiers"}), _FILE, key)
    kind = require_str(entry, "class", _FILE, key)
    _check(kind, key)
    return _Modified(
        kind=kind,
        nouns=frozenset(require_list(entry, "nouns", _FILE, key)),
        modifiers=frozenset(require_list(entry, "modifiers", _FILE, key)),
    )


def _check(kind: str, key: str) -> None:
    if kind not in PARTY_CLASSES:
        fail(_FILE, key, f"unknown class {kind!r}; known: {', '.join(sorted(PARTY_CLASSES))}")
