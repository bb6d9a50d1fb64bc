"""What every exporter has to keep, whatever its format."""

import csv
import io
import json
from dataclasses import replace

import pytest

from dateline.errors import SettingsError
from dateline.export import BUILTIN, PARTS, ExportRecord, exporter
from dateline.store import StoredReport

ALL = [(name, what) for name in BUILTIN for what in (None, *PARTS)]


def written(name, what, record):
    fh = io.StringIO(newline="")
    exporter(name, what=what).write(record, fh)
    return fh.getvalue()


def objects(name, text):
    """Read an export back as flat or nested objects; fails when it is not valid."""
    if name == "csv":
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    if name == "geojson":
        collection = json.loads(text)
        assert collection["type"] == "FeatureCollection"
        return [{**feature, **feature["properties"]} for feature in collection["features"]]
    return [json.loads(line) for line in text.splitlines()]


def record_of(sample, of, claims, **more):
    return ExportRecord(
        reports=[StoredReport(report=of, sentences=2, sentences_used=2, claims=2)],
        claims=claims,
        events=[sample.event(claims)],
        disputes=[sample.dispute(claims)],
        intervals=[sample.interval(claims)],
        event_of={item.id: sample.event(claims).id for item in claims},
        **more,
    )


@pytest.fixture
def record(sample):
    of = sample.report()
    return record_of(sample, of, sample.resolved(of))


@pytest.mark.parametrize(("name", "what"), ALL)
def test_an_empty_record_is_valid(name, what):
    assert objects(name, written(name, what, ExportRecord())) == []


@pytest.mark.parametrize(("name", "what"), ALL)
def test_every_row_names_its_claims(name, what, record):
    text = written(name, what, record)
    ids = {item.id for item in record.claims}
    for found in objects(name, text):
        if found.get("object") != "report":
            assert any(claim_id in json.dumps(found) for claim_id in ids)


@pytest.mark.parametrize(("name", "what"), ALL)
def test_the_same_record_gives_the_same_text(name, what, record):
    assert written(name, what, record) == written(name, what, record)


@pytest.mark.parametrize(("name", "what"), ALL)
def test_keys_come_in_the_same_order_in_every_row_and_without_rows(name, what, record):
    by_kind = {}
    for found in objects(name, written(name, what, record)):
        assert by_kind.setdefault(found.get("object"), list(found)) == list(found)
    if name == "csv":
        assert written(name, what, record).splitlines()[0] == written(name, what, ExportRecord()).strip()


@pytest.mark.parametrize(("name", "what"), ALL)
def test_any_script_survives(name, what, sample):
    of = sample.report()
    first, second = sample.resolved(of)
    name_of = "\u0645\u0647\u064a\u0646 \u041c\u0430\u0445\u0438\u043d \U0001f1f8\U0001f1fe"
    place = replace(first.resolution.place, name=name_of)
    claims = [replace(first, resolution=replace(first.resolution, place=place)), second]
    text = written(name, what, record_of(sample, of, claims))
    assert name_of in text
    text.encode()
    assert objects(name, text)


@pytest.mark.parametrize(("name", "what"), ALL)
def test_line_breaks_and_quotation_marks_in_a_text_stay_inside_their_object(name, what, sample):
    of = sample.report(sample.TEXT.replace("captured the town of", 'captured\r\n"the"\u2028town, of'))
    claims = sample.resolved(of)
    count = len(objects(name, written(name, what, record_of(sample, of, claims))))
    plain = sample.report()
    assert count == len(objects(name, written(name, what, record_of(sample, plain, sample.resolved(plain)))))


@pytest.mark.parametrize(("name", "what"), ALL)
def test_private_victims_are_not_named_unless_asked_for(name, what, sample):
    of, claims = sample.named_person_claims()
    record = record_of(sample, of, claims)
    hidden = written(name, what, record)
    assert "Quillfeather" not in hidden
    assert "Tessa" not in hidden
    assert "Mahin" in hidden
    if (name, what) != ("jsonl", "control"):  # holds no words of the text
        assert "Quillfeather" in written(name, what, replace(record, include_names=True))


def test_a_filter_that_leaves_the_naming_claim_out_still_withholds_the_name(sample):
    of, claims = sample.named_person_claims()
    record = replace(record_of(sample, of, claims), claims=claims[1:], known={item.id: item for item in claims})
    assert "Quillfeather" not in written("jsonl", None, record)


@pytest.mark.parametrize("name", list(BUILTIN))
def test_every_exporter_says_what_it_is(name):
    one = exporter(name)
    assert one.name == name
    assert one.suffix.startswith(".")
    assert "/" in one.media_type


def test_unknown_formats_and_parts_are_refused_with_the_known_ones():
    with pytest.raises(SettingsError, match="csv, geojson, jsonl"):
        exporter("xlsx")
    with pytest.raises(SettingsError, match="events, claims, control"):
        exporter("csv", what="everything")
