"""Resolves who a claim rests on: the chain of speakers, innermost first, the outlet last."""

import re
from dataclasses import replace
from datetime import date

from dateline.model.claim import Mention, SpeakerMention
from dateline.model.credits import UNNAMED_AGENCIES
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.model.resolution import ActorRef, SpeakerRef, SpeakerType
from dateline.resolve.actors import ActorResolver
from dateline.resolve.mentions import describe
from dateline.resolve.voices import spoken_for
from dateline.vocab.actors import Actor, ActorLexicon, actor_types
from dateline.vocab.countries import Countries
from dateline.vocab.credits import credit_words
from dateline.vocab.parties import word_group

_NOBODY = "nobody named"
_CREDITS = re.compile(r"\s*(?:[/,;&|]|\band\b|\bwith\b)\s*")
# "Jo Sample, a researcher at X" and "a spokesman for X, Jo Sample".
_ROLE_OF = re.compile(
    r"\s*,?\s*(?:who is\s+)?(?:an?\s+|the\s+|its\s+)?(?P<role>(?:[\w'’-]+\s+){0,5}?)"
    r"(?:of|at|for|with|from)\s+(?:the\s+)?(?P<body>[A-Z][^,;:.()]{1,80})"
)
_APPOSITION = 200
"""Characters after a name in which its bearer's office may stand."""
_KINDS = {
    "state_forces": SpeakerType.MILITARY, "rebel_group": SpeakerType.ARMED_GROUP, "militia": SpeakerType.ARMED_GROUP,
    "government": SpeakerType.GOVERNMENT, "civilians": SpeakerType.WITNESS, "protesters": SpeakerType.ACTIVIST,
    "rioters": SpeakerType.WITNESS, "media": SpeakerType.OUTLET, "monitor": SpeakerType.MONITOR,
    "activist": SpeakerType.ACTIVIST, "witness": SpeakerType.WITNESS, "medic": SpeakerType.WITNESS,
    "international_organization": SpeakerType.INTERNATIONAL_ORGANIZATION, "ngo": SpeakerType.NGO,
    "expert": SpeakerType.EXPERT, "anonymous": SpeakerType.ANONYMOUS,
}  # fmt: skip
# Kinds of people whom nobody can tell apart when they are not named: "residents" and "witnesses".
_ALIKE = {"civilians": "witness"}
# Heads that speak for whoever is named beside them, and are known by that.
_VOICES = frozenset({"spokesperson", "anonymous", "person", "armed"})
_PRONOUNS = frozenset("who which it he she they them others some many".split())
_SENTENCE_END = re.compile(r"[.!?][\s\"\N{RIGHT DOUBLE QUOTATION MARK}]|\n\n")
_ANONYMOUS_HEADS = frozenset({"source", "insider"})
_SIDE_BODIES = {"government": "government", "rebels": "rebels"}


