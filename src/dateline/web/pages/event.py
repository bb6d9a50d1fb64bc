"""One event: its claims side by side by independent origin, disputes, figures by policy, who held the place."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from dateline import codec
from dateline.model.policy import Policy
from dateline.record.access import Record
from dateline.record.holders import holder_order
from dateline.web.desk import desk_of
from dateline.web.marking import around
from dateline.web.pages.evidence import evidence_of
from dateline.web.pages.sides import sides_of
from dateline.web.pages.view import link, render
from dateline.web.strips import strips

router = APIRouter()
Json = dict[str, Any]
_SHOWN = 100
"""Claims shown in full; the rest are linked to."""
_LINKED = 20
"""Events that a dispute about no single one leads to."""


@router.get("/events/{event_id}")
def event(request: Request, event_id: str) -> Response:
    """Show an event; an old id leads on."""
    record = desk_of(request).up_to_date()
    now = record.event_now(event_id)
    if now != event_id:
        return RedirectResponse(f"/events/{now}", status_code=308)
    found = record.event_json(event_id)
    claims = {it["id"]: it for it in record.explained_claims(found["claim_ids"][:_SHOWN])}
    texts = {it["report_id"]: record.report_text(it["report_id"]) for it in claims.values()}
    for claim in claims.values():
        claim["context"] = around(texts[claim["report_id"]], claim["quote"])
    disputes = sides_of(record, record.disputes_json(event_id))
    return render(
        request,
        "event.html",
        {
            "event": found,
            "claims": claims,
            "origins": [it for it in record.origins(event_id).to_dicts() if _any_shown(it, claims)],
            "rest": _without_origin(record, event_id, claims),
            "disputes": disputes,
            "policies": _policies(record, event_id),
            "policy_names": [policy.value for policy in Policy],
            **place_context(record, found["place"]),
            "on_map": link("/", place=_key(found["place"]), open=event_id),
            "left_out": max(len(found["claim_ids"]) - _SHOWN, 0),
            "history": record.history(event_id)[-40:],
        },
    )


@router.get("/disputes/{dispute_id}")
def dispute(request: Request, dispute_id: str) -> Response:
    """Show one dispute by itself: not every one is about a single event, or a place that is known."""
    record = desk_of(request).up_to_date()
    found = codec.dump_dispute(record.dispute(dispute_id))
    ids = [claim_id for side in found["positions"] for claim_id in side["claim_ids"]][:_SHOWN]
    events = [found["event_id"]] if found["event_id"] else list(dict.fromkeys(record.event_of(ids).values()))
    named = [item.resolution.place for item in record.claims_by_id(ids).values()]
    context = {
        "dispute": sides_of(record, [found])[0],
        "events": [record.event_json(record.event_now(it)) for it in events[:_LINKED]],
        "places": {place.key: place.name for place in named if place},
    }
    return render(request, "dispute.html", context)


def _any_shown(origin: Json, claims: Json) -> bool:
    return any(it["id"] in claims for it in origin["claims"])


def _without_origin(record: Record, event_id: str, claims: Json) -> list[str]:
    """Claims that are no origin of the event: denials of it."""
    told = {claim["id"] for origin in record.origins(event_id).to_dicts() for claim in origin["claims"]}
    return [claim_id for claim_id in claims if claim_id not in told]


def _policies(record: Record, event_id: str) -> list[Json]:
    """Each figure of an event with what every policy makes of it; what only ACLED's rules put there is no figure."""
    found: dict[tuple[Any, ...], Json] = {}
    for policy in Policy:
        for it in record.event_json(event_id, policy=policy.value)["quantities"]:
            if it["low"] is not None or it["high"] is not None:
                key = (it["what"], it["who"], it["side"], it["scope"])
                found.setdefault(key, {**it, "policies": {}})["policies"][policy.value] = it
    return list(found.values())


def place_context(record: Record, place: Json | None, *, words: bool = True) -> Json:
    """Give what a page shows of who held a place: the intervals, the strip, and with `words` those for and against."""
    key = _key(place)
    if key is None:
        return {"place_key": None, "intervals": [], "strip": None, "evidence": {}}
    intervals = record.place_control_json(key)
    return {
        "place_key": key,
        "intervals": intervals,
        "strip": strips(intervals, record.newest_day(), holder_order(record)),
        "evidence": evidence_of(record, intervals) if words else {},
    }


def _key(place: Json | None) -> str | None:
    return str(place["place_id"] or place["name"].casefold()) if place else None
