import io
import json

from dateline import codec
from dateline.export import ExportRecord, exporter
from dateline.store import StoredReport


def lines(record, what=None):
    fh = io.StringIO(newline="")
    exporter("jsonl", what=what).write(record, fh)
    return [json.loads(line) for line in fh.getvalue().splitlines()]


def test_every_line_is_the_documented_object_with_its_kind(sample):
    of = sample.report()
    claims = sample.resolved(of)
    event = sample.event(claims)
    record = ExportRecord(
        reports=[StoredReport(report=of, sentences=2, sentences_used=1, claims=2)],
        claims=claims,
        events=[event],
        disputes=[sample.dispute(claims)],
        intervals=[sample.interval(claims)],
        event_of={claims[0].id: event.id},
    )
    assert lines(record) == [
        {"object": "report", **codec.dump_report(of, sentences=2, sentences_used=1)},
        {"object": "claim", **codec.dump_claim(claims[0], event_id=event.id)},
        {"object": "claim", **codec.dump_claim(claims[1], event_id=None)},
        {"object": "event", **codec.dump_event(event)},
        {"object": "dispute", **codec.dump_dispute(record.disputes[0])},
        {"object": "control_interval", **codec.dump_interval(record.intervals[0])},
    ]


def test_one_part_is_exported_alone(sample):
    claims = sample.resolved(sample.report())
    record = ExportRecord(claims=claims, events=[sample.event(claims)], intervals=[sample.interval(claims)])
    assert [line["object"] for line in lines(record, "control")] == ["control_interval"]
