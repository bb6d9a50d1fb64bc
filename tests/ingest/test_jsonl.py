import json
from datetime import date

import pytest

from dateline.errors import InputError
from dateline.ingest import IngestOptions
from dateline.ingest.jsonl import JsonLinesReader

TEXT = "The army left the town on Monday, two residents of the town said. It was quiet there by the evening."


def read(row, **options):
    raw = json.dumps({"text": TEXT} | row).encode()
    (report,) = JsonLinesReader().read(raw, "x.jsonl", IngestOptions(**options))
    return report


def test_fields_are_kept():
    report = read(
        {
            "title": "Army leaves",
            "outlet": "Post",
            "byline": "Staff",
            "url": "https://a.example/x",
            "published_at": "2016-05-03",
        }
    )
    assert (report.title, report.outlet, report.byline, report.url) == (
        "Army leaves",
        "Post",
        "Staff",
        "https://a.example/x",
    )
    assert report.published_at == date(2016, 5, 3)
    assert report.source == "x.jsonl:1"


def test_title_that_is_not_in_the_text_heads_it():
    assert read({"title": "Army leaves"}).text.startswith("Army leaves\n\nThe army left")


def test_title_that_heads_the_text_is_not_repeated():
    report = read({"title": "Army leaves", "text": f"Wed 04 May 2016 Army leaves. {TEXT}"})
    assert [block.kind.value for block in report.blocks] == ["date", "headline", "paragraph"]
    assert report.text.count("Army leaves") == 1


def test_null_is_the_same_as_absent():
    assert read({"title": None, "outlet": None, "id": None}).id == read({}).id


def test_other_keys_are_ignored():
    assert read({"gold": {"x": 1}}).id == read({}).id


@pytest.mark.parametrize(
    "words",
    ["2016-05-03T22:00:00Z", "2016-05-03T22:00:00+02:00", "3 May 2016", "Tue, 03 May 2016 10:00:00 GMT", "20160503"],
)
def test_publication_date_forms(words):
    assert read({"published_at": words}).published_at == date(2016, 5, 3)


def test_page_that_disagrees_with_the_field_is_told():
    report = read({"published_at": "2016-05-01", "text": f"Wed 04 May 2016 {TEXT}"})
    assert report.published_at == date(2016, 5, 1)
    assert "Wed 04 May 2016" in report.published_reason


def test_given_values_win():
    report = read(
        {"outlet": "Post", "published_at": "2016-05-03"},
        outlet="Herald",
        published_at=date(2016, 5, 4),
        url="https://b.example",
    )
    assert (report.outlet, report.published_at, report.url) == ("Herald", date(2016, 5, 4), "https://b.example")
    assert report.published_reason == "given with --date"


def test_report_without_a_date_can_still_be_read():
    report = read({})
    assert report.unread_reason.startswith("no publication date")
    assert report.blocks


def test_empty_text_is_kept_with_its_reason():
    report = read({"text": "close\nRead: 12\n"})
    assert report.unread_reason.startswith("no text left")
    assert report.blocks == ()


def test_other_language_is_kept_with_its_reason():
    report = read(
        {
            "text": "L'armée a quitté la ville lundi, ont indiqué deux habitants de la ville à la presse.",
            "published_at": "2016-05-03",
        }
    )
    assert report.unread_reason == "not English (detected fr)"
    assert report.text
    assert report.blocks == ()


def test_same_line_gives_the_same_id():
    assert read({}).id == read({}).id


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_byte_order_mark_line_ends_and_blank_lines_do_no_harm(end):
    rows = [json.dumps({"text": TEXT, "published_at": day}) for day in ("2017-04-05T10:00:00Z", "5 April 2017")]
    raw = b"\xef\xbb\xbf" + end.join(["", rows[0], "  ", "", rows[1], ""]).encode()
    assert JsonLinesReader().check(raw, "x.jsonl") == 2
    reports = list(JsonLinesReader().read(raw, "x.jsonl", IngestOptions()))
    assert [report.published_at for report in reports] == [date(2017, 4, 5)] * 2
    assert [report.source for report in reports] == ["x.jsonl:2", "x.jsonl:5"]


@pytest.mark.parametrize(
    ("words", "told"), [("03/04/2017", "two ways"), ("2017-04", "no date"), ("April 5", "no date")]
)
def test_publication_date_that_is_not_clear_is_refused(words, told):
    with pytest.raises(InputError, match=told):
        read({"published_at": words})
