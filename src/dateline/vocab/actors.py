"""Finds known parties and sources in a text by their names, in every usual spelling."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.model.letters import without_marks
from dateline.vocab.actor_files import Actor, ActorType, Office, actor_types, read_actors, split_state_id
from dateline.vocab.countries import Countries, Country
from dateline.vocab.surnames import PARTICLES, is_somebody_else

__all__ = ["Actor", "ActorHit", "ActorLexicon", "ActorType", "Office", "actor_types", "state_actor", "state_actor_id"]

_DROPPED: Final = re.compile(
    "[.'`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]"
)
_PARTS: Final = re.compile(r"[^\W_]+")
_POSSESSIVE: Final = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?$", re.IGNORECASE)
# Acronyms that are words too: in a line of capitals they can't be told apart.
_WORDS_TOO: Final = frozenset({"is", "us", "who", "it", "am", "as", "an", "so", "au", "la", "el", "aid", "pa", "pis"})
_WINDOW: Final = 4
_SHORTEST_POSSESSIVE: Final = 3
_CAPITALS_SHARE: Final = 0.75
_STATE_NAMES: Final = {
    "government": ("Government of {}", "government"),
    "armed-forces": ("Military Forces of {}", "state_forces"),
    "police": ("Police Forces of {}", "state_forces"),
    "state-media": ("State media of {}", "state_media"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorHit:
    """A known name in a list of tokens, `start` to `end` (exclusive); several ids where the name is shared."""

    start: int
    end: int
    actor_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A name as it must be written: per part "A" all capitals, "a" a capital first, "." any way.

    `surname` marks a person's bare surname, which others can have too.
    """

    shape: str
    actor_ids: tuple[str, ...]
    surname: bool = False


class ActorLexicon:
    """All known actors, found by id or by name. Build once; finding is a dictionary look-up per token."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = dict(actors)
        self._names: dict[tuple[str, ...], list[_Name]] = {}
        self._longest: dict[str, int] = {}
        self._words: set[str] = set()
        for actor in actors.values():
            for name in dict.fromkeys((actor.name, *actor.aliases, *actor.local)):
                self._add(name, actor)

    @classmethod
    def default(cls) -> "ActorLexicon":
        """The actors that ship with dateline; one shared instance."""
        return _default()

    def get(self, actor_id: str) -> Actor | None:
        """Find an actor by id; a state's own ("norway-armed-forces") exist for every country."""
        found = self._actors.get(actor_id)
        if found is None:
            state = split_state_id(actor_id)
            country = Countries.default().get(state[0]) if state else None
            if state and country:
                found = self._actors[actor_id] = state_actor(country, state[1])
        return found

    def all(self) -> tuple[Actor, ...]:
        """Every listed actor, in the order of the lists."""
        return tuple(self._actors.values())

    def part_of(self) -> dict[str, tuple[str, ...]]:
        """For each actor the bodies it belongs to, every country's own included: what `model.sides.Sides` takes."""
        out = {actor.id: actor.part_of for actor in self._actors.values()}
        for country in Countries.default():
            for suffix in ("armed-forces", "police"):
                out.setdefault(state_actor_id(country, suffix), (state_actor_id(country, "government"),))
        return out

    def named(self, words: str) -> tuple[str, ...]:
        """Ids of the actors that exactly these words name; empty for none."""
        tokens = words.split()
        hits = self.find(tokens)
        return hits[0].actor_ids if len(hits) == 1 and hits[0].start == 0 and hits[0].end == len(tokens) else ()

    def is_local(self, actor: Actor, name: str) -> bool:
        """Tell whether `name` means this actor only in reports on its own countries."""
        return bool(actor.local) and _key(name) in {_key(local) for local in actor.local}

    def find(self, tokens: Sequence[str]) -> list[ActorHit]:
        """Known names in tokens, left to right, the longest first, none overlapping.

        Hyphens, apostrophes, full stops and accents don't matter and may part tokens ("al", "-", "Nusra"). Capitals
        do: acronyms only match in capitals, names with a capital where they have one, also in a line of capitals.
        """
        parts, at, begins = _split(tokens)
        parts = [part if part[-1] != "s" else self._without_s(part) for part in parts]
        hits: list[ActorHit] = []
        i = 0
        while i < len(parts):
            size = self._match(parts, at, begins, i, tokens) if begins[i] else None
            if size is None:
                i += 1
                continue
            length, ids = size
            hits.append(ActorHit(start=at[i], end=at[i + length - 1] + 1, actor_ids=ids))
            i += length
        return hits

    def _without_s(self, part: str) -> str:
        """Take a possessive "s" off a name that lost its apostrophe in copying ("Assads", "SANAs")."""
        bare = part[:-1]
        if len(bare) < _SHORTEST_POSSESSIVE or not bare[0].isupper() or _fold(part) in self._words:
            return part
        return bare if _fold(bare) in self._words else part

    def _match(
        self, parts: list[str], at: list[int], begins: list[bool], i: int, tokens: Sequence[str]
    ) -> tuple[int, tuple[str, ...]] | None:
        first = _fold(parts[i])
        longest = min(self._longest.get(first, 0), len(parts) - i)
        if not longest:
            return None
        folded = (first, *(_fold(part) for part in parts[i + 1 : i + longest]))
        for length in range(longest, 0, -1):
            ends_token = i + length == len(parts) or begins[i + length]
            names = self._names.get(folded[:length]) if ends_token else None
            for name in names or ():
                if _fits(name.shape, parts[i : i + length]) and self._stands(
                    name, at[i], at[i + length - 1] + 1, tokens
                ):
                    return length, name.actor_ids
        return None

    @staticmethod
    def _stands(name: _Name, start: int, end: int, tokens: Sequence[str]) -> bool:
        """Tell whether a name that fits means what the lists say, by what stands beside it."""
        if name.surname and is_somebody_else(tokens, start, end):
            return False
        return not (end - start == 1 and tokens[start].lower() in _WORDS_TOO and _in_capitals(tokens, start))

    def _add(self, name: str, actor: Actor) -> None:
        parts, _, _ = _split(name.split())
        key = _key(name)
        shape = "".join(
            "A" if len(part) > 1 and part.isupper() else "a" if part[:1].isupper() else "." for part in parts
        )
        self._words.update(key)
        self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
        known = self._names.setdefault(key, [])
        surname = bool(actor.offices) and sum(part not in PARTICLES for part in key) == 1
        for place, other in enumerate(known):
            if other.shape == shape:
                ids = tuple(dict.fromkeys((*other.actor_ids, actor.id)))
                known[place] = _Name(shape=shape, actor_ids=ids, surname=other.surname and surname)
                return
        known.append(_Name(shape=shape, actor_ids=(actor.id,), surname=surname))


