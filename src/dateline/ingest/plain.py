"""Plain text as it was copied or scraped from a page."""

from collections.abc import Iterator

from dateline.ingest.assemble import make_report
from dateline.ingest.base import IngestOptions, Page
from dateline.ingest.decode import decode
from dateline.ingest.message import open_message
from dateline.model.report import Report


class PlainReader:
    """Reads one report from a text file in any usual encoding."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text", ".md", ".log", ".asc")

    def check(self, raw: bytes, name: str) -> int:  # noqa: ARG002 - whatever it holds, it is one report
        """Count one report: every text is one, however odd."""
        return 1

    def read(self, raw: bytes, name: str, options: IngestOptions) -> Iterator[Report]:
        """Read the text as one report."""
        yield make_report(open_message(Page(text=decode(raw), source=name)), options)
