import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dateline.errors import StoreError
from dateline.store import migrate, open_store
from dateline.store.schema import METADATA, REVISION, VERSION_TABLE


def test_the_migrations_make_exactly_the_schema():
    with open_store(":memory:") as store, store._engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": VERSION_TABLE,
                "include_name": lambda name, kind, _parents: not (kind == "table" and name.startswith("search_words")),
            },
        )
        assert compare_metadata(context, METADATA) == []


def test_the_newest_migration_is_the_version_of_this_code():
    folder = Path(migrate.__file__).parent / "migrations" / "versions"
    assert max(path.name[:4] for path in folder.glob("[0-9]*.py")) == REVISION


def test_a_record_of_a_newer_dateline_is_refused_untouched(tmp_path):
    path = tmp_path / "record.db"
    open_store(str(path)).close()
    raw = sqlite3.connect(path)
    raw.execute("UPDATE schema_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match=r"newer dateline \(schema 9999, known here"):
        open_store(str(path))


def test_a_migration_that_fails_leaves_no_half_made_record(tmp_path, monkeypatch):
    path = tmp_path / "record.db"
    whole = migrate.upgrade

    def broken(connection):
        whole(connection)
        msg = "no such table: broken on purpose"
        raise sqlite3.OperationalError(msg)

    monkeypatch.setattr(migrate, "upgrade", broken)
    with pytest.raises(StoreError, match="broken on purpose"):
        open_store(str(path))
    monkeypatch.undo()
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    raw.close()
    open_store(str(path)).close()


def test_opening_a_current_record_does_not_load_alembic(tmp_path):
    import subprocess
    import sys

    path = tmp_path / "record.db"
    open_store(str(path)).close()
    code = (
        "import sys; from dateline.store import open_store; "
        f"open_store({str(path)!r}, create=False).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
