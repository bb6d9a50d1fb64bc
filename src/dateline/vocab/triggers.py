"""Which words tell which kind of event: the frames of ``triggers.yaml``, checked when they are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeVar

from dateline.vocab.kinds import event_kinds
from dateline.vocab.load import fail, load_mapping, only_keys, optional_str, require_list, require_mapping

_FILE: Final = "triggers.yaml"
_Frame = TypeVar("_Frame")
ROLE_NAMES: Final = frozenset({"actor", "target", "place", "instrument", "none"})
CLASSES: Final = frozenset(
    "place armed people party person government site event any pronoun aircraft munition explosive weapon materiel aid "
    "suicide_bomber hostages human_shields population figure dead premises".split()
)
"""What a frame may ask of a role's filler; see ``extract/phrases.py`` for how a phrase gets its classes."""
_COUNTS: Final = frozenset(
    "killed wounded killed_or_wounded missing captured abducted displaced strikes personnel vehicles".split()
)
_VERB_KEYS: Final = frozenset(
    "kind lemmas particle subject object not_subject not_object object_lemma object_with with_prep roles".split()
    + "counts count complement agentless report_with report_without with_words".split()
)
_NOUN_KEYS: Final = frozenset(
    "kind lemmas any_with not_with report_with report_without prep_any prep_class roles counts plural generic".split()
    + "needs_party counted told_count purpose".split()
)
_WORD_LISTS: Final = (
    *(
        "held_adjectives",
        "beating_off",
        "dividing",
        "fallen",
        "admitting",
        "centres",
        "taken_participles",
        "declaring_verbs",
        "masters",
        "possessives",
        "fringes",
        "taken_nouns",
        "passing_nouns",
        "falling_on",
        "steadfast",
        "showing_verbs",
        "losing",
        "besieged_adjectives",
        "light_verbs",
        "aspect_verbs",
        "reach_verbs",
        "ending_verbs",
        "resolving_verbs",
        "entering_verbs",
        "harming_verbs",
        "changing_hands",
        "anaphoric_nouns",
        "empty_modifiers",
        "outcome_verbs",
        "repelling_verbs",
        "wrecking_verbs",
        "taken_as",
        "capturing_verbs",
        "arresting_nouns",
        "toll_verbs",
        "bare_counts",
        "effect_verbs",
        "responsible_words",
        "tallying_verbs",
        "tallied",
        "counts",
        "keepers",
        "bearing_verbs",
        "doing_verbs",
        "efforts",
        "fight_verbs",
        "help_verbs",
        "help_nouns",
        "toll_setting_verbs",
        "suffering_verbs",
        "nameless_doers",
        "execution_words",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbFrame:
    """One way in which a verb tells an event; see the head of ``triggers.yaml`` for each condition."""

    rule: str
    kind: str
    particle: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    not_subject: frozenset[str]
    not_object: frozenset[str]
    object_lemma: frozenset[str]
    object_with: frozenset[str]
    with_prep: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]
    counts: str | None
    counts_subject: bool
    complement: Mapping[str, str]
    agentless: bool
    with_words: Mapping[str, frozenset[str]]
    report_with: frozenset[str]
    report_without: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounFrame:
    """One way in which a noun tells an event; see the head of ``triggers.yaml`` for each condition."""

    rule: str
    kind: str
    any_with: frozenset[str]
    not_with: frozenset[str]
    report_with: frozenset[str]
    report_without: frozenset[str]
    prep_any: frozenset[str]
    prep_class: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]
    counts: str | None
    plural: frozenset[str]
    generic: bool
    needs_party: bool
    counted: bool
    told_count: bool
    purpose: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """All frames by lemma, in the order of the file, with the word lists beside them."""

    verbs: Mapping[str, tuple[VerbFrame, ...]]
    nouns: Mapping[str, tuple[NounFrame, ...]]
    hold_nouns: Mapping[str, frozenset[str]]
    participles: Mapping[str, str]
    headline_verbs: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


@cache
def triggers() -> Triggers:
    """Read the frames, checked against the kinds. Raises VocabularyError naming the entry at fault."""
    raw = load_mapping(_FILE)
    only_keys(
        raw,
        frozenset({"verbs", "nouns", "hold_nouns", "participles", "headline_verbs", *_WORD_LISTS}),
        _FILE,
        "top level",
    )
    hold = require_mapping(raw.get("hold_nouns"), _FILE, "hold_nouns")
    return Triggers(
        verbs=_by_lemma(_entries(raw, "verbs", _VERB_KEYS), _verb_frame),
        nouns=_by_lemma(_entries(raw, "nouns", _NOUN_KEYS), _noun_frame),
        hold_nouns={noun: frozenset(require_list(hold, noun, _FILE, "hold_nouns")) for noun in hold},
        participles={word: str(verb) for word, verb in _mapping(raw, "participles", "top level").items()},
        headline_verbs={word: str(past) for word, past in _mapping(raw, "headline_verbs", "top level").items()},
        words={name: frozenset(require_list(raw, name, _FILE, "top level")) for name in _WORD_LISTS},
    )


