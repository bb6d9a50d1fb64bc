"""The record's JSON objects, exactly as the documentation gives them: snake_case, absent is null, never a guess.

Keys beyond the design's examples, each because something would be lost without it:

- claim: ``instrument`` (with what it was done), ``headline`` (read from a headline, not from the text)
- parties: ``allies`` on targets too, so that a party has one shape everywhere
- quantities: ``vague`` (the design names it beside its example), ``unit`` (the currency of ``money``); an event's
  have no ``quote`` but the ``policy`` that chose them, their ``claim_ids``, what it chose (``best``), from which claims
  (``best_claim_ids``) and why, or why not (``reason``)
- event: ``modality``, ``origins`` (the independent origins by key), ``admiralty`` and its reason
- dispute: ``event_id`` and ``place_id`` both, one of them null
- claim: ``corrected`` (the fields that persons set) and ``review`` (what a person judged of it as a whole)
- control interval: ``id``, ``holder_names`` (in the order of ``holders``), ``first_evidence``, ``last_evidence``
  and ``days_since`` (from when to when anybody speaks for it, and how long ago that was), ``reason``
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dateline.model.control import ControlInterval, DateSpan
from dateline.model.correcting import value_words
from dateline.model.correction import Correction
from dateline.model.event import BestQuantity, Dispute, Event
from dateline.model.origins import Origin
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.model.resolution import (
    ActorRef,
    PlaceCandidate,
    PlaceRef,
    QuantityRef,
    ResolvedClaim,
    SpeakerRef,
    TimeRef,
)
from dateline.model.sources import Source

Json = dict[str, Any]


def dump_report(report: Report, *, sentences: int | None, sentences_used: int | None, with_text: bool = False) -> Json:
    """Give a report as JSON; `sentences` and `sentences_used` are its coverage, None for a report never read."""
    dumped: Json = {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "byline": report.byline,
        "dateline": report.dateline,
        "published_at": _day(report.published_at),
        "published_reason": report.published_reason or None,
        "language": report.language,
        "url": report.url,
        "sha256": report.sha256,
        "sentences": sentences,
        "sentences_used": sentences_used,
        "unread_reason": report.unread_reason,
    }
    if with_text:
        dumped["text"] = report.text
    return dumped


def dump_claim(item: ResolvedClaim, *, event_id: str | None) -> Json:
    """Give a claim with its resolution as JSON; `event_id` is the event it belongs to, None for none (a plan)."""
    claim, found = item.claim, item.resolution
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "event_id": event_id,
        "kind": claim.kind,
        "quote": _quote(claim.quote),
        "trigger": _quote(claim.trigger),
        "actors": [_party(ref) for ref in found.actors],
        "targets": [_party(ref) for ref in found.targets],
        "instrument": _quote(claim.instrument),
        "place": _place(found.place),
        "time": _time(found.time),
        "quantities": [_quantity(ref) for ref in found.quantities],
        "speakers": [_speaker(ref) for ref in found.speakers],
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "hedge": claim.hedge.value,
        "score": claim.score,
        "headline": claim.headline,
        "extractor": claim.extractor or None,
        "corrected": list(item.corrected),
        "review": item.review,
    }


def dump_correction(correction: Correction, *, claim_ids: Sequence[str | None], lost: bool) -> Json:
    """Give a person's judgement as JSON; `claim_ids` are the claims its anchors are bound to now, in their order."""
    bound = [
        {"claim_id": now, "claim_id_then": it.claim_id, "report_id": it.report_id, "quote": _quote(it.quote)}
        for it, now in zip(correction.anchors, claim_ids, strict=True)
    ]
    first = len(correction.claims)
    return {
        "id": correction.id,
        "act": correction.act.value,
        "given": list(correction.given),
        "field": correction.field,
        "typed": correction.typed,
        "value": value_words(correction.value),
        "was": correction.was,
        "why": correction.why,
        "author": correction.author,
        "decided_at": correction.decided_at.isoformat(),
        "retracted_at": correction.retracted_at.isoformat() if correction.retracted_at else None,
        "retracted_by": correction.retracted_by,
        "retracted_why": correction.retracted_why,
        "lost": lost,
        "claims": bound[:first],
        "others": bound[first:],
    }


def dump_event(event: Event) -> Json:
    """Give an event as JSON; `claim_ids` lead to the words it rests on."""
    return {
        "id": event.id,
        "kind": event.kind,
        "modality": event.modality,
        "place": _place(event.place),
        "time": _time(event.time),
        "actors": [_party(ref) for ref in event.actors],
        "targets": [_party(ref) for ref in event.targets],
        "quantities": [_best(best) for best in event.quantities],
        "claim_ids": list(event.claim_ids),
        "independent_origins": event.independent_origins,
        "origins": list(event.origins),
        "outlets": list(event.outlets),
        "grade": event.grade,
        "grade_reason": event.grade_reason or None,
        "admiralty": event.admiralty,
        "admiralty_reason": event.admiralty_reason or None,
        "disputes": list(event.disputes),
    }