def state_actor_id(country: Country, suffix: str) -> str:
    """Id of a state's own actor; `suffix` is one of `actor_files.STATE_SUFFIXES`."""
    return f"{country.slug}-{suffix}"


def state_actor(country: Country, suffix: str) -> Actor:
    """A state's own actor where no list describes it: ACLED's "Military Forces of X" and "Police Forces of X"."""
    name, kind = _STATE_NAMES[suffix]
    government = state_actor_id(country, "government")
    return Actor(
        id=state_actor_id(country, suffix),
        name=name.format(country.name),
        type=kind,
        part_of=(government,) if kind == "state_forces" else (),
        side=government if kind == "state_media" else None,
        owner="state" if kind == "state_media" else None,
        countries=(country.iso2,),
    )


@cache
def _default() -> ActorLexicon:
    return ActorLexicon(read_actors())


def _split(tokens: Iterable[str]) -> tuple[list[str], list[int], list[bool]]:
    """Part tokens into bare words: the words, the token each came from, and whether it begins its token."""
    parts: list[str] = []
    at: list[int] = []
    begins: list[bool] = []
    for number, token in enumerate(tokens):
        if token.isalnum():
            parts.append(token)
            at.append(number)
            begins.append(True)
            continue
        bare = _DROPPED.sub("", _POSSESSIVE.sub("", token)) if len(token) > 1 else token
        for order, part in enumerate(_PARTS.findall(bare)):
            parts.append(part)
            at.append(number)
            begins.append(order == 0)
        if not bare.strip("-\N{EN DASH}/& ") or bare in _JOINING:
            continue
        if not _PARTS.search(bare):  # a comma, a full stop, a quotation mark: no name runs across it
            parts.append("\N{NULL}")
            at.append(number)
            begins.append(True)
    return parts, at, begins


def _key(name: str) -> tuple[str, ...]:
    return tuple(_fold(part) for part in _split(name.split())[0])


_JOINING: Final = frozenset({"'", "`", "'s", "-"})


@cache
def _fold_cached(part: str) -> str:
    return without_marks(part).casefold()


def _fold(part: str) -> str:
    return part.lower() if part.isascii() else _fold_cached(part)


def _fits(shape: str, parts: Sequence[str]) -> bool:
    return all(
        want == "." or (part.isupper() if want == "A" else part[:1].isupper())
        for want, part in zip(shape, parts, strict=True)
    )


def _in_capitals(tokens: Sequence[str], i: int) -> bool:
    """Tell whether the words around token `i` are all capitals: a headline in which "IS" may be the verb."""
    around = [
        word
        for word in (*tokens[max(0, i - _WINDOW) : i], *tokens[i + 1 : i + 1 + _WINDOW])
        if len(word) > 1 and word.isalpha()
    ]
    return len(around) >= 2 and sum(word.isupper() for word in around) >= _CAPITALS_SHARE * len(around)
