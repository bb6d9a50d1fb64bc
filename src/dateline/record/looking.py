"""Questions of the page and the HTTP API that lists do not answer: places, parties, and what is worked out anew."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, Final, TypeVar, Unpack

from dateline import codec
from dateline.errors import NotFoundError, SettingsError
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event
from dateline.model.filters import Filter
from dateline.model.resolution import ResolvedClaim
from dateline.pipeline.asked import Corroboration, control_known, events_known, known_on, speakers_of, words_of
from dateline.pipeline.policy import under_policy
from dateline.record.asking import Day, FilterWords, a_day, a_policy, make_filter
from dateline.record.known import may_cover
from dateline.record.paging import Page, Part
from dateline.record.rows import Rows
from dateline.record.spellings import place_ids
from dateline.store import Hit, Store
from dateline.store.lists import key_of, position, word

Json = dict[str, Any]
T = TypeVar("T")

AT_MOST: Final = 3_000
"""Claims that one question may have worked out anew while somebody waits: about two seconds."""
_PLACES: Final = 25
"""Places looked at in one go."""


class Looking:
    """Places, parties, search, and what is worked out anew for one question; a part of ``Record``."""

    _store: Store

    def place_page(self, part: Part, *, words: str | None = None, country: str | None = None) -> Page[Json]:
        """Give a page of the places that claims name, by name.

        `words` is a part of a name in any spelling, or another name that the gazetteer knows, in any script.
        """
        after = _two_words(part)
        known = place_ids(words) if words else ()
        found, total = self._store.places(words, country, limit=part.limit + 1, after=after, known=known)
        shown = [asdict(it) for it in found[: part.limit]]
        return _by_name(shown, more=len(found) > part.limit, total=total)

    def place(self, key: str) -> Json:
        """Give one place with its counts. Raises NotFoundError when no claim names it."""
        found = self._store.place(key)
        if found is None:
            msg = f"no claim names a place {key!r}: `dateline claims --place NAME` finds places by name"
            raise NotFoundError(msg)
        return asdict(found)

    def spellings(self, key: str) -> list[str]:
        """Give the other names by which texts call a place: "Palmyra" for Tadmur."""
        own = self.place(key)["name"]
        return [it for it in self._store.spellings(key) if it != own]

    def actor_page(self, part: Part, *, words: str | None = None) -> Page[Json]:
        """Give a page of the parties that claims name, by name."""
        after = _two_words(part)
        found, total = self._store.actors(words, limit=part.limit + 1, after=after)
        shown = [asdict(it) for it in found[: part.limit]]
        return _by_name(shown, more=len(found) > part.limit, total=total)

    def check_id(self, identifier: str) -> None:
        """Raise NotFoundError unless something has this very id: what is decided from afar is not guessed at.

        Persons at a command may shorten ids; they see what was found.
        """
        found = self._store.resolve_id(identifier)
        if found != identifier:
            msg = f"nothing in this record has the id {identifier!r}: give the whole id, as {found}"
            raise NotFoundError(msg)

    def page_of_claims(self, ids: Sequence[str], part: Part, **filters: Unpack[FilterWords]) -> Page[ResolvedClaim]:
        """Give a page of these claims, in this order, of those that a filter keeps; also those a person rejected."""
        asked = self._store.widened(make_filter(filters))
        wanted = list(dict.fromkeys(ids))
        found = {item.id: item for item in self._store.claims(wanted, rejected=True)} if wanted else {}
        kept = [found[it] for it in wanted if it in found and asked.matches_claim(found[it])]
        page = _portion(kept, part)
        event_of = self._store.event_of([it.id for it in page.items]) if page.items else {}
        items = Rows(page.items, lambda claim: codec.dump_claim(claim, event_id=event_of.get(claim.id)))
        return Page(items=items, following=page.following, total=page.total)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Find reports and claims by words, best first; all words must be there, a phrase goes in double quotes."""
        return self._store.search(words, limit)

    def place_control(
        self, key: str, *, according_to: str | None = None, as_known_on: Day | None = None, at: Day | None = None
    ) -> tuple[list[ControlInterval], tuple[str, ...]]:
        """Give the states of one place, and whom `according_to` was taken to mean there."""
        day, known = a_day(at, "at"), a_day(as_known_on, "as_known_on")
        found, speakers = self._at_place(key, according_to, known)
        seen_from = day or known or self._store.publication().newest
        return [it.seen_from(seen_from) for it in found if day is None or may_cover(it, day)], speakers

    def control_page_anew(
        self,
        part: Part,
        *,
        according_to: str | None = None,
        as_known_on: Day | None = None,
        at: Day | None = None,
        **filters: Unpack[FilterWords],
    ) -> tuple[Page[ControlInterval], tuple[str, ...]]:
        """Work control out anew, place by place in the order of control; a page ends with a whole place.

        A page can be shorter than its limit, also empty, and still have a following one: only so many claims are worked
        out in one go. Also gives whom `according_to` was taken to mean.
        """
        asked = self._store.widened(make_filter(filters))
        day, known = a_day(at, "at"), a_day(as_known_on, "as_known_on")
        seen_from = day or known or self._store.publication().newest
        after = (key_of(part.after, word) or (None,))[0]
        waiting = self._store.controlled_places(asked, after=after, limit=_PLACES + 1, back=part.back)
        items: list[ControlInterval] = []
        speakers: set[str] = set()
        done = 0
        for sort, one in waiting[:_PLACES]:
            found, named = self._at_place(one.place.key, according_to, known)
            claims = self._claims_for(found)
            kept = [it for it in found if asked.matches_interval(it, claims) and (day is None or may_cover(it, day))]
            items += [it.seen_from(seen_from) for it in (kept[::-1] if part.back else kept)]
            speakers.update(named)
            after, done = sort, done + 1
            if len(items) >= part.limit:
                break
        following = (after,) if done < len(waiting) else None
        page = Page(items=Rows(items, codec.dump_interval), following=following, total=None)
        return page, tuple(sorted(speakers))

    def event_page_anew(
        self, part: Part, as_known_on: Day, *, policy: str | None = None, **filters: Unpack[FilterWords]
    ) -> Page[Event]:
        """Work events out anew from what reports published up to a day said. Raises SettingsError for too many."""
        rule = a_policy(policy)
        asked, claims, found = self._anew(as_known_on, filters)
        kept = [it for it in found.events if asked.matches_event(it, claims)]
        page = _portion(kept, part)
        return Page(
            items=Rows(under_policy(self._store, list(page.items), rule), codec.dump_event),
            following=page.following,
            total=page.total,
        )

    def dispute_page_anew(
        self, part: Part, as_known_on: Day, *, open_only: bool = False, **filters: Unpack[FilterWords]
    ) -> Page[Dispute]:
        """Work disputes out anew from what reports published up to a day said. Raises SettingsError for too many."""
        asked, claims, found = self._anew(as_known_on, filters)
        kept = [it for it in found.disputes if asked.matches_dispute(it, claims)]
        page = _portion([it for it in kept if not open_only or it.relation.value == "contradiction"], part)
        return Page(items=Rows(page.items, codec.dump_dispute), following=page.following, total=page.total)

    def _anew(self, as_known_on: Day, filters: FilterWords) -> tuple[Filter, dict[str, ResolvedClaim], Corroboration]:
        asked, day = self._store.widened(make_filter(filters)), a_day(as_known_on, "as_known_on")
        assert day is not None  # noqa: S101 (a day that was given is a day or an error)
        wide = replace(asked, kind=None, since=None, until=None)
        ids = self._store.claims_worked_out_with(wide, day, AT_MOST)
        if ids is None:
            msg = (
                f"as_known_on: more than {AT_MOST:,} claims would be worked out anew: narrow it by place, actor, "
                "speaker or outlet, or use `dateline events --as-known-on`, which has no limit"
            )
            raise SettingsError(msg)
        claims = known_on(self._store.claims(ids), day) if ids else []
        by_id = {item.id: item for item in claims}
        return asked, by_id, events_known(claims, day)

    def _at_place(
        self, key: str, according_to: str | None, day: date | None
    ) -> tuple[list[ControlInterval], tuple[str, ...]]:
        if according_to is None and day is None:
            return self._store.intervals_at(key), ()
        ids = self._store.claims_at(key)
        claims = self._store.claims(ids) if ids else []
        told = claims if day is None else known_on(claims, day)
        if according_to is None:
            return [it for it in control_known(told) if it.place.key == key], ()
        own = words_of(told, according_to)
        return [it for it in control_known(own) if it.place.key == key], speakers_of(own)

    def _claims_for(self, found: list[ControlInterval]) -> dict[str, ResolvedClaim]:
        ids = sorted({claim_id for it in found for claim_id in it.supporting})
        return {item.id: item for item in self._store.claims(ids)} if ids else {}


def _two_words(part: Part) -> tuple[str, str] | None:
    found = key_of(part.after, word, word)
    return (found[0], found[1]) if found else None


def _portion(items: list[T], part: Part) -> "Page[T]":
    """A page of a list that was worked out: by position, for there is nothing stored to go on from."""
    at = (key_of(part.after, position) or (0,))[0]
    items = items[::-1] if part.back else items
    shown = items[at : at + part.limit]
    more = at + part.limit < len(items)
    return Page(items=Rows(shown, lambda _: {}), following=(at + part.limit,) if more else None, total=len(items))


def _by_name(shown: list[Json], *, more: bool, total: int) -> Page[Json]:
    following = (shown[-1]["name"], shown[-1]["key"]) if more and shown else None
    return Page(items=Rows(shown, dict), following=following, total=total)
