"""Why the record says something: claims with their quotes, rules that fired, resolutions, judgements."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from dateline import codec
from dateline.errors import NotFoundError
from dateline.model.event import Dispute, Judgement
from dateline.model.quote import Quote
from dateline.model.resolution import ActorRef, ResolvedClaim
from dateline.pipeline.derive import kept_apart
from dateline.record.judging import dump_stored_correction
from dateline.store import Store

Explained = dict[str, Any]


def explain(store: Store, identifier: str) -> Explained:
    """Explain a claim, event, dispute, report or control interval, by its id or the unique beginning of it.

    The answer has ``id``, ``about`` (which of the five), the object itself under that name, and ``claims``: each with
    its report, the rules that fired, what its words were resolved to and why, and the judgements on it. Of a claim
    ``kept_apart`` tells from which it was kept apart although they are alike, and what forbade it. Raises
    NotFoundError when nothing, or more than one thing, has such an id.
    """
    found = store.resolve_id(identifier)
    asked = _Asked(store)
    for look in (asked.claim, asked.event, asked.dispute, asked.report, asked.interval):
        explained = look(found)
        if explained is not None:
            return {"id": found, **explained}
    msg = f"nothing in this record has the id {identifier!r}: `dateline claims` and the other lists show the ids"
    raise NotFoundError(msg)


def explain_claims(store: Store, ids: Iterable[str]) -> list[Explained]:
    """Explain some claims, in the order of the record: each as ``explain`` gives those of an event."""
    return _Asked(store).claims(ids)


class _Asked:
    """One look-up per kind of object; each gives None when the id is not of its kind."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def claim(self, found: str) -> Explained | None:
        if not found.startswith("clm_"):
            return None
        claims = self.store.claims([found], rejected=True, retired=True)
        if not claims:
            return None
        event_id = self.store.event_of([found]).get(found)
        event = self.store.event(event_id) if event_id else None
        return {
            "about": "claim",
            "claim": self._dump_claim(claims[0]),
            "claims": self.claims([found]),
            "kept_apart": [_dump_judgement(it) for it in kept_apart(self.store, claims[0])],
            "event": codec.dump_event(event) if event else None,
            "disputes": [codec.dump_dispute(it) for it in self.store.disputes_with(found)],
        }

    def event(self, found: str) -> Explained | None:
        if not found.startswith("evt_"):
            return None
        event = self.store.event(found)
        return {
            "about": "event",
            "event": codec.dump_event(event),
            "claims": self.claims(event.claim_ids),
            "disputes": [codec.dump_dispute(it) for it in self.store.disputes_of(event.id)],
        }

    def dispute(self, found: str) -> Explained | None:
        dispute = self.store.dispute(found) if found.startswith("dsp_") else None
        if dispute is None:
            return None
        event = self.store.event(dispute.event_id) if dispute.event_id else None
        return {
            "about": "dispute",
            "dispute": codec.dump_dispute(dispute),
            "event": codec.dump_event(event) if event else None,
            "claims": self.claims(_claim_ids(dispute)),
        }

    def report(self, found: str) -> Explained | None:
        if not found.startswith("rpt_"):
            return None
        stored = self.store.report(found)
        report = stored.report
        return {
            "about": "report",
            "report": codec.dump_report(report, sentences=stored.sentences, sentences_used=stored.sentences_used),
            "unused": [
                {"start": it.start, "end": it.end, "text": report.text[it.start : it.end]}
                for it in self.store.sentences(found)
                if not it.used
            ],
            "claims": self.claims([claim.id for claim in self.store.report_claims(found)]),
        }

    def interval(self, found: str) -> Explained | None:
        interval = self.store.interval(found) if found.startswith("ctl_") else None
        if interval is None:
            return None
        return {
            "about": "control",
            "control": codec.dump_interval(interval),
            "claims": self.claims([*interval.supporting, *interval.contradicting]),
        }

    def _dump_claim(self, claim: ResolvedClaim) -> Explained:
        return codec.dump_claim(claim, event_id=self.store.event_of([claim.id]).get(claim.id))

    def claims(self, ids: Iterable[str]) -> list[Explained]:
        wanted = list(dict.fromkeys(ids))
        claims = self.store.claims(wanted, rejected=True, retired=True) if wanted else []
        return [self._explained(claim) for claim in claims]

    def _explained(self, claim: ResolvedClaim) -> Explained:
        report = self.store.report(claim.claim.report_id).report
        return {
            **self._dump_claim(claim),
            "report": {
                "id": report.id,
                "outlet": report.outlet,
                "title": report.title,
                "published_at": _iso(report.published_at),
                "published_reason": report.published_reason,
            },
            "rules": list(claim.claim.rules),
            "same_as": claim.claim.same_as,
            "resolver": claim.resolution.resolver,
            "resolutions": resolutions(claim),
            "retired_at": _iso(self.store.retired_at(claim.id)),
            "corrections": [dump_stored_correction(it) for it in self.store.corrections(claim_ids=[claim.id])],
            "judgements": [_dump_judgement(it) for it in self.store.judgements(claim.id, retracted=True)],
        }


def resolutions(claim: ResolvedClaim) -> list[Explained]:
    """Give what each of a claim's words was resolved to, and the reason, also when it was resolved to nothing."""
    found = claim.resolution
    rows = [_party("actor", ref) for ref in found.actors] + [_party("target", ref) for ref in found.targets]
    if found.place:
        rows.append(_row("place", found.place.quote, found.place.name, found.place.place_id, found.place.reason))
    if found.time:
        span = f"{_iso(found.time.earliest) or '?'} to {_iso(found.time.latest) or '?'} ({found.time.basis})"
        rows.append(_row("time", found.time.quote, span, None, found.time.reason))
    rows += [_row("speaker", ref.quote, f"{ref.name} ({ref.type})", ref.actor_id, ref.reason) for ref in found.speakers]
    return rows


def _party(role: str, ref: ActorRef) -> Explained:
    return _row(role, ref.quote, ref.name, ref.actor_id, ref.reason)


def _row(role: str, quote: Quote | None, name: str, identifier: str | None, reason: str) -> Explained:
    return {"role": role, "words": quote.text if quote else None, "name": name, "id": identifier, "reason": reason}


def _dump_judgement(judgement: Judgement) -> Explained:
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "score": judgement.score,
        "author": judgement.author,
        "decided_at": judgement.decided_at.isoformat(),
        "retracted_at": judgement.retracted_at.isoformat() if judgement.retracted_at else None,
    }


def _claim_ids(dispute: Dispute) -> list[str]:
    return [claim_id for position in dispute.positions for claim_id in position.claim_ids]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
