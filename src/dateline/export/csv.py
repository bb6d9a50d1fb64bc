"""Comma-separated values: one row per event, claim or control interval, for spreadsheets and statistics."""

import csv
import re
from typing import Final, TextIO

from dateline.export.base import ExportRecord
from dateline.export.rows import TABLES, Cell

# A cell that starts so is run as a formula by spreadsheets, also after white space and in its full-width form:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]")


class CsvExporter:
    """One row per event (or claim, or control interval), RFC 4180 with a header, UTF-8 without a byte order mark.

    Several values in a cell are separated by ``; ``. An empty cell is unknown, never zero. Text that a spreadsheet
    would run as a formula gets an apostrophe in front.
    """

    name: Final = "csv"
    media_type: Final = "text/csv"
    suffix: Final = ".csv"

    def __init__(self, what: str | None = None) -> None:
        self._table = TABLES[what or "events"]

    def write(self, record: ExportRecord, fh: TextIO) -> None:
        """Write the header and all rows; the columns are always the same."""
        writer = csv.writer(fh)  # its CRLF also makes it quote cells with a lone carriage return
        writer.writerow(self._table.columns)
        for row in self._table.rows(record):
            writer.writerow([safe_cell(row[column]) for column in self._table.columns])


def safe_cell(value: Cell) -> Cell:
    """Take a cell's power: text is never a formula, and holds no NUL. Numbers stay numbers, negative ones too."""
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    return f"'{text}" if _FORMULA.match(text) else text
