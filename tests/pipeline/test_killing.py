"""Killing `dateline read` at any moment loses no finished report and corrupts nothing."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dateline

PLAIN = [sys.executable, str(Path(__file__).parents[1] / "helpers" / "plain_dateline.py")]
REAL = [sys.executable, "-m", "dateline"]
SEED = 20160327

TEXTS = (
    "The army seized the town of Palmyra from Islamic State on Sunday, state television said.",
    "At least {n} fighters were killed in clashes near Palmyra on Saturday, a monitoring group said.",
    "Russian warplanes carried out {n} air strikes around Palmyra on Friday, the defence ministry said.",
    "Residents said the militants had withdrawn from the ancient city of Palmyra overnight after {n} days.",
)


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    rows = [
        {"text": TEXTS[n % 4].format(n=n + 10), "published_at": "2016-03-28", "outlet": f"Outlet {n % 5}"}
        for n in range(120)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def read(program, reports, db):
    command = [*program, "read", str(reports), "--db", str(db), "--jobs", "1", "--progress", "json"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)


def kill_after(process, finished, pause):
    """Kill a reading that has told of `finished` reports, after a pause; gives how many it told of by then."""
    told = 0
    for line in process.stderr:
        if line.startswith("{"):
            told = json.loads(line)["new"]
            if told >= finished:
                break
    time.sleep(pause)
    process.kill()
    for line in process.stderr:
        if line.startswith("{") and line.endswith("}\n"):
            told = json.loads(line)["new"]
    process.wait()
    process.stderr.close()
    return told


def stored(db):
    connection = sqlite3.connect(db)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {row[0] for row in connection.execute("SELECT id FROM report")}
    finally:
        connection.close()


def record(db):
    with dateline.open(str(db)) as opened:
        lists = (opened.reports(), opened.claims(), opened.events(), opened.disputes(), opened.control())
        return [rows.to_dicts() for rows in lists]


def undisturbed(program, reports, tmp_path):
    db = tmp_path / "undisturbed.db"
    process = read(program, reports, db)
    process.communicate()
    return record(db)


def test_kills_at_random_moments_lose_and_break_nothing(reports, tmp_path):
    db, draw, kept = tmp_path / "killed.db", random.Random(SEED), set()
    for _ in range(6):
        told = kill_after(read(PLAIN, reports, db), draw.randint(0, 25), draw.random() * 0.1)
        now = stored(db)
        assert kept <= now
        assert len(now) >= len(kept) + told
        kept = now
    process = read(PLAIN, reports, db)
    process.communicate()
    assert process.returncode == 0
    assert record(db) == undisturbed(PLAIN, reports, tmp_path)


def test_a_list_after_a_kill_is_up_to_date(reports, tmp_path):
    db = tmp_path / "killed.db"
    kill_after(read(PLAIN, reports, db), 10, 0)
    result = subprocess.run([*PLAIN, "events", "--db", str(db)], capture_output=True, text=True, check=True)
    assert sum(len(event["claim_ids"]) for event in json.loads(result.stdout)) == len(stored(db))


def test_ctrl_c_says_how_to_go_on(reports, tmp_path):
    process = read(PLAIN, reports, tmp_path / "stopped.db")
    for line in process.stderr:
        if line.startswith("{") and json.loads(line)["new"] >= 5:
            break
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "of 120 read; run the same command to go on" in rest.splitlines()[-1]
    assert "Traceback" not in rest


@pytest.mark.slow
def test_kills_of_the_real_thing_lose_and_break_nothing(reports, tmp_path):
    db, draw, kept = tmp_path / "killed.db", random.Random(SEED), set()
    for _ in range(3):
        told = kill_after(read(REAL, reports, db), draw.randint(1, 30), draw.random() * 0.3)
        now = stored(db)
        assert kept <= now
        assert len(now) >= len(kept) + told
        kept = now
    process = read(REAL, reports, db)
    process.communicate()
    assert process.returncode == 0
    assert record(db) == undisturbed(REAL, reports, tmp_path)


@pytest.mark.slow
def test_worker_processes_end_with_a_killed_parent(reports, tmp_path):
    db = tmp_path / "killed.db"
    command = [*REAL, "read", str(reports), "--db", str(db), "--jobs", "2", "--progress", "json"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    next(line for line in process.stderr if line.startswith("{") and json.loads(line)["new"])
    workers = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True, check=True
    )
    process.kill()
    process.wait()
    process.stderr.close()
    deadline = time.monotonic() + 10
    while any(alive(int(pid)) for pid in workers.stdout.split()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in workers.stdout.split() if alive(int(pid))]
    assert stored(db)


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text() if Path(f"/proc/{pid}").exists() else True
