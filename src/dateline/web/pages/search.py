"""Full-text search, and export of what was ticked."""

import csv
import io
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from dateline.export import ExportRecord
from dateline.export.csv import safe_cell
from dateline.export.rows import TABLES
from dateline.record.access import Record
from dateline.web.access import Asking, check_form
from dateline.web.desk import desk_of
from dateline.web.pages.view import link, render

router = APIRouter()
Json = dict[str, Any]
_AT_ONCE = 25
_MOST = 1_000


@router.get("/search")
def search(
    request: Request,
    q: Annotated[str, Query(max_length=400)] = "",
    at: Annotated[int, Query(ge=0, le=_MOST)] = 0,
) -> Response:
    """Show what holds all words asked for, the words marked."""
    record = desk_of(request).up_to_date()
    found = record.search_json(q, at + _AT_ONCE + 1) if q.strip() else []
    more = len(found) > at + _AT_ONCE and at + _AT_ONCE < _MOST
    context = {
        "q": q,
        "hits": found[at : at + _AT_ONCE],
        "at": at,
        "next": link("/search", q=q, at=at + _AT_ONCE) if more else None,
    }
    return render(request, "search.html", context)


@router.post("/export/selected.csv", dependencies=[Depends(check_form)])
async def export_selected(request: Request, user: Asking) -> Response:
    """Give the ticked claims, and the claims of ticked reports, as CSV: the columns of `dateline export csv`."""
    _ = user
    form = await request.form(max_part_size=desk_of(request).settings.max_bytes)
    ids = [str(it) for it in form.getlist("id")][:_MOST]
    table = await run_in_threadpool(_table_of, desk_of(request).record, ids)
    headers = {"Content-Disposition": 'attachment; filename="dateline-selected.csv"'}
    return Response(table, media_type="text/csv; charset=utf-8", headers=headers)


def _table_of(record: Record, ids: Sequence[str]) -> str:
    """Write claims, and the claims of reports, as CSV."""
    claims = [it for it in ids if it.startswith("clm_")]
    for report_id in (it for it in ids if it.startswith("rpt_")):
        claims += [it["id"] for it in record.whole_report(report_id)["claims"]]
    found = record.claims_by_id(claims)
    chosen = [found[it] for it in dict.fromkeys(claims) if it in found]
    known = ExportRecord(claims=chosen, event_of=record.event_of([it.id for it in chosen]), known=found)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(TABLES["claims"].columns)
    for row in TABLES["claims"].rows(known):
        writer.writerow([safe_cell(row[column]) for column in TABLES["claims"].columns])
    return out.getvalue()