def _entries(raw: Mapping[str, object], part: str, allowed: frozenset[str]) -> list[tuple[str, Mapping[str, object]]]:
    rows = raw.get(part)
    if not isinstance(rows, list):
        fail(_FILE, part, "must be a list of frames")
    out = []
    for number, row in enumerate(rows, 1):
        key = f"{part}[{number}]"
        entry = require_mapping(row, _FILE, key)
        only_keys(entry, allowed, _FILE, key)
        if entry.get("kind") not in event_kinds():
            fail(_FILE, key, f"unknown kind {entry.get('kind')!r}; kinds are in event_kinds.yaml")
        if not entry.get("lemmas"):
            fail(_FILE, key, "has no lemmas")
        out.append((key, entry))
    return out


def _by_lemma(
    entries: list[tuple[str, Mapping[str, object]]], build: Callable[[str, Mapping[str, object]], _Frame]
) -> dict[str, tuple[_Frame, ...]]:
    frames: dict[str, list[_Frame]] = {}
    for key, entry in entries:
        frame = build(key, entry)
        for lemma in require_list(entry, "lemmas", _FILE, key):
            frames.setdefault(lemma, []).append(frame)
    return {lemma: tuple(rows) for lemma, rows in frames.items()}


def _verb_frame(key: str, entry: Mapping[str, object]) -> VerbFrame:
    return VerbFrame(
        rule=_rule(key, entry),
        kind=str(entry["kind"]),
        particle=_words(entry, "particle", key),
        subject=_classes(entry, "subject", key),
        object=_classes(entry, "object", key),
        not_subject=_classes(entry, "not_subject", key),
        not_object=_classes(entry, "not_object", key),
        object_lemma=_words(entry, "object_lemma", key),
        object_with=_words(entry, "object_with", key),
        with_prep=_prep_classes(entry, "with_prep", key),
        roles=_roles(entry, key),
        counts=_counted(entry, key),
        counts_subject=optional_str(entry, "count", _FILE, key) == "subject",
        complement={word: str(what) for word, what in _mapping(entry, "complement", key).items()},
        with_words=_prep_words(entry, key),
        agentless=entry.get("agentless") is True,
        report_with=_words(entry, "report_with", key),
        report_without=_words(entry, "report_without", key),
    )


def _noun_frame(key: str, entry: Mapping[str, object]) -> NounFrame:
    return NounFrame(
        rule=_rule(key, entry),
        kind=str(entry["kind"]),
        any_with=_words(entry, "any_with", key),
        not_with=_words(entry, "not_with", key),
        report_with=_words(entry, "report_with", key),
        report_without=_words(entry, "report_without", key),
        prep_any=_words(entry, "prep_any", key),
        prep_class=_prep_classes(entry, "prep_class", key),
        roles=_roles(entry, key),
        counts=_counted(entry, key),
        plural=_words(entry, "plural", key),
        generic=entry.get("generic") is True,
        needs_party=entry.get("needs_party") is True,
        counted=entry.get("counted") is True,
        told_count=entry.get("told_count") is True,
        purpose=_words(entry, "purpose", key),
    )


def _rule(key: str, entry: Mapping[str, object]) -> str:
    return f"{_FILE}:{key}:{entry['kind']}"


def _mapping(entry: Mapping[str, object], name: str, key: str) -> Mapping[str, object]:
    return require_mapping(entry.get(name, {}), _FILE, f"{key}.{name}")


def _words(entry: Mapping[str, object], name: str, key: str) -> frozenset[str]:
    return frozenset(require_list(entry, name, _FILE, key))


def _classes(entry: Mapping[str, object], name: str, key: str) -> frozenset[str]:
    found = _words(entry, name, key)
    for unknown in sorted(found - CLASSES):
        fail(_FILE, f"{key}.{name}", f"unknown class {unknown!r}; known: {', '.join(sorted(CLASSES))}")
    return found


def _prep_classes(entry: Mapping[str, object], name: str, key: str) -> dict[str, frozenset[str]]:
    raw = _mapping(entry, name, key)
    return {prep: _classes(raw, prep, f"{key}.{name}") for prep in raw}


def _prep_words(entry: Mapping[str, object], key: str) -> dict[str, frozenset[str]]:
    raw = _mapping(entry, "with_words", key)
    return {prep: _words(raw, prep, f"{key}.with_words") for prep in raw}


def _roles(entry: Mapping[str, object], key: str) -> dict[str, str]:
    roles = {slot: str(role) for slot, role in _mapping(entry, "roles", key).items()}
    for slot, role in roles.items():
        if role not in ROLE_NAMES:
            fail(_FILE, f"{key}.roles.{slot}", f"unknown role {role!r}; known: {', '.join(sorted(ROLE_NAMES))}")
    return roles


def _counted(entry: Mapping[str, object], key: str) -> str | None:
    counts = optional_str(entry, "counts", _FILE, key)
    if counts is not None and counts not in _COUNTS:
        fail(_FILE, f"{key}.counts", f"unknown quantity {counts!r}; known: {', '.join(sorted(_COUNTS))}")
    return counts
