"""More reports into an open record: what the page does with files that were brought to it."""

from collections.abc import Sequence

from dateline.ingest import IngestOptions, check_sources, load_reports
from dateline.pipeline.run import Tell
from dateline.pipeline.run import read as read_sources
from dateline.pipeline.summary import ReadSummary
from dateline.store import Store


class Reading:
    """Reading into an open record; a part of ``Record``."""

    _store: Store

    def read_more(
        self, paths: Sequence[str], options: IngestOptions, tell: Tell
    ) -> tuple[ReadSummary, tuple[str, ...]]:
        """Read files into this record, in this process; also gives the ids of their reports, known or new.

        Raises InputError for what can't be read, before anything is stored.
        """
        sources = check_sources(list(paths), options)
        ids = tuple(dict.fromkeys(report.id for report in load_reports(sources, options)))
        return read_sources(sources, store=self._store, options=options, jobs=1, progress=tell), ids
