"""One report: its text with every claim's words marked."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dateline.web.desk import desk_of
from dateline.web.marking import pieces
from dateline.web.pages.view import render

router = APIRouter()
Json = dict[str, Any]
PORTION = 60_000
"""Characters of a report on one page: longer ones are shown in parts, so that no browser chokes on one."""


@router.get("/reports/{report_id}")
def report(
    request: Request,
    report_id: str,
    claim: Annotated[str, Query(max_length=100)] = "",
    at: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    to: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    part: Annotated[int | None, Query(ge=0, le=10**6)] = None,
) -> Response:
    """Show a report. `claim`, or the offsets `at` and `to`, choose the words to jump to."""
    found = desk_of(request).up_to_date().whole_report(report_id)
    text: str = found["text"]
    marks = [(it["quote"]["start"], it["quote"]["end"], it["id"]) for it in found["claims"]]
    focus = next((first for first, _, name in marks if name == claim), at)
    if at is not None and to is not None and at < to:
        marks.append((at, to, "found"))
    number = part if part is not None else (focus or 0) // PORTION
    start = min(number * PORTION, max(len(text) - 1, 0))
    here = [it for it in found["claims"] if start <= it["quote"]["start"] < start + PORTION]
    return render(
        request,
        "report.html",
        {
            "report": found,
            "pieces": pieces(text, marks, start=start, end=start + PORTION),
            "claims": here,
            "numbers": {it["id"]: number for number, it in enumerate(found["claims"], 1)},
            "chosen": claim,
            "part": start // PORTION,
            "parts": (len(text) - 1) // PORTION + 1 if text else 1,
        },
    )


@router.get("/claims/{claim_id}")
def claim_page(request: Request, claim_id: str) -> Response:
    """Show one claim with all reasons: what was read, resolved, corrected and judged."""
    record = desk_of(request).up_to_date()
    found = record.claim_json(claim_id)
    [explained] = record.explained_claims([claim_id])
    return render(request, "claim.html", {"claim": {**explained, "event_id": found["event_id"]}})
