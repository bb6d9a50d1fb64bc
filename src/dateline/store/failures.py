"""Database errors in plain words: what happened, to which record, what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.errors import StoreError

# Parts of SQLite's own messages (sqlite3ErrStr in its main.c) and what they mean to the user.
_SQLITE: Final = (
    ("is locked", "the database is locked by another process: {where}; try again when that has finished"),
    ("database or disk is full", "the disk is full: {where}; what was stored before is untouched, free some space"),
    ("disk I/O error", "the disk can't be read or written, it may be full or failing: {where}"),
    ("readonly database", "the database can't be written: {where}; check the permissions of the file and its folder"),
    ("unable to open database file", "the database can't be opened: {where}; check the path and its permissions"),
    ("not a database", "{where} is no record of dateline's: it is not a database; give another path with --db"),
    ("malformed", "the database is damaged: {where}; restore a copy, or read the reports into a new one"),
)


def explain_failure(error: Exception, where: str) -> StoreError:
    """Turn a database error into one line for the user; `where` names the database."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if isinstance(cause, sqlite3.Error):
        for part, message in _SQLITE:
            if part in str(cause):
                return StoreError(message.format(where=where))
    detail = " ".join(str(cause).split())
    return StoreError(f"the database refused the work: {where}: {detail}")


@contextmanager
def in_plain_words(where: str) -> Iterator[None]:
    """Raise StoreError instead of whatever the database raises."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise explain_failure(error, where) from error