class SpeakerResolver:
    """Resolves chains of speakers with the same names and countries as the parties."""

    def __init__(self, actors: ActorResolver, lexicon: ActorLexicon, countries: Countries) -> None:
        self._actors = actors
        self._lexicon = lexicon
        self._countries = countries

    def resolve(
        self, chain: tuple[SpeakerMention, ...], story_country: str | None, report: Report
    ) -> tuple[SpeakerRef, ...]:
        """Resolve a chain, innermost first, and add the news agency that the report credits and the outlet."""
        named = [self.one(speaker, story_country, report.published_at, report.text) for speaker in chain]
        known = {speaker.key for speaker in named}
        wires = [wire for wire in self._wires(report) if wire.key not in known]
        return (*named, *wires, self._outlet(report))

    def one(
        self, speaker: SpeakerMention, story_country: str | None, published_at: date | None, text: str = ""
    ) -> SpeakerRef:
        """Resolve one speaker by itself; in `text`, the report's, the office of an unknown name may stand beside it."""
        cue = speaker.cue.text if speaker.cue else None
        if speaker.mention is None:
            reason = "the text names nobody for this"
            if (cue or "").lower() in word_group("undescribed"):
                return _anonymous(cue or "", reason, quote=speaker.cue, cue=cue)
            return SpeakerRef(quote=speaker.cue, name=_NOBODY, cue=cue, reason=reason)
        mention = speaker.mention
        found = self._words(mention.words, story_country, published_at)
        if found.type is SpeakerType.UNKNOWN:
            office = self._office(mention, text, story_country, published_at)
            found = office or self._title(mention, found, story_country, published_at)
        if _is_kept_back(mention, found, text):
            reason = f"{mention.quote.text!r} is not named in the text"
            found = replace(found, type=SpeakerType.ANONYMOUS, reason=reason)
        reason = found.reason
        if mention.led_by is not None and mention.led_by.text != mention.quote.text:
            reason = f"{mention.quote.text!r} leads back to {mention.words!r}; {reason}"
        return SpeakerRef(
            quote=mention.quote,
            name=found.name,
            actor_id=found.actor_id,
            type=found.type,
            side=found.side,
            cue=cue,
            reason=reason,
            unnamed=found.unnamed,
        )

    def _words(self, words: str, story_country: str | None, published_at: date | None) -> SpeakerRef:
        words = " ".join(words.split())
        described = describe(words, self._countries)
        if described.head in _ANONYMOUS_HEADS:
            return self._source(words, story_country, published_at)
        if described.tokens and described.tokens[-1].lower() in _undescribed():
            return _anonymous(words, f"{words!r} does not say who")
        party = self._actors.known(words, story_country, published_at)
        if party is not None and party.actor_id is not None:
            return self._listed(party, published_at)
        if (body := spoken_for(words)) is not None:
            found = self._words(body, story_country, published_at)
            if found.actor_id is not None:
                return replace(found, reason=f"{words!r} speaks for {found.name}; {found.reason}")
        kind = described.kind
        if (run := self._run_by(words, kind, story_country, published_at)) is not None:
            return run
        if (
            kind is not None
            and not described.named
            and kind not in {"state_forces", "government", "media", "rebel_group", "militia"}
        ):
            voice = self._voice(words, story_country, published_at) if kind in _VOICES else None
            return voice or self._described(words, kind)
        party = self._actors.lookup(words, story_country, published_at)
        if party.actor_id is not None:
            return self._listed(party, published_at)
        if kind is None or described.named:
            return SpeakerRef(quote=None, name=party.name, reason=party.reason)
        unnamed = None if described.holder else kind
        return SpeakerRef(quote=None, name=party.name, type=_KINDS[kind], reason=party.reason, unnamed=unnamed)

    def _office(
        self, mention: Mention, text: str, story_country: str | None, published_at: date | None
    ) -> SpeakerRef | None:
        """Find whom a person speaks for whom no list has, by the office beside the name; None where none is."""
        quote = mention.led_by or mention.quote
        beside = text[quote.end : quote.end + _APPOSITION].partition("\n\n")[0]
        match = _ROLE_OF.match(" ".join(beside.split()))
        if match is None:
            return None
        role = [word.lower() for word in (match["role"] or quote.text).split()]
        by_name = not match["role"] and quote.text[:1].isupper()  # "Jo Sample of X"
        if word_group("no_longer").intersection(role) or not (by_name or word_group("speaks_for").intersection(role)):
            return None
        tokens = match["body"].split()
        for size in range(len(tokens), 0, -1):
            words = " ".join(tokens[:size])
            party = self._actors.known(words, story_country, published_at) if self._lexicon.named(words) else None
            if party is not None and party.actor_id is not None:
                found = self._listed(party, published_at)
                return replace(found, reason=f"{mention.words!r} speaks for {found.name}; {found.reason}")
        return None

    def _title(
        self, mention: Mention, found: SpeakerRef, story_country: str | None, published_at: date | None
    ) -> SpeakerRef:
        """Take what the title before an unknown name says: a spokesman is who he speaks for, a governor is himself."""
        words = mention.quote.text
        if mention.led_by is not None or words == mention.words:
            return found
        title = self._words(words, story_country, published_at)
        if title.type in {SpeakerType.UNKNOWN, SpeakerType.ANONYMOUS}:
            return found
        if title.actor_id is not None and "spokes" in words.lower():
            return replace(title, reason=f"{mention.words!r} is {words!r}; {title.reason}")
        return replace(found, type=title.type, side=title.side, reason=f"{found.reason}; called {words!r}")

    def _run_by(
        self, words: str, kind: str | None, story_country: str | None, published_at: date | None
    ) -> SpeakerRef | None:
        """Resolve what a party runs ("Houthi-run television"): it speaks for that party; None for anything else."""
        who, _, rest = words.partition("-")
        who = who.removeprefix("the ")
        run = who[:1].isupper() and word_group("runs").intersection(rest.lower().split()[:1])
        if kind not in {"media", "government"} or not run:
            return None
        party = self._actors.lookup(who, story_country, published_at)
        actor = self._lexicon.get(party.actor_id or "")
        side = self._side(actor) if actor is not None else None
        if side is None:
            return None
        type_ = SpeakerType.STATE_MEDIA if kind == "media" else _KINDS[kind]
        return SpeakerRef(quote=None, name=words, type=type_, side=side, reason=f"{words!r} speaks for {party.name}")

    def _listed(self, party: ActorRef, published_at: date | None) -> SpeakerRef:
        """Make a speaker of a known party.

        Those who only speak for a body, and all members of one that takes no side, are that body: two of its people
        are one origin. A minister stays a person, on the government's side.
        """
        actor = self._lexicon.get(party.actor_id or "")
        if actor is None:
            return SpeakerRef(quote=None, name=party.name, actor_id=party.actor_id, reason=party.reason)
        office = actor.office_on(published_at)
        body = self._lexicon.get(office.of) if office else None
        spoken_for = body or actor
        kind = actor_types()[spoken_for.type]
        is_voice = office is not None and ("spokes" in office.role or not kind.takes_side)
        who = spoken_for if is_voice else actor
        return SpeakerRef(
            quote=None,
            name=who.name,
            actor_id=who.id,
            type=SpeakerType(kind.speaker),
            side=self._side(spoken_for),
            reason=party.reason,
        )

    @staticmethod
    def _side(actor: Actor) -> str | None:
        return actor.side or (actor.id if actor_types()[actor.type].takes_side else None)

    def _source(self, words: str, story_country: str | None, published_at: date | None) -> SpeakerRef:
        """Resolve "a military source": nobody knows who, but the words say on whose side."""
        body = self._voice(words, story_country, published_at)
        reason = f"{words!r} is not named" + (f"; {body.reason}" if body else "")
        side = body.side if body else None
        return SpeakerRef(quote=None, name=words, type=SpeakerType.ANONYMOUS, side=side, reason=reason)

    def _voice(self, words: str, story_country: str | None, published_at: date | None) -> SpeakerRef | None:
        """Resolve who "the army spokesman" or "a Turkish commander" speaks for; None when the words don't say."""
        whole = describe(words, self._countries)
        rest = " ".join(whole.tokens[: len(whole.modifiers)])
        described = describe(rest, self._countries)
        if described.kind is not None or self._actors.known(rest, story_country, published_at):
            party = self._actors.lookup(rest, story_country, published_at)
        elif described.nation is not None:
            party = self._actors.lookup(f"{described.nation_words} government", story_country, published_at)
        else:
            nouns = {
                "government": "government forces" if whole.words & {"army", "military", "security"} else "government"
            }
            noun = nouns.get(whole.side or "", "rebels" if whole.side == "rebels" else None)
            if noun is None:
                return None
            party = self._actors.lookup(noun, story_country, published_at)
        if party.actor_id is None:
            return None
        found = self._listed(party, published_at)
        return SpeakerRef(
            quote=None,
            name=found.name,
            actor_id=found.actor_id,
            type=found.type,
            side=found.side,
            reason=f"{words!r} speaks for {found.name}; {found.reason}",
        )

    @staticmethod
    def _described(words: str, kind: str) -> SpeakerRef:
        found = _KINDS.get(kind, SpeakerType.UNKNOWN)
        reason = (
            f"{words!r} is named by kind only" if found is not SpeakerType.UNKNOWN else f"{words!r} does not say who"
        )
        return SpeakerRef(quote=None, name=words, type=found, reason=reason, unnamed=_ALIKE.get(kind, kind))

    def _wires(self, report: Report) -> list[SpeakerRef]:
        out: dict[str, SpeakerRef] = {}
        words = credit_words()
        whole = " ".join((report.credit or "").split())
        for part in [whole] if whole.casefold() in words.agencies else _CREDITS.split(whole):
            actor = self._by_name(part)
            same = part.casefold() == (report.outlet or "").casefold()
            if not part or same or (actor is not None and actor.name == self._outlet(report).name):
                continue  # an agency's own report has itself as outlet, not as a wire before it
            if part.casefold() in words.staff:
                continue
            unnamed = part.casefold() in words.agencies
            name = UNNAMED_AGENCIES if unnamed else actor.name if actor else part
            out[name] = SpeakerRef(
                quote=None,
                name=name,
                actor_id=actor.id if actor else None,
                type=SpeakerType.WIRE,
                side=actor.side if actor else None,
                reason=f"the report credits {part!r}, which names none" if unnamed else "the report credits it",
            )
        return list(out.values())

    def _outlet(self, report: Report) -> SpeakerRef:
        actor = self._by_name(report.outlet or "")
        return SpeakerRef(
            quote=None,
            name=actor.name if actor else report.outlet or "the outlet",
            actor_id=actor.id if actor else None,
            type=SpeakerType.OUTLET,
            side=actor.side if actor else None,
            reason="published it" if report.outlet else "published it; its name is not known",
        )

    def _by_name(self, words: str) -> Actor | None:
        ids = self._lexicon.named(words) if words.strip() else ()
        actor = self._lexicon.get(ids[0]) if len(ids) == 1 else None
        return actor if actor and actor_types()[actor.type].speaker in {"outlet", "wire", "state_media"} else None


def _anonymous(words: str, reason: str, quote: Quote | None = None, cue: str | None = None) -> SpeakerRef:
    return SpeakerRef(quote=quote, name=words, type=SpeakerType.ANONYMOUS, cue=cue, reason=reason)


def _undescribed() -> frozenset[str]:
    """Last words of speakers of whom nobody can say who they are: "accounts", and a pronoun that led nowhere."""
    return word_group("undescribed") | _PRONOUNS


def _is_kept_back(mention: Mention, found: SpeakerRef, text: str) -> bool:
    """Whether the sentence says that a speaker without a name wants none ("officials who asked not to be named")."""
    if not mention.quote.text.split()[-1].islower() or found.type is SpeakerType.ANONYMOUS:
        return False
    after = text[mention.quote.end : mention.quote.end + _APPOSITION]
    beside = " ".join(_SENTENCE_END.split(after, maxsplit=1)[0].casefold().split())
    return any(words in beside for words in word_group("kept_back"))
