from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from dateline.errors import NotFoundError, StoreError
from dateline.model.event import Verdict
from dateline.model.ids import make_id
from dateline.model.report import FAILED
from dateline.store import Recomputed, open_store
from dateline.store.schema import RUN


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        yield opened


def test_a_report_comes_back_with_its_coverage(store, sample):
    of = sample.report(f"{sample.TEXT}\nNothing else was reported.")
    assert sample.add(store, of)
    (stored,) = store.reports()
    assert (stored.report, stored.sentences, stored.sentences_used, stored.claims) == (of, 3, 2, 2)
    assert [it.used for it in store.sentences(of.id)] == [True, True, False]


def test_the_same_report_again_changes_nothing(store, sample):
    of = sample.report()
    sample.add(store, of)
    before = (store.reports(), store.claims(), store.derived_stale)
    assert sample.add(store, of) is False
    assert (store.reports(), store.claims(), store.derived_stale) == before


def test_claims_come_back_with_what_their_report_adds(store, sample):
    of = sample.report()
    sample.add(store, of)
    assert store.claims() == sample.resolved(of)


def test_claims_are_ordered_by_publication_and_the_dateless_come_last(store, sample):
    days = [date(2015, 11, 24), None, date(2015, 11, 2)]
    for day in days:
        sample.add(store, sample.report(published_at=day))
    assert [item.published_at for item in store.claims()][::2] == [date(2015, 11, 2), date(2015, 11, 24), None]


def test_claims_by_id_keep_the_order_of_the_record(store, sample):
    of = sample.report()
    sample.add(store, of)
    ids = [item.id for item in store.claims()]
    assert [item.id for item in store.claims([*reversed(ids), "clm_missing"])] == ids


def test_more_ids_than_a_query_takes_keep_the_order(store, sample):
    for day in (3, 1, 2):
        sample.add(store, sample.report(published_at=date(2015, 11, day)))
    ids = [item.id for item in store.claims()]
    asked = [*(f"clm_{number}" for number in range(600)), *reversed(ids)]
    assert [item.id for item in store.claims(asked)] == ids


def test_the_claims_of_one_report_are_loaded_alone(store, sample):
    of = sample.report()
    sample.add(store, of)
    other = sample.report("The market was shut on Sunday and nobody saw why.", outlet="Northern Dispatch")
    store.add_report(other, None, ())
    assert store.report_claims(of.id) == sample.resolved(of)


def test_an_unread_report_is_kept_with_its_reason(store, sample):
    of = sample.report(unread_reason="not English (detected fr)")
    store.add_report(of, None, ())
    sample.add(store, sample.report(outlet="Northern Dispatch"))
    (stored,) = store.reports(unread=True)
    assert (stored.report.unread_reason, stored.sentences, stored.claims) == ("not English (detected fr)", None, 0)


def test_a_claim_of_another_report_is_refused_and_nothing_stored(store, sample):
    reading, resolutions = sample.read(sample.report(outlet="Other"))
    of = sample.report()
    with pytest.raises(StoreError, match="does not belong"):
        store.add_report(of, reading, resolutions)
    assert not store.has_report(of.id)


def test_a_quote_that_is_not_in_the_text_is_refused(store, sample):
    of = sample.report()
    reading, resolutions = sample.read(of)
    with pytest.raises(StoreError, match="does not belong"):
        store.add_report(replace(of, text=of.text.upper()), reading, resolutions)


def test_a_claim_id_that_stands_twice_is_refused_and_nothing_stored(store, sample):
    of = sample.report()
    reading, resolutions = sample.read(of)
    with pytest.raises(StoreError, match="already holds"):
        store.add_report(of, replace(reading, claims=reading.claims * 2), resolutions)
    assert store.reports() == []


