import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.cli.output import printable
from dateline.cli.show import marked_text


def claim(quote, trigger):
    return {"quote": {"start": quote[0], "end": quote[1]}, "trigger": {"start": trigger[0], "end": trigger[1]}}


@pytest.mark.parametrize(
    ("claims", "marked"),
    [
        ([], "Rebels took the town."),
        ([claim((0, 20), (7, 11))], "[1| Rebels took the town]."),
        ([claim((0, 20), (7, 11)), claim((0, 20), (7, 11))], "[1,2| Rebels took the town]."),
        ([claim((7, 11), (7, 11)), claim((0, 21), (7, 11))], "[2| Rebels [1| took] the town.]"),
    ],
)
def test_claims_are_marked_in_the_text(claims, marked):
    assert marked_text("Rebels took the town.", claims).plain == marked


def test_control_characters_of_a_report_cannot_reach_the_terminal():
    assert printable("a\x1b[31mb\n\tc\x9b") == "a\N{REPLACEMENT CHARACTER}[31mb\n\tc\N{REPLACEMENT CHARACTER}"


def test_show_gives_the_text_with_its_claims(db):
    runner = CliRunner()
    report_id = json.loads(runner.invoke(app, ["reports", "--db", db]).stdout)[0]["id"]
    shown = json.loads(runner.invoke(app, ["show", report_id[:10], "--db", db]).stdout)
    assert shown["id"] == report_id
    assert all(
        shown["text"][it["quote"]["start"] : it["quote"]["end"]] == it["quote"]["text"] for it in shown["claims"]
    )
    assert len(shown["claims"]) == 1


def test_a_person_sees_marks_and_a_list_of_the_claims(db, monkeypatch):
    monkeypatch.setattr("dateline.cli.options.on_terminal", lambda: True)
    runner = CliRunner()
    report_id = json.loads(runner.invoke(app, ["reports", "--json", "--db", db]).stdout)[0]["id"]
    shown = runner.invoke(app, ["show", report_id, "--db", db]).stdout
    assert "[1| The army seized Palmyra" in shown
    assert "[1] clm_" in shown


def test_show_of_something_else_is_one_line(db):
    result = CliRunner().invoke(app, ["show", "evt_", "--db", db])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
