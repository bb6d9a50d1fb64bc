"""Resolves the words for a party to an actor, with the reason; what nothing is known about keeps its own name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.model.claim import Mention
from dateline.model.resolution import ActorRef
from dateline.resolve.mentions import Described, describe
from dateline.vocab.actors import Actor, ActorHit, ActorLexicon, state_actor_id
from dateline.vocab.countries import Countries, Country
from dateline.vocab.parties import party_class, singulars, umbrella_of, word_group
from dateline.vocab.words import noun_classes

_PEOPLE = {
    "civilians": "civilians",
    "medic": "civilians",
    "witness": "civilians",
    "protesters": "protesters",
    "rioters": "rioters",
}
_TYPES = {
    "rebel_group": "rebel_group",
    "militia": "political_militia",
    "armed": "armed",
    "media": "media",
    "monitor": "monitor",
} | {kind: kind for kind in ("activist", "ngo", "expert", "international_organization")}
_HYPHENS = frozenset({"-"})
_LOYAL = (["loyal", "to"], ["opposed", "to"], ["allied", "to"], ["allied", "with"])
_TIE = re.compile(r"(?<=\w) (?:loyal|allied|affiliated|linked|aligned|faithful) (?:to|with) ", re.IGNORECASE)
_LEADERS = frozenset("the so called self styled proclaimed".split())


class ActorResolver:
    """Resolves mentions of parties: known names, a nation's forces, the story country's own, and unknown names."""

    def __init__(self, lexicon: ActorLexicon, countries: Countries) -> None:
        self._lexicon = lexicon
        self._countries = countries

    def resolve(
        self, mention: Mention, story_country: str | None, published_at: date | None, *, here: str | None = None
    ) -> ActorRef:
        """Resolve one mention and those that acted with it.

        `story_country` (ISO alpha-2) is whose "government", "rebels" and "army" a report means by the bare words;
        `here` is the country where this happened, which "police" and "troops" with no word of side then mean. With
        neither, bare words keep no id. `published_at` decides who held an office.
        """
        found = self.lookup(mention.words, story_country, published_at, here=here)
        allies = tuple(self.resolve(ally, story_country, published_at, here=here) for ally in mention.allies)
        reason = found.reason
        if mention.led_by is not None and mention.led_by.text != mention.quote.text:
            reason = f"{mention.quote.text!r} leads back to {mention.words!r}; {reason}"
        return replace(found, quote=mention.quote, allies=allies, reason=reason)

    def lookup(
        self, words: str, story_country: str | None, published_at: date | None, *, here: str | None = None
    ) -> ActorRef:
        """Resolve bare words; the reference carries no quote."""
        words = " ".join(words.split())
        if _is_thing(words):
            return ActorRef(quote=None, name=words, reason=f"{words!r} is a thing, not a party")
        known = self.known(words, story_country, published_at, here=here)
        if known is not None:
            return known
        if (tie := _TIE.search(words)) is not None:
            return self._tied(words[: tie.start()], words[tie.end() :], story_country, published_at, here)
        if country := self._countries.by_name(words):
            return self._state(country, "government", f"{words!r} is a country: its government is meant")
        if country := self._countries.by_seat(words):
            return self._state(country, "government", f"{words!r} named as a party is the government of {country.name}")
        described = describe(words, self._countries)
        if described.kind is None or described.named:
            return _unknown_name(words, described)
        return self._generic(words, described, story_country, here)

    def _tied(
        self, who: str, whose: str, story_country: str | None, published_at: date | None, here: str | None
    ) -> ActorRef:
        """ "Forces loyal to President X" are of the body that X leads; "gunmen linked to X" are gunmen."""
        tokens = _tokens(whose)
        for hit in self._lexicon.find(tokens):
            actor = self._lexicon.get(hit.actor_ids[0])
            if actor is not None and actor.offices and actor.office_on(published_at) is not None:
                return self._followers(actor, " ".join(tokens[hit.start : hit.end]), published_at, who)
        return self.lookup(who, story_country, published_at, here=here)

    def known(
        self, words: str, story_country: str | None, published_at: date | None, *, here: str | None = None
    ) -> ActorRef | None:
        """Resolve words that hold a name of the lexicon; None when they hold none, or only one tied to another.

        Names that mean somebody in one country only do so in reports on it, and of what happened `here`.
        """
        tokens = _tokens(words)
        hits = [hit for hit in self._lexicon.find(tokens) if not _is_tied(tokens, hit)]
        if not hits:
            return None
        hit = hits[-1]
        name = " ".join(tokens[hit.start : hit.end]).replace(" - ", "-")
        ids = self._meant_here(name, hit.actor_ids, {story_country, here})
        if not ids:
            return None
        actor, reason = self._choose(name, ids, story_country, published_at)
        if actor is None:
            return ActorRef(quote=None, name=name, type=self._shared_type(ids), reason=reason)
        if actor.offices:
            follower = _follows(tokens, hit)
            return (
                self._followers(actor, name, published_at, follower)
                if follower
                else self._person(actor, name, published_at)
            )
        return ActorRef(quote=None, name=actor.name, actor_id=actor.id, type=actor.type, reason=reason)

    def _meant_here(self, name: str, ids: Sequence[str], countries: set[str | None]) -> list[str]:
        """Drop the actors that this name means only in reports on other countries."""
        actors = [actor for actor in map(self._lexicon.get, ids) if actor is not None]
        return [a.id for a in actors if not countries.isdisjoint(a.countries) or not self._lexicon.is_local(a, name)]

    def _choose(
        self, name: str, ids: Sequence[str], story_country: str | None, published_at: date | None
    ) -> tuple[Actor | None, str]:
        listed = [actor for actor in map(self._lexicon.get, ids) if actor is not None]
        then = [actor for actor in listed if published_at is None or actor.active_in(published_at.year)]
        actors = then or listed
        if len(actors) == 1:
            same = name.casefold() == actors[0].name.casefold()
            return actors[0], f"known name {name!r}" if same else f"{name!r} is a name of {actors[0].name}"
        home = [actor for actor in actors if story_country and story_country in actor.countries]
        first = [actor for actor in home if actor.countries[0] == story_country] if len(home) > 1 else home
        if len(first) == 1:
            return first[0], f"{name!r}, in a report on {self._country_name(story_country)}, is {first[0].name}"
        names = ", ".join(actor.name for actor in actors)
        return None, f"{name!r} can be {names}: nothing in the report decides"

    def _shared_type(self, ids: Sequence[str]) -> str | None:
        kinds = {actor.type for actor in map(self._lexicon.get, ids) if actor is not None}
        return kinds.pop() if len(kinds) == 1 else None

    def _person(self, actor: Actor, name: str, published_at: date | None) -> ActorRef:
        office = actor.office_on(published_at)
        body = self._lexicon.get(office.of) if office else None
        if office is None or body is None:
            return ActorRef(
                quote=None,
                name=actor.name,
                actor_id=actor.id,
                type="person",
                reason=f"{name!r} held no known office then",
            )
        reason = f"{name!r} is {actor.name}, {office.role} ({body.name})"
        return ActorRef(quote=None, name=actor.name, actor_id=actor.id, type=body.type, reason=reason)

    def _followers(self, actor: Actor, name: str, published_at: date | None, follower: str) -> ActorRef:
        """Resolve those who fight for a person ("X loyalists"): the forces of the body that the person leads."""
        office = actor.office_on(published_at)
        body = self._lexicon.get(office.of) if office else None
        if office is None or body is None:
            return ActorRef(quote=None, name=f"{name} {follower}", reason=f"{name!r} held no known office then")
        country = self._countries.get(body.countries[0]) if body.type == "government" and body.countries else None
        forces = self._lexicon.get(state_actor_id(country, "armed-forces")) if country else body
        found = forces or body
        reason = f"{name!r} is {actor.name}, {office.role}: {follower!r} are of {found.name}"
        return ActorRef(quote=None, name=found.name, actor_id=found.id, type=found.type, reason=reason)

    def _generic(self, words: str, described: Described, story_country: str | None, here: str | None) -> ActorRef:
        kind = described.kind
        if kind in _PEOPLE:
            people = _PEOPLE[kind or ""]
            return ActorRef(
                quote=None, name=people.capitalize(), actor_id=people, type=people, reason=f"{words!r} are {people}"
            )
        if kind in {"state_forces", "government"} or self._is_nations_own(described):
            return self._states_own(words, described, story_country, here)
        if kind in {"rebel_group", "militia", "armed"}:
            return self._armed_group(words, described, story_country)
        if kind == "media" and described.words & word_group("state_media"):
            country, why = self._whose(described, story_country, None)
            if country is not None:
                return self._state(country, "state-media", f"{words!r}: {why}")
        return ActorRef(
            quote=None, name=words, type=_TYPES.get(kind or ""), reason=f"{words!r} names nobody in particular"
        )

    @staticmethod
    def _is_nations_own(described: Described) -> bool:
        return (
            described.nation is not None
            and described.kind == "armed"
            and described.head in word_group("state_with_nation")
        )

    def _states_own(self, words: str, described: Described, story_country: str | None, here: str | None) -> ActorRef:
        if described.kind == "government" and described.side == "rebels":
            return ActorRef(quote=None, name=words, type="political_party", reason=f"{words!r} names no known body")
        if _leaves_open(described):
            reason = f"{words!r} does not say of which state: not guessed"
            return ActorRef(quote=None, name=words, type=described.kind, reason=reason)
        at = here if described.kind != "government" and described.side is None else None
        country, why = self._whose(described, story_country, at)
        if country is None:
            kind = "government" if described.kind == "government" else "state_forces"
            return ActorRef(quote=None, name=words, type=kind, reason=f"{words!r}: {why}")
        return self._state(country, self._suffix(country, described), f"{words!r}: {why}")

    def _suffix(self, country: Country, described: Described) -> str:
        if described.kind == "government":
            return "government"
        if described.words & word_group("police") and described.words.isdisjoint(
            {"army", "military", "soldier", "troop"}
        ):
            return "police"
        if described.words & word_group("air") and self._lexicon.get(f"{country.slug}-air-force") is not None:
            return "air-force"
        return "armed-forces"

    def _whose(self, described: Described, story_country: str | None, here: str | None) -> tuple[Country | None, str]:
        if described.nation is not None:
            return described.nation, f"{described.nation_words!r} says of which state"
        for code, why in ((here, "it happened in"), (story_country, "the report is about")):
            country = self._countries.get(code) if code else None
            if country is not None:
                return country, f"{why} {country.name}"
        return None, "no country of the story is known: not guessed"

    def _armed_group(self, words: str, described: Described, story_country: str | None) -> ActorRef:
        country, why = self._whose(described, story_country, None)
        kind = "political_militia" if described.kind == "militia" else described.kind
        umbrella = umbrella_of((*described.modifiers, described.head)) if described.kind != "militia" else None
        if described.side == "government" and described.kind == "militia" and country is not None:
            umbrella = "pro-government-militias"
        actor = self._lexicon.get(f"{country.slug}-{umbrella}") if country is not None and umbrella else None
        if actor is not None:
            return ActorRef(quote=None, name=actor.name, actor_id=actor.id, type=actor.type, reason=f"{words!r}: {why}")
        if described.head in word_group("unarmed"):
            kind = "political_party"
        return ActorRef(quote=None, name=words, type=kind, reason=f"{words!r} names no group in particular")

    def _state(self, country: Country, suffix: str, reason: str) -> ActorRef:
        actor = self._lexicon.get(state_actor_id(country, suffix))
        if actor is None:
            return ActorRef(quote=None, name=f"{country.name} {suffix}", reason=reason)
        return ActorRef(quote=None, name=actor.name, actor_id=actor.id, type=actor.type, reason=reason)

    def _country_name(self, code: str | None) -> str:
        country = self._countries.get(code) if code else None
        return country.name if country else "an unknown country"


def _tokens(words: str) -> list[str]:
    """Tokens as a parser parts them: hyphens stand alone, so that "Hezbollah-backed" shows its tie."""
    return words.replace("-", " - ").replace("\N{EN DASH}", " - ").split()


def _is_tied(tokens: Sequence[str], hit: ActorHit) -> bool:
    """Tell whether a name only describes somebody else: "al-Qaeda-linked rebels", "anti-IS coalition"."""
    after = [word.lower() for word in tokens[hit.end : hit.end + 2] if word not in _HYPHENS]
    before = [word.lower() for word in tokens[max(0, hit.start - 2) : hit.start] if word not in _HYPHENS]
    if after and after[0] in word_group("ties"):
        return True
    behind = _TIE.search(" ".join(tokens[: hit.start]) + " ") is not None
    return behind or (bool(before) and (before[-1] in {"anti", "pro"} or before[-2:] in _LOYAL))


def _follows(tokens: Sequence[str], hit: ActorHit) -> str:
    """The word for armed followers right after a person's name, "" for none."""
    after = [token for token in tokens[hit.end : hit.end + 2] if token not in {"-", "'s"}]
    return after[0] if after and after[0].lower() in word_group("followers") else ""


