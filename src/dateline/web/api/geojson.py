"""Events and control as GeoJSON with honest places: a point is where it was, never the middle of a province."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from fastapi import Request, Response

from dateline.export import ExportRecord
from dateline.export.rows import TABLES, Row
from dateline.model.control import ControlInterval
from dateline.model.event import Event
from dateline.record.access import Record
from dateline.record.paging import Page
from dateline.web.api.common import GEO, GeoAnswer
from dateline.web.deps import write_cursor

_POINTS: Final = frozenset({"exact", "town", "near"})
"""Precisions whose coordinates are those of the place itself; `near` says so in its properties."""
_TIMES: Final = {"events": ("earliest", "latest"), "control": ("from_earliest", "to_latest")}


def wants_geojson(request: Request) -> bool:
    """Tell whether a request asks for GeoJSON rather than JSON."""
    accept = request.headers.get("accept", "")
    return GEO in accept and "application/json" not in accept


def event_features(record: Record, page: Page[Event]) -> Response:
    """Answer with a page of events as features."""
    ids = [claim_id for event in page.items for claim_id in event.claim_ids]
    known = ExportRecord(events=tuple(page.items), known=record.claims_by_id(ids))
    return _collection("events", known, page.following)


def control_features(record: Record, page: Page[ControlInterval]) -> Response:
    """Answer with a page of control intervals as features."""
    ids = [claim_id for it in page.items for claim_id in (*it.supporting, *it.contradicting)]
    known = ExportRecord(intervals=tuple(page.items), known=record.claims_by_id(ids))
    return _collection("control", known, page.following)


def features(part: str, record: ExportRecord) -> Iterable[dict[str, Any]]:
    """Give the features of some rows. Private persons who are victims or captives are described, not named."""
    return (_feature(part, row) for row in TABLES[part].rows(record))


def _collection(part: str, record: ExportRecord, following: Sequence[Any] | None) -> Response:
    found = {
        "type": "FeatureCollection",
        "features": list(features(part, record)),
        "next": write_cursor(tuple(following) if following else None),
    }
    return GeoAnswer(found)


def _feature(part: str, row: Row) -> dict[str, Any]:
    where = [row["longitude"], row["latitude"]] if row["longitude"] is not None else None
    located = where is not None and row["precision"] in _POINTS
    start, end = _TIMES[part]
    properties: dict[str, Any] = {name: value for name, value in row.items() if name not in {"latitude", "longitude"}}
    if where is not None and not located:
        properties["label_point"] = where  # where a map may write the name of the province; nothing happened there
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": where} if located else None,
        "properties": {"start": row[start], "end": row[end], **properties},
    }
