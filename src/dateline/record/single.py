"""Single objects of the record by their whole ids, read without loading anything else."""

from collections.abc import Sequence
from typing import Any, TypeVar

from dateline import codec
from dateline.errors import NotFoundError
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event
from dateline.model.resolution import ResolvedClaim
from dateline.pipeline.policy import under_policy
from dateline.record.asking import a_policy
from dateline.record.explain import explain_claims
from dateline.record.judging import dump_stored_correction
from dateline.record.paging import dump_stored
from dateline.store import Store
from dateline.store.corrections import StoredCorrection
from dateline.store.lists import Window
from dateline.store.search import marks_in

Json = dict[str, Any]
T = TypeVar("T")


class Single:
    """Single objects; a part of ``Record``. All raise NotFoundError for an id that nothing has."""

    _store: Store

    def event_now(self, event_id: str) -> str:
        """Give the id that an event has now: its own, or that of the event that it became part of."""
        return self._store.event_now(event_id) or self._store.event(event_id).id

    def event(self, event_id: str, *, policy: str | None = None) -> Event:
        """Give one event, with its figures by a policy."""
        rule = a_policy(policy)
        return under_policy(self._store, [self._store.event(event_id)], rule)[0]

    def dispute(self, dispute_id: str) -> Dispute:
        """Give one dispute."""
        return _found(self._store.dispute(dispute_id), "dispute", dispute_id)

    def disputes_of(self, event_id: str) -> list[Dispute]:
        """Give the disputes about an event."""
        return self._store.disputes_of(event_id)

    def disputes_at(self, place_id: str) -> list[Dispute]:
        """Give the disputes about a place, as who held it."""
        return self._store.disputes_at(place_id)

    def open_disputes_with(self, claim_ids: Sequence[str]) -> dict[str, list[str]]:
        """Give, of some claims, the ids of the contradictions that they take part in."""
        return self._store.claims_in_disputes(claim_ids)

    def interval(self, interval_id: str) -> ControlInterval:
        """Give one control interval, its evidence as old as it was when the newest report was published."""
        found = _found(self._store.interval(interval_id), "control interval", interval_id)
        return found.seen_from(self._store.publication().newest)

    def claims_by_id(self, ids: Sequence[str], *, rejected: bool = False) -> dict[str, ResolvedClaim]:
        """Give claims by their ids, those that exist; `rejected` adds those that persons rejected."""
        wanted = list(dict.fromkeys(ids))
        return {item.id: item for item in self._store.claims(wanted, rejected=rejected)} if wanted else {}

    def claim_json(self, claim_id: str) -> Json:
        """Give one claim as JSON, also one that a person rejected."""
        item = _found(self.claims_by_id([claim_id], rejected=True).get(claim_id), "claim", claim_id)
        return codec.dump_claim(item, event_id=self._store.event_of([claim_id]).get(claim_id))

    def event_of(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """Give the events that claims belong to."""
        return self._store.event_of(claim_ids) if claim_ids else {}

    def whole_report(self, report_id: str) -> Json:
        """Give a report as JSON with its text and claims, by its whole id."""
        stored = self._store.report(report_id)
        own = self._store.report_claims(report_id)
        event_of = self.event_of([item.id for item in own])
        claims = [codec.dump_claim(item, event_id=event_of.get(item.id)) for item in own]
        return {**dump_stored(stored, with_text=True), "claims": claims}

    def corrections_on(self, claim_ids: Sequence[str]) -> list[StoredCorrection]:
        """Give what persons decided about some claims, in that order, taken back or not."""
        return self._store.corrections(claim_ids=claim_ids) if claim_ids else []

    def correction_json(self, correction_id: str) -> Json:
        """Give one decision as JSON."""
        found = self._store.corrections(ids=[correction_id])
        return dump_stored_correction(_found(found[0] if found else None, "judgement", correction_id))

    def search_json(self, words: str, limit: int) -> list[Json]:
        """Give what a search finds as JSON; `marks` are the places in the quote's text that hold the words."""
        return [
            {
                "kind": hit.kind,
                "id": hit.id,
                "report_id": hit.report_id,
                "title": hit.title,
                "quote": {"start": hit.quote.start, "end": hit.quote.end, "text": hit.quote.text}
                if hit.quote
                else None,
                "marks": marks_in(hit.quote.text, words) if hit.quote else [],
                "score": hit.score,
            }
            for hit in self._store.search(words, limit)
        ]


class Shown(Single):
    """The same as JSON, for pages."""

    def event_json(self, event_id: str, *, policy: str | None = None) -> Json:
        """Give one event."""
        return codec.dump_event(self.event(event_id, policy=policy))

    def disputes_json(self, event_id: str) -> list[Json]:
        """Give the disputes about an event."""
        return [codec.dump_dispute(it) for it in self.disputes_of(event_id)]

    def disputes_with_json(self, claim_id: str) -> list[Json]:
        """Give the disputes that a claim takes part in."""
        return [codec.dump_dispute(it) for it in self._store.disputes_with(claim_id)]

    def claims_json(self, ids: Sequence[str], *, rejected: bool = False) -> list[Json]:
        """Give claims in the order of their ids as given; those that exist."""
        found = self.claims_by_id(ids, rejected=rejected)
        event_of = self.event_of(list(found))
        return [codec.dump_claim(found[it], event_id=event_of.get(it)) for it in dict.fromkeys(ids) if it in found]

    def last_corrections(self, number: int) -> list[Json]:
        """Give what persons decided last, the newest first."""
        found = self._store.correction_slice(Window(limit=number, back=True))
        return [dump_stored_correction(it) for it in found.items]

    def disputes_at_json(self, place_id: str) -> list[Json]:
        """Give the disputes about a place."""
        return [codec.dump_dispute(it) for it in self.disputes_at(place_id)]

    def intervals_json(self, intervals: Sequence[ControlInterval]) -> list[Json]:
        """Give control intervals."""
        return [codec.dump_interval(it) for it in intervals]

    def place_control_json(self, key: str) -> list[Json]:
        """Give the stored states of a place by its key."""
        newest = self._store.publication().newest
        return [codec.dump_interval(it.seen_from(newest)) for it in self._store.intervals_at(key)]

    def explained_claims(self, ids: Sequence[str]) -> list[Json]:
        """Give claims with their reports, rules, resolutions and reasons, corrections and judgements."""
        return explain_claims(self._store, ids)

    def report_text(self, report_id: str) -> str:
        """Give a report's frozen text."""
        return self._store.report(report_id).report.text

    def reports_json(self, ids: Sequence[str]) -> list[Json]:
        """Give reports with the number of claims that each gave; those that exist."""
        found = [self._store.report(it) for it in ids if self._store.has_report(it)]
        return [{**dump_stored(it), "claims": it.claims} for it in found]

    def newest_day(self) -> str | None:
        """Give the day of the newest publication."""
        newest = self._store.publication().newest
        return newest.isoformat() if newest else None

    def counts(self) -> dict[str, int]:
        """Count what the record holds."""
        events, disputes, intervals = self._store.counts()
        return {"events": events, "disputes": disputes, "intervals": intervals, "claims": self._store.claim_count()}


def _found(thing: T | None, noun: str, identifier: str) -> T:
    if thing is None:
        msg = f"there is no {noun} {identifier} in this record"
        raise NotFoundError(msg)
    return thing
