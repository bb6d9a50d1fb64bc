"""Reads files into the record."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dateline import __version__
from dateline.errors import DatelineError
from dateline.ingest import IngestOptions, Source, load_reports
from dateline.model.report import Report
from dateline.pipeline.collecting import collecting_rarely
from dateline.pipeline.derive import Derived, refresh
from dateline.pipeline.pool import outcomes
from dateline.pipeline.program import fingerprint
from dateline.pipeline.summary import Failure, Progress, ReadStopped, ReadSummary
from dateline.pipeline.worker import Outcome
from dateline.settings import usable_cores
from dateline.store import Store

Tell = Callable[[Progress], None]
"""Called after every report with how far the run is."""


def read(
    sources: Sequence[Source],
    *,
    store: Store,
    options: IngestOptions,
    jobs: int | None = None,
    progress: Tell | None = None,
) -> ReadSummary:
    """Read checked sources into the record, then bring its events, disputes and control up to date.

    `sources` come from ``ingest.check_sources``, which refuses bad input before the store is even opened. Reports
    that the record holds already are skipped, so running again goes on where a stopped run ended. Every report is
    one transaction. `jobs` is the number of processes (default: all usable cores; a handful of reports uses one);
    more than one needs the caller's ``if __name__ == "__main__"`` guard, as all of multiprocessing does.

    Raises ReadStopped (a KeyboardInterrupt) when the user stops it, StoreError when the store can't be written.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    run = _Run(store=store, total=sum(source.count for source in sources), tell=progress)
    try:
        with collecting_rarely():
            for outcome in outcomes(run.waiting(sources, options), jobs=jobs or usable_cores()):
                run.keep(outcome)
            derived = refresh(store, later=True)
    except KeyboardInterrupt:
        raise ReadStopped(run.done, run.total) from None
    if run.new:
        store.record_run(version=__version__, started=started, finished=datetime.now(UTC), reports=run.new)
    return run.summary(derived, time.monotonic() - clock)


@dataclass(slots=True, kw_only=True)
class _Run:
    """The running counts of one run, and the store that it fills."""

    store: Store
    total: int
    tell: Tell | None
    new: int = 0
    unchanged: int = 0
    unread: int = 0
    claims: int = 0
    taken: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)
    lost: list[Failure] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Reports dealt with so far."""
        return self.new + self.unchanged

    def waiting(self, sources: Sequence[Source], options: IngestOptions) -> Iterator[Report]:
        """Give the reports that are yet to be read; known ones are counted, empty ones stored at once."""
        for source in sources:
            for report in self._load(source, options):
                if report.id in self.taken or self.store.has_report(report.id):
                    self.unchanged += 1
                    self._tell(report)
                    continue
                self.taken.add(report.id)
                if report.blocks:
                    yield report
                else:
                    self.keep(Outcome(report=report, reading=None))

    def keep(self, outcome: Outcome) -> None:
        """Store one report with all that was read in it."""
        report = outcome.report
        if self.store.add_report(report, outcome.reading, outcome.resolutions, program=fingerprint()):
            self.new += 1
            self.claims += len(outcome.reading.claims) if outcome.reading else 0
            self.unread += report.unread_reason is not None
        else:  # another process read the same files into this record meanwhile
            self.unchanged += 1
        if outcome.problem:
            self.failures.append(Failure(source=report.source or report.id, problem=outcome.problem))
        self._tell(report)

    def summary(self, derived: Derived, seconds: float) -> ReadSummary:
        """Sum the run up."""
        return ReadSummary(
            new=self.new,
            unchanged=self.unchanged,
            unread=self.unread,
            claims=self.claims,
            seconds=seconds,
            failures=tuple(self.failures),
            lost=tuple(self.lost),
            events=derived.events,
            disputes=derived.disputes,
            intervals=derived.intervals,
        )

    def _load(self, source: Source, options: IngestOptions) -> Iterator[Report]:
        """Load one source. It passed its checks, but may have gone or changed since: that stops no other."""
        try:
            yield from load_reports([source], options)
        except DatelineError as error:
            self.lost.append(Failure(source=source.name, problem=str(error)))
        except Exception as error:  # noqa: BLE001 (one file must not stop the rest: listed as lost at the end)
            self.lost.append(Failure(source=source.name, problem=f"{type(error).__name__}: {error}"))

    def _tell(self, report: Report) -> None:
        if self.tell is None:
            return
        progress = Progress(
            done=self.done,
            total=self.total,
            new=self.new,
            unchanged=self.unchanged,
            unread=self.unread,
            claims=self.claims,
            current=report.title or report.source or report.id,
        )
        self.tell(progress)
