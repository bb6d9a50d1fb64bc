"""Reads the stored reports again with the present program and vocabulary; what persons decided stays."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.model.report import FAILED, Report
from dateline.pipeline.derive import refresh
from dateline.pipeline.pool import outcomes
from dateline.pipeline.program import fingerprint
from dateline.pipeline.summary import Failure, ReadStopped
from dateline.pipeline.worker import Outcome
from dateline.settings import usable_cores
from dateline.store import Store
from dateline.store.corrections import StoredCorrection


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadProgress:
    """How far a re-reading is, in reports; `claims` counts those read so far, `changed` the reports that differ."""

    done: int
    total: int
    changed: int
    claims: int
    current: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadSummary:
    """What a re-reading did.

    `reports` were read again, `unchanged` gave just the same; `skipped` were not read, since this very program had read
    them last. `kept`, `altered` (same id, read differently), `added` and `retired` count claims. `rebound` claims
    gained or lost a correction; `lost` corrections stand but find no claim in the whole record now. `failures` are
    reports that broke the program: their old reading stays.
    """

    reports: int
    unchanged: int
    skipped: int
    kept: int
    altered: int
    added: int
    retired: int
    rebound: int
    corrections: int
    lost: tuple[StoredCorrection, ...]
    failures: tuple[Failure, ...]
    seconds: float


Tell = Callable[[RereadProgress], None]
"""Called after every report with how far the run is."""


def reread(
    store: Store, *, everything: bool = False, jobs: int | None = None, progress: Tell | None = None
) -> RereadSummary:
    """Read all stored reports again, each in one transaction, then bring events, disputes and control up to date.

    Reports that this program and vocabulary read last are skipped, so that a run which was stopped goes on where it
    ended; `everything` forgets first what was done, and a later run without it goes on there, too. A report that breaks
    the program keeps its old reading. Raises ReadStopped when the user stops it.
    """
    clock, program = time.monotonic(), fingerprint()
    if everything:
        store.forget_programs()
    waiting = store.reports_to_read_again(program)
    skipped = len(store.reports_to_read_again()) - len(waiting)
    run = _Run(store=store, total=len(waiting), program=program, tell=progress)
    try:
        for outcome in outcomes(run.waiting(waiting), jobs=jobs or usable_cores()):
            run.keep(outcome)
        if store.derived_stale:
            refresh(store)
    except KeyboardInterrupt:
        raise ReadStopped(run.done, run.total) from None
    standing = [it for it in store.corrections() if it.correction.stands]
    return RereadSummary(
        reports=run.read,
        unchanged=run.read - run.changed,
        skipped=skipped,
        kept=run.kept,
        altered=run.altered,
        added=run.added,
        retired=run.retired,
        rebound=run.rebound,
        corrections=len(standing),
        lost=tuple(it for it in standing if it.lost),
        failures=tuple(run.failures),
        seconds=time.monotonic() - clock,
    )


@dataclass(slots=True, kw_only=True)
class _Run:
    """The running counts, and the store that is filled."""

    store: Store
    total: int
    program: str
    tell: Tell | None
    done: int = 0
    read: int = 0
    changed: int = 0
    claims: int = 0
    kept: int = 0
    altered: int = 0
    added: int = 0
    retired: int = 0
    rebound: int = 0
    failures: list[Failure] = field(default_factory=list)

    def waiting(self, ids: Sequence[str]) -> Iterator[Report]:
        """Give the reports that have text to read; a stage that broke on one may not break again."""
        for report_id in ids:
            report = self.store.report(report_id).report
            if not report.blocks:
                self._count(report)
            elif report.unread_reason and report.unread_reason.startswith(FAILED):
                yield replace(report, unread_reason=None)
            else:
                yield report

    def keep(self, outcome: Outcome) -> None:
        """Put one new reading in the place of the old."""
        report = outcome.report
        if outcome.reading is None:
            self.failures.append(Failure(source=report.source or report.id, problem=outcome.problem or "not read"))
            self._count(report)
            return
        done = self.store.replace_reading(report, outcome.reading, outcome.resolutions, program=self.program)
        self.read += 1
        self.changed += done.changed
        self.claims += len(outcome.reading.claims)
        self.kept += len(done.kept)
        self.altered += len(done.altered)
        self.added += len(done.added)
        self.retired += len(done.retired)
        self.rebound += len(done.bound)
        self._count(report)

    def _count(self, report: Report) -> None:
        self.done += 1
        if self.tell is not None:
            current = report.title or report.source or report.id
            self.tell(
                RereadProgress(
                    done=self.done, total=self.total, changed=self.changed, claims=self.claims, current=current
                )
            )
