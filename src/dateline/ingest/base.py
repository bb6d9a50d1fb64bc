"""What every reader shares: the options, the contract, and a page before it is frozen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dateline.model.report import Report

DEFAULT_MAX_BYTES = 50 * 1024 * 1024
"""Largest file read without being asked, in bytes: some 10,000 reports as JSON lines, while a disk image or a
video taken for a report stops at once instead of filling the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What the user knows better than the page; each value wins over what was found. `max_bytes` is per file."""

    published_at: date | None = None
    outlet: str | None = None
    url: str | None = None
    max_bytes: int = DEFAULT_MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text as a reader found it, before furniture is dropped and the text is frozen.

    `published_at` is a date from a field or from the page's metadata, `published_reason` where it stood. `source`
    names the file, with the line number for JSON lines.
    """

    text: str
    source: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published_at: date | None = None
    published_reason: str = ""
    language: str | None = None
    url: str | None = None


class Reader(Protocol):
    """Turns the bytes of one format into reports; the extension point of ingest."""

    name: str
    suffixes: tuple[str, ...]

    def check(self, raw: bytes, name: str) -> int:
        """Count the reports in `raw` without reading them. Raises InputError when it is broken, saying where."""
        ...

    def read(self, raw: bytes, name: str, options: IngestOptions) -> Iterator[Report]:
        """Read the reports in `raw`, in order; `name` is what messages and `Report.source` call it."""
        ...
