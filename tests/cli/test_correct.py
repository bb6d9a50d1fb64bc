import json

import pytest
from typer.testing import CliRunner

from dateline.cli import output
from dateline.cli.main import app


def run(*args, db, **more):
    return CliRunner().invoke(app, [*args, "--db", db], env={"DATELINE_AUTHOR": "Ada"}, **more)


def listed(name, db, *options):
    return json.loads(run(name, *options, db=db).stdout)


@pytest.fixture
def claim(db):
    return listed("claims", db)[0]["id"]


@pytest.fixture
def corrected(db, claim):
    done = run("correct", claim, "--set", "place=Homs", "--set", "hedge=doubted", "--why", "page 3", db=db)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def terminal(corrected, monkeypatch):
    """From here on a person reads stdout."""
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setattr("dateline.cli.options.on_terminal", lambda: True)
    return corrected


def test_a_correction_is_told_with_who_why_and_what_it_was(corrected, claim):
    place, _ = corrected
    assert (place["author"], place["why"], place["given"]) == ("Ada", "page 3", [claim])
    assert (place["was"], place["typed"]) == ("Palmyra, Homs, SY [gn:163885]", "Homs")
    assert place["value"].startswith("Homs")


def test_lists_and_exports_hold_the_corrected_values(db, claim, corrected):
    [shown] = [it for it in listed("claims", db) if it["id"] == claim]
    assert (shown["place"]["name"], shown["hedge"], shown["corrected"]) == ("Homs", "doubted", ["hedge", "place"])
    row = next(it for it in run("export", "csv", "--of", "claims", db=db).stdout.splitlines() if it.startswith(claim))
    assert "hedge; place" in row
    assert len(corrected) == 2


@pytest.mark.usefixtures("terminal")
def test_explain_says_what_was_corrected_by_whom_and_why(db, claim):
    said = run("explain", claim, db=db).stdout
    assert "Palmyra, Homs, SY [gn:163885] is now Homs" in said
    assert "by Ada" in said
    assert "page 3" in said


def test_a_rejected_claim_is_only_listed_when_asked_for(db, claim):
    run("reject", claim, "--why", "a film", db=db)
    assert claim not in {it["id"] for it in listed("claims", db)}
    [shown] = [it for it in listed("claims", db, "--rejected") if it["id"] == claim]
    assert shown["review"] == "rejected"
    run("accept", claim, "--why", "no film", db=db)
    assert claim in {it["id"] for it in listed("claims", db)}


def test_undone_is_as_before_and_stays_in_the_history(db, claim):
    before = listed("claims", db)
    [made] = json.loads(run("correct", claim, "--set", "kind=siege", "--why", "x", db=db).stdout)
    run("undo", made["id"], "--author", "Bea", "--why", "wrong page", db=db)
    assert listed("claims", db) == before
    told = [(it["what"], it["author"], it["reason"]) for it in listed("history", db, claim) if it["id"] == made["id"]]
    assert told == [("corrected", "Ada", "x"), ("retracted", "Bea", "wrong page")]


def test_the_history_of_an_event_has_the_program_and_the_persons(db, corrected):
    event = next(it["id"] for it in listed("events", db))
    whats = [it["what"] for it in listed("history", db, event)]
    assert {"judged", "corrected"} <= set(whats)
    assert len(corrected) == 2


def test_pairs_are_kept(db):
    one, other = (it["id"] for it in listed("claims", db)[:2])
    [made] = json.loads(run("different", one, other, "--why", "two days", db=db).stdout)
    assert (made["act"], made["given"]) == ("different", [one, other])
    [made] = json.loads(run("same", one, other, "--why", "one day", db=db).stdout)
    assert [it["act"] for it in listed("corrections", db)] == ["different", "same"]


def test_export_and_import(db, stale_db, tmp_path, corrected):
    file = tmp_path / "decided.jsonl"
    assert run("corrections", "export", "-o", str(file), db=db).exit_code == 0
    assert file.read_text(encoding="utf-8") == run("corrections", "export", db=db).stdout
    done = json.loads(run("corrections", "import", str(file), db=stale_db).stdout)
    assert done == {"added": len(corrected), "known": 0, "taken_back": 0, "lost": []}
    done = json.loads(run("corrections", "import", "-", db=stale_db, input=file.read_text(encoding="utf-8")).stdout)
    assert (done["added"], done["known"]) == (0, 2)
    assert listed("corrections", stale_db) == listed("corrections", db)


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["correct", "CLAIM", "--set", "place", "--why", "x"], 2, "field=value"),
        (["correct", "CLAIM", "--set", "hedge=plain", "--set", "hedge=doubted", "--why", "x"], 2, "set twice"),
        (["correct", "CLAIM", "--set", "place=Springfield", "--why", "x"], 1, "it could be Springfield"),
        (["correct", "CLAIM", "--set", "hedge=plain", "--why", " "], 2, "needs a reason"),
        (["correct", "CLAIM", "--set", "hedge=plain", "--why", "x", "--author", ""], 2, "--author is empty"),
        (["reject", "evt_", "--why", "x"], 1, "evt_"),
        (["undo", "CLAIM"], 1, "is no correction"),
        (["corrections", "import"], 2, "takes one file"),
        (["corrections", "import", "missing.jsonl"], 1, "can't read missing.jsonl"),
        (["corrections", "list", "x.jsonl"], 2, "takes one file"),
        (["history", "rpt_"], 1, "rpt_"),
    ],
)
def test_what_makes_no_sense_is_one_line(db, claim, args, code, says):
    done = run(*(claim if it == "CLAIM" else it for it in args), db=db)
    assert (done.exit_code, done.stdout) == (code, "")
    [line] = done.stderr.splitlines()
    assert says in line
    assert listed("corrections", db) == []


@pytest.mark.usefixtures("terminal")
def test_tables_for_a_terminal(db, claim):
    assert "cor_" in run("corrections", db=db).stdout
    assert "page 3" in run("history", claim, db=db).stdout
    assert "is now siege" in run("correct", claim, "--set", "kind=siege", "--why", "x", db=db).stdout
    assert "no correction is lost" in run("corrections", "--lost", db=db).stderr
