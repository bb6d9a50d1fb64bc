import pytest

from dateline.ingest.heads import is_body, name_lines
from dateline.ingest.pieces import split_lines

PROSE = "The army left the hill town on Monday, two residents of the town said."


def head(text, title=None, outlet=None):
    return name_lines(split_lines(text), title, outlet)


def test_line_below_the_masthead_is_the_title():
    found = head(f"THE CALDER POST\n\nArmy leaves hill town\n\n{PROSE}")
    assert (found.outlet, found.title) == ("THE CALDER POST", "Army leaves hill town")


def test_byline_and_date_of_one_line_are_two_pieces():
    pieces = head(f"Army leaves hill town\nBy Jo Sample — May 25, 2015\n{PROSE}").pieces
    assert [(piece.kind, piece.text) for piece in pieces[1:3]] == [
        ("byline", "By Jo Sample"),
        ("date", "May 25, 2015"),
    ]


def test_agency_and_date_of_one_line_credit_the_agency():
    found = head(f"Army leaves hill town\nReuters | 25 May 2015\n{PROSE}")
    assert (found.credit, found.byline) == ("Reuters", None)


def test_sentence_before_a_dateline_in_capitals_is_the_title():
    found = head(f"Army leaves hill town. ST. SAMPLE (AFP) - {PROSE}")
    assert found.title == "Army leaves hill town"
    assert found.pieces[1].text.startswith("ST. SAMPLE (AFP)")


def test_capitals_in_a_first_sentence_are_no_dateline():
    assert head(f"The army left. NATO said so. {PROSE}").title is None


def test_title_case_with_a_full_stop_is_a_title():
    assert (
        head(f"Army Leaves Hill Town After Siege of Weeks.\n{PROSE}").title
        == "Army Leaves Hill Town After Siege of Weeks"
    )


@pytest.mark.parametrize("text", [f"{PROSE}\n{PROSE}", f"ARMY LEAVES HILL TOWN AFTER SIEGE.\n{PROSE.upper()}"])
def test_prose_and_capitals_are_no_title_case(text):
    assert head(text).title is None


@pytest.mark.parametrize(("text", "body"), [(PROSE, True), ("Army leaves hill town", False), ("Who left?", False)])
def test_body_is_told_from_a_title(text, body):
    assert is_body(text) is body
