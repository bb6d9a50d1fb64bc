"""JSON lines: the whole record, one object per line, for programs."""

import json
from collections.abc import Iterator
from typing import Any, Final, TextIO

from dateline.codec import dump_claim, dump_dispute, dump_event, dump_interval, dump_report
from dateline.export.base import ExportRecord
from dateline.export.names import Withheld

_OBJECTS: Final = {
    None: ("report", "claim", "event", "dispute", "control_interval"),
    "events": ("event",),
    "claims": ("claim",),
    "control": ("control_interval",),
}


class JsonLinesExporter:
    """One JSON object per line: the documented objects with ``object`` in front, which says what each is.

    Names of private victims and captives are withheld in all texts; ``start`` and ``end`` of a quote still count
    the report's own characters.
    """

    name: Final = "jsonl"
    media_type: Final = "application/x-ndjson"
    suffix: Final = ".jsonl"

    def __init__(self, what: str | None = None) -> None:
        self._objects = _OBJECTS[what]

    def write(self, record: ExportRecord, fh: TextIO) -> None:
        """Write reports, claims, events, disputes and control intervals, in this order."""
        withheld = Withheld(() if record.include_names else record.by_id().values())
        for kind in self._objects:
            for dumped in _dumped(kind, record, withheld):
                fh.write(json.dumps({"object": kind, **dumped}, ensure_ascii=False, allow_nan=False))
                fh.write("\n")


def _dumped(kind: str, record: ExportRecord, withheld: Withheld) -> Iterator[dict[str, Any]]:
    if kind == "report":
        for stored in record.reports:
            dumped = dump_report(stored.report, sentences=stored.sentences, sentences_used=stored.sentences_used)
            yield withheld.of_reports([stored.report.id], dumped)
    elif kind == "claim":
        for item in record.claims:
            yield withheld.of_claims([item.id], dump_claim(item, event_id=record.event_of.get(item.id)))
    elif kind == "event":
        for event in record.events:
            yield withheld.of_claims(event.claim_ids, dump_event(event))
    elif kind == "dispute":
        for dispute in record.disputes:
            ids = [claim_id for side in dispute.positions for claim_id in side.claim_ids]
            yield withheld.of_claims(ids, dump_dispute(dispute))
    else:
        for interval in record.intervals:
            yield withheld.of_claims((*interval.supporting, *interval.contradicting), dump_interval(interval))
