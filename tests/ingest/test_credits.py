import pytest

from dateline.ingest.credits import (
    byline_agencies,
    is_credit,
    leading_agency,
    name_credit,
    read_byline,
    read_credit,
    split_credit,
)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By our correspondents", "our correspondents"),
        ("by Jo Q. Sample and A. N. Other", "Jo Q. Sample and A. N. Other"),
    ],
)
def test_reads_a_byline(line, who):
    assert read_byline(line) == who


@pytest.mark.parametrize("line", ["By Sunday the town had fallen.", "Bystanders fled", "The report"])
def test_prose_is_no_byline(line):
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "credit"),
    [
        ("The town was quiet. - AFP", "AFP"),
        ("The town was quiet.-AFP", "AFP"),
        ("The town was quiet. --Reuters", "Reuters"),
        ("The town was quiet. (SANA)", "SANA"),
        ("The town was quiet. (With Reuters)", "Reuters"),
        ("The town was quiet. (Source: Sample Media Office)", "Sample Media Office"),
        ("The town was quiet. Source Sample News and agencies", "Sample News and agencies"),
        ("The town was quiet. AFP/AP", "AFP/AP"),
        ("The town was quiet. Reuters, AP", "Reuters, AP"),
        ("The town was quiet. With input from AFP", "AFP"),
        ("The town was quiet. (with agency inputs)", "agency inputs"),
        ("The town was quiet. Staff and agencies", "Staff and agencies"),
        ("The town was quiet. Sample/Other", None),
        ("The town was quiet. Reporting by A Sample; Editing by B Other", None),
    ],
)
def test_splits_the_credit_off_the_end(paragraph, credit):
    found = split_credit(paragraph)
    assert found
    assert paragraph[: found[0]].rstrip() == "The town was quiet."
    assert found[1] == credit


@pytest.mark.parametrize(
    "paragraph",
    [
        "It was hit by the army, said Gen. Sample",
        "The town was quiet.",
        "They met the head of the A.N. Party",
        "He spoke to Reuters",
        "He spoke to the U.N. agency",
        "He called the news agencies",
    ],
)
def test_prose_has_no_credit(paragraph):
    assert split_credit(paragraph) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Reuters", "Reuters"),
        ("© AFP", "AFP"),
        ("With inputs from Reuters and AP", "Reuters and AP"),
        ("- AFP", "AFP"),
        ("Source: Sample News", "Sample News"),
        ("(Agencies)", "Agencies"),
    ],
)
def test_reads_a_credit_line(line, credit):
    assert read_credit(line) == credit


def test_line_of_reporters_credits_no_source():
    assert is_credit("Reporting by A. Sample; Editing by B. Other")
    assert read_credit("Reporting by A. Sample; Editing by B. Other") is None


def test_agency_before_a_date_is_measured():
    assert leading_agency("AFP Thursday 14 Jul 2016 Shells hit") == 4


def test_agency_in_a_sentence_is_not():
    assert leading_agency("AFP Reporters saw two tanks on 14 Jul 2016") == 0


def test_named_credit_drops_with():
    assert name_credit("with The Associated Press") == "AP"


@pytest.mark.parametrize(
    ("byline", "agencies"),
    [
        ("AFP", "AFP"),
        ("Jo Q. Sample, Associated Press", "AP"),
        ("Jo Sample and AFP", "AFP"),
        ("Jo Q. Sample", None),
        ("our correspondents", None),
    ],
)
def test_agencies_in_a_byline(byline, agencies):
    assert byline_agencies(byline) == agencies
