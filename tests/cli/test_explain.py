import json

import pytest
from typer.testing import CliRunner

from dateline.cli import output
from dateline.cli.main import app
from dateline.corroborate.going_on_weights import WEIGHTS
from dateline.corroborate.telling import SURE


def run(*args, db):
    return CliRunner().invoke(app, [*args, "--db", db])


def first(name, db):
    return json.loads(run(name, db=db).stdout)[0]


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setattr("dateline.cli.options.on_terminal", lambda: True)


@pytest.mark.parametrize(
    ("name", "about", "claims"),
    [("claims", "claim", 1), ("events", "event", 2), ("reports", "report", 1), ("control", "control", 2)],
)
def test_every_object_can_be_explained(db, name, about, claims):
    explained = json.loads(run("explain", first(name, db)["id"], db=db).stdout)
    assert (explained["about"], len(explained["claims"])) == (about, claims)
    assert explained[about]["id"] == explained["id"]


def test_a_claim_is_explained_with_rules_and_reasons(db):
    [claim] = json.loads(run("explain", first("claims", db)["id"], db=db).stdout)["claims"]
    assert claim["rules"] == ["active verb"]
    assert claim["report"]["published_reason"] == "the date line"
    assert {row["role"] for row in claim["resolutions"]} == {"actor", "target", "place", "time", "speaker"}
    assert (
        next(row for row in claim["resolutions"] if row["role"] == "place")["reason"] == "only place of that name in SY"
    )


def test_a_merged_claim_is_explained_with_its_judgement(db):
    [claim] = json.loads(run("explain", first("claims", db)["id"], db=db).stdout)["claims"]
    assert [judgement["verdict"] for judgement in claim["judgements"]] == ["same"]


def test_a_report_is_explained_with_the_sentences_that_gave_nothing(db):
    explained = json.loads(run("explain", first("reports", db)["id"], db=db).stdout)
    assert [sentence["text"] for sentence in explained["unused"]] == ["The weather was fair."]


def test_the_beginning_of_an_id_is_enough(db):
    identifier = first("events", db)["id"]
    assert json.loads(run("explain", identifier[:9], db=db).stdout)["id"] == identifier


@pytest.mark.parametrize("identifier", ["evt_nothing", "rpt_"])
def test_an_id_of_nothing_or_of_several_things_is_one_line(db, identifier):
    result = run("explain", identifier, db=db)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("name", ["claims", "events", "reports", "control"])
def test_a_person_gets_words_with_quotes(db, name):
    shown = run("explain", first_id(name, db), db=db).stdout
    for words in (
        "“The army” is Syrian Armed Forces",
        "rules: active verb",
        "only place of that name",
        "candidate: Palmyra",
    ):
        assert words in shown


def first_id(name, db):
    return json.loads(run(name, "--json", db=db).stdout)[0]["id"]


def test_a_dispute_is_explained_with_its_event_and_claims(disputed_db):
    explained = json.loads(run("explain", first_id("disputes", disputed_db), db=disputed_db).stdout)
    assert (explained["about"], explained["event"]["kind"], len(explained["claims"])) == (
        "dispute",
        "territory_seized",
        2,
    )


@pytest.mark.usefixtures("terminal")
def test_an_explained_event_names_its_disputes(disputed_db):
    assert "disputed: count" in run("explain", first_id("events", disputed_db), db=disputed_db).stdout
    assert "- 70" in run("explain", first_id("disputes", disputed_db), db=disputed_db).stdout


@pytest.mark.usefixtures("terminal")
def test_an_explained_event_says_why_claims_of_one_report_were_joined(told_twice_db):
    shown = run("explain", first_id("events", told_twice_db), db=told_twice_db).stdout
    (line, again) = [line for line in shown.splitlines() if "one report goes on about the same happening: " in line]
    assert f"time same days {WEIGHTS['time same days']:+.2f}" in line
    assert f"joined above {SURE:+.2f}" in line
    assert line.partition(" by ")[2] == again.partition(" by ")[2]  # both claims show the one judgement
