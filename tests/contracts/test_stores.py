"""What every kind of database has to keep. A server is tested where DATELINE_TEST_DB names an empty database."""

import os
from datetime import date

import pytest

from dateline.store import open_store

KINDS = ["memory", "file", *(["server"] if "DATELINE_TEST_DB" in os.environ else [])]


@pytest.fixture(params=KINDS)
def store(request, tmp_path):
    where = {"memory": ":memory:", "file": str(tmp_path / "record.db"), "server": os.environ.get("DATELINE_TEST_DB")}
    with open_store(where[request.param]) as opened:
        yield opened


def test_reading_again_changes_nothing(store, sample):
    of = sample.report()
    assert sample.add(store, of)
    assert not sample.add(store, of)
    assert store.claims() == sample.resolved(of)


def test_order_is_by_publication_report_and_offset(store, sample):
    for day in (date(2015, 11, 24), None, date(2015, 11, 2)):
        sample.add(store, sample.report(published_at=day))
    keys = [(it.published_at or date.max, it.claim.report_id, it.claim.quote.start) for it in store.claims()]
    assert keys == sorted(keys)


def test_merged_events_keep_their_old_ids(store, sample):
    sample.add(store, sample.report())
    seized, strike = store.claims()
    old = sample.event([strike])
    sample.put(store, (), [old, sample.event([seized])])
    sample.put(store, (), [sample.event([seized, strike])])
    assert store.event(old.id).claim_ids == (seized.id, strike.id)


def test_retracted_judgements_are_kept_but_do_not_stand(store, sample):
    made = sample.judgement("clm_1", "clm_2")
    sample.put(store, [made])
    assert store.judgements("clm_1") == [made]
    sample.put(store)
    assert store.judgements("clm_1") == []
    assert [it.id for it in store.judgements("clm_1", retracted=True)] == [made.id]


def test_a_writer_that_fails_in_the_middle_leaves_nothing(store, sample, monkeypatch):
    def broken(*_):
        msg = "broken on purpose"
        raise RuntimeError(msg)

    of = sample.report()
    monkeypatch.setattr("dateline.store.search.add", broken)
    with pytest.raises(RuntimeError):
        sample.add(store, of)
    monkeypatch.undo()
    assert store.reports() == []
    assert not store.derived_stale
    assert sample.add(store, of)


def test_words_are_found(store, sample):
    of = sample.report()
    sample.add(store, of)
    assert {hit.report_id for hit in store.search("market warplanes")} == {of.id}


def test_a_new_record_is_empty_and_up_to_date(store):
    assert (store.reports(), store.claims(), store.events(), store.derived_stale) == ([], [], [], False)
