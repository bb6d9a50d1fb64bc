from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.errors import NotFoundError, StoreError
from dateline.model.anchors import anchor_of
from dateline.model.correction import Act, Correction, Value
from dateline.model.event import Verdict
from dateline.store import open_store
from dateline.store.stale import stale_claims

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        yield opened


def anchor(item, others=()):
    return anchor_of(item.claim, item.text_sha256, [it.claim for it in others])


def made(name, act, *items, others=(), **more):
    value = Value(word="denied") if act is Act.SET else None
    return Correction(
        id=name,
        act=act,
        claims=tuple(map(anchor, items)),
        others=tuple(map(anchor, others)),
        field="polarity" if act is Act.SET else None,
        typed="denied" if act is Act.SET else None,
        value=value,
        why="x",
        author="Ada",
        decided_at=more.pop("decided_at", AT),
        **more,
    )


def stale(store):
    with store._reading() as connection:
        return set(stale_claims(connection, 100))


def settle(store):
    with store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM stale_claim")
        connection.exec_driver_sql("DELETE FROM stale_place")


def test_what_is_decided_makes_the_claims_stale(store, sample):
    sample.add(store, sample.report())
    first, second = store.claims()
    for act in (Act.SET, Act.REJECT):
        settle(store)
        store.add_corrections([made(f"cor_{act}", act, first)])
        assert (stale(store), store.derived_stale) == ({first.id}, True)
    settle(store)
    store.add_corrections([made("cor_pair", Act.SAME, first, others=[second])])
    assert stale(store) == {first.id, second.id}
    settle(store)
    taken = replace(store.corrections(ids=["cor_pair"])[0].correction, retracted_at=AT, retracted_by="Bea")
    store.retract_correction(taken)
    assert (stale(store), store.derived_stale) == ({first.id, second.id}, True)


def test_what_is_known_already_changes_nothing(store, sample):
    sample.add(store, sample.report())
    correction = made("cor_1", Act.SET, store.claims()[0])
    assert len(store.add_corrections([correction])) == 1
    settle(store)
    assert store.add_corrections([correction]) == []
    assert (stale(store), store.derived_stale) == (set(), False)


def test_times_come_back_in_utc_and_the_payload_is_never_rewritten(store, sample):
    sample.add(store, sample.report())
    east = AT.astimezone(timezone(timedelta(hours=3)))
    correction = made("cor_1", Act.SET, store.claims()[0], decided_at=east)
    store.add_corrections([correction])
    with store._reading() as connection:
        before = connection.exec_driver_sql("SELECT payload FROM correction").scalar()
    store.retract_correction(replace(correction, retracted_at=east, retracted_by="Bea", retracted_why="no"))
    [stored] = store.corrections()
    assert stored.correction == replace(correction, retracted_at=AT, retracted_by="Bea", retracted_why="no")
    with store._reading() as connection:
        assert connection.exec_driver_sql("SELECT payload FROM correction").scalar() == before
    with pytest.raises(NotFoundError, match="cor_1 stands"):
        store.retract_correction(stored.correction)


def test_two_reports_with_one_text_keep_their_own_corrections(store, sample):
    one, other = sample.report(), sample.report(outlet="Quay Post")
    sample.add(store, one)
    sample.add(store, other)
    item = store.report_claims(other.id)[0]
    store.add_corrections([made("cor_1", Act.SET, item)])
    assert [it.corrected for it in store.report_claims(one.id)] == [(), ()]
    assert store.report_claims(other.id)[0].corrected == ("polarity",)


def test_a_text_that_came_under_another_date_is_found_by_its_words(sample):
    with open_store(":memory:") as store, open_store(":memory:") as other:
        sample.add(store, sample.report())
        sample.add(other, sample.report(published_at=date(2015, 11, 3)))
        correction = made("cor_1", Act.SET, store.claims()[0])
        [stored] = other.add_corrections([correction])
        assert stored.present == (other.claims()[0].id,)
        sample.add(other, sample.report(published_at=date(2015, 11, 4)))
        third = made("cor_2", Act.SET, store.claims()[0])
        assert other.add_corrections([third])[0].lost


def test_same_ties_and_different_parts_all_claims_of_both_sides(store, sample):
    days = [date(2015, 11, day) for day in (1, 2)]
    for day in days:
        sample.add(store, sample.report(published_at=day))
    a, b, c, d = store.claims()
    store.add_corrections([made("cor_1", Act.DIFFERENT, a, b, others=[c, d])])
    assert len(store.decided_pairs()) == 4
    later = made("cor_2", Act.SAME, a, others=[c], decided_at=AT + timedelta(days=1))
    store.add_corrections([later])
    pair = (*sorted((a.id, c.id)), Verdict.SAME)
    assert pair in store.decided_pairs()
    assert store.decided_pairs([b.id]) == [it for it in store.decided_pairs() if b.id in it]
    assert len(store.decided_pairs([b.id])) == 2


def test_a_reading_of_another_text_is_refused(store, sample):
    of = sample.report()
    sample.add(store, of)
    before = store.claims()
    reading, resolutions = sample.read(of)
    with pytest.raises(StoreError, match="is not in the record with this text"):
        store.replace_reading(replace(of, sha256="other"), reading, resolutions, program="x")
    with pytest.raises(StoreError, match="does not belong"):
        store.replace_reading(
            of, replace(reading, claims=(replace(reading.claims[0], report_id="r"),)), (), program="x"
        )
    assert (store.claims(), store.reports_to_read_again("x")) == (before, [of.id])


def test_only_what_changed_is_stale_after_reading_again(store, sample):
    of = sample.report()
    sample.add(store, of)
    reading, (first, second) = sample.read(of)
    settle(store)
    done = store.replace_reading(of, reading, (first, replace(second, place=None)), program="x")
    assert (done.kept, done.altered) == ((first.claim_id,), (second.claim_id,))
    assert stale(store) == {second.claim_id}
    done = store.replace_reading(of, replace(reading, claims=reading.claims[:1]), (first,), program="x")
    assert (done.retired, store.claim_count(), store.reports()[0].claims) == ((second.claim_id,), 1, 1)
    done = store.replace_reading(of, reading, (first, second), program="x")
    assert (done.added, [it.id for it in store.claims()]) == ((second.claim_id,), [it.id for it in sample.resolved(of)])
    assert store.claims() == sample.resolved(of)
