"""The first page: the explorer mounts into it; without scripts it is a map and a table drawn here."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dateline.record.holders import holder_order
from dateline.record.paging import Part
from dateline.web.deps import Asked, read_cursor
from dateline.web.desk import desk_of
from dateline.web.pages.view import asked_of, next_link, render
from dateline.web.plain_map import plain_maps

router = APIRouter()
Json = dict[str, Any]
_DRAWN = 500
"""Places on the map without scripts."""


@router.get("/")
def home(
    request: Request,
    asked: Asked,
    at: Annotated[str, Query(max_length=10)] = "",
    according_to: Annotated[str, Query(max_length=200)] = "",
    as_known_on: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """Show the explorer. Its fallback takes the same filter from the same address."""
    record = desk_of(request).up_to_date()
    newest = record.newest_day()
    day = at or newest
    cursor = request.query_params.get("cursor", "")
    part = Part(limit=_DRAWN, after=read_cursor(cursor) if cursor else None)
    speakers: tuple[str, ...] = ()
    told_by = according_to or asked.speaker or ""  # the word of the API and that of the explorer
    words = asked.words()
    words["speaker"] = None
    if told_by or as_known_on:
        page, speakers = record.control_page_anew(
            part, according_to=told_by or None, as_known_on=as_known_on or None, at=day, **words
        )
    else:
        page = record.control_page(part, at=day, **words)
    intervals = page.items.to_dicts()
    shown = {**asked_of(asked), "at": at, "speaker": told_by, "as_known_on": as_known_on}
    return render(
        request,
        "explorer.html",
        {
            "intervals": intervals,
            "maps": plain_maps(intervals, holder_order(record)),
            "asked": {**shown, "at": day},
            "speakers": speakers,
            "next": next_link("/", page.following, shown),
            "counts": record.counts(),
        },
    )
