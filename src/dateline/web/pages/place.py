"""One place: who held it, as a strip and a table, as anybody tells it and as known on any day."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dateline.record.holders import holder_order
from dateline.record.paging import Part
from dateline.web.desk import desk_of
from dateline.web.pages.evidence import evidence_of
from dateline.web.pages.sides import sides_of
from dateline.web.pages.view import link, render
from dateline.web.strips import strips

router = APIRouter()
Json = dict[str, Any]
_EVENTS = 50


@router.get("/places/{key:path}")
def place(
    request: Request,
    key: str,
    according_to: Annotated[str, Query(max_length=200)] = "",
    as_known_on: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """Show a place by its key: its id, or its name where nobody knows the place."""
    record = desk_of(request).up_to_date()
    found = record.place(key)
    intervals, speakers = record.place_control(key, according_to=according_to or None, as_known_on=as_known_on or None)
    dumped = record.intervals_json(intervals)
    events = record.event_page(Part(limit=_EVENTS, back=True), place=key)
    return render(
        request,
        "place.html",
        {
            "place": found,
            "place_key": key,
            "spellings": record.spellings(key),
            "on_map": link("/", place=key, open=f"place:{key}"),
            "intervals": dumped,
            "strip": strips(dumped, as_known_on or record.newest_day(), holder_order(record)),
            "evidence": evidence_of(record, dumped),
            "disputes": sides_of(record, record.disputes_at_json(key)),
            "according_to": according_to,
            "as_known_on": as_known_on,
            "speakers": speakers,
            "undated": record.undated() if as_known_on else 0,
            "events": events.items.to_dicts(),
            "event_total": events.total,
        },
    )
