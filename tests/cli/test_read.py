import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.pipeline.summary import ReadStopped, ReadSummary

TEXT = "Le maire de la ville a déclaré dimanche que les habitants étaient tous rentrés chez eux sans incident."


@pytest.fixture
def french(tmp_path):
    """A report that is stored without being read, so that no language model is loaded."""
    path = tmp_path / "ville.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def desk(tmp_path):
    return tmp_path / "record" / "desk.db"


def run(*args, db):
    db.parent.mkdir(exist_ok=True)
    return CliRunner().invoke(app, ["read", *args, "--db", str(db)])


def test_the_counts_are_json_when_piped(french, desk):
    summary = json.loads(run(french, db=desk).stdout)
    assert {name: summary[name] for name in ("new", "unchanged", "unread", "claims")} == {
        "new": 1, "unchanged": 0, "unread": 1, "claims": 0,
    }  # fmt: skip


def test_unusable_reports_are_pointed_at(french, desk):
    assert "dateline reports --unread" in run(french, db=desk).stderr


def test_reading_again_says_unchanged(french, desk):
    run(french, db=desk)
    result = run(french, db=desk)
    assert (result.exit_code, json.loads(result.stdout)["unchanged"]) == (0, 1)
    assert "1 already read, unchanged" in result.stderr


def test_standard_input(desk):
    desk.parent.mkdir()
    result = CliRunner().invoke(app, ["read", "-", "--db", str(desk)], input=TEXT.encode())
    assert json.loads(result.stdout)["new"] == 1


def test_what_the_user_knows_wins(french, desk):
    run(french, "--date", "2016-03-28", "--outlet", "Calder Post", "--url", "https://calder.example/1", db=desk)
    [report] = json.loads(CliRunner().invoke(app, ["reports", "--db", str(desk)]).stdout)
    assert (report["published_at"], report["outlet"], report["url"]) == (
        "2016-03-28", "Calder Post", "https://calder.example/1",
    )  # fmt: skip


def test_one_address_cannot_belong_to_several_reports(french, desk, tmp_path):
    (tmp_path / "b.txt").write_text(TEXT + " Bis.", encoding="utf-8")
    result = run(french, str(tmp_path / "b.txt"), "--url", "https://calder.example/1", db=desk)
    assert (result.exit_code, desk.exists()) == (2, False)


def test_progress_as_json_is_one_object_per_report(french, desk):
    told = [line for line in run(french, "--progress", "json", db=desk).stderr.splitlines() if line.startswith("{")]
    assert [json.loads(line)["done"] for line in told] == [1]


def test_a_bar_leaves_stdout_alone(french, desk):
    assert json.loads(run(french, "--progress", "bar", db=desk).stdout)["new"] == 1


def test_a_person_gets_sentences(french, desk, monkeypatch):
    monkeypatch.setattr("dateline.cli.options.on_terminal", lambda: True)
    assert "1 new report with 0 claims" in run(french, db=desk).stdout


def _bad(tmp_path, name, raw):
    path = tmp_path / name
    path.write_bytes(raw)
    return str(path)


@pytest.mark.parametrize(
    ("name", "raw", "options"),
    [
        ("empty.txt", b"", []),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20, []),
        ("broken.jsonl", b'{"text": "fine"}\n{"text": \n', []),
        ("large.txt", b"word " * 100, ["--max-bytes", "100"]),
        ("dated.txt", b"The army seized the town.", ["--date", "28.3.2016"]),
    ],
)
def test_bad_input_is_one_line_and_leaves_the_store_untouched(tmp_path, desk, name, raw, options):
    result = run(_bad(tmp_path, name, raw), *options, db=desk)
    assert result.exit_code in {1, 2}
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert result.stdout == ""
    assert not desk.exists()


def test_a_missing_path_is_named(desk):
    result = run("nowhere/at-all.txt", db=desk)
    assert (result.exit_code, desk.exists()) == (1, False)
    assert "nowhere/at-all.txt" in result.stderr


def test_being_stopped_says_how_to_go_on(french, desk, monkeypatch):
    def stopped(*_args, **_options):
        raise ReadStopped(3, 9)

    monkeypatch.setattr("dateline.pipeline.run.read", stopped)
    result = run(french, db=desk)
    assert (result.exit_code, result.stderr) == (130, "stopped: 3 of 9 read; run the same command to go on\n")


def test_a_file_lost_on_the_way_fails_the_run(french, desk, monkeypatch):
    from dateline.pipeline.summary import Failure

    lost = (Failure(source="a.txt", problem="gone"),)
    summary = ReadSummary(new=0, unchanged=0, unread=0, claims=0, seconds=0.1, lost=lost)
    monkeypatch.setattr("dateline.pipeline.run.read", lambda *_args, **_options: summary)
    result = run(french, db=desk)
    assert result.exit_code == 1
    assert "a.txt: gone" in result.stderr
