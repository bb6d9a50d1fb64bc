"""Reads and checks the actor lists under ``vocab/actors``: who the parties and sources of each conflict are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from dateline.vocab.countries import Countries
from dateline.vocab.load import (
    fail,
    list_yaml,
    load_mapping,
    only_keys,
    optional_str,
    require_list,
    require_mapping,
    require_str,
)

_TYPES_FILE: Final = "actor_types.yaml"
_FILE_KEYS: Final = frozenset({"sources", "countries", "actors", "persons"})
_ACTOR_KEYS: Final = frozenset(
    {"name", "type", "aliases", "local", "part_of", "side", "countries", "active", "sources", "owner"}
)
_OWNERS: Final = ("state", "group", "public", "private")
_PERSON_KEYS: Final = frozenset({"name", "aliases", "offices"})
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SPAN: Final = re.compile(r"(\d{4}(?:-\d{2})?)?\.\.(\d{4}(?:-\d{2})?)?")
_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorType:
    """A type of actor. `acled` is ACLED's text for it; `speaker` the kind of source it is; see the YAML file."""

    id: str
    acled: str | None
    speaker: str
    takes_side: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A public office that a person held: `role` ("president") in the actor `of`; None is an open end."""

    role: str
    of: str
    since: date | None
    until: date | None

    def held_on(self, day: date) -> bool:
        """Tell whether the person was in office on a day; ends are known to the month."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party or a source that news names.

    `local` are names that mean it only in a report on one of its `countries` ("the coalition"). `part_of` are ids of
    the bodies it belongs to, `side` the actor whose side it is on when it speaks (None: its own, or nobody's, by its
    type), `countries` where it acts (ISO alpha-2, the home first), `active` its years ("2013..", "1980..1992"),
    `offices` what a person held. `owner` says who owns an outlet, where that is known: the ``state``, an armed or
    political ``group``, ``public`` for a broadcaster or agency under public law that no ministry directs, ``private``.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    side: str | None = None
    countries: tuple[str, ...] = ()
    active: str | None = None
    offices: tuple[Office, ...] = ()
    owner: str | None = None

    @property
    def state_owned(self) -> bool | None:
        """Whether a state owns or runs it; None where nobody has said."""
        return None if self.owner is None else self.owner == "state"

    def active_in(self, year: int) -> bool:
        """Tell whether it existed in a year; always, where its years are not known."""
        first, _, last = (self.active or "..").partition("..")
        return (not first or int(first[:4]) <= year) and (not last or year <= int(last[:4]))

    def office_on(self, day: date | None) -> Office | None:
        """Office that a person held on a day; without a day only where there has been just one."""
        if day is None:
            return self.offices[0] if len(self.offices) == 1 else None
        return next((office for office in self.offices if office.held_on(day)), None)


@cache
def actor_types() -> Mapping[str, ActorType]:
    """Read ``actor_types.yaml``. Raises VocabularyError naming the key at fault."""
    raw = require_mapping(load_mapping(_TYPES_FILE).get("types"), _TYPES_FILE, "types")
    out: dict[str, ActorType] = {}
    for name, value in raw.items():
        entry = require_mapping(value, _TYPES_FILE, name)
        only_keys(entry, frozenset({"acled", "speaker", "takes_side", "definition"}), _TYPES_FILE, name)
        require_str(entry, "definition", _TYPES_FILE, name)
        out[name] = ActorType(
            id=name,
            acled=optional_str(entry, "acled", _TYPES_FILE, name),
            speaker=require_str(entry, "speaker", _TYPES_FILE, name),
            takes_side=entry.get("takes_side") is True,
        )
    return out


def read_actors(files: Iterable[str] | None = None) -> dict[str, Actor]:
    """Read actor lists, all that ship by default, and check them against each other.

    Raises VocabularyError for an id that stands twice, an unknown type or country, and a `part_of`, `side` or office
    that leads nowhere.
    """
    names = tuple(files) if files is not None else list_yaml("actors")
    out: dict[str, Actor] = {}
    where: dict[str, str] = {}
    for file in names:
        for actor in _read_file(file):
            if actor.id in out:
                fail(file, actor.id, f"is already in {where[actor.id]}")
            out[actor.id] = actor
            where[actor.id] = file
    for actor in out.values():
        _check_links(actor, out, where[actor.id])
    return out


def _read_file(file: str) -> Iterator[Actor]:
    raw = load_mapping(file)
    only_keys(raw, _FILE_KEYS, file, "top level")
    if not require_list(raw, "sources", file, "top level"):
        fail(file, "sources", "must name where the facts come from")
    home = require_list(raw, "countries", file, "top level")
    for actor_id, value in require_mapping(raw.get("actors", {}), file, "actors").items():
        yield _actor(file, actor_id, require_mapping(value, file, actor_id), home)
    for actor_id, value in require_mapping(raw.get("persons", {}), file, "persons").items():
        yield _person(file, actor_id, require_mapping(value, file, actor_id))


