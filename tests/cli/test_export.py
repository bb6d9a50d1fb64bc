import csv
import io
import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app


def run(*args, db):
    return CliRunner().invoke(app, ["export", *args, "--db", db])


def test_jsonl_holds_every_kind_of_object(db):
    objects = [json.loads(line)["object"] for line in run("jsonl", db=db).stdout.splitlines()]
    assert {kind: objects.count(kind) for kind in objects} == {
        "report": 3, "claim": 2, "event": 1, "control_interval": 2,
    }  # fmt: skip


def test_csv_is_one_row_per_event(db):
    assert len(list(csv.DictReader(io.StringIO(run("csv", db=db).stdout)))) == 1


def test_csv_of_claims(db):
    assert len(list(csv.DictReader(io.StringIO(run("csv", "--of", "claims", db=db).stdout)))) == 2


def test_geojson_is_a_feature_collection(db):
    assert json.loads(run("geojson", db=db).stdout)["type"] == "FeatureCollection"


def test_filters_keep_a_part(db):
    lines = run("jsonl", "--of", "claims", "--speaker", "sohr", db=db).stdout.splitlines()
    assert len(lines) == 1


def test_a_file_is_written_with_a_note(db, tmp_path):
    target = tmp_path / "out.csv"
    result = run("csv", "--output", str(target), db=db)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "out.csv" in result.stderr
    assert target.read_text(encoding="utf-8") == run("csv", db=db).stdout


@pytest.mark.parametrize("args", [["xlsx"], ["csv", "--of", "rumours"], ["csv", "--kind", "airstrike"]])
def test_what_does_not_exist_is_a_usage_error_and_leaves_files_alone(db, tmp_path, args):
    target = tmp_path / "out.csv"
    target.write_text("mine")
    result = run(*args, "--output", str(target), db=db)
    assert (result.exit_code, target.read_text()) == (2, "mine")
    assert len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_is_not_there_is_one_line(db, tmp_path):
    result = run("csv", "--output", str(tmp_path / "no" / "out.csv"), db=db)
    assert result.exit_code == 1
    assert "can't write" in result.stderr


def test_a_policy_fills_the_best_column_and_says_why(disputed_db):
    [row] = csv.DictReader(io.StringIO(run("csv", "--policy", "lowest", db=disputed_db).stdout))
    assert (row["killed_low"], row["killed_best"], row["killed_high"], row["policy"]) == ("40", "40", "70", "lowest")
    assert row["policy_reason"].startswith("killed (fighters): the lowest of 2")
    assert row["policy_claim_ids"] in row["claim_ids"]


def test_without_a_policy_figures_that_differ_have_no_best(disputed_db):
    [row] = csv.DictReader(io.StringIO(run("csv", db=disputed_db).stdout))
    assert (row["killed_best"], row["policy"], row["admiralty"]) == ("", "low-best-high", "F4")
    assert "not decided" in row["policy_reason"]


def test_an_unknown_policy_writes_nothing(db, tmp_path):
    target = tmp_path / "out.csv"
    assert run("csv", "--policy", "best", "--output", str(target), db=db).exit_code == 2
    assert not target.exists()
