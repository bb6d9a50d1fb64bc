"""Events: lists, single ones, GeoJSON."""

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from dateline import codec
from dateline.web.api.common import Answer, GeoAnswer, a_router, answers
from dateline.web.api.geojson import event_features, wants_geojson
from dateline.web.deps import Asked, Paged, paged
from dateline.web.desk import desk_of
from dateline.web.schemas import EventShape, FeaturesShape, PageShape

router = a_router("events")
Policy = Annotated[
    str | None,
    Query(max_length=40, description="The rule that chooses the best value of each figure.", examples=["lowest"]),
]
Known = Annotated[
    str | None,
    Query(
        pattern=r"^(\d{4}-\d{2}-\d{2})?$",
        description="Work it out anew from what reports published up to this day said.",
    ),
]


@router.get("/events", responses=answers(PageShape[EventShape], geo=True))
def events(request: Request, asked: Asked, part: Paged, policy: Policy = None, as_known_on: Known = None) -> Response:
    """List the events: claims about one happening. GeoJSON with `Accept: application/geo+json`."""
    record = desk_of(request).record
    if as_known_on:
        page = record.event_page_anew(part, as_known_on, policy=policy or None, **asked.words())
    else:
        page = record.event_page(part, policy=policy or None, **asked.words())
    if wants_geojson(request):
        return event_features(record, page)
    return Answer(paged(page))


@router.get("/events.geojson", response_class=GeoAnswer, responses=answers(FeaturesShape))
def events_geojson(
    request: Request, asked: Asked, part: Paged, policy: Policy = None, as_known_on: Known = None
) -> Response:
    """List the events as GeoJSON: a point only where the place is known to a town or better."""
    record = desk_of(request).record
    if as_known_on:
        return event_features(record, record.event_page_anew(part, as_known_on, policy=policy or None, **asked.words()))
    return event_features(record, record.event_page(part, policy=policy or None, **asked.words()))


@router.get(
    "/events/{event_id}",
    responses={**answers(EventShape, 404), 308: {"description": "The event became part of the one at Location"}},
)
def event(request: Request, event_id: str, policy: Policy = None) -> Response:
    """Give one event. An id that is no longer in use leads to the event that now holds its claims."""
    record = desk_of(request).record
    now = record.event_now(event_id)
    if now != event_id:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/api/v1/events/{now}{query}", status_code=308)
    return Answer(codec.dump_event(record.event(event_id, policy=policy or None)))
