"""Rows in bulk."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, insert

IDS_AT_ONCE: Final = 500
"""Ids per query: SQLite before 3.32 takes no more than 999 parameters (https://sqlite.org/limits.html)."""


def insert_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, or nothing when there are none."""
    if rows:
        connection.execute(insert(table), list(rows))


def portions(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """Split ids into portions that one query can take."""
    return (items[at : at + IDS_AT_ONCE] for at in range(0, len(items), IDS_AT_ONCE))
