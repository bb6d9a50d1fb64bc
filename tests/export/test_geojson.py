import io
import json
from dataclasses import replace

import pytest

from dateline.export import ExportRecord, exporter


def features(record, what=None):
    fh = io.StringIO(newline="")
    exporter("geojson", what=what).write(record, fh)
    return json.loads(fh.getvalue())["features"]


@pytest.fixture
def claims(sample):
    return sample.resolved(sample.report())


def test_a_point_is_longitude_first(sample, claims):
    (feature,) = features(ExportRecord(claims=claims, events=[sample.event(claims)]))
    assert feature["geometry"] == {"type": "Point", "coordinates": [37.06, 34.24]}


def test_an_unknown_place_has_no_geometry_but_its_name(sample, claims):
    (feature,) = features(ExportRecord(claims=claims, events=[sample.event(claims[1:])]))
    assert feature["geometry"] is None
    assert feature["properties"]["precision"] == "none"
    assert feature["properties"]["place"].startswith("Ma")


def test_an_event_without_any_place_is_kept(sample, claims):
    (feature,) = features(ExportRecord(claims=claims, events=[replace(sample.event(claims), place=None)]))
    assert (feature["geometry"], feature["properties"]["place"]) == (None, None)


def test_properties_are_flat(sample, claims):
    record = ExportRecord(claims=claims, events=[sample.event(claims)], intervals=[sample.interval(claims)])
    for feature in features(record):
        assert all(value is None or isinstance(value, str | int | float) for value in feature["properties"].values())


def test_events_and_control_are_told_apart_and_have_a_start_and_end(sample, claims):
    record = ExportRecord(claims=claims, events=[sample.event(claims)], intervals=[sample.interval(claims)])
    event, control = features(record)
    assert [feature["properties"]["object"] for feature in (event, control)] == ["event", "control_interval"]
    assert (event["properties"]["start"], event["properties"]["end"]) == ("2015-10-31", "2015-11-01")
    assert (control["properties"]["start"], control["properties"]["end"]) == ("2015-10-31", None)


def test_one_part_is_exported_alone(sample, claims):
    record = ExportRecord(claims=claims, events=[sample.event(claims)], intervals=[sample.interval(claims)])
    assert {feature["properties"]["object"] for feature in features(record, "claims")} == {"claim"}
    assert [feature["id"] for feature in features(record, "control")] == [record.intervals[0].id]
