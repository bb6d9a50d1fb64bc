"""What the explorer asks for. Made for it and changed with it; other programs take the lists of the API."""

import io
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Query, Request, Response

from dateline.record.access import Record
from dateline.record.overview import Overview
from dateline.web.api.common import NOT_MODIFIED, problems
from dateline.web.desk import desk_of
from dateline.web.explorer.asked import Asked, AskedFor
from dateline.web.explorer.columns import dump_events, dump_months, dump_overview
from dateline.web.explorer.held import Answer, Answers, Held, pack_answer
from dateline.web.explorer.places import dump_place
from dateline.web.explorer.rows import kept, months

router = APIRouter(
    prefix="/explorer", tags=["explorer"], responses={**NOT_MODIFIED, **problems(401, 404, 421, 422, 503)}
)

Json = dict[str, Any]
Speaker = Annotated[str | None, Query(max_length=300, description="Whose word control is derived from.")]
_ROWS = 500
_FILES: Json = {"description": "The file.", "content": {"text/csv": {}, "application/geo+json": {}}}


class _Shelf:
    """What one application has worked out for the explorer."""

    def __init__(self) -> None:
        self.held = Held()
        self.answers = Answers()


def _shelf(app: FastAPI) -> _Shelf:
    if not hasattr(app.state, "explorer"):
        app.state.explorer = _Shelf()
    found: _Shelf = app.state.explorer
    return found


def look_ahead(app: FastAPI) -> None:
    """Work out what the first view of the page needs, before anybody asks: seconds in a large record."""
    record = app.state.desk.up_to_date()
    overview = _shelf(app).held.overview(record)
    _shelf(app).answers.get((overview.state, None, None), lambda: dump_overview(overview))


def _view(request: Request, known_on: date | None = None, speaker: str | None = None) -> tuple[Record, Overview]:
    record = desk_of(request).up_to_date()
    return record, _shelf(request.app).held.overview(record, known_on=known_on, according_to=speaker)


def _send(request: Request, answer: Answer) -> Response:
    headers = {"ETag": answer.tag, "Cache-Control": "private, no-cache"}
    if answer.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, media_type="application/json", headers=headers)


@router.get("/record")
def record(request: Request, as_known_on: date | None = None, speaker: Speaker = None) -> Response:
    """Give the whole record in columns: places, control of all times, and the events, of a large record without them.

    `as_known_on` takes it as known on a day, `speaker` derives control from the words of one speaker or side.
    """
    _, overview = _view(request, as_known_on, speaker or None)
    key = (overview.state, as_known_on, speaker or None)
    return _send(request, _shelf(request.app).answers.get(key, lambda: dump_overview(overview)))


@router.get("/months")
def sums(request: Request, asked: AskedFor) -> Response:
    """Sum the events of a view up by place and month."""
    _, overview = _view(request, asked.known_on)
    found = kept(overview, asked)
    return _send(request, pack_answer({"total": len(found), "months": dump_months(months(overview, found))}))


@router.get("/rows")
def rows(
    request: Request,
    asked: AskedFor,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=_ROWS)] = 200,
) -> Response:
    """Give some events of a view, by their first day."""
    _, overview = _view(request, asked.known_on)
    found = kept(overview, asked)
    part = found[offset : offset + limit]
    return _send(request, pack_answer({"total": len(found), "events": dump_events(overview, part)}))


@router.get("/events/{event_id}")
def event(request: Request, event_id: str, as_known_on: date | None = None) -> Response:
    """Give an event with its claims, their place in the reports' texts, its origins and its disputes."""
    found = desk_of(request).up_to_date().event_detail(event_id, as_known_on=as_known_on)
    return _send(request, pack_answer(found))


@router.get("/place")
def place(request: Request, asked: AskedFor) -> Response:
    """Give who held a place, with the words for and against each state of it."""
    record, overview = _view(request, asked.known_on, asked.speaker)
    return _send(request, pack_answer(dump_place(record, overview, asked.place or "")))


@router.get("/export.{suffix}", response_class=Response, responses={200: _FILES})
def export(request: Request, suffix: Literal["csv", "geojson"], asked: AskedFor) -> Response:
    """Give the events of a view as a file: what is on the screen, and nothing else."""
    record, overview = _view(request, asked.known_on)
    out = io.StringIO(newline="")
    record.export_events(suffix, out, _ids(overview, asked), as_known_on=asked.known_on)
    kind = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}[suffix]
    name = f'attachment; filename="dateline-events.{suffix}"'
    return Response(out.getvalue(), media_type=kind, headers={"Content-Disposition": name})


def _ids(overview: Overview, asked: Asked) -> list[str]:
    return [overview.events[number].id for number in kept(overview, asked)]