def dump_dispute(dispute: Dispute) -> Json:
    """Give a dispute as JSON, with all its positions."""
    return {
        "id": dispute.id,
        "about": dispute.about.value,
        "event_id": dispute.event_id,
        "place_id": dispute.place_id,
        "positions": [
            {"value": side.value, "claim_ids": list(side.claim_ids), "speakers": list(side.speakers)}
            for side in dispute.positions
        ],
        "relation": dispute.relation.value,
        "reason": dispute.reason or None,
    }


def dump_interval(interval: ControlInterval) -> Json:
    """Give a control interval as JSON; ``to`` null is an open end: last known."""
    place = interval.place
    return {
        "id": interval.id,
        "place": {
            "place_id": place.place_id,
            "name": place.name,
            "admin1": place.admin1,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "precision": place.precision.value,
        },
        "status": interval.status.value,
        "holders": list(interval.holders),
        "holder_names": list(interval.holder_names),
        "from": _span(interval.start),
        "to": _span(interval.end) if interval.end else None,
        "basis": interval.basis.value,
        "supporting": list(interval.supporting),
        "contradicting": list(interval.contradicting),
        "according_to": list(interval.according_to),
        "first_evidence": _day(interval.first_evidence),
        "last_evidence": _day(interval.last_evidence),
        "days_since": interval.days_since,
        "reason": interval.reason or None,
    }


def dump_origin(origin: Origin, claims: Sequence[ResolvedClaim]) -> Json:
    """Give an origin as JSON, with the words of each of its `claims`."""
    return {
        "key": origin.key,
        "name": origin.name,
        "type": origin.type.value,
        "side": origin.side,
        "independent": origin.independent,
        "reason": origin.reason,
        "spellings": list(origin.spellings),
        "outlets": list(origin.outlets),
        "claims": [
            {
                "id": item.id,
                "report_id": item.claim.report_id,
                "outlet": item.outlet,
                "published_at": _day(item.published_at),
                "quote": _quote(item.claim.quote),
            }
            for item in claims
        ],
    }


def dump_source(source: Source) -> Json:
    """Give an outlet or speaker as JSON; null is what nobody has said."""
    return {
        "key": source.key,
        "name": source.name,
        "actor_id": source.actor_id,
        "type": source.type.value,
        "country": source.country,
        "side": source.side,
        "state_owned": source.state_owned,
        "reliability": source.reliability,
        "spellings": list(source.spellings),
        "claims": source.claims,
        "described_by": source.described_by,
        "why": source.why,
    }


def _quote(quote: Quote | None) -> Json | None:
    return {"start": quote.start, "end": quote.end, "text": quote.text} if quote else None


def _party(ref: ActorRef) -> Json:
    return {
        "quote": _quote(ref.quote),
        "actor_id": ref.actor_id,
        "name": ref.name,
        "type": ref.type,
        "allies": [_party(ally) for ally in ref.allies],
    }


def _place(ref: PlaceRef | None) -> Json | None:
    if ref is None:
        return None
    return {
        "quote": _quote(ref.quote),
        "place_id": ref.place_id,
        "name": ref.name,
        "admin1": ref.admin1,
        "country": ref.country,
        "latitude": ref.latitude,
        "longitude": ref.longitude,
        "precision": ref.precision.value,
        "reason": ref.reason or None,
        "candidates": [_candidate(candidate) for candidate in ref.candidates],
    }


def _candidate(candidate: PlaceCandidate) -> Json:
    return {
        "place_id": candidate.place_id,
        "name": candidate.name,
        "admin1": candidate.admin1,
        "country": candidate.country,
        "latitude": candidate.latitude,
        "longitude": candidate.longitude,
        "score": candidate.score,
    }


def _time(ref: TimeRef | None) -> Json | None:
    if ref is None:
        return None
    return {
        "quote": _quote(ref.quote),
        "earliest": _day(ref.earliest),
        "latest": _day(ref.latest),
        "basis": ref.basis.value,
        "reason": ref.reason or None,
    }


def _quantity(ref: QuantityRef) -> Json:
    said = ref.quantity
    return {
        "quote": _quote(said.quote),
        "what": said.what.value,
        "who": said.who,
        "side": ref.side,
        "low": _figure(said.low),
        "high": _figure(said.high),
        "vague": said.vague,
        "part": said.part,
        "unit": said.unit,
        "scope": said.scope.value,
        "as_of": _day(ref.as_of),
    }


def _best(best: BestQuantity) -> Json:
    return {
        "what": best.what,
        "who": best.who,
        "side": best.side,
        "low": _figure(best.low),
        "high": _figure(best.high),
        "vague": best.vague,
        "scope": best.scope,
        "as_of": _day(best.as_of),
        "policy": best.policy,
        "claim_ids": list(best.claim_ids),
        "best": _figure(best.best),
        "best_claim_ids": list(best.best_claim_ids),
        "reason": best.reason or None,
    }


def _speaker(ref: SpeakerRef) -> Json:
    return {
        "quote": _quote(ref.quote),
        "actor_id": ref.actor_id,
        "name": ref.name,
        "type": ref.type.value,
        "side": ref.side,
        "cue": ref.cue,
    }


def _span(span: DateSpan) -> Json:
    return {"earliest": _day(span.earliest), "latest": _day(span.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _figure(value: float | None) -> float | int | None:
    """Figures are mostly whole: 50, not 50.0."""
    return int(value) if value is not None and value == int(value) else value
