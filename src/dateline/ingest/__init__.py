"""Files, folders and standard input to reports: plain text, web pages and JSON lines."""

from dateline.ingest.base import DEFAULT_MAX_BYTES, IngestOptions, Reader
from dateline.ingest.sources import BUILTIN, Source, check_sources, load_reports

__all__ = ["BUILTIN", "DEFAULT_MAX_BYTES", "IngestOptions", "Reader", "Source", "check_sources", "load_reports"]
