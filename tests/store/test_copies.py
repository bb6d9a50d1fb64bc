"""Groups of reports that print one text, as the store keeps them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from dateline.model.copies import are_copies, fingerprints, print_of
from dateline.model.resolution import Resolution, SpeakerRef, SpeakerType
from dateline.store import open_store
from dateline.store.copies import find_all_copies, note_all_owners, owners
from dateline.store.schema import COPY_GROUP, REPORT, REPORT_BAND, STALE_CLAIM
from dateline.store.stale import CHANGED, clear_stale, counted, stale_claims
from older import without_lists

AFP = SpeakerRef(quote=None, name="AFP", actor_id="afp", type=SpeakerType.WIRE)
SEIZED = "Islamic State fighters captured the town of Mahin late on Saturday, the Observatory said."
STRIKE = "Warplanes struck a market in Ma\u2019arrat al-Nu\u02bfman on Sunday, killing at least 20 people."
MORE = "Rescuers dug for survivors through the night while the power was out in most of the province."
OWN = "A reporter of this newspaper counted eleven bodies in the yard of the clinic on Sunday morning."
SENTENCES = [
    f"{who} said on {day} that shells had hit the {what} in the old quarter and set two houses on fire."
    for who in ("Residents", "Medics", "The mayor")
    for day in ("Monday", "Tuesday")
    for what in ("bakery", "school", "bridge")
]


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        yield opened


def add(store, sample, text, *, outlet, day=2, credit=None):
    """Store a report whose claims rest, but for the first, on its publisher's own word."""
    of = sample.report(text, outlet=outlet, published_at=date(2015, 11, day))
    reading, resolutions = sample.read(of)
    if credit is not None:
        resolutions = tuple(
            Resolution(claim_id=it.claim_id, speakers=(*it.speakers[:-1], credit, it.speakers[-1]))
            for it in resolutions
        )
    store.add_report(of, reading, resolutions)
    return of


def groups(store):
    with store._engine.connect() as connection:
        return {row.id: row.copy_group for row in connection.execute(select(REPORT.c.id, REPORT.c.copy_group))}


def test_near_copies_are_one_group_named_by_the_smallest_id(store, sample):
    one = add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger")
    two = add(store, sample, f"{SEIZED}\n{STRIKE}\n{MORE}", outlet="Northern Dispatch")
    assert groups(store) == dict.fromkeys((one.id, two.id), min(one.id, two.id))
    assert {item.copy_group for item in store.claims()} == {min(one.id, two.id)}


def test_a_report_of_its_own_is_in_no_group(store, sample):
    of = add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger")
    assert groups(store) == {of.id: None}
    assert all(item.copied_from == () for item in store.claims())


def test_the_text_is_the_agencys_that_one_copy_credits(store, sample):
    add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger", day=1)
    add(store, sample, f"{SEIZED}\n{STRIKE}\n{MORE}", outlet="Northern Dispatch", credit=AFP)
    assert {item.copied_from for item in store.claims()} == {(AFP,)}


def test_without_a_credit_the_text_is_the_outlets_that_had_it_first(store, sample):
    add(store, sample, f"{SEIZED}\n{STRIKE}\n{MORE}", outlet="Northern Dispatch", day=2)
    add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger", day=1)
    assert {owner.name for item in store.claims() for owner in item.copied_from} == {"Harbour Ledger"}


def test_claims_are_worked_out_anew_when_their_group_or_its_owner_changes(store, sample):
    def settle():
        with store._writing() as connection:
            was = stale_claims(connection, 99)
            clear_stale(connection, was, counted(connection, CHANGED))
        return was

    one = add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger", day=2)
    settle()
    add(store, sample, f"{SEIZED}\n{STRIKE}\n{OWN}\n{MORE}", outlet="Northern Dispatch", day=3)
    assert {it.id for it in store.report_claims(one.id)} <= set(settle())
    add(store, sample, f"{STRIKE}\n{SEIZED}", outlet="Quay Post", credit=AFP)
    assert {it.id for it in store.report_claims(one.id)} <= set(settle())


def test_all_copies_are_worked_out_anew_when_one_is_read_again_and_credits_an_agency(store, sample):
    one = add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger", day=2)
    two = add(store, sample, f"{SEIZED}\n{STRIKE}\n{MORE}", outlet="Northern Dispatch", day=3)
    with store._writing() as connection:
        clear_stale(connection, stale_claims(connection, 99), counted(connection, CHANGED))
    read = [item.resolution for item in store.report_claims(two.id)]
    store.replace_resolutions([replace(it, speakers=(*it.speakers[:-1], AFP, it.speakers[-1])) for it in read])
    assert {item.copied_from for item in store.claims()} == {(AFP,)}
    first = {it.id for it in store.report_claims(one.id)}
    with store._reading() as connection:
        assert first <= set(stale_claims(connection, 99))
    store.replace_resolutions(read)
    assert {owner.name for item in store.claims() for owner in item.copied_from} == {"Harbour Ledger"}


