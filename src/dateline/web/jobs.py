"""Readings started from the page: one at a time, in the background, with their progress."""

import re
import secrets
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.errors import DatelineError
from dateline.ingest import IngestOptions
from dateline.pipeline.summary import Progress, ReadSummary
from dateline.record.access import Record

_KEPT: Final = 50
"""Readings that are remembered, with what came of them."""


@dataclass(slots=True, kw_only=True)
class Job:
    """One reading: `state` is waiting, reading, done or failed."""

    id: str
    names: tuple[str, ...]
    state: str = "waiting"
    done: int = 0
    total: int = 0
    current: str = ""
    problem: str | None = None
    summary: ReadSummary | None = None
    report_ids: tuple[str, ...] = ()

    def tell(self, progress: Progress) -> None:
        """Note how far it is."""
        self.done, self.total, self.current = progress.done, progress.total, progress.current


@dataclass(slots=True, kw_only=True)
class Upload:
    """A file as it came: its name is only ever shown, and used for its ending."""

    name: str
    data: bytes = field(repr=False)


class Jobs:
    """The readings of one server."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._one = threading.Lock()
        self.reading = False

    def get(self, job_id: str) -> Job | None:
        """Give a reading; None when there is none, or it was long ago."""
        return self._jobs.get(job_id)

    def start(self, uploads: Sequence[Upload], options: IngestOptions) -> Job:
        """Start reading files; what can't be read at all is told by the job."""
        job = Job(id=secrets.token_hex(8), names=tuple(it.name for it in uploads))
        self._jobs[job.id] = job
        while len(self._jobs) > _KEPT:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._run, args=(job, list(uploads), options), daemon=True, name="reading").start()
        return job

    def _run(self, job: Job, uploads: Sequence[Upload], options: IngestOptions) -> None:
        with self._one:
            self.reading, job.state = True, "reading"
            folder = Path(tempfile.mkdtemp(prefix="dateline-"))
            try:
                paths = [str(_saved(folder, at, it)) for at, it in enumerate(uploads)]
                job.summary, job.report_ids = self._record.read_more(paths, options, job.tell)
                job.state = "done"
            except DatelineError as error:
                job.state, job.problem = "failed", str(error).replace(f"{folder}/", "")
            finally:
                if job.state == "reading":
                    job.state, job.problem = "failed", "the program failed at this; the server's log says why"
                self.reading = False
                shutil.rmtree(folder, ignore_errors=True)


def _saved(folder: Path, number: int, upload: Upload) -> Path:
    """Write a file under a name that its sender has no power over."""
    stem = re.sub(r"[^\w.-]+", "_", Path(upload.name.replace("\\", "/")).name)[-80:].lstrip(".") or "pasted.txt"
    path = folder / f"{number:04d}-{stem}"
    path.write_bytes(upload.data)
    return path