def test_newer_resolutions_replace_older_ones(store, sample):
    of = sample.report()
    sample.add(store, of)
    one, found = sample.seized(of)
    store.replace_resolutions([replace(found, place=None, resolver="names 0.2")])
    assert store.claims([one.id])[0].resolution.resolver == "names 0.2"
    assert store.claim_count() == 2


def test_an_unknown_report_is_not_found(store):
    with pytest.raises(NotFoundError, match="no report rpt_nowhere"):
        store.report("rpt_nowhere")


# What is computed


def compute(store, sample, *groups):
    """Put events of the given groups of claims into the store."""
    events = [sample.event(group) for group in groups]
    sample.put(store, (), events, [sample.dispute(groups[0])], [sample.interval(groups[0])])
    return [store.event(event.id) for event in events]  # with the disputes that were put beside them


def test_the_record_is_stale_until_it_is_computed(store, sample):
    assert not store.derived_stale
    sample.add(store, sample.report())
    assert store.derived_stale
    compute(store, sample, store.claims())
    assert not store.derived_stale


def test_a_report_added_during_a_computation_leaves_the_record_stale(store, sample):
    sample.add(store, sample.report())
    seen = store.stale_claims(100)
    sample.add(store, sample.report(outlet="Northern Dispatch"))
    sample.put(store, seen=seen)
    assert store.derived_stale


def test_a_claim_changed_during_a_computation_stays_to_be_done(store, sample):
    of = sample.report()
    sample.add(store, of)
    seen = store.stale_claims(100)
    one, found = sample.seized(of)
    store.replace_resolutions([replace(found, place=None, resolver="names 0.2")])
    sample.put(store, seen=seen)
    assert store.stale_claims(100).claim_ids == (one.id,)


def test_two_computations_never_write_over_each_other(store, sample):
    sample.add(store, sample.report())
    seen = store.stale_claims(100)
    sample.put(store)
    assert not store.keep(Recomputed(done=seen.claim_ids), seen)


def test_what_was_computed_comes_back_in_order(store, sample):
    sample.add(store, sample.report())
    seized, strike = store.claims()
    events = compute(store, sample, [strike], [seized])
    assert store.events() == events
    assert store.disputes() == [sample.dispute([strike])]
    assert store.intervals() == [sample.interval([strike])]
    assert store.event_of() == {strike.id: events[0].id, seized.id: events[1].id}


def test_an_event_id_that_vanished_leads_to_the_event_with_its_anchor_claim(store, sample):
    sample.add(store, sample.report())
    seized, strike = store.claims()
    old, _ = compute(store, sample, [strike], [seized])
    (merged,) = compute(store, sample, [seized, strike])
    assert store.event(old.id) == merged


def test_an_event_id_leads_on_through_several_merges(store, sample):
    for outlet in ("A", "B"):
        sample.add(store, sample.report(outlet=outlet))
    one, two, three, four = store.claims()
    old = compute(store, sample, [one], [two], [three, four])[0]
    compute(store, sample, [two, one], [three, four])
    (last,) = compute(store, sample, [three, two, one, four])
    assert store.event(old.id) == last


def test_an_event_id_that_comes_back_means_its_own_event_again(store, sample):
    sample.add(store, sample.report())
    seized, strike = store.claims()
    old, _ = compute(store, sample, [strike], [seized])
    compute(store, sample, [seized, strike])
    compute(store, sample, [strike], [seized])
    assert store.event(old.id) == old


def test_a_dissolved_event_says_so(store, sample):
    sample.add(store, sample.report())
    seized, strike = store.claims()
    gone, _ = compute(store, sample, [strike], [seized])
    compute(store, sample, [seized])
    with pytest.raises(NotFoundError, match="dissolved"):
        store.event(gone.id)


def test_an_event_on_unknown_claims_is_refused_and_the_old_ones_stay(store, sample):
    sample.add(store, sample.report())
    claims = store.claims()
    (kept,) = compute(store, sample, claims)
    with pytest.raises(StoreError):
        sample.put(store, (), [replace(kept, claim_ids=("clm_unknown",))])
    assert store.events() == [kept]


