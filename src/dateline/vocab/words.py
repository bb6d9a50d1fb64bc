"""The word lists that extraction reads by: cues of attribution and certainty, and classes of common nouns."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.vocab.load import fail, load_mapping, only_keys, require_list, require_mapping, word_meanings

_CUES: Final = "cues.yaml"
_NOUNS: Final = "noun_classes.yaml"
STANCES: Final = ("neutral", "claim", "confirm", "deny", "accuse")
"""How a speech verb stands to what is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words by which a text says who says it, how sure it sounds and how it stands to reality."""

    speech_verbs: Mapping[str, str]
    needs_clause: frozenset[str]
    speech_nouns: frozenset[str]
    event_objects: frozenset[str]
    not_speakers: frozenset[str]
    data_nouns: frozenset[str]
    headline_speakers: frozenset[str]
    headline_slugs: frozenset[str]
    corrections: frozenset[str]
    replaced: frozenset[str]
    withdrawals: frozenset[str]
    told_nouns: frozenset[str]
    untrue: frozenset[str]
    naming_verbs: frozenset[str]
    taking_back: frozenset[str]
    own_error: frozenset[str]
    silent_verbs: frozenset[str]
    shares: frozenset[str]
    speaker_roles: frozenset[str]
    claimed: frozenset[str]
    citing_verbs: frozenset[str]
    hedges: Mapping[str, str]
    raising: Mapping[str, str]
    negators: frozenset[str]
    negative_verbs: frozenset[str]
    negative_nouns: frozenset[str]
    modality: Mapping[str, frozenset[str]]
    cumulative_phrases: tuple[str, ...]
    cumulative_words: frozenset[str]
    cumulative_over: frozenset[str]
    cumulative_units: frozenset[str]
    opens_anew: frozenset[str]
    mourning: frozenset[str]
    outskirts: frozenset[str]
    near: frozenset[str]
    vicinity: frozenset[str]
    abbreviations: frozenset[str]


@cache
def cues() -> Cues:
    """Read ``cues.yaml``. Raises VocabularyError naming the key at fault."""
    raw = load_mapping(_CUES)
    polarity = require_mapping(raw.get("polarity"), _CUES, "polarity")
    modality = require_mapping(raw.get("modality"), _CUES, "modality")
    cumulative = require_mapping(raw.get("cumulative"), _CUES, "cumulative")
    speech = word_meanings(raw, "speech_verbs", _CUES)
    for stance in set(speech.values()) - set(STANCES):
        fail(_CUES, f"speech_verbs.{stance}", f"unknown stance; known: {', '.join(STANCES)}")
    return Cues(
        speech_verbs=speech,
        needs_clause=_set(raw, "needs_clause"),
        speech_nouns=_set(raw, "speech_nouns"),
        abbreviations=_set(raw, "abbreviations"),
        event_objects=_set(raw, "event_objects"),
        not_speakers=_set(raw, "not_speakers"),
        data_nouns=_set(raw, "data_nouns"),
        headline_speakers=_set(raw, "headline_speakers"),
        headline_slugs=_set(raw, "headline_slugs"),
        corrections=_set(raw, "corrections"),
        replaced=_set(raw, "replaced"),
        withdrawals=_set(raw, "withdrawals"),
        told_nouns=_set(raw, "told_nouns"),
        untrue=_set(raw, "untrue"),
        naming_verbs=_set(raw, "naming_verbs"),
        taking_back=_set(raw, "taking_back"),
        own_error=_set(raw, "own_error"),
        silent_verbs=_set(raw, "silent_verbs"),
        shares=_set(raw, "shares"),
        speaker_roles=_set(raw, "speaker_roles"),
        claimed=_set(raw, "claimed"),
        citing_verbs=_set(raw, "citing_verbs"),
        hedges=word_meanings(raw, "hedges", _CUES),
        raising=word_meanings(raw, "raising", _CUES),
        negators=_set(polarity, "negators"),
        negative_verbs=_set(polarity, "verbs"),
        negative_nouns=_set(polarity, "nouns"),
        modality={name: _set(modality, name) for name in modality},
        cumulative_phrases=require_list(cumulative, "phrases", _CUES, "cumulative"),
        cumulative_words=_set(cumulative, "words"),
        cumulative_over=_set(cumulative, "over"),
        cumulative_units=_set(cumulative, "units"),
        opens_anew=_set(raw, "opens_anew"),
        mourning=_set(raw, "mourning"),
        outskirts=_set(raw, "outskirts"),
        near=_set(raw, "near"),
        vicinity=_set(raw, "vicinity"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NounClasses:
    """What common nouns stand for: `features` of places ("town"), classes by noun; `openings` begin place names.

    `endings` end them, `pieces` single out a piece of one, `group_openings` begin names of armed groups.
    `place_parts` tell a part of the place behind their "of", `parts` a part of a figure.
    """

    features: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    partitive: frozenset[str]
    partitive_of: frozenset[str]
    openings: frozenset[str]
    group_openings: frozenset[str]
    endings: frozenset[str]
    pieces: frozenset[str]
    place_parts: frozenset[str]
    parts: Mapping[str, frozenset[str]]


@cache
def noun_classes() -> NounClasses:
    """Read ``noun_classes.yaml``. Raises VocabularyError naming the key at fault."""
    raw = load_mapping(_NOUNS)
    only_keys(
        raw,
        frozenset(
            "place site premises aircraft munition explosive weapon materiel aid suicide_bomber hostages human_shields "
            "population dead person partitive partitive_of openings group_openings endings pieces place_parts "
            "parts".split()
        ),
        _NOUNS,
        "top level",
    )
    parts = require_mapping(raw.get("parts"), _NOUNS, "parts")
    classes: dict[str, set[str]] = {}
    for name in raw:
        if name not in (
            "place",
            "partitive",
            "partitive_of",
            "openings",
            "group_openings",
            "endings",
            "pieces",
            "place_parts",
            "parts",
        ):
            for noun in set(_raw_list(raw, name)):
                classes.setdefault(noun, set()).add(name)
    return NounClasses(
        features=word_meanings(raw, "place", _NOUNS),
        classes={noun: frozenset(names) for noun, names in classes.items()},
        partitive=frozenset(_raw_list(raw, "partitive")),
        partitive_of=frozenset(_raw_list(raw, "partitive_of")),
        openings=frozenset(_raw_list(raw, "openings")),
        group_openings=frozenset(_raw_list(raw, "group_openings")),
        endings=frozenset(_raw_list(raw, "endings")),
        pieces=frozenset(_raw_list(raw, "pieces")),
        place_parts=frozenset(_raw_list(raw, "place_parts")),
        parts={name: frozenset(require_list(parts, name, _NOUNS, "parts")) for name in parts},
    )


def _raw_list(raw: Mapping[str, object], name: str) -> tuple[str, ...]:
    return require_list(raw, name, _NOUNS, "top level")


def _set(raw: Mapping[str, object], name: str) -> frozenset[str]:
    return frozenset(require_list(raw, name, _CUES, name))
