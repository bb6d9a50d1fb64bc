"""Batches of reports over one process or several."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context

from dateline.errors import DatelineError
from dateline.model.report import Report
from dateline.pipeline.worker import Outcome, read_batch, start_worker_process

BATCH = 16
"""Reports per batch: enough for spaCy to work on in bulk, few enough that a stop loses a second of work."""

FEW = 8
"""Below this many reports, loading the language model once more costs more time than a second core saves."""

_AHEAD = 3
"""Batches in flight per worker: keeps workers busy while memory stays flat on a folder of any size."""

Work = Callable[[Sequence[Report]], list[Outcome]]


def outcomes(reports: Iterable[Report], *, jobs: int, work: Work = read_batch) -> Iterator[Outcome]:
    """Read reports with up to `jobs` processes; outcomes come in the order of the reports.

    A handful of reports is read in this process whatever `jobs` says. Nothing is loaded when there are none.
    """
    waiting = iter(reports)
    first = list(islice(waiting, FEW if jobs > 1 else 0))
    if len(first) < FEW:
        for batch in _batches(chain(first, waiting)):
            yield from work(batch)
        return
    yield from _in_processes(chain(first, waiting), jobs=jobs, work=work)


def _in_processes(reports: Iterable[Report], *, jobs: int, work: Work) -> Iterator[Outcome]:
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=start_worker_process)
    pending: deque[Future[list[Outcome]]] = deque()
    try:
        for batch in _batches(reports):
            with _interrupts_held():
                pending.append(pool.submit(work, batch))
            if len(pending) >= jobs * _AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool as error:
        msg = "a worker process died (out of memory?): finished reports are kept; go on with --jobs 1"
        raise DatelineError(msg) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _batches(reports: Iterable[Report]) -> Iterator[tuple[Report, ...]]:
    waiting = iter(reports)
    while batch := tuple(islice(waiting, BATCH)):
        yield batch


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while worker processes start: they inherit the mask, so only the parent ever sees it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: workers ignore it once they have started
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