def test_whose_text_it_is_comes_out_the_same_when_it_is_worked_out_from_all_copies(store, sample):
    for at in range(12):
        credit = AFP if at == 7 else None
        add(store, sample, f"{SEIZED}\n{STRIKE}\n{OWN if at % 2 else MORE}", outlet=f"{at}", day=12 - at, credit=credit)
    [name] = set(groups(store).values())
    with store._writing() as connection:
        kept = owners(connection, [name])
        note_all_owners(connection)
        assert owners(connection, [name]) == kept == {name: (AFP,)}


def test_a_report_that_was_not_read_has_no_fingerprints(store, sample):
    store.add_report(sample.report(unread_reason="not English (detected fr)"), None, ())
    with store._engine.connect() as connection:
        assert connection.execute(select(REPORT_BAND)).all() == []


def components(reports):
    """The groups as they must be: connected components of "is a copy of", found the slow way."""
    parent = {of.id: of.id for of in reports}

    def root(key):
        while parent[key] != key:
            key = parent[key]
        return key

    for left in reports:
        for right in reports:
            if left.id < right.id and are_copies(print_of(left), print_of(right)):
                low, high = sorted((root(left.id), root(right.id)))
                parent[high] = low
    sizes = [root(of.id) for of in reports]
    return {of.id: root(of.id) if sizes.count(root(of.id)) > 1 else None for of in reports}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_order_of_reading_does_not_change_the_groups(sample, data):
    texts = data.draw(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), min_size=2, max_size=7))
    reports = [sample.report("\n".join(text), outlet=f"Outlet {at}") for at, text in enumerate(texts)]
    order = data.draw(st.permutations(reports))
    with open_store(":memory:") as store:
        for of in order:
            store.add_report(of, sample.Reading(report_id=of.id, claims=(), sentences=()), ())
        assert groups(store) == components(reports)


def test_copies_share_fingerprints_though_most_of_a_long_text_was_cut(sample):
    whole = sample.report("\n".join(SENTENCES))
    part = sample.report("\n".join(SENTENCES[7:9]))
    assert fingerprints(print_of(part)) <= fingerprints(print_of(whole))


def test_an_older_record_gets_its_copies_when_it_is_upgraded(store, sample):
    one = add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger")
    two = add(store, sample, f"{SEIZED}\n{STRIKE}\n{MORE}", outlet="Northern Dispatch")
    store.add_report(sample.report(unread_reason="not English (detected fr)"), None, ())
    with store._writing() as connection:
        connection.execute(delete(REPORT_BAND))
        connection.execute(delete(COPY_GROUP))
        connection.execute(update(REPORT).values(copy_group=None))
        find_all_copies(connection)
    assert {key: group for key, group in groups(store).items() if group} == dict.fromkeys(
        (one.id, two.id), min(one.id, two.id)
    )


@pytest.mark.parametrize("compared", [True, False])
def test_a_record_of_the_schema_before_is_given_whose_text_its_copies_print(tmp_path, sample, compared):
    path = str(tmp_path / "record.db")
    with open_store(path) as store:
        add(store, sample, f"{SEIZED}\n{STRIKE}", outlet="Harbour Ledger", day=1)
        add(store, sample, f"{SEIZED}\n{STRIKE}\n{MORE}", outlet="Northern Dispatch", credit=AFP)
        with store._writing() as connection:
            connection.execute(delete(STALE_CLAIM))
            without_lists(connection)
            connection.exec_driver_sql("DROP TABLE copy_group")
            connection.exec_driver_sql("UPDATE schema_version SET version_num = '0002'")
            if not compared:
                connection.execute(delete(REPORT_BAND))
                connection.execute(update(REPORT).values(copy_group=None))
    with open_store(path) as store:
        claims = store.claims()
        assert {item.copied_from for item in claims} == {(AFP,)}
        with store._reading() as connection:
            assert set(stale_claims(connection, 99)) == {item.id for item in claims}


def test_a_stock_sentence_in_many_reports_makes_no_group(store, sample):
    words = "one two three four five six seven eight nine ten".split()
    for at in range(40):
        own = " ".join(f"{word}{at}" for word in words)
        of = sample.report(f"This is {own}. And {own} again here.\n{MORE}", outlet=f"Outlet {at}")
        store.add_report(of, sample.Reading(report_id=of.id, claims=(), sentences=()), ())
    assert set(groups(store).values()) == {None}


def test_a_text_that_very_many_outlets_print_is_one_group(store, sample):
    for at in range(40):
        of = sample.report(f"{SEIZED}\n{STRIKE}\n{OWN if at % 2 else MORE}", outlet=f"Outlet {at}")
        store.add_report(of, sample.Reading(report_id=of.id, claims=(), sentences=()), ())
    assert set(groups(store).values()) == {min(groups(store))}
