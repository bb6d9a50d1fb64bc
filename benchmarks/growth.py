"""Measures what adding one report costs as the record grows: it should touch its neighbours only.

``python -m benchmarks.growth [--sizes 1000 10000 100000] [--reports N] [--json]``

A record is filled with made-up reports (``benchmarks/made_up.py``) to each size in claims; then N more reports are
added one by one, each stored and its events, disputes and control brought up to date, as ``dateline read`` does after
extraction. Control of the few places of which very much is told waits until somebody asks; what that takes after a
report, and what memory, is told beside it. Times are medians in one process of its own per size, so that the peak of
memory is that of adding, not of filling. Goals: at the last size at most `RATIO` times the first, and at most `MEMORY`
times the memory.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.made_up import MadeUp, reports
from dateline.pipeline.derive import refresh
from dateline.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.store import Store

RATIO = 1.5
"""How much longer adding a report may take at the last size than at the first."""
MEMORY = 1.25
"""How much more memory adding may take at the last size than at the first: flat, but for caches of names."""
_ASKED = 10
"""Reports after which control of all places is asked for."""
_FILL = 400
"""Reports added between two refreshes while filling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What adding one report took in a record of `claims` claims: medians in milliseconds, peak in megabytes."""

    claims: int
    reports: int
    megabytes_on_disk: float
    store_ms: float
    refresh_ms: float
    total_ms: float
    slowest_ms: float
    asked_ms: float
    peak_mb: float
    asked_peak_mb: float
    """With control of the places of which very much is told, which waits until somebody asks for it."""


def main() -> int:
    """Measure and print; exit code 1 when a goal is missed."""
    arguments = _arguments()
    if arguments.measure is not None:
        print(json.dumps(asdict(_measure(arguments.measure[0], int(arguments.measure[1]), arguments.reports))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        results = list(_run(Path(folder), arguments.sizes, arguments.reports))
    time_ratio = results[-1].total_ms / results[0].total_ms
    memory_ratio = results[-1].peak_mb / results[0].peak_mb
    reached = time_ratio <= RATIO and memory_ratio <= MEMORY
    if arguments.json:
        rows = [asdict(it) for it in results]
        print(json.dumps({"results": rows, "time": time_ratio, "memory": memory_ratio, "within_goal": reached}))
    else:
        for it in results:
            print(
                f"{it.claims:>9,} claims ({it.reports:,} reports, {it.megabytes_on_disk:.0f} MB on disk): one more "
                f"report {it.total_ms:.0f} ms (store {it.store_ms:.0f}, record {it.refresh_ms:.0f}; slowest "
                f"{it.slowest_ms:.0f}), peak {it.peak_mb:.0f} MB; control when asked {it.asked_ms:.0f} ms, "
                f"peak then {it.asked_peak_mb:.0f} MB"
            )
        print(f"last over first: time {time_ratio:.2f} (goal {RATIO}), memory {memory_ratio:.2f} (goal {MEMORY})")
    return 0 if reached else 1


def _run(folder: Path, sizes: Sequence[int], count: int) -> Iterator[Result]:
    source, used = reports(), 0
    path = folder / "record.db"
    with open_store(str(path)) as store:
        for size in sorted(sizes):
            used += fill(store, source, size)
            store.close()
            copied = folder / f"{size}.db"
            shutil.copy(path, copied)
            with open_store(str(copied)) as caught_up:
                refresh(caught_up)  # what waits in it is nothing that one more report brings
            command = [sys.executable, "-m", "benchmarks.growth", "--reports", str(count)]
            run = subprocess.run(
                [*command, "--measure", str(copied), str(used)], check=True, capture_output=True, text=True
            )
            copied.unlink()
            yield Result(**json.loads(run.stdout))


def fill(store: Store, source: Iterator[MadeUp], size: int) -> int:
    """Add made-up reports until a record holds `size` claims; gives how many were added."""
    used = 0
    while store.claim_count() < size:
        for made in islice(source, min(_FILL, max(1, (size - store.claim_count()) // 13))):
            store.add_report(made.report, made.reading, made.resolutions)
            used += 1
        refresh(store, later=True)
    return used


def _measure(where: str, used: int, count: int) -> Result:
    """Add `count` reports to a record that holds the first `used` ones."""
    waiting = islice(reports(), used, used + count + 1 + _ASKED)
    stored: list[float] = []
    refreshed: list[float] = []
    asked: list[float] = []
    with open_store(where) as store:
        claims, size = store.claim_count(), Path(where).stat().st_size / 1e6
        for made in islice(waiting, count + 1):
            began = time.perf_counter()
            store.add_report(made.report, made.reading, made.resolutions)
            middle = time.perf_counter()
            refresh(store, later=True)
            stored.append(middle - began)
            refreshed.append(time.perf_counter() - middle)
        peak = _peak_mb()
        for made in waiting:
            store.add_report(made.report, made.reading, made.resolutions)
            refresh(store, later=True)
            began = time.perf_counter()
            refresh(store)
            asked.append(time.perf_counter() - began)
    whole = [a + b for a, b in zip(stored[1:], refreshed[1:], strict=True)]  # the first one loads vocabulary
    return Result(
        claims=claims,
        reports=used,
        megabytes_on_disk=size,
        store_ms=1000 * statistics.median(stored[1:]),
        refresh_ms=1000 * statistics.median(refreshed[1:]),
        total_ms=1000 * statistics.median(whole),
        slowest_ms=1000 * max(whole),
        asked_ms=1000 * statistics.median(asked),
        peak_mb=peak,
        asked_peak_mb=_peak_mb(),
    )


def _peak_mb() -> float:
    """The most memory this process had: on Linux `ru_maxrss` also counts that of the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.MULTILINE)
        if found:
            return int(found[1]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="claims in the record")
    parser.add_argument("--reports", type=int, default=100, help="reports to add at each size")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--measure", nargs=2, metavar=("RECORD", "USED"), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
