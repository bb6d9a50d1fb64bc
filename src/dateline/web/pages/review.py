"""Review: one claim at a time, by keys or by forms; every decision is a judgement with an author and a reason."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from dateline.model.correction import FIELDS
from dateline.record.access import Record
from dateline.record.agreement import agreements, verdicts
from dateline.record.paging import Part
from dateline.web.access import Asking, Judge, check_form
from dateline.web.deciding import Decision, decide, decide_many
from dateline.web.deps import Asked, read_cursor
from dateline.web.desk import desk_of
from dateline.web.marking import around
from dateline.web.pages.event import place_context
from dateline.web.pages.sides import sides_of
from dateline.web.pages.view import asked_of, link, next_link, render
from dateline.web.queue import BULK, LENGTH, ORDERS, Queue, preview, queue_of, rivals_of

router = APIRouter()
Json = dict[str, Any]

KEYS: Final = (
    ("accept", "a", "accept it"),
    ("correct", "e", "correct a field"),
    ("reject", "r", "reject it"),
    ("same", "s", "same happening as the chosen rival"),
    ("different", "d", "another happening than the chosen rival"),
    ("undo", "u", "undo the last decision"),
    ("next", "j", "next claim"),
    ("previous", "k", "previous claim"),
    ("help", "?", "these keys"),
)
"""What keys do, each with the key it has until somebody changes it."""
NO_REASON: Final = "no reason given"
"""What is kept where somebody leaves the field empty: no words are put into anybody's mouth."""
_QUOTED: Final = 12
"""Claims of a side whose differing words are marked: as many as there are rivals shown."""
Id = Annotated[str, Query(max_length=100)]


@router.get("/review")
def review(
    request: Request,
    user: Asking,
    asked: Asked,
    by: Annotated[str, Query(max_length=20)] = "dispute",
    claim: Id = "",
    done: Id = "",
) -> Response:
    """Show a part of the queue and one claim of it; `done` is the judgement just made."""
    record = desk_of(request).up_to_date()
    order, cursor = by if by in dict(ORDERS) else "dispute", request.query_params.get("cursor", "")
    queue = queue_of(record, order, asked, user.name, Part(limit=LENGTH, after=read_cursor(cursor) if cursor else None))
    if cursor and not queue.claims:  # all decided from there on: what was left out before is still waiting
        cursor, queue = "", queue_of(record, order, asked, user.name, Part(limit=LENGTH))
    chosen = claim or (queue.claims[0]["id"] if queue.claims else "")
    kept = {**asked_of(asked), **({"cursor": cursor} if cursor else {})}
    context = {
        "by": order,
        "orders": ORDERS,
        "keys": KEYS,
        "asked": kept,
        "queue": queue.claims,
        "more": next_link("/review", queue.following, {**asked_of(asked), "by": order}),
        "total": queue.total,
        "fields": FIELDS,
        "made": _made(record, done) if done else None,
        "judges": user.role.judges,
        "card": _card(record, chosen) if chosen else None,
        **_neighbours(queue, chosen),
    }
    return render(request, "review.html", context)


def _made(record: Record, done: str) -> Json:
    """The judgement just made; a "different" that parts nothing says so."""
    made = record.correction_json(done)
    homes = record.event_of([it["claim_id"] for it in (*made["claims"], *made["others"]) if it["claim_id"]])
    idle = made["act"] == "different" and not made["retracted_at"] and len(set(homes.values())) == 1
    return {**made, "idle": idle and len(homes) > 1}


def _card(record: Record, claim_id: str) -> Json:
    claim = record.claim_json(claim_id)
    [explained] = record.explained_claims([claim_id])
    text = record.report_text(claim["report_id"])
    disputes = sides_of(record, record.disputes_with_json(claim_id), quoted=_QUOTED)
    quotes = (quote for it in disputes for side in it["positions"] for quote in side["quotes"])
    return {
        "claim": {**explained, "event_id": claim["event_id"]},
        "context": around(text, claim["quote"], beside=220),
        "rivals": rivals_of(record, claim),
        "disputes": disputes,
        "marked": {quote["id"]: quote["text"] for quote in quotes},
        "decisions": [it for it in explained["corrections"] if not it["retracted_at"]],
        **place_context(record, claim["place"], words=False),
    }