def _actor(file: str, actor_id: str, entry: Mapping[str, object], home: tuple[str, ...]) -> Actor:
    _check_id(file, actor_id)
    only_keys(entry, _ACTOR_KEYS, file, actor_id)
    kind = require_str(entry, "type", file, actor_id)
    if kind not in actor_types():
        fail(file, f"{actor_id}.type", f"unknown type {kind!r}; known: {', '.join(actor_types())}")
    countries = require_list(entry, "countries", file, actor_id) if "countries" in entry else home
    for code in countries:
        if Countries.default().get(code) is None:
            fail(file, f"{actor_id}.countries", f"unknown country {code!r}")
    active = optional_str(entry, "active", file, actor_id)
    if active is not None and not _SPAN.fullmatch(active):
        fail(file, f"{actor_id}.active", f'must look like "2013..2019" or "2013..", is {active!r}')
    return Actor(
        id=actor_id,
        name=require_str(entry, "name", file, actor_id),
        type=kind,
        aliases=require_list(entry, "aliases", file, actor_id),
        local=_local(entry, countries, file, actor_id),
        part_of=require_list(entry, "part_of", file, actor_id),
        side=optional_str(entry, "side", file, actor_id),
        countries=countries,
        active=active,
        owner=_owner(entry, kind, file, actor_id),
    )


def _owner(entry: Mapping[str, object], kind: str, file: str, actor_id: str) -> str | None:
    """Read who owns an outlet; what a list calls state media, run by a government, is the state's."""
    owner = optional_str(entry, "owner", file, actor_id)
    if owner is not None and owner not in _OWNERS:
        fail(file, f"{actor_id}.owner", f"unknown owner {owner!r}; known: {', '.join(_OWNERS)}")
    if kind != "state_media" or owner is not None:
        return owner
    side = optional_str(entry, "side", file, actor_id)
    return None if side is None else "state" if is_state_id(side) else "group"


def _local(entry: Mapping[str, object], countries: tuple[str, ...], file: str, actor_id: str) -> tuple[str, ...]:
    names = require_list(entry, "local", file, actor_id)
    if names and not countries:
        fail(file, f"{actor_id}.local", "needs countries, to say where these names mean it")
    return names


def _person(file: str, actor_id: str, entry: Mapping[str, object]) -> Actor:
    _check_id(file, actor_id)
    only_keys(entry, _PERSON_KEYS, file, actor_id)
    offices = tuple(_office(file, actor_id, words) for words in require_list(entry, "offices", file, actor_id))
    if not offices:
        fail(file, actor_id, "only holders of a public office are listed: offices is empty")
    return Actor(
        id=actor_id,
        name=require_str(entry, "name", file, actor_id),
        type="person",
        aliases=require_list(entry, "aliases", file, actor_id),
        part_of=tuple(dict.fromkeys(office.of for office in offices)),
        offices=offices,
    )


def _office(file: str, actor_id: str, words: str) -> Office:
    """Read "president, syria-government, 2000-07..2024-12"."""
    parts = [part.strip() for part in words.split(",")]
    span = _SPAN.fullmatch(parts[-1])
    if len(parts) != 3 or span is None:
        fail(file, f"{actor_id}.offices", f'must look like "president, x-government, 2000-07..2004", is {words!r}')
    since, until = span.groups()
    return Office(
        role=parts[0],
        of=parts[1],
        since=_first_day(since) if since else None,
        until=_last_day(until) if until else None,
    )


def _first_day(words: str) -> date:
    year, _, month = words.partition("-")
    return date(int(year), int(month or 1), 1)


def _last_day(words: str) -> date:
    year, _, month = words.partition("-")
    number = int(month or _DECEMBER)
    following = date(int(year) + number // _DECEMBER, number % _DECEMBER + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _check_id(file: str, actor_id: str) -> None:
    if not _ID.fullmatch(actor_id):
        fail(file, actor_id, "an id is lower-case words joined by hyphens")


def _check_links(actor: Actor, actors: Mapping[str, Actor], file: str) -> None:
    for other in (*actor.part_of, *([actor.side] if actor.side else [])):
        if other not in actors and not is_state_id(other):
            fail(file, actor.id, f"leads to {other!r}, which no list has")
        if other == actor.id:
            fail(file, actor.id, "is part of itself")


STATE_SUFFIXES: Final = ("government", "armed-forces", "police", "state-media")
"""Ends of the ids of a state's own actors: every country has these, listed or not."""


def is_state_id(actor_id: str) -> bool:
    """Tell whether an id is a state's own actor, like "norway-armed-forces"."""
    return split_state_id(actor_id) is not None


def split_state_id(actor_id: str) -> tuple[str, str] | None:
    """Part "norway-armed-forces" into the country's code and the suffix; None for any other id."""
    for suffix in STATE_SUFFIXES:
        country = Countries.default().by_slug(actor_id.removesuffix(f"-{suffix}"))
        if actor_id.endswith(f"-{suffix}") and country is not None:
            return country.iso2, suffix
    return None
