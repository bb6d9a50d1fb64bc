import os
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store import open_store
from dateline.store.connect import name_of, to_url


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.db"


def refused(where, *, create=True):
    """Open a record that must be refused; give the one line that says why."""
    with pytest.raises(StoreError) as caught:
        open_store(str(where), create=create)
    (line,) = str(caught.value).splitlines()
    return line


def foreign(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path.read_bytes()


def test_a_new_record_is_made_and_opened_again(path, sample):
    with open_store(str(path)) as store:
        sample.add(store, sample.report())
    with open_store(str(path), create=False) as store:
        assert len(store.reports()) == 1


def test_a_record_can_be_named_by_url(path, sample):
    with open_store(f"sqlite:///{path}") as store:
        sample.add(store, sample.report())
    assert path.exists()


def test_no_record_says_what_to_do(path):
    assert refused(path, create=False) == f"no record at {path}: run `dateline read` first, or give its path with --db"
    assert not path.exists()


def test_an_empty_file_is_no_record_but_can_become_one(path):
    path.touch()
    assert "no record at" in refused(path, create=False)
    open_store(str(path)).close()
    assert path.stat().st_size > 0


def test_a_database_without_tables_is_no_record(path):
    foreign(path, "CREATE TABLE t (x)", "DROP TABLE t")
    assert "no record at" in refused(path, create=False)


def test_a_foreign_database_is_left_alone(path):
    before = foreign(path, "CREATE TABLE invoices (id)")
    assert "a database of something else (it holds invoices)" in refused(path)
    assert path.read_bytes() == before


def test_a_database_of_another_application_is_left_alone(path):
    before = foreign(path, "PRAGMA application_id = 12345", "CREATE TABLE t (x)", "DROP TABLE t")
    assert "a database of something else" in refused(path)
    assert path.read_bytes() == before


def test_tables_of_the_same_name_do_not_make_it_a_record(path):
    foreign(path, "CREATE TABLE meta (name, value)", "CREATE TABLE schema_version (version_num)")
    assert "a database of something else" in refused(path)


def test_a_file_that_is_no_database_is_left_alone(path):
    path.write_text("Fighters took a town.\n" * 100)
    assert "it is not a database" in refused(path)
    assert path.read_text().startswith("Fighters")


def test_a_damaged_database_says_so(path, sample):
    with open_store(str(path)) as store:
        sample.add(store, sample.report())
    raw = bytearray(path.read_bytes())
    raw[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(raw))
    assert "damaged" in refused(path)


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in refused(tmp_path)


def test_a_missing_folder_is_refused(tmp_path):
    assert "there is no folder" in refused(tmp_path / "nowhere" / "record.db")


@pytest.mark.parametrize("which", ["file", "folder"])
def test_what_can_not_be_written_is_refused(path, monkeypatch, which):
    open_store(str(path)).close()
    locked = path if which == "file" else path.parent
    # Permissions do not hold for root, who runs the tests in containers: so the answer of the system is replaced.
    monkeypatch.setattr(os, "access", lambda asked, mode: not (Path(asked) == locked and mode & os.W_OK))
    assert "can't write" in refused(path)


def test_a_locked_database_says_who_to_wait_for(path, sample, monkeypatch):
    monkeypatch.setattr("dateline.store.connect.LOCK_WAIT_MS", 50)
    with open_store(str(path)) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked by another process"):
            sample.add(store, sample.report())
        assert store.reports() == []  # readers are not locked out
        other.execute("ROLLBACK")
        other.close()
        assert sample.add(store, sample.report())


def test_opening_a_wholly_locked_database_says_so(path, monkeypatch):
    monkeypatch.setattr("dateline.store.connect.LOCK_WAIT_MS", 50)
    open_store(str(path)).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert "locked by another process" in refused(path)
    other.close()


def test_a_full_disk_says_so_and_keeps_what_was_stored(path, sample):
    with open_store(str(path)) as store:
        sample.add(store, sample.report())
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            # The pool hands the same connection out again: from here on the database can't grow, as on a full disk.
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full"):
            sample.add(store, sample.report("word " * 50_000 + sample.TEXT, outlet="Long Post"))
        assert len(store.reports()) == 1


def test_two_processes_can_make_the_same_new_record(path):
    first, second = open_store(str(path)), open_store(str(path))
    assert (first.claim_count(), second.claim_count()) == (0, 0)
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("://nothing", "can't be understood"),
        ("klingon://localhost/x", "no database of the kind"),
        ("mysql://localhost/x", "needs the package"),
    ],
)
def test_a_url_that_makes_no_sense_is_refused(where, message):
    assert message in refused(where)


def test_a_password_never_shows():
    assert "secret" not in name_of(to_url("postgresql://me:secret@db.example/record"))


def test_the_home_folder_is_understood():
    assert to_url("~/x.db").database == str(Path("~/x.db").expanduser())


def test_a_memory_record_lives_as_long_as_its_store(sample):
    with open_store(":memory:") as store:
        sample.add(store, sample.report())
        assert len(store.reports()) == 1
    with open_store("sqlite://") as store:
        assert store.reports() == []
