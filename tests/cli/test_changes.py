import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app

FIRST = "Rebels shelled the market of Idlib on Monday, 29 February, killing 12 people, the Observatory said."
SECOND = "Shells hit the market of Idlib on Monday, 29 February, and killed 19 people, the White Helmets said."


@pytest.fixture
def record(tmp_path):
    path = str(tmp_path / "record.db")
    for number, text in enumerate((FIRST, SECOND)):
        report = tmp_path / f"{number}.txt"
        report.write_text(text, encoding="utf-8")
        run(path, "read", str(report), "--date", f"2016-03-0{number + 1}", "--outlet", f"Paper {number}")
    return path


def run(path, *words):
    result = CliRunner().invoke(app, [*words, "--db", path])
    assert result.exit_code == 0, result.output
    return result


def test_a_second_report_changes_an_event_and_says_how(record):
    (change,) = json.loads(run(record, "changes", "--json").stdout)
    assert (change["change"], change["run"]) == ("changed", 2)
    assert change["fields"]["independent_origins"] == {"old": 1, "new": 2}
    assert len(change["fields"]["claim_ids"]["new"]) > len(change["fields"]["claim_ids"]["old"])


def test_since_the_first_reading_there_was_nothing_before(record):
    (change,) = json.loads(run(record, "changes", "--since", "0", "--json").stdout)
    assert (change["change"], change["fields"]) == ("added", {})


def test_since_takes_a_day_and_refuses_what_is_neither(record):
    assert json.loads(run(record, "changes", "--since", "2100-01-01", "--json").stdout) == []
    result = CliRunner().invoke(app, ["changes", "--since", "soon", "--db", record])
    assert result.exit_code == 2
    assert "no day and no run" in result.stderr
