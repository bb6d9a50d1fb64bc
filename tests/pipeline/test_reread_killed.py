"""Killing `dateline reread` at any moment loses no correction and leaves every report with one whole reading."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.model.correction import Act
from dateline.pipeline import correct
from dateline.pipeline.correct import Person
from dateline.store import open_store

PLAIN = [sys.executable, str(Path(__file__).parents[1] / "helpers" / "plain_dateline.py")]
ADA = Person(author="Ada", why="checked it")


@pytest.fixture
def db(tmp_path):
    path, reports = tmp_path / "desk.db", tmp_path / "reports.jsonl"
    rows = [{"text": f"Crowd {n} gathered at noon.", "published_at": "2016-03-28", "outlet": "Quay"} for n in range(80)]
    reports.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    subprocess.run([*PLAIN, "read", str(reports), "--db", str(path), "--jobs", "1"], check=True, capture_output=True)
    with open_store(str(path)) as store:
        for item in store.claims()[:20]:
            correct.correct(store, item.id, {"hedge": "doubted", "place": "Palmyra, Homs"}, ADA)
        correct.review(store, store.claims()[30].id, Act.REJECT, ADA)
    return str(path)


def reread(db, *options):
    command = [*PLAIN, "reread", "--db", db, "--jobs", "1", "--progress", "json", *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def shown(db):
    with open_store(db) as store:
        return store.claims(rejected=True), store.corrections(), [it.claims for it in store.reports()]


@pytest.mark.slow
def test_kills_at_random_moments_lose_and_break_nothing(db):
    before, draw = shown(db), random.Random(11)
    for number in range(4):
        process = reread(db, *(["--all"] if number == 0 else []))
        for _ in range(draw.randint(1, 15)):
            process.stderr.readline()
        time.sleep(draw.random() * 0.05)
        process.kill()
        process.communicate()
        raw = sqlite3.connect(db)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.close()
        assert shown(db) == before
    process = reread(db)
    told, _ = process.communicate()
    assert process.returncode == 0
    summary = json.loads(told)
    assert (summary["lost"], summary["corrections"], summary["retired"]) == ([], 41, 0)
    assert 0 < summary["reports"] < 80  # the first run was told --all, the others went on
    assert summary["reports"] + summary["skipped"] == 80
    assert shown(db) == before
