"""Outlets and speakers, in Python: the same words as ``dateline sources`` and ``dateline origins``."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from dateline import codec
from dateline.errors import NotFoundError, SettingsError
from dateline.model.origins import Origin, origins_of
from dateline.model.resolution import ResolvedClaim, SpeakerRef, SpeakerType
from dateline.model.sides import Sides
from dateline.model.sources import RELIABILITIES, Source, SourceNote, standing
from dateline.record.rows import Rows
from dateline.settings import author_name
from dateline.store import Store
from dateline.vocab.actors import Actor, ActorLexicon
from dateline.vocab.countries import Countries

Json = dict[str, Any]

LISTS: Final = "dateline's lists"
"""Who described a source that the actor lists have."""


class Sources:
    """The sources of a record and what persons note of them; a part of ``Record``.

    Events, disputes and control are older than the notes after `describe_source`: `refresh` brings them up to date (the
    commands do it by themselves).
    """

    _store: Store

    def origins(self, event: str) -> Rows[Origin]:
        """List the origins of an event: who it rests on in the end, and which of them are independent, and why.

        `event` is its id, or the unique beginning of it. Raises NotFoundError.
        """
        found = self._store.event(self._store.resolve_id(event))
        claims = self._store.claims(found.claim_ids)
        known = {claim.id: claim for claim in claims}
        affirmed = [claim for claim in claims if claim.claim.polarity.value == "affirmed"]
        origins = origins_of(affirmed, Sides(ActorLexicon.default().part_of()))
        return Rows(origins, lambda origin: codec.dump_origin(origin, [known[it] for it in origin.claim_ids]))

    def sources(self, *, undescribed: bool = False) -> Rows[Source]:
        """List the outlets and speakers that the record rests on, most claims first; `undescribed` those unknown."""
        found = list_sources(self._store.claims(), self._store.source_notes())
        kept = [it for it in found if it.described_by is None] if undescribed else found
        return Rows(kept, codec.dump_source)

    def source_notes(self, *, retracted: bool = False) -> list[SourceNote]:
        """Give what persons noted of sources, oldest first; `retracted` adds what was taken back."""
        return self._store.source_notes(retracted=retracted)

    def describe_source(
        self,
        name: str,
        *,
        why: str,
        author: str | None = None,
        **facts: str | bool | None,
    ) -> SourceNote:
        """Note what you know of a source: `type`, `country`, `side`, `state_owned` and `reliability` (A to F).

        `name` is its name, id or spelling in this record, or a name of the actor lists. What you leave out stays as it
        was. Raises NotFoundError for a name that nothing has, SettingsError for a fact that makes no sense.
        """
        if not why.strip():
            msg = "a note needs a reason: give --why TEXT"
            raise SettingsError(msg)
        source = self._source(name)
        note = SourceNote(
            key=source.key,
            name=source.name,
            why=why.strip(),
            author=author_name(author),
            decided_at=datetime.now(UTC),
            **_checked(facts),
        )
        if not note.says_something:
            msg = "a note must say something: give --type, --country, --side, --state-owned or --reliability"
            raise SettingsError(msg)
        self._store.add_source_note(note)
        return note

    def retract_source(self, name: str) -> SourceNote:
        """Take the latest note on a source back; it stays in the record. Raises NotFoundError when none stands."""
        return self._store.retract_source_note(self._source(name).key, datetime.now(UTC))

    def _source(self, name: str) -> Source:
        """Find the one source of that name, id or spelling; else the actor of that name."""
        folded = " ".join(name.split()).casefold()
        found = list_sources(self._store.claims(), self._store.source_notes())
        named = [it for it in found if folded in {it.key, it.name.casefold()}]
        spelled = named or [it for it in found if folded in {word.casefold() for word in it.spellings}]
        if len(spelled) > 1:
            names = ", ".join(f"{it.name} ({it.key})" for it in spelled)
            msg = f"{name!r} can be {names}: give one of these"
            raise NotFoundError(msg)
        if spelled:
            return spelled[0]
        lexicon = ActorLexicon.default()
        ids = lexicon.named(name)
        actor = lexicon.get(ids[0]) if len(ids) == 1 else lexicon.get(folded)
        if actor is None:
            msg = f"no outlet or speaker is named {name!r}: `dateline sources` lists those of this record"
            raise NotFoundError(msg)
        return _source(SpeakerRef(quote=None, name=actor.name, actor_id=actor.id), (), 0, None)


def list_sources(claims: Iterable[ResolvedClaim], notes: Iterable[SourceNote]) -> list[Source]:
    """Gather the sources of some claims, those of most claims first. Those who are not named at all are left out."""
    links: dict[str, SpeakerRef] = {}
    spellings: defaultdict[str, dict[str, None]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for item in claims:
        for key in {link.key for link in item.resolution.speakers}:
            counts[key] += 1
        for link in item.resolution.speakers:
            links.setdefault(link.key, link)
            if link.quote is not None:
                spellings[link.key][" ".join(link.quote.text.split())] = None
    noted = standing(notes)
    named = (key for key in counts if _is_somebody(links[key]))
    found = (_source(links[key], tuple(spellings[key]), counts[key], noted.get(key)) for key in named)
    return sorted(found, key=lambda it: (-it.claims, it.name.casefold(), it.key))


def _is_somebody(link: SpeakerRef) -> bool:
    nobody = link.quote is None or link.quote.text == link.cue
    return link.unnamed is None and not (link.type is SpeakerType.UNKNOWN and link.actor_id is None and nobody)


def _source(link: SpeakerRef, spellings: tuple[str, ...], claims: int, note: SourceNote | None) -> Source:
    actor = ActorLexicon.default().get(link.actor_id or "")
    listed = actor is not None
    return Source(
        key=link.key,
        name=link.name,
        actor_id=link.actor_id,
        type=(note.type if note else None) or link.type,
        country=(note.country if note else None) or _home(actor),
        side=(note.side if note else None) or link.side,
        state_owned=note.state_owned if note and note.state_owned is not None else actor.state_owned if actor else None,
        reliability=note.reliability if note else None,
        spellings=spellings,
        claims=claims,
        described_by=note.author if note else LISTS if listed else None,
        why=note.why if note else None,
    )


def _home(actor: Actor | None) -> str | None:
    return actor.countries[0] if actor and actor.countries else None


def _checked(facts: dict[str, str | bool | None]) -> dict[str, Any]:
    """Check the facts of a note; each error says what may stand there."""
    unknown = sorted(set(facts) - {"type", "country", "side", "state_owned", "reliability"})
    if unknown:
        msg = f"unknown fact {unknown[0]!r}: there are type, country, side, state_owned and reliability"
        raise SettingsError(msg)
    given = {name: value for name, value in facts.items() if value is not None}
    out: dict[str, Any] = {"state_owned": given.pop("state_owned", None)}
    for name, value in given.items():
        out[name] = _CHECKS[name](str(value).strip())
    return out


def _type(value: str) -> SpeakerType:
    if value not in set(SpeakerType):
        msg = f"unknown type {value!r}: the types are {', '.join(SpeakerType)}"
        raise SettingsError(msg)
    return SpeakerType(value)


def _country(value: str) -> str:
    country = Countries.default().get(value.upper()) or Countries.default().by_name(value)
    if country is None:
        msg = f"unknown country {value!r}: give two letters (ISO 3166), for example SY"
        raise SettingsError(msg)
    return country.iso2


def _side(value: str) -> str:
    lexicon = ActorLexicon.default()
    ids = lexicon.named(value)
    actor = lexicon.get(value) or (lexicon.get(ids[0]) if len(ids) == 1 else None)
    if actor is None:
        msg = f"unknown side {value!r}: give a party's id or name, for example syria-government"
        raise SettingsError(msg)
    return actor.id


def _reliability(value: str) -> str:
    if value.upper() not in RELIABILITIES:
        letters = ", ".join(RELIABILITIES)
        msg = f"reliability {value!r} is none of {letters}: A is completely reliable, F not to be judged"
        raise SettingsError(msg)
    return value.upper()


_CHECKS: Final = {"type": _type, "country": _country, "side": _side, "reliability": _reliability}
