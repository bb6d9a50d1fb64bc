import csv
import io
from dataclasses import replace

import pytest

from dateline.export import ExportRecord, exporter
from dateline.export.csv import safe_cell


def rows(record, what=None):
    fh = io.StringIO(newline="")
    exporter("csv", what=what).write(record, fh)
    return list(csv.DictReader(io.StringIO(fh.getvalue(), newline="")))


@pytest.fixture
def claims(sample):
    return sample.resolved(sample.report())


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "\n=1"],
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Mahin", "a=b", "", -3.5, 0, None, "\u2212"])
def test_other_cells_stay_as_they_are(value):
    assert safe_cell(value) == value


def test_no_cell_of_a_hostile_report_is_a_formula(sample):
    evil = '=HYPERLINK("http://evil.example","x")'
    of = sample.report(outlet=evil)
    for what in ("events", "claims", "control"):
        claims = sample.resolved(of)
        record = ExportRecord(claims=claims, events=[sample.event(claims)], intervals=[sample.interval(claims)])
        assert not any(cell.startswith("=") for row in rows(record, what) for cell in row.values())


def test_nul_characters_are_left_out():
    assert safe_cell("a\x00b") == "ab"


def test_negative_coordinates_stay_numbers(sample, claims):
    place = replace(claims[0].resolution.place, latitude=-3.5, longitude=-60.25)
    event = replace(sample.event(claims), place=place)
    (row,) = rows(ExportRecord(claims=claims, events=[event]))
    assert (float(row["latitude"]), float(row["longitude"])) == (-3.5, -60.25)


def test_an_event_row_says_who_said_it_and_in_which_words(sample, claims):
    (row,) = rows(ExportRecord(claims=claims, events=[sample.event(claims[:1])]))
    assert row["according_to"] == "Syrian Observatory for Human Rights, cited by Harbour Ledger"
    assert row["quotes"] == f'"{sample.SEIZED}"'
    assert (row["place"], row["precision"], row["earliest"]) == ("Mahin", "town", "2015-10-31")
    assert (row["actors"], row["actor_ids"], row["actor_allies"]) == ("Islamic State", "islamic-state", "Local allies")


def test_an_unknown_is_an_empty_cell(sample, claims):
    (row,) = rows(ExportRecord(claims=claims, events=[sample.event(claims[1:])]))
    assert (row["latitude"], row["earliest"], row["killed_high"], row["wounded_low"]) == ("", "", "", "")
    assert (row["killed_low"], row["figures"]) == ("20", "killed 20 or more (people)")


def test_a_claim_row_keeps_the_exact_words_and_offsets(sample, claims):
    row = rows(ExportRecord(claims=claims), "claims")[1]
    assert sample.TEXT[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"] == sample.STRIKE


def test_a_control_row_says_when_the_end_is_only_the_last_known(sample, claims):
    (row,) = rows(ExportRecord(claims=claims, intervals=[sample.interval(claims)]), "control")
    assert (row["holders"], row["last_known"], row["to_latest"]) == ("Islamic State", "yes", "")


def test_ids_stay_beside_their_names_when_one_has_none(sample, claims):
    nameless, known = claims[1].resolution.actors[0], claims[0].resolution.actors[0]
    event = replace(sample.event(claims), actors=(nameless, known))
    (row,) = rows(ExportRecord(claims=claims, events=[event]))
    assert (row["actors"], row["actor_ids"]) == ("warplanes; Islamic State", "; islamic-state")
