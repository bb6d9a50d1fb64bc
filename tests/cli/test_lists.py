import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from dateline.cli import output
from dateline.cli.main import app
from dateline.pipeline.derive import refresh
from dateline.store import open_store

CLAIM_KEYS = {
    "id", "report_id", "event_id", "kind", "quote", "trigger", "actors", "targets", "place", "time", "quantities",
    "speakers", "polarity", "modality", "hedge", "score", "extractor",
}  # fmt: skip


def run(*args, db=None):
    return CliRunner().invoke(app, [*args, *(["--db", db] if db else [])])


def rows(*args, db):
    result = run(*args, db=db)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def terminal(monkeypatch):
    """Pretend that a person reads stdout."""
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setattr("dateline.cli.options.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")


def test_lists_are_json_arrays_when_piped(db):
    assert {name: len(rows(name, db=db)) for name in ("reports", "claims", "events", "disputes")} == {
        "reports": 3, "claims": 2, "events": 1, "disputes": 0,
    }  # fmt: skip


def test_a_claim_has_the_documented_keys(db):
    assert all(set(claim) >= CLAIM_KEYS for claim in rows("claims", db=db))


def test_claims_name_their_event(db):
    [event] = rows("events", db=db)
    assert {claim["event_id"] for claim in rows("claims", db=db)} == {event["id"]}


def test_unread_reports_are_listed_with_the_reason(db):
    [report] = rows("reports", "--unread", db=db)
    assert report["unread_reason"] == "not English (detected fr)"


def test_report_text_comes_when_asked(db):
    assert "text" not in rows("reports", db=db)[0]
    assert "seized Palmyra" in rows("reports", "--with-text", db=db)[0]["text"]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--place", "palmyra"], 2),
        (["--place", "Homs"], 0),
        (["--actor", "islamic-state"], 2),
        (["--kind", "siege"], 0),
        (["--from", "2016-03-28"], 0),
        (["--to", "2016-03-27"], 2),
        (["--speaker", "observatory"], 1),
        (["--outlet", "Levant Courier"], 1),
        (["--speaker", "sohr", "--outlet", "Levant Courier"], 0),
        (["--limit", "1"], 1),
    ],
)
def test_filters_keep_what_matches_all_of_them(db, options, count):
    assert len(rows("claims", *options, db=db)) == count


@pytest.mark.parametrize("name", ["reports", "claims", "events", "disputes", "control"])
def test_every_list_takes_every_filter(db, name):
    options = ["--place", "Palmyra", "--actor", "Islamic State", "--kind", "territory_seized", "--from", "2016-01-01"]
    result = run(name, *options, "--to", "2016-12-31", "--speaker", "sohr", "--outlet", "Calder Post", db=db)
    assert result.exit_code == 0, result.output
    json.loads(result.stdout)


def test_a_shortened_list_says_so_on_stderr(db):
    assert "1 of 2 shown" in run("claims", "--limit", "1", db=db).stderr


def test_a_name_that_matches_nothing_gets_a_suggestion(db):
    result = run("claims", "--place", "Palmyrra Town", db=db)
    assert json.loads(result.stdout) == []
    assert "no place of the record matches 'Palmyrra Town': did you mean Palmyra?" in result.stderr


