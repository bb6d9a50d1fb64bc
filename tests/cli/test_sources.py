import json

import pytest
from typer.testing import CliRunner

from dateline.cli import output
from dateline.cli.main import app


def run(*args, db):
    return CliRunner().invoke(app, [*args, "--db", db])


def rows(*args, db):
    result = run(*args, db=db)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def by_name(db, *args):
    return {source["name"]: source for source in rows("sources", *args, db=db)}


@pytest.fixture(autouse=True)
def author(monkeypatch):
    monkeypatch.setenv("DATELINE_AUTHOR", "B Tester")


@pytest.fixture
def terminal(monkeypatch):
    """Pretend that a person reads stdout."""
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setattr("dateline.cli.options.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")


def test_the_origins_of_an_event_say_who_counts_and_why(db):
    (event,) = rows("events", db=db)
    origins = rows("origins", event["id"][:9], db=db)
    assert sum(it["independent"] for it in origins) == event["independent_origins"]
    assert [(it["name"], it["outlets"], bool(it["reason"])) for it in origins] == [
        ("state television", ["Levant Courier"], True),
        ("the Observatory", ["Calder Post"], True),
    ]
    assert "seized Palmyra" in origins[0]["claims"][0]["quote"]["text"]


@pytest.mark.usefixtures("terminal")
def test_a_person_sees_the_origins_as_a_table(db):
    event = json.loads(run("events", "--json", db=db).stdout)[0]["id"]
    result = run("origins", event, db=db)
    assert "independent" in result.stdout
    assert "2 independent origins" in result.stderr


def test_origins_of_something_else_are_one_line(db):
    result = run("origins", "evt_ffff", db=db)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_sources_say_who_described_them(db):
    sources = by_name(db)
    assert set(sources) == {"state television", "the Observatory", "Levant Courier", "Calder Post"}
    assert sources["state television"]["described_by"] == "dateline's lists"
    assert sources["state television"]["state_owned"] is True
    assert sources["Levant Courier"]["described_by"] is None
    assert set(by_name(db, "--undescribed")) == {"Levant Courier", "Calder Post"}


def test_a_described_side_makes_two_voices_one(db):
    result = run(
        "sources", "describe", "the observatory", "--side", "syria-government", "--reliability", "c",
        "--why", "for the test", "--author", "A Tester", db=db,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert rows("events", db=db)[0]["independent_origins"] == 1
    found = by_name(db)["the Observatory"]
    assert (found["side"], found["reliability"], found["described_by"]) == ("syria-government", "C", "A Tester")
    assert run("sources", "retract", "the Observatory", db=db).exit_code == 0
    assert rows("events", db=db)[0]["independent_origins"] == 2
    assert by_name(db)["the Observatory"]["reliability"] is None


def test_a_later_note_wins_and_leaves_the_rest(db):
    for option, value in (("--country", "LB"), ("--type", "ngo"), ("--country", "Jordan")):
        assert run("sources", "describe", "Calder Post", option, value, "--why", "w", db=db).exit_code == 0
    assert run("sources", "describe", "Calder Post", "--no-state-owned", "--why", "imprint", db=db).exit_code == 0
    found = by_name(db)["Calder Post"]
    assert (found["country"], found["type"], found["state_owned"], found["why"]) == ("JO", "ngo", False, "imprint")


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["describe", "Nobody Herald", "--type", "ngo", "--why", "x"], 1, "no outlet or speaker is named"),
        (["describe", "Calder Post", "--type", "paper", "--why", "x"], 2, "the types are"),
        (["describe", "Calder Post", "--country", "Atlantis", "--why", "x"], 2, "two letters"),
        (["describe", "Calder Post", "--side", "nobody-at-all", "--why", "x"], 2, "unknown side"),
        (["describe", "Calder Post", "--reliability", "Z", "--why", "x"], 2, "is none of A, B"),
        (["describe", "Calder Post", "--why", "x"], 2, "must say something"),
        (["describe", "Calder Post", "--type", "ngo"], 2, "needs a reason"),
        (["describe"], 2, "take the name"),
        (["list", "Calder Post"], 2, "take the name"),
        (["--type", "ngo"], 2, "belong to sources describe"),
        (["retract", "Calder Post"], 1, "no note on"),
    ],
)
def test_what_makes_no_sense_is_one_clear_line(db, args, code, words):
    result = run("sources", *args, db=db)
    assert (result.exit_code, len(result.stderr.splitlines())) == (code, 1)
    assert words in result.stderr


@pytest.mark.usefixtures("terminal")
def test_a_person_sees_the_sources_as_a_table(db):
    result = run("sources", "--limit", "2", db=db)
    assert "nobody" in result.stdout or "lists" in result.stdout
    assert "2 of 4 shown" in result.stderr


def test_a_source_of_the_lists_can_be_described_before_it_speaks(db):
    assert run("sources", "describe", "AFP", "--reliability", "B", "--why", "w", "--author", "A", db=db).exit_code == 0
    assert "AFP" not in by_name(db)
