"""Which claims wait for a reviewer."""

import pytest

from dateline.record.paging import Part
from dateline.web.deps import Filters
from dateline.web.queue import preview, queue_of

pytestmark = pytest.mark.usefixtures("fresh")


@pytest.fixture
def record(client):
    return client.app.state.desk.record


def all_of(record, by, filters=None, *, reader="Ada", length=500):
    """Walk through a queue; gives the ids and how many were said to wait."""
    ids, after = [], None
    while True:
        found = queue_of(record, by, filters or Filters(), reader, Part(limit=length, after=after))
        ids += [it["id"] for it in found.claims]
        if (after := found.following) is None:
            return ids, found.total


def test_every_claim_of_an_open_contradiction_waits_until_it_is_judged(record):
    disputed = {
        it for dispute in record.disputes(open_only=True) for side in dispute.positions for it in side.claim_ids
    }
    ids, total = all_of(record, "dispute", length=7)
    assert sorted(ids) == sorted(disputed)
    assert total == len(disputed)
    record.accept(ids[0], why="checked", author="Ada")
    record.correct(ids[1], {"hedge": "reported"}, why="checked", author="Ada")
    record.refresh()
    still = {it for dispute in record.disputes(open_only=True) for side in dispute.positions for it in side.claim_ids}
    assert set(all_of(record, "dispute")[0]) == still - set(ids[:2])


@pytest.mark.parametrize("by", ["score", "place", "source"])
def test_every_queue_can_be_walked_through(record, by):
    ids, total = all_of(record, by, length=90)
    assert len(set(ids)) == len(ids) == total == len(record.claims())


def test_the_second_reading_is_narrowed_by_the_same_filters(record):
    one, other = (next(it for it in record.claims() if it.outlet == name) for name in outlets(record)[:2])
    for claim in (one, other):
        record.accept(claim.id, why="checked", author="Grace")
    record.reject(other.id, why="misread", author="Grace")
    record.refresh()
    assert set(all_of(record, "second", length=1)[0]) == {one.id, other.id}
    assert all_of(record, "second", Filters(outlet=other.outlet)) == ([other.id], 1)
    assert all_of(record, "second", reader="Grace") == ([], 0)


def outlets(record):
    return sorted({it.outlet for it in record.claims() if it.outlet})


def test_a_bulk_decision_is_about_the_scores_asked_for_wherever_they_stand(record, monkeypatch):
    scores = sorted(it.claim.score for it in record.claims())
    low = scores[-5]
    monkeypatch.setattr("dateline.web.queue.BULK", 50)
    found = [it["score"] for it in preview(record, Filters(), low, 1.0)]
    assert found == [it for it in scores if it >= low][:50]
