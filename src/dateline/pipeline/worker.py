"""Extraction and resolution of a batch of reports, in this process or in a worker process."""

import os
import signal
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from multiprocessing import connection, parent_process
from typing import Protocol

from dateline.model.claim import Claim, Reading
from dateline.model.report import FAILED, Report
from dateline.model.resolution import Resolution
from dateline.pipeline.collecting import collecting_rarely


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one report: its reading and resolutions, or the problem that kept it from being read."""

    report: Report
    reading: Reading | None
    resolutions: tuple[Resolution, ...] = ()
    problem: str | None = None


class Extracts(Protocol):
    """What the worker needs of an extractor."""

    def read(self, reports: Iterable[Report]) -> Iterable[Reading]:
        """Give one reading per report, in order."""
        ...


class Resolves(Protocol):
    """What the worker needs of a resolver."""

    def resolve(self, report: Report, claims: Sequence[Claim]) -> tuple[Resolution, ...]:
        """Give one resolution per claim, in order."""
        ...


class Worker:
    """Reads reports: one extractor and one resolver, loaded once per process."""

    def __init__(self, extractor: Extracts, resolver: Resolves) -> None:
        self.extractor = extractor
        self.resolver = resolver

    @classmethod
    def default(cls) -> "Worker":
        """Load the stages that come with dateline; takes a second or two."""
        # Here and not above: importing spaCy takes a second that a run with nothing new to read should not pay.
        from dateline.extract import Extractor  # noqa: PLC0415
        from dateline.resolve import Resolver  # noqa: PLC0415

        resolver = Resolver.default()
        return cls(Extractor(resolver.places, resolver.times), resolver)

    def read(self, reports: Sequence[Report]) -> list[Outcome]:
        """Read a batch. A report that breaks a stage becomes an outcome with a problem and never harms the others."""
        try:
            readings = list(self.extractor.read(reports))
            return [
                Outcome(report=report, reading=reading, resolutions=self.resolver.resolve(report, reading.claims))
                for report, reading in zip(reports, readings, strict=True)
            ]
        except Exception as error:  # noqa: BLE001 (one report must not stop the rest: kept as a row with its reason)
            if len(reports) > 1:
                return [outcome for report in reports for outcome in self.read([report])]
            return [_unreadable(reports[0], error)]


def _unreadable(report: Report, error: Exception) -> Outcome:
    problem = f"{FAILED}{type(error).__name__}: {' '.join(str(error).split())}"
    return Outcome(report=replace(report, unread_reason=problem), reading=None, problem=problem)


_workers: list[Worker] = []


def read_batch(reports: Sequence[Report]) -> list[Outcome]:
    """Read a batch with this process's own worker, loaded at the first batch (so that its errors reach the parent)."""
    if not _workers:
        _workers.append(Worker.default())
    with collecting_rarely():
        return _workers[0].read(reports)


def start_worker_process() -> None:
    """Make a worker process leave Ctrl-C to its parent, and end when the parent is gone, even killed.

    A pool's workers wait for work on a pipe that they hold open themselves, so nothing else would tell them.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
