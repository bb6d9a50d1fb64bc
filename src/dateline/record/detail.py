"""One event, or one place, with the words that it rests on: what a person looks at after a click."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from dateline import codec
from dateline.errors import NotFoundError
from dateline.model.event import Dispute, Event
from dateline.model.origins import Origin, origin_name, origins_of
from dateline.model.report import Report
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides
from dateline.pipeline.asked import events_known
from dateline.record.asking import Day, a_day
from dateline.record.known import claims_known
from dateline.store import Store
from dateline.vocab.actors import ActorLexicon

Json = dict[str, Any]

_AROUND: Final = 420
"""Characters of the report's text shown before and after a quote, cut at a line or a word."""
_CUT: Final = 80
"""How far a cut may move to fall on a line or a word."""


class Detailing:
    """Details; a part of ``Record``."""

    _store: Store

    def event_detail(self, event_id: str, *, as_known_on: Day | None = None) -> Json:
        """Give an event with its claims, each with its place in the report's text, its origins and its disputes.

        `as_known_on` as for `events`. The id of an event that has become part of another one gives that one. Raises
        NotFoundError.
        """
        day = a_day(as_known_on, "as_known_on")
        event, disputes = self._event_known(event_id, day)
        claims = self._store.claims(event.claim_ids)
        affirmed = [item for item in claims if item.claim.polarity.value == "affirmed"]
        origins = origins_of(affirmed, Sides(ActorLexicon.default().part_of()))
        return {
            "event": codec.dump_event(event),
            "origins": [_origin(it) for it in origins],
            "claims": self.in_context(claims),
            "disputes": [codec.dump_dispute(it) for it in disputes],
        }

    def in_context(self, claims: Sequence[ResolvedClaim]) -> list[Json]:
        """Give claims as JSON with ``report``, ``origin`` (whom it rests on) and ``context`` (the words around)."""
        event_of = self._store.event_of([item.id for item in claims])
        reports: dict[str, Report] = {}
        for item in claims:
            if item.claim.report_id not in reports:
                reports[item.claim.report_id] = self._store.report(item.claim.report_id).report
        return [
            {
                **codec.dump_claim(item, event_id=event_of.get(item.id)),
                "origin": origin_name(item),
                "report": _report(reports[item.claim.report_id]),
                "context": context(reports[item.claim.report_id].text, item.claim.quote.start, item.claim.quote.end),
            }
            for item in claims
        ]

    def _event_known(self, event_id: str, day: date | None) -> tuple[Event, Sequence[Dispute]]:
        if day is None:
            return self._store.event(event_id), self._store.disputes_of(event_id)
        known = events_known(claims_known(self._store, day), day)
        found = next((it for it in known.events if it.id == event_id), None)
        if found is None:  # an id of today, or of before: what was known then of the same claims
            own = set(self._store.event(event_id).claim_ids)
            found = max(known.events, key=lambda it: len(own & set(it.claim_ids)), default=None)
            if found is None or not own & set(found.claim_ids):
                msg = f"no event {event_id} was known on {day}"
                raise NotFoundError(msg)
        return found, [it for it in known.disputes if it.event_id == found.id]


def context(text: str, start: int, end: int) -> Json:
    """Give the words around a quote: ``before``, ``quote``, ``after``, and whether the text goes on on either side."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if first:
        first = next((at + 1 for at in range(first, min(first + _CUT, start)) if text[at] in " \n"), first)
    if last < len(text):
        last = next((at for at in range(last, max(last - _CUT, end), -1) if text[at - 1] in " \n"), last)
    return {
        "before": text[first:start],
        "quote": text[start:end],
        "after": text[end:last],
        "more_before": first > 0,
        "more_after": last < len(text),
    }


def _report(report: Report) -> Json:
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "language": report.language,
    }


def _origin(origin: Origin) -> Json:
    return {
        "name": origin.name,
        "type": origin.type.value,
        "side": origin.side,
        "independent": origin.independent,
        "reason": origin.reason,
        "claim_ids": list(origin.claim_ids),
    }
