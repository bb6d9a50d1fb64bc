"""Opens databases, and refuses what is no record of dateline's before anything is written."""

import os
import sqlite3
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from dateline.errors import StoreError
from dateline.store.schema import META, REVISION, VERSION_TABLE

APPLICATION_ID: Final = 0x646C6E65
"""``dlne`` in SQLite's header: tells a record from any other SQLite file (https://sqlite.org/pragma.html)."""

LOCK_WAIT_MS: Final = 3_000
"""How long to wait for another process's write. A report is written in milliseconds: longer means a stuck process."""

WRITES: Final = "dateline_writes"
"""Execution option of connections that will write: they take the write lock at once, so they never fail half-way."""

_SQLITE_HEADER: Final = b"SQLite format 3\x00"


def to_url(where: str) -> URL:
    """Read a path or database URL; raises StoreError for a URL that makes no sense."""
    if "://" not in where:
        database = where if where == ":memory:" else str(Path(where).expanduser())
        return URL.create("sqlite", database=database)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        msg = "the database URL can't be understood: write it as dialect://user:password@host/name, or give a file path"
        raise StoreError(msg) from None
    return url if url.database or url.get_backend_name() != "sqlite" else url.set(database=":memory:")


def name_of(url: URL) -> str:
    """Name a database in messages: its path, or its URL without the password."""
    return url.database or ":memory:" if url.get_backend_name() == "sqlite" else url.render_as_string()


def local_file(url: URL) -> Path | None:
    """Give the file of a SQLite database; None for memory and servers."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(str(url.database))


def check_file(path: Path, *, create: bool) -> None:
    """Refuse a path that can't be a record, or can't become one. Touches nothing. Raises StoreError."""
    if path.is_dir():
        msg = f"{path} is a folder: give a file path with --db, for example {path / 'dateline.db'}"
        raise StoreError(msg)
    if not path.parent.is_dir():
        msg = f"there is no folder {path.parent} for the record {path.name}: create it, or give another path with --db"
        raise StoreError(msg)
    if not path.exists() or path.stat().st_size == 0:  # an empty file is what a killed first run leaves
        if not create:
            msg = f"no record at {path}: run `dateline read` first, or give its path with --db"
            raise StoreError(msg)
    else:
        _check_header(path)
    if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        msg = f"can't write to {path} or its folder: check the permissions, or give another path with --db"
        raise StoreError(msg)


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except OSError as error:
        msg = f"the database can't be opened: {path}: {error.strerror}"
        raise StoreError(msg) from None
    if header != _SQLITE_HEADER:
        msg = f"{path} is no record of dateline's: it is not a database; give another path with --db"
        raise StoreError(msg)


def make_engine(url: URL) -> Engine:
    """Make an engine whose SQLite connections write safely.

    WAL lets others read while a report is written. ``synchronous=NORMAL`` never corrupts and loses nothing when a
    process is killed; a power cut may take the last few reports, which the next ``read`` reads again, and it saves a
    wait for the disk with every report (https://sqlite.org/wal.html).
    """
    in_memory = url.get_backend_name() == "sqlite" and local_file(url) is None
    try:
        if in_memory:  # one connection for all threads, or each would see a database of its own
            engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        else:
            engine = create_engine(url)
    except NoSuchModuleError:
        msg = f"no database of the kind {url.drivername!r} is known: use a file path or postgresql://…"
        raise StoreError(msg) from None
    except ModuleNotFoundError as error:
        msg = f"a {url.get_backend_name()} database needs the package {error.name}: install it with pip"
        raise StoreError(msg) from None
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(raw: Any, _record: ConnectionPoolEntry) -> None:  # noqa: ANN401 (SQLAlchemy's wrapper of any driver's connection)
    # sqlite3 would commit before DDL on its own; with None it leaves BEGIN to _begin_sqlite (SQLAlchemy's recipe).
    raw.isolation_level = None
    cursor: sqlite3.Cursor = raw.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {LOCK_WAIT_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_current(connection: Connection, where: str) -> bool:
    """Tell whether a database has this code's schema; False for an empty or older one, which needs an upgrade.

    Raises StoreError for a database of something else, and for one that a newer dateline wrote.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables and _application_id(connection) in {0, APPLICATION_ID}:
        return False
    if not _is_ours(connection, tables):
        named = f" (it holds {', '.join(sorted(tables)[:3])})" if tables else ""
        msg = f"{where} is a database of something else{named}: give another path with --db"
        raise StoreError(msg)
    version = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()  # noqa: S608 (a constant)
    if version is not None and version > REVISION:
        msg = f"{where} was written by a newer dateline (schema {version}, known here {REVISION}): upgrade dateline"
        raise StoreError(msg)
    return bool(version == REVISION)


def is_empty(connection: Connection) -> bool:
    """Tell whether a database holds no tables at all."""
    return not inspect(connection).get_table_names()


def _is_ours(connection: Connection, tables: set[str]) -> bool:
    if _application_id(connection) != APPLICATION_ID or not {META.name, VERSION_TABLE} <= tables:
        return False
    return connection.execute(select(META.c.value).where(META.c.name == "application")).scalar() == "dateline"


def _application_id(connection: Connection) -> int:
    """Servers have no such number; the row in ``meta`` speaks for them."""
    if connection.dialect.name != "sqlite":
        return APPLICATION_ID
    return int(connection.exec_driver_sql("PRAGMA application_id").scalar() or 0)


def mark(connection: Connection) -> None:
    """Sign a new SQLite database as a record of dateline's; part of the transaction that makes its tables."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def use_wal(engine: Engine, url: URL) -> None:
    """Turn on write-ahead logging, which stays on for the file; a file system that can't do it stays as it is."""
    if local_file(url) is not None:
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.cursor().execute("PRAGMA journal_mode = WAL")
