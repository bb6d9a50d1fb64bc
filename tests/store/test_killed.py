import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.store import open_store

DRIVER = Path(__file__).parents[1] / "helpers" / "store_driver.py"


def run_and_kill(path, seconds):
    """Run the driver, kill it without warning, and give the ids of the reports that it said were stored."""
    process = subprocess.Popen([sys.executable, DRIVER, path], stdout=subprocess.PIPE, text=True)
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return [line for line in (first + rest).splitlines() if len(line) == len(first.strip())]


@pytest.mark.slow
def test_killing_at_any_moment_loses_no_finished_report_and_corrupts_nothing(tmp_path):
    path = tmp_path / "record.db"
    moments = random.Random(7)
    finished = []
    for _ in range(4):
        finished += run_and_kill(path, moments.uniform(0.0, 0.4))
        raw = sqlite3.connect(path)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        raw.close()
        with open_store(str(path), create=False) as store:
            stored = store.reports()
            assert {it.report.id for it in stored} >= set(finished)
            assert store.claim_count() == 2 * len(stored) == sum(it.claims for it in stored)
            assert len(store.search("Mahin", limit=10_000)) == 2 * len(stored)
    assert len(finished) > 4


@pytest.mark.slow
def test_a_kill_while_the_record_is_made_leaves_nothing_that_can_not_be_opened(tmp_path):
    for number in range(5):
        path = tmp_path / f"{number}.db"
        process = subprocess.Popen(
            [sys.executable, "-c", f"from dateline.store import open_store; open_store({str(path)!r})"]
        )
        time.sleep(0.35 + 0.1 * number)
        process.kill()
        process.wait()
        with open_store(str(path)) as store:
            assert store.reports() == []
