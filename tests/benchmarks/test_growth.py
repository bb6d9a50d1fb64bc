import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import growth
from benchmarks.made_up import reports
from dateline.pipeline.derive import refresh
from dateline.store import open_store


def test_made_up_reports_are_the_same_for_one_seed_and_hold_their_quotes():
    first, again, other = (list(islice(reports(seed), 20)) for seed in (1, 1, 2))
    assert first == again != other
    for made in first:
        assert all(claim.quote.holds_in(made.report.text) for claim in made.reading.claims)
        assert len(made.reading.claims) == len(made.resolutions)


def test_a_record_is_filled_to_its_size_and_one_more_report_touches_little_of_it():
    source = reports()
    with open_store(":memory:") as store:
        growth.fill(store, source, 400)
        assert store.claim_count() >= 400
        before = {event.id: event for event in store.events()}
        made = next(source)
        store.add_report(made.report, made.reading, made.resolutions)
        refresh(store)
        changed = [it for it in store.changes(since=None, after_run=0) if it.event_id in before][-40:]
        after = {event.id: event for event in store.events()}
        untouched = [event_id for event_id, event in before.items() if after.get(event_id) == event]
        assert changed
        assert len(untouched) > 0.9 * len(before)


def test_what_is_measured_is_one_report_at_a_time(tmp_path):
    path = tmp_path / "record.db"
    with open_store(str(path)) as store:
        used = growth.fill(store, reports(), 100)
    found = growth._measure(str(path), used, 3)
    assert found.claims >= 100
    assert 0 < found.total_ms <= found.slowest_ms


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the two apart")
def test_the_peak_of_memory_is_that_of_the_process_itself_and_not_of_the_one_that_started_it():
    ballast = bytearray(400_000_000)
    code = "from benchmarks.growth import _peak_mb; print(_peak_mb())"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert 20 < float(run.stdout) < len(ballast) / 1e6
