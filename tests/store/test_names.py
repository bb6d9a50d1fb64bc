"""An older record is given the tables that lists are filtered by, and they stay in step with what is decided."""

from itertools import islice

import pytest
from sqlalchemy import select

from benchmarks.made_up import reports
from dateline.model.filters import Filter
from dateline.pipeline.derive import refresh
from dateline.store import open_store
from dateline.store.lists import Window
from dateline.store.names import show_all
from dateline.store.schema_lists import NAME
from older import without_lists


@pytest.fixture
def filled(tmp_path):
    path = str(tmp_path / "record.db")
    with open_store(path) as store:
        for made in islice(reports(), 20):
            store.add_report(made.report, made.reading, made.resolutions)
        refresh(store)
        with store._writing() as connection:
            without_lists(connection)
    return path


def test_an_older_record_is_brought_up_to_date(filled):
    with open_store(filled) as store:
        claims = store.claims()
        assert claims
        assert store.claim_slice(Filter(), Window(limit=5_000)).items == tuple(claims)
        assert store.dispute_slice(Filter(), Window(limit=5_000)).items == tuple(store.disputes())
        assert store.interval_slice(Filter(), Window(limit=5_000)).items == tuple(store.intervals())


def test_a_name_is_kept_once(filled):
    with open_store(filled) as store, store._reading() as connection:
        rows = connection.execute(select(NAME.c.what, NAME.c.name, NAME.c.of_id, NAME.c.finds)).all()
    assert len(rows) == len(set(rows)) > 5


def test_showing_everything_twice_is_refused_by_the_keys(filled):
    from sqlalchemy.exc import IntegrityError

    with open_store(filled) as store, store._engine.connect() as connection, pytest.raises(IntegrityError):
        show_all(connection)


def test_lists_in_pages_answer_as_the_filter_does(filled):
    with open_store(filled) as store:
        claims = {item.id: item for item in store.claims()}
        for words in ({"place": "Aleppo"}, {"actor": "rebels"}, {"speaker": "observatory"}, {"outlet": "Outlet 7"}):
            asked = Filter(**words).widened(claims.values())
            kept = [it.id for it in claims.values() if asked.matches_claim(it)]
            assert [it.id for it in store.claim_slice(Filter(**words), Window(limit=500)).items] == kept
            events = [it.id for it in store.events() if asked.matches_event(it, claims)]
            assert [it.id for it in store.event_slice(Filter(**words), Window(limit=500)).items] == events