# Judgements


def test_a_judgement_made_again_keeps_its_first_time(store, sample):
    first = sample.judgement("clm_1", "clm_2")
    sample.put(store, [first])
    sample.put(store, [replace(first, decided_at=datetime(2027, 1, 1, tzinfo=UTC))])
    assert store.judgements("clm_2") == [first]


def test_a_judgement_no_longer_made_is_retracted_not_deleted(store, sample):
    first = sample.judgement("clm_1", "clm_2")
    sample.put(store, [first])
    sample.put(store)
    assert store.judgements("clm_1") == []
    (kept,) = store.judgements("clm_1", retracted=True)
    assert kept.retracted_at is not None


def test_a_judgement_that_changed_its_mind_leaves_both_in_the_record(store, sample):
    first = sample.judgement("clm_1", "clm_2")
    changed = replace(first, verdict=Verdict.DIFFERENT, reason="the days exclude each other")
    sample.put(store, [first])
    sample.put(store, [changed])
    assert store.judgements("clm_1") == [changed]
    assert len(store.judgements("clm_1", retracted=True)) == 2


def test_a_persons_judgement_stands_through_computations(store, sample):
    mine = sample.judgement("clm_1", "clm_2", author="an analyst")
    store.add_judgement(mine)
    sample.put(store)
    assert store.judgements("clm_1") == [mine]


def test_a_person_can_take_a_judgement_back_once(store, sample):
    mine = sample.judgement("clm_1", "clm_2", author="an analyst")
    store.add_judgement(mine)
    store.retract_judgement(mine.id, datetime(2026, 2, 1, tzinfo=UTC))
    assert store.derived_stale
    with pytest.raises(NotFoundError, match="no judgement"):
        store.retract_judgement(mine.id, datetime(2026, 2, 2, tzinfo=UTC))


# Ids


def test_a_unique_beginning_of_an_id_is_enough(store, sample):
    of = sample.report()
    sample.add(store, of)
    claim_id = store.claims()[0].id
    assert store.resolve_id(of.id[:10]) == of.id
    assert store.resolve_id(claim_id.removeprefix("clm_")[:8]) == claim_id


def test_an_ambiguous_beginning_names_what_it_could_be(store, sample):
    sample.add(store, sample.report())
    with pytest.raises(NotFoundError, match=r"2 ids start with 'clm_': clm_\w+ \(claim\), clm_"):
        store.resolve_id("clm_")


@pytest.mark.parametrize("prefix", ["evt_0", "", "%", "_", "clm_%"])
def test_a_beginning_of_nothing_is_not_found(store, sample, prefix):
    sample.add(store, sample.report())
    with pytest.raises(NotFoundError):
        store.resolve_id(prefix)


def test_an_id_no_longer_in_use_is_found_too(store, sample):
    sample.add(store, sample.report())
    seized, strike = store.claims()
    compute(store, sample, [strike], [seized])
    compute(store, sample, [seized, strike])
    old = make_id("evt", strike.id)
    assert store.resolve_id(old[:12]) == old


def test_a_run_is_noted(store):
    store.record_run(version="0.1.0", started=datetime(2026, 1, 1, tzinfo=UTC), finished=None, reports=3)
    with store._reading() as connection:
        (noted,) = connection.execute(select(RUN)).mappings()
    assert (noted["version"], noted["reports"], noted["finished"]) == ("0.1.0", 3, None)


def test_a_report_on_which_a_stage_broke_is_tried_again(store, sample):
    of = sample.report()
    broken = replace(of, unread_reason=f"{FAILED}ValueError: no parse")
    assert store.add_report(broken, None, ())
    assert not store.has_report(of.id)
    assert sample.add(store, of)
    (stored,) = store.reports()
    assert stored.report.unread_reason is None
    assert len({hit.id for hit in store.search("town")}) == len(store.search("town"))
