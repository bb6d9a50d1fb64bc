from datetime import date

import pytest

from dateline.ingest.date_lines import is_date_line, read_date_line, read_signed_date

DAY = date(2015, 5, 25)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jo Sample — May 25, 2015", "Jo Sample"),
        ("By Jo Sample | 25 May 2015", "Jo Sample"),
        ("By Jo Sample, 25 May 2015 10:30 am", "Jo Sample"),
        ("By Jo Sample May 25, 2015", "Jo Sample"),
        ("By JO SAMPLE, Staff Writer - Published May 25, 2015", "JO SAMPLE, Staff Writer"),
        ("By Jo Sample | Published: 25 May 2015 | Updated: 26 May 2015", "Jo Sample"),
        ("by our correspondents • 2015-05-25", "our correspondents"),
        ("Jo Sample, The Sample Post | 25 May 2015", "Jo Sample, The Sample Post"),
        ("Reuters – Monday, 25 May 2015", "Reuters"),
    ],
)
def test_name_and_date_on_one_line_are_told_apart(line, name):
    signed = read_signed_date(line)
    assert signed
    assert (signed.name, signed.line.found.value) == (name, DAY)
    assert line[signed.line.start :].startswith(("Published", "Monday", "May", "25", "2015"))


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday 24 May 2015",
        "By Sunday 24 May 2015 the town had fallen.",
        "The army left on 25 May 2015",
        "Truce signed on May 25, 2015",
        "By Jo Sample",
        "Sample, 25 May 2015",
        "Damascus, 25 May 2015",
        "By Jo Sample — May 25",
        "Jo Sample 25 May 2015",
    ],
)
def test_other_lines_are_not_signed(line):
    assert read_signed_date(line) is None


def test_name_without_by_counts_only_under_the_title():
    assert read_signed_date("Hill Town Talks | 25 May 2015", titled=False) is None


@pytest.mark.parametrize(
    "line", ["25 May 2015 | Print", "25 May 2015 By Jo Sample", "Tuesday, May 26, 2015 | Vol. XII No. 45"]
)
def test_date_line_may_hold_buttons_and_a_byline(line):
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["25 May 2015 was quiet", "May 25", "On 25 May 2015"])
def test_sentence_is_no_date_line(line):
    assert is_date_line(line) is None


def test_label_tells_a_change_from_the_publication():
    assert [read_date_line(f"{label} 25 May 2015").label for label in ("Updated", "Posted on")] == [
        "updated",
        "published",
    ]
