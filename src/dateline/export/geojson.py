"""GeoJSON (RFC 7946) for maps: events and control intervals as points with flat properties."""

import json
from collections.abc import Iterator
from typing import Any, Final, TextIO

from dateline.export.base import ExportRecord
from dateline.export.rows import TABLES, Row

_COORDINATES: Final = frozenset({"latitude", "longitude"})
_OBJECTS: Final = {"events": "event", "claims": "claim", "control": "control_interval"}
_TIMES: Final = {
    "events": ("earliest", "latest"),
    "claims": ("earliest", "latest"),
    "control": ("from_earliest", "to_latest"),
}


class GeoJsonExporter:
    """One FeatureCollection: a feature per event and control interval, or per row of one part.

    The geometry is a point ``[longitude, latitude]`` (WGS 84), or null where nobody knows the place: never a guess.
    Properties are text and numbers only, with ``object`` (what it is) and ``start`` and ``end`` (days) for map
    viewers; see ``precision`` for how exact a point is.
    """

    name: Final = "geojson"
    media_type: Final = "application/geo+json"
    suffix: Final = ".geojson"

    def __init__(self, what: str | None = None) -> None:
        self._parts = (what,) if what else ("events", "control")

    def write(self, record: ExportRecord, fh: TextIO) -> None:
        """Write the collection, one feature per line."""
        fh.write('{"type": "FeatureCollection", "features": [')
        for position, feature in enumerate(self._features(record)):
            fh.write(",\n" if position else "\n")
            fh.write(json.dumps(feature, ensure_ascii=False, allow_nan=False))
        fh.write("\n]}\n")

    def _features(self, record: ExportRecord) -> Iterator[dict[str, Any]]:
        for part in self._parts:
            for row in TABLES[part].rows(record):
                yield _feature(part, row)


def _feature(part: str, row: Row) -> dict[str, Any]:
    latitude, longitude = row["latitude"], row["longitude"]
    known = latitude is not None and longitude is not None
    start, end = _TIMES[part]
    properties = {name: value for name, value in row.items() if name not in _COORDINATES}
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if known else None,
        "properties": {"object": _OBJECTS[part], "start": row[start], "end": row[end], **properties},
    }