def _neighbours(queue: Queue, chosen: str) -> Json:
    ids = [it["id"] for it in queue.claims]
    at = ids.index(chosen) if chosen in ids else -1
    after = ids[at + 1] if at + 1 < len(ids) else ""
    return {"before": ids[at - 1] if at > 0 else "", "after": after, "position": at + 1}


@router.post("/review/decide", dependencies=[Depends(check_form)])
async def decide_here(request: Request, user: Judge) -> Response:
    """Take one decision from the form and show the next claim, or the same one after a correction."""
    form = await request.form()
    given = {name: str(value) for name, value in form.items()}
    act = given.get("act", "")
    values = {given["field"]: given.get("value", "")} if act == "correct" and given.get("field") else {}
    asked = Decision(
        act=act,
        id=given.get("id", ""),
        other=given.get("other") or None,
        values=values,
        why=given.get("why", "").strip() or (NO_REASON if act != "undo" else None),
        author=given.get("author") or None,
    )
    made = await run_in_threadpool(decide, desk_of(request), user, asked)
    claim = given.get("claim", "") if act in {"correct", "same", "different"} else given.get("after", "")
    if act == "undo":  # back to the claim that waits again, not the one shown since
        claim = next((it["claim_id"] for it in made[0]["claims"] if it["claim_id"]), given.get("claim", ""))
    kept = {
        name: given[name]
        for name in ("by", "place", "actor", "kind", "from", "to", "speaker", "outlet", "cursor")
        if given.get(name)
    }
    return RedirectResponse(link("/review", **kept, claim=claim, done=made[0]["id"]), status_code=303)


@router.get("/review/bulk")
def bulk(
    request: Request,
    user: Asking,
    asked: Asked,
    low: Annotated[float, Query(ge=0, le=1)] = 0.9,
    high: Annotated[float, Query(ge=0, le=1)] = 1.0,
    act: Annotated[str, Query(pattern="^(accept|reject)$")] = "accept",
) -> Response:
    """Show what a bulk decision would be about, before it is made."""
    found = preview(desk_of(request).up_to_date(), asked, low, high)
    context = {"claims": found, "asked": asked_of(asked), "low": low, "high": high, "act": act, "most": BULK}
    return render(request, "bulk.html", {**context, "judges": user.role.judges, "made": None})


@router.post("/review/bulk", dependencies=[Depends(check_form)])
async def bulk_decide(request: Request, user: Judge) -> Response:
    """Decide on all claims that were ticked, each a judgement of its own."""
    form = await request.form()
    ids = [str(it) for it in form.getlist("id")][:BULK]
    act, why = str(form.get("act", "")), str(form.get("why", "")).strip() or NO_REASON
    made = await run_in_threadpool(decide_many, desk_of(request), user, act, ids, why)
    return render(request, "bulk.html", {"made": made, "act": act, "claims": [], "asked": {}, "judges": True})


@router.post("/review/undo-all", dependencies=[Depends(check_form)])
async def bulk_undo(request: Request, user: Judge) -> Response:
    """Take a bulk decision back."""
    form = await request.form()
    ids = [str(it) for it in form.getlist("id")][:BULK]
    await run_in_threadpool(decide_many, desk_of(request), user, "undo", ids, "bulk decision taken back")
    return RedirectResponse("/review/bulk", status_code=303)


@router.get("/review/agreement")
def agreement(request: Request, user: Asking) -> Response:
    """Show how far readers agree on the claims that two of them judged."""
    _ = user
    found = agreements(verdicts(desk_of(request).up_to_date().corrections()))
    return render(request, "agreement.html", {"pairs": found})


@router.get("/review/judgements")
def judgements(request: Request, user: Asking) -> Response:
    """Show what persons decided last, each with a button to undo it."""
    record = desk_of(request).up_to_date()
    return render(request, "judgements.html", {"items": record.last_corrections(100), "judges": user.role.judges})
