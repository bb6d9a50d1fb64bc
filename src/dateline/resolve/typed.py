"""Reads names that a person types: what can't be told for sure is refused, with what it could be."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from dateline.errors import NotFoundError
from dateline.model.claim import Mention, PlaceMention, SpeakerMention
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.model.resolution import ActorRef, PlaceRef, Precision, SpeakerRef, SpeakerType
from dateline.resolve.actors import ActorResolver
from dateline.resolve.mentions import describe
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Place, kilometres
from dateline.resolve.places.resolver import PlaceResolver, precision_of
from dateline.resolve.places.story import StoryPlaces
from dateline.resolve.speakers import SpeakerResolver
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.countries import Countries

_SHOWN: Final = 5
_FAR_KM: Final = 60.0  # the middle of a district may lie that far from the town that it is named after
_DOUBT: Final = 0.25  # chance of another place from which on a typed name is not taken as said
_LIKE: Final = 0.75  # share of letters in place; below it the names that are shown help nobody


class TypedNames:
    """Resolves typed names with the lists of a record's resolver, in the context of one report."""

    def __init__(self, places: Gazetteer, lexicon: ActorLexicon, countries: Countries) -> None:
        self._gazetteer = places
        self._lexicon = lexicon
        self._countries = countries
        self._where = PlaceResolver(places)
        self._actors = ActorResolver(lexicon, countries)
        self._speakers = SpeakerResolver(self._actors, lexicon, countries)

    @classmethod
    def default(cls) -> "TypedNames":
        """Load the lists that come with dateline."""
        return cls(Gazetteer(), ActorLexicon.default(), Countries.default())

    def place(self, words: str, report: Report, mentions: Sequence[PlaceMention]) -> PlaceRef:
        """Resolve "Palmyra", "Palmyra, Homs" or an id such as ``gn:163808``; `mentions` are the report's other places.

        Raises NotFoundError, listing what it could be, for a name that no gazetteer has or that several places bear.
        """
        by_id = self._gazetteer.place(words)
        if by_id is not None:
            return _place_ref(by_id, f"chosen by its id {words}")
        name, *within = (" ".join(part.split()) for part in words.split(","))
        end = len(report.text)  # at no place of the text, so that no word there is taken as said beside it
        typed = PlaceMention(quote=Quote(start=end, end=end, text=""), words=name, within=tuple(filter(None, within)))
        story = self._where.story(report.text, mentions)
        found = self._where.resolve(typed, story)
        reason = found.reason
        if found.place_id is not None and not self._lies_within(found, typed.within):
            reason = "none of that name lies there"
        elif found.place_id is not None and _elsewhere(found) >= _DOUBT:
            reason = "several places bear that name"
        elif found.place_id is not None:
            return replace(found, quote=None, candidates=())
        msg = f"place {words!r}: {reason}; {self._could_be(name, story)}"
        raise NotFoundError(msg)

    def _lies_within(self, found: PlaceRef, within: Sequence[str]) -> bool:
        """Tell whether a place lies in what was typed behind its name: its province or country, if they are known."""
        for words in within:
            wider = {match.place.place_id: match.place for match in self._gazetteer.find(words)}
            country = self._countries.by_name(words) or self._countries.get(words.upper())
            inside = (country is not None and country.iso2 == found.country) or any(
                place.name == found.admin1 and place.country == found.country for place in wider.values()
            )
            if not inside:
                return False
        return True

    def _could_be(self, name: str, story: StoryPlaces) -> str:
        matches = list(self._gazetteer.find(name))
        if not matches and story.country:
            matches = list(self._gazetteer.find_like(name, story.country, _LIKE))
        places = sorted((it.place for it in matches), key=lambda it: (it.country != story.country, -it.population))
        if not places:
            return "give a name that a gazetteer has, or a place id"
        shown = "; ".join(_shown(place) for place in places[:_SHOWN])
        more = f"; and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        return f"it could be {shown}{more}: give the id, or the province behind a comma"

    def country(self, report: Report, mentions: Sequence[PlaceMention]) -> str | None:
        """Give the country that a report is mainly about (ISO alpha-2), by its words and places."""
        return self._where.story(report.text, mentions).country

    def party(self, words: str, report: Report, country: str | None) -> ActorRef:
        """Resolve a party by name, id or description ("civilians"). Raises NotFoundError for an unknown name."""
        by_id = self._lexicon.get(words)
        if by_id is not None:
            reason = f"chosen by its id {words}"
            return ActorRef(quote=None, name=by_id.name, actor_id=by_id.id, type=by_id.type, reason=reason)
        found = self._actors.lookup(words, country, report.published_at)
        described = describe(words, self._countries)
        if found.actor_id is not None or (found.type is not None and described.kind and not described.named):
            return found
        raise NotFoundError(self._no_party("actor", words, found.reason))

    def speaker(self, words: str, report: Report, country: str | None) -> SpeakerRef:
        """Resolve a speaker by name, id or description; one that no list knows keeps the name and is *unknown*.

        Raises NotFoundError for a name that several bear.
        """
        by_id = self._lexicon.get(words)
        name = by_id.name if by_id else words
        mention = Mention(quote=Quote(start=0, end=len(name), text=name), words=name)
        found = self._speakers.one(SpeakerMention(mention=mention), country, report.published_at)
        ids = self._lexicon.named(name)
        if found.actor_id is None and found.type is SpeakerType.UNKNOWN and len(ids) > 1:
            raise NotFoundError(self._no_party("speaker", words, found.reason))
        return replace(found, quote=None, cue=None)

    def _no_party(self, what: str, words: str, reason: str) -> str:
        ids = dict.fromkeys(it for hit in self._lexicon.find(words.split()) for it in hit.actor_ids)
        names = {it.name.casefold(): it.id for it in self._lexicon.all()}
        near = [names[it] for it in get_close_matches(words.casefold(), names, n=3, cutoff=0.6)]
        could_be = [actor for actor in map(self._lexicon.get, [*ids, *near]) if actor is not None]
        shown = "; ".join(_known(it.name, it.id) for it in could_be[:_SHOWN])
        hint = f"it could be {shown}: give the id" if shown else "give a name or id that the actor lists have"
        return f"{what} {words!r}: {reason}; {hint}"


def _elsewhere(found: PlaceRef) -> float:
    """Chance that a name means a place far from the one that was found: a town in the district of its name is not."""
    if found.latitude is None or found.longitude is None:
        return 0.0
    here = (found.latitude, found.longitude)
    return sum(
        it.score
        for it in found.candidates
        if kilometres(here, (it.latitude, it.longitude)) > _FAR_KM
        and not (it.name == it.admin1 == found.admin1 and it.country == found.country)  # the province around a town
    )


def _known(name: str, identifier: str) -> str:
    return f"{name} ({identifier})"


def _shown(place: Place) -> str:
    wider: Iterable[str] = (part for part in (place.admin1, place.country) if part and part != place.name)
    return f"{', '.join([place.name, *wider])} ({place.kind.name.lower()}, {place.place_id})"


def _place_ref(place: Place, reason: str) -> PlaceRef:
    point, precision = place.point, precision_of(place)
    if precision is Precision.NONE:
        point = None
    return PlaceRef(
        quote=None,
        name=place.name,
        place_id=place.place_id,
        admin1=place.admin1,
        country=place.country,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        precision=precision if point else Precision.NONE,
        reason=reason,
    )