def _unknown_name(words: str, described: Described) -> ActorRef:
    """Keep a group that no list knows by its own name, with the type that its class words give."""
    kind = described.kind or ""
    name = _core_name(words)
    return ActorRef(
        quote=None,
        name=name,
        type="political_militia" if kind == "militia" else _TYPES.get(kind),
        reason=f"no list knows {name!r}: kept by its own name",
    )


def _leaves_open(described: Described) -> bool:
    """Tell whether words of state don't say which state: "officials", "Western troops", "governments"."""
    if described.nation is not None:
        return False
    if (described.plural and described.head in word_group("single")) or _is_of_strangers(described):
        return True
    if described.kind != "government" or described.side == "government":
        return False
    return bool(described.holder) or described.head in word_group("needs_nation")


def _is_of_strangers(described: Described) -> bool:
    strange = word_group("strangers").intersection(described.modifiers)
    return bool(strange - {"foreign"} if described.head in {"minister", "ministry", "secretary", "office"} else strange)


def _core_name(words: str) -> str:
    """A group's name without "the" before it and "fighters" after it, as long as a name is left."""
    tokens = words.split()
    while len(tokens) > 1 and tokens[0].lower() in _LEADERS:
        tokens = tokens[1:]
    whole = " ".join(tokens)
    while len(tokens) > 1 and tokens[-1] in word_group("name_trailers"):
        tokens = tokens[:-1]
    named = any(token[:1].isupper() and token.lower() not in word_group("peoples") for token in tokens)
    named = named and (len(tokens) == 1 or not tokens[-1].islower())
    return " ".join(tokens) if named else whole  # "the Northern operational group" is no "Northern operational"


def _is_thing(words: str) -> bool:
    """Whether the last word names a building or an object and no party ("World Heritage sites", "an aid convoy")."""
    last = words.rsplit(maxsplit=1)[-1].lower() if words else ""
    classes = noun_classes().classes
    things = (classes.get(form, frozenset()) for form in (last, *singulars(last)))
    return " " in words and any("site" in found for found in things) and not any(map(party_class, singulars(last)))
