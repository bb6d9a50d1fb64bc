"""Resolves all words of a report's claims, each part by its own resolver."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dateline.model.claim import Claim, Mention, PlaceMention, Quantity, SpeakerMention, TimeMention
from dateline.model.lookups import TimeWords
from dateline.model.report import Report
from dateline.model.resolution import ActorRef, PlaceRef, Precision, QuantityRef, Resolution, TimeBasis, TimeRef
from dateline.model.survey import Survey, Surveyed
from dateline.resolve.actors import ActorResolver
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.resolver import PlaceResolver
from dateline.resolve.speakers import SpeakerResolver
from dateline.resolve.times import TimeReader
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.countries import Countries

RESOLVER: Final = "resolve 0.1"
"""Name and version of this resolver, kept with each resolution."""

# A place this exact says in which country something happened.
_LOCAL = frozenset(
    {Precision.EXACT, Precision.TOWN, Precision.NEAR, Precision.DISTRICT, Precision.PROVINCE, Precision.COUNTRY}
)


class Resolver:
    """Resolves claims. `places` and `times` are also what extraction asks for names of places and times."""

    def __init__(self, places: Gazetteer, times: TimeWords, lexicon: ActorLexicon, countries: Countries) -> None:
        self.places = places
        self.times = times
        self._lexicon = lexicon
        self._where = PlaceResolver(places)
        self._actors = ActorResolver(lexicon, countries)
        self._speakers = SpeakerResolver(self._actors, lexicon, countries)

    @classmethod
    def default(cls) -> "Resolver":
        """Load the resolvers and lists that come with dateline."""
        return cls(Gazetteer(), TimeReader(), ActorLexicon.default(), Countries.default())

    def resolve(self, report: Report, claims: Sequence[Claim]) -> tuple[Resolution, ...]:
        """Give one resolution per claim, in order. Every reference in it says in words why, also when it is empty."""
        story = self._where.story(report.text, [claim.place for claim in claims if claim.place])
        return tuple(
            self._resolve_one(
                report, claim, self._where.resolve(claim.place, story) if claim.place else None, story.country
            )
            for claim in claims
        )

    def resolve_places(self, report: Report, mentions: Sequence[PlaceMention]) -> tuple[PlaceRef, ...]:
        """Resolve place names of a report, in order; `Asking.places` gives all of them, claims or not."""
        story = self._where.story(report.text, mentions)
        return tuple(self._where.resolve(mention, story) for mention in mentions)

    def survey(self, report: Report, survey: Survey) -> Surveyed:
        """Resolve every name of a survey, as those of claims are resolved."""
        story = self._where.story(report.text, survey.places)
        country, day = story.country, report.published_at
        links = [SpeakerMention(mention=it.speaker, cue=it.cue) if it.speaker else None for it in survey.sayings]
        return Surveyed(
            report=report,
            survey=survey,
            actors=tuple(self._abroad(self._actors.resolve(it, country, day), country) for it in survey.actors),
            places=tuple(self._where.resolve(it, story) for it in survey.places),
            speakers=tuple(self._speakers.one(link, country, day, report.text) if link else None for link in links),
        )

    def _resolve_one(self, report: Report, claim: Claim, place: PlaceRef | None, country: str | None) -> Resolution:
        day = report.published_at
        here = place.country if place and place.precision in _LOCAL else None

        def party(mention: Mention) -> ActorRef:
            return self._abroad(self._actors.resolve(mention, country, day, here=here), here or country)

        return Resolution(
            claim_id=claim.id,
            actors=tuple(party(mention) for mention in claim.actors),
            targets=tuple(party(mention) for mention in claim.targets),
            place=place,
            time=self._time(claim.time, day),
            quantities=tuple(self._quantity(quantity, country, here, day) for quantity in claim.quantities),
            speakers=self._speakers.resolve(claim.speakers, country, report),
            resolver=RESOLVER,
        )

    def _abroad(self, ref: ActorRef, here: str | None) -> ActorRef:
        """Type a state's forces that act in another country as ACLED does: external forces."""
        actor = self._lexicon.get(ref.actor_id) if ref.actor_id else None
        allies = tuple(self._abroad(ally, here) for ally in ref.allies)
        if here is None or actor is None or ref.type != "state_forces" or here in actor.countries:
            return replace(ref, allies=allies)
        return replace(ref, allies=allies, type="external_forces", reason=f"{ref.reason}; acting outside its country")

    def _quantity(self, quantity: Quantity, country: str | None, here: str | None, day: date | None) -> QuantityRef:
        group = self._actors.resolve(quantity.group, country, day, here=here) if quantity.group else None
        return QuantityRef(quantity=quantity, side=group.actor_id if group else None, as_of=day)

    def _time(self, mention: TimeMention | None, day: date | None) -> TimeRef:
        if mention is None:
            return TimeRef(quote=None, earliest=None, latest=None, basis=TimeBasis.UNKNOWN, reason="no time words")
        words = _flat(mention.quote.text)
        found = replace(self.times.resolve(words, day, mention.tense), quote=mention.quote)
        if mention.context and found.basis is not TimeBasis.UNKNOWN:
            found = replace(found, basis=TimeBasis.CONTEXT, reason=f"{mention.context}; {found.reason}")
        if mention.since is None:
            return found
        since = self.times.resolve(_flat(mention.since.text), day, mention.tense)
        return _bounded(found, since, _flat(mention.since.text))


def _bounded(found: TimeRef, since: TimeRef, words: str) -> TimeRef:
    """Bound a time from below by when the same happening began."""
    if since.earliest is None:
        return found
    if found.latest is not None and since.earliest > found.latest:
        return replace(found, reason=f"{found.reason}; {words!r} is later and does not bound it")
    earliest = since.earliest if found.earliest is None else max(found.earliest, since.earliest)
    if found.latest is None and found.earliest is None:
        return found
    return replace(found, earliest=earliest, reason=f"{found.reason}; begun {words!r}: {since.reason}")


def _flat(words: str) -> str:
    return " ".join(words.split())