def test_an_unknown_kind_is_a_usage_error_with_a_suggestion(db):
    result = run("claims", "--kind", "airstrike", db=db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean air_strike" in result.stderr


@pytest.mark.parametrize("day", ["2016-13-01", "20160301", "yesterday", "2016-W10-1"])
def test_a_bad_date_is_a_usage_error(db, day):
    result = run("claims", "--from", day, db=db)
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr


def test_a_range_that_runs_backwards_is_a_usage_error(db):
    assert run("claims", "--from", "2016-02-01", "--to", "2016-01-01", db=db).exit_code == 2


def test_a_missing_record_is_one_line_and_stays_missing(tmp_path):
    result = run("claims", db=str(tmp_path / "none.db"))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "dateline read" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_record(db, monkeypatch):
    monkeypatch.setenv("DATELINE_DB", db)
    assert len(json.loads(run("claims").stdout)) == 2


def test_a_stale_record_is_brought_up_to_date_with_a_note(stale_db):
    result = run("events", db=stale_db)
    assert len(json.loads(result.stdout)) == 1
    assert "up to date" in result.stderr
    assert run("events", db=stale_db).stderr == ""


@pytest.mark.usefixtures("terminal")
def test_a_person_gets_a_table(db):
    shown = run("claims", db=db).stdout
    assert "who > whom" in shown
    assert "Syrian Armed Forces > Islamic State" in shown
    assert "state television via Levant" in shown


@pytest.mark.usefixtures("terminal")
def test_json_can_be_asked_for_at_a_terminal(db):
    assert len(json.loads(run("claims", "--json", db=db).stdout)) == 2


@pytest.mark.parametrize("width", ["60", "100", "220"])
@pytest.mark.parametrize("name", ["reports", "claims", "events", "control"])
@pytest.mark.usefixtures("terminal")
def test_tables_leave_nothing_out_on_any_width(db, monkeypatch, name, width):
    monkeypatch.setenv("COLUMNS", width)
    shown = " ".join(run(name, db=db).stdout.split())
    assert "2016-03" in shown
    assert "Palmyra" in shown


@pytest.mark.usefixtures("terminal")
def test_ids_of_a_table_can_be_asked_for(db):
    shown = next(word for word in run("events", db=db).stdout.split() if word.startswith("evt_"))
    assert run("explain", shown, db=db).exit_code == 0


def test_control_at_a_day(db):
    assert rows("control", "--at", "2010-01-01", db=db) == [] or all(
        interval["from"]["earliest"] is None for interval in rows("control", "--at", "2010-01-01", db=db)
    )
    [held] = rows("control", "--at", "2016-06-01", db=db)
    assert held["holders"] == ["syria-armed-forces"]
    assert held["to"] is None


def test_control_according_to_one_speaker(db):
    [held, *_] = rows("control", "--according-to", "sohr", "--at", "2016-04-01", db=db)
    assert len(held["supporting"]) == 1


def test_control_says_whom_a_name_was_taken_to_mean(db):
    assert "according to the Observatory" in run("control", "--according-to", "SOHR", db=db).stderr
    assert "nobody in the record is called 'the mayor'" in run("control", "--according-to", "the mayor", db=db).stderr


def test_control_says_how_old_the_last_evidence_is(db):
    held = rows("control", db=db)[-1]
    assert (held["last_evidence"], held["days_since"]) == ("2016-03-27", 2)  # to the newest publication
    assert rows("control", "--at", "2016-06-01", db=db)[-1]["days_since"] == 66
    assert rows("control", "--as-known-on", "2016-04-01", db=db)[-1]["days_since"] == 5


@pytest.mark.usefixtures("terminal")
def test_a_person_sees_how_old_the_last_evidence_is(db):
    shown = " ".join(run("control", "--at", "2016-06-01", db=db).stdout.split())
    assert "last known, last evidence 66 days ago" in shown


@pytest.mark.parametrize("name", ["control", "events", "disputes"])
def test_what_was_known_on_a_day(disputed_db, name):
    known = {day: len(rows(name, "--as-known-on", day, db=disputed_db)) for day in ("2016-03-27", "2030-01-01")}
    assert known == {"2016-03-27": 0, "2030-01-01": len(rows(name, db=disputed_db))}


def test_what_one_speaker_had_said_by_a_day_of_another_day(db):
    asked = ("control", "--according-to", "sohr", "--at", "2016-03-28", "--as-known-on")
    assert rows(*asked, "2016-03-28", db=db) == []
    assert [held["holders"] for held in rows(*asked, "2016-03-29", db=db)] == [["syria-armed-forces"]]


def test_reports_without_a_day_are_left_out_of_what_was_known_and_counted(db, sample):
    with open_store(db) as store:
        undated = replace(sample.report(text="Nobody knows when this was."), published_at=None)
        store.add_report(undated, None, ())
        refresh(store)
    assert (
        "1 report without a day of publication left out" in run("events", "--as-known-on", "2030-01-01", db=db).stderr
    )
    assert "left out" not in run("events", db=db).stderr


def test_a_day_that_is_none_is_a_usage_error(db):
    result = run("control", "--as-known-on", "yesterday", db=db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "as_known_on: 'yesterday' is not a date" in result.stderr


def test_disputes_have_both_positions(disputed_db):
    [dispute] = rows("disputes", db=disputed_db)
    assert dispute["about"] == "count"
    assert len(dispute["positions"]) == 2


@pytest.mark.usefixtures("terminal")
def test_a_person_sees_what_a_dispute_is_about_and_the_words_of_both_sides(disputed_db):
    shown = " ".join(run("disputes", db=disputed_db).stdout.split())
    for words in ("territory_seized", "the Observatory", "state television", "“Troops took"):
        assert words in shown


def test_disputes_are_filtered_by_their_claims(disputed_db):
    assert len(rows("disputes", "--outlet", "Meridian Wire", db=disputed_db)) == 1
    assert rows("disputes", "--outlet", "Levant Courier", db=disputed_db) == []


def test_open_disputes_are_contradictions(disputed_db):
    [dispute] = rows("disputes", "--open", db=disputed_db)
    assert dispute["relation"] == "contradiction"


def test_events_under_a_policy_name_it_and_the_claims_that_give_the_value(disputed_db):
    [event] = rows("events", "--policy", "lowest", db=disputed_db)
    [killed] = event["quantities"]
    assert (killed["policy"], killed["best"], killed["low"], killed["high"]) == ("lowest", 40, 40, 70)
    assert len(killed["best_claim_ids"]) == 1
    assert killed["best_claim_ids"][0] in killed["claim_ids"]


def test_a_tie_is_said_and_nothing_is_picked(disputed_db):
    [event] = rows("events", "--policy", "majority", db=disputed_db)
    assert event["quantities"][0]["best"] is None
    assert "a tie: 40, 70" in event["quantities"][0]["reason"]


def test_an_unknown_policy_is_a_usage_error_with_a_suggestion(db):
    result = run("events", "--policy", "lowst", db=db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "unknown policy 'lowst': did you mean lowest?" in result.stderr
    assert "the policies are low-best-high, lowest" in run("events", "--policy", "xyz", db=db).stderr


@pytest.mark.usefixtures("terminal")
def test_a_person_sees_what_a_policy_chose_and_the_grade(disputed_db, monkeypatch):
    monkeypatch.setenv("COLUMNS", "500")
    shown = " ".join(run("events", "--policy", "lowest", db=disputed_db).stdout.split())
    assert "[lowest: 40]" in shown
    assert "[majority: not decided]" in " ".join(run("events", "--policy", "majority", db=disputed_db).stdout.split())
    assert "F4" in shown
