"""JSON lines: one report per line, with its own fields."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dateline.errors import InputError
from dateline.ingest.assemble import make_report
from dateline.ingest.base import IngestOptions, Page
from dateline.ingest.dates import find_dates, iso_date
from dateline.ingest.decode import decode
from dateline.model.report import Report

_LINE_END = re.compile(r"\r\n?|\n")
_FIELDS = ("id", "title", "outlet", "byline", "published_at", "url", "language")


class JsonLinesReader:
    """Reads reports from JSON lines: `text` required; id, title, outlet, byline, published_at, url, language optional.

    Other keys are ignored, and null is the same as absent. Blank lines are passed over.
    """

    name = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".jsonlines")

    def check(self, raw: bytes, name: str) -> int:
        """Count the reports. Raises InputError naming the first broken line and what is wrong with it."""
        count = sum(1 for _ in _rows(raw, name))
        if not count:
            msg = f"{name}: no reports in it: give one JSON object with a text per line"
            raise InputError(msg)
        return count

    def read(self, raw: bytes, name: str, options: IngestOptions) -> Iterator[Report]:
        """Read one report per line, in order."""
        for number, row in _rows(raw, name):
            yield make_report(_page(row, f"{name}:{number}"), options)


def _page(row: dict[str, Any], where: str) -> Page:
    day, reason = _published(row.get("published_at"), where)
    return Page(
        text=row["text"],
        source=where,
        title=_stated(row, "title"),
        outlet=_stated(row, "outlet"),
        byline=_stated(row, "byline"),
        published_at=day,
        published_reason=reason,
        language=_stated(row, "language"),
        url=_stated(row, "url"),
    )


def _stated(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _published(value: str | None, where: str) -> tuple[date | None, str]:
    if not value or not value.strip():
        return None, ""
    found = next(find_dates(value), None)
    day = iso_date(value) or (found.value if found else None)
    if day is None:
        what = "can be read two ways" if found and found.readings else "is no date with a day, month and year"
        raise _broken(where, f"published_at {value!r} {what}: write it as 2015-11-02")
    return day, f"stated in the field published_at ({value.strip()})"


def _rows(raw: bytes, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_LINE_END.split(decode(raw)), start=1):
        if line.strip("\ufeff \t\r"):
            yield number, _row(line, f"{name}:{number}")


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.strip("\ufeff \t\r"))
    except ValueError as error:
        raise _broken(where, f"broken JSON ({error}); each line must be one JSON object") from error
    if not isinstance(row, dict):
        raise _broken(where, f"a JSON object is needed, not {type(row).__name__}")
    text = row.get("text")
    if not isinstance(text, str):
        raise _broken(where, 'the key "text" is missing or is no string')
    for key in _FIELDS:
        value = row.get(key)
        if value is not None and not isinstance(value, str) and not (key == "id" and isinstance(value, int)):
            raise _broken(where, f'"{key}" must be a string, not {type(value).__name__}')
    _published(row.get("published_at"), where)
    return row


def _broken(where: str, what: str) -> InputError:
    return InputError(f"{where}: {what}; nothing was read")
