"""Lists as pages: events, disputes, places, reports."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dateline.record.paging import Page
from dateline.web.deps import Asked, Flag, Paged, forward
from dateline.web.desk import desk_of
from dateline.web.pages.sides import sides_of
from dateline.web.pages.view import asked_of, next_link, render

router = APIRouter()
Json = dict[str, Any]
Word = Annotated[str, Query(max_length=200)]


@router.get("/events")
def events(request: Request, asked: Asked, part: Paged, policy: Word = "") -> Response:
    """Show the events."""
    page = desk_of(request).up_to_date().event_page(part, policy=policy or None, **asked.words())
    more = {"policy": policy, "order": "newest" if part.back else ""}
    return _list(request, "events.html", page, {**asked_of(asked), **more})


@router.get("/disputes")
def disputes(
    request: Request, asked: Asked, part: Paged, *, open_only: Annotated[Flag, Query(alias="open")] = False
) -> Response:
    """Show the disputes, each with the words of its sides."""
    record = desk_of(request).up_to_date()
    page = record.dispute_page(part, open_only=open_only, **asked.words())
    events = {it.event_id: record.event_json(it.event_id) for it in page.items if it.event_id}
    items = sides_of(record, page.items.to_dicts(), quoted=1)
    context = {"items": items, "events": events, "open": open_only}
    return _list(request, "disputes.html", page, {**asked_of(asked), "open": "true" if open_only else ""}, context)


@router.get("/places")
def places(request: Request, part: Paged, q: Word = "", country: Annotated[str, Query(max_length=2)] = "") -> Response:
    """Show the places that claims name."""
    forward(part, "places come by name")
    page = desk_of(request).up_to_date().place_page(part, words=q or None, country=country.upper() or None)
    return _list(request, "places.html", page, {"q": q, "country": country})


@router.get("/reports")
def reports(request: Request, asked: Asked, part: Paged, *, unread: Flag = False) -> Response:
    """Show the reports."""
    page = desk_of(request).up_to_date().report_page(part, unread=unread, **asked.words())
    return _list(request, "reports.html", page, {**asked_of(asked), "unread": "true" if unread else ""})


def _list(request: Request, template: str, page: Page[Any], asked: Json, more: Json | None = None) -> Response:
    known = {name: value for name, value in asked.items() if value}  # templates make addresses of it
    context = {
        "items": page.items.to_dicts(),
        "total": page.total,
        "next": next_link(request.scope["path"], page.following, known),
        "asked": known,
        "first": "cursor" not in request.query_params,
    }
    return render(request, template, {**context, **(more or {})})
