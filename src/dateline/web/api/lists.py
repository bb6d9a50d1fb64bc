"""Reports, claims, disputes and control."""

from typing import Annotated

from fastapi import Query, Request, Response

from dateline import codec
from dateline.store.lists import Choice
from dateline.web.api.common import Answer, GeoAnswer, a_router, answers
from dateline.web.api.events import Known
from dateline.web.api.geojson import control_features, wants_geojson
from dateline.web.deps import Asked, Flag, Json, Paged, paged
from dateline.web.desk import desk_of
from dateline.web.schemas import (
    ClaimShape,
    ControlPageShape,
    DisputeShape,
    FeaturesShape,
    IntervalShape,
    PageShape,
    ReportShape,
    WholeReportShape,
)

router = a_router("record")
At = Annotated[
    str | None, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="Only what may have been so on this day.")
]
AccordingTo = Annotated[
    str | None, Query(max_length=200, description="Work it out anew from the words of one speaker, outlet or side.")
]


@router.get("/reports", responses=answers(PageShape[ReportShape]))
def reports(request: Request, asked: Asked, part: Paged, *, unread: Flag = False) -> Response:
    """List the reports; `unread` only those that could not be used. `from`, `to` and `outlet` are of publication."""
    return Answer(paged(desk_of(request).record.report_page(part, unread=unread, **asked.words())))


@router.get("/reports/{report_id}", responses=answers(WholeReportShape, 404))
def report(request: Request, report_id: str) -> Response:
    """Give a report with its text and its claims; their offsets refer to exactly this text."""
    return Answer(desk_of(request).record.whole_report(report_id))


@router.get("/claims", responses=answers(PageShape[ClaimShape]))
def claims(
    request: Request,
    asked: Asked,
    part: Paged,
    review: Annotated[str | None, Query(pattern="^(accepted|none)?$")] = None,
) -> Response:
    """List the claims, as persons corrected them; `review` keeps those accepted, or not judged or corrected at all."""
    choice = Choice(review=review or None)
    return Answer(paged(desk_of(request).record.claim_page(part, choice=choice, **asked.words())))


@router.get("/claims/{claim_id}", responses=answers(ClaimShape, 404))
def claim(request: Request, claim_id: str) -> Response:
    """Give one claim, also one that a person rejected."""
    return Answer(desk_of(request).record.claim_json(claim_id))


@router.get("/disputes", responses=answers(PageShape[DisputeShape]))
def disputes(
    request: Request,
    asked: Asked,
    part: Paged,
    as_known_on: Known = None,
    *,
    open_only: Annotated[Flag, Query(alias="open", description="Contradictions only.")] = False,
) -> Response:
    """List where claims can't all be true, with the words of every side."""
    record = desk_of(request).record
    if as_known_on:
        return Answer(paged(record.dispute_page_anew(part, as_known_on, open_only=open_only, **asked.words())))
    return Answer(paged(record.dispute_page(part, open_only=open_only, **asked.words())))


@router.get("/disputes/{dispute_id}", responses=answers(DisputeShape, 404))
def dispute(request: Request, dispute_id: str) -> Response:
    """Give one dispute."""
    return Answer(codec.dump_dispute(desk_of(request).record.dispute(dispute_id)))


@router.get("/control", responses=answers(ControlPageShape, geo=True))
def control(
    request: Request,
    asked: Asked,
    part: Paged,
    at: At = None,
    according_to: AccordingTo = None,
    as_known_on: Known = None,
) -> Response:
    """List who held which place, from when to when. GeoJSON with `Accept: application/geo+json`.

    With `according_to` or `as_known_on` it is worked out place by place: a page can then be shorter than its limit, or
    empty, and still have a next one; it ends with a whole place.
    """
    return _control(request, (asked, part), (at, according_to, as_known_on), geo=wants_geojson(request))


@router.get("/control.geojson", response_class=GeoAnswer, responses=answers(FeaturesShape))
def control_geojson(
    request: Request,
    asked: Asked,
    part: Paged,
    at: At = None,
    according_to: AccordingTo = None,
    as_known_on: Known = None,
) -> Response:
    """List who held which place as GeoJSON: a point only where the place is known to a town or better."""
    return _control(request, (asked, part), (at, according_to, as_known_on), geo=True)


@router.get("/control/{interval_id}", responses=answers(IntervalShape, 404))
def interval(request: Request, interval_id: str) -> Response:
    """Give one control interval."""
    return Answer(codec.dump_interval(desk_of(request).record.interval(interval_id)))


def _control(
    request: Request, what: tuple[Asked, Paged], seen: tuple[str | None, str | None, str | None], *, geo: bool
) -> Response:
    (asked, part), (at, according_to, known) = what, seen
    record = desk_of(request).record
    speakers: list[str] | None = None
    if according_to or known:
        page, named = record.control_page_anew(
            part, according_to=according_to or None, as_known_on=known or None, at=at or None, **asked.words()
        )
        speakers = list(named) if according_to else None
    else:
        page = record.control_page(part, at=at or None, **asked.words())
    if geo:
        return control_features(record, page)
    found: Json = paged(page)
    return Answer({**found, "speakers": speakers})
