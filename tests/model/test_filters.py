from dataclasses import replace
from datetime import date

import pytest

from dateline.model.control import DateSpan
from dateline.model.filters import Filter, fold_name
from dateline.model.resolution import TimeBasis, TimeRef


@pytest.fixture
def claims(sample):
    return sample.resolved(sample.report())


@pytest.fixture
def seized(claims):
    return claims[0]


def at(item, earliest, latest):
    time = TimeRef(quote=None, earliest=earliest, latest=latest, basis=TimeBasis.STATED)
    return replace(item, resolution=replace(item.resolution, time=time))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maheen", "Mahin"),
        ("al-Qaryatain", "Qaryatayn"),
        ("Ma\u2019arrat al-Nu\u02bfman", "maarrat an numan"),
        ("\u1e28am\u0101h", "Hama"),
        ("As-Suwayda", "Suwaida"),
        ("M\u00fcnster", "munster"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Idlib", "Irbid"), ("al", "")])
def test_different_names_stay_different(one, other):
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"place": "MAHEEN"},
        {"place": "gn:1"},
        {"actor": "islamic-state"},
        {"actor": "islamic state"},
        {"actor": "local allies"},
        {"kind": "territory_seized"},
        {"speaker": "SOHR"},
        {"speaker": "observatory"},
        {"speaker": "Harbour Ledger"},
        {"outlet": "harbour ledger"},
        {"since": date(2015, 11, 1)},
        {"until": date(2015, 10, 31)},
        {"place": "Mahin", "actor": "islamic-state", "speaker": "sohr", "since": date(2015, 10, 31)},
    ],
)
def test_a_claim_that_is_asked_for_matches(seized, asked):
    assert Filter(**asked).matches_claim(seized)


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "Mah"},
        {"place": ""},
        {"place": "Homs"},
        {"actor": "state"[:3]},
        {"kind": "air_strike"},
        {"speaker": "SANA"},
        {"outlet": "Northern Dispatch"},
        {"since": date(2015, 11, 2)},
        {"until": date(2015, 10, 30)},
        {"place": "Mahin", "kind": "air_strike"},
    ],
)
def test_a_claim_that_is_not_asked_for_does_not_match(seized, asked):
    assert not Filter(**asked).matches_claim(seized)


def test_no_time_at_all_matches_no_range(claims):
    assert not Filter(since=date(1900, 1, 1)).matches_claim(claims[1])


def test_a_time_bounded_on_one_side_matches_what_it_may_reach(seized):
    by_november = at(seized, None, date(2015, 11, 1))
    assert Filter(until=date(2015, 1, 1)).matches_claim(by_november)
    assert not Filter(since=date(2015, 12, 1)).matches_claim(by_november)


def test_a_widened_name_finds_the_place_under_its_other_name(seized):
    place = replace(seized.resolution.place, name="Old Mahin")
    other = replace(
        seized,
        claim=replace(seized.claim, place=None),
        resolution=replace(seized.resolution, place=replace(place, name="Tell Example")),
    )
    asked = Filter(place="Maheen")
    assert not asked.matches_claim(other)
    assert asked.widened([seized, other]).matches_claim(other)


def test_widening_finds_a_party_under_its_other_name(seized):
    ref = replace(seized.resolution.actors[0], name="Daesh", quote=None)
    bare = replace(seized.claim, actors=())
    other = replace(seized, claim=bare, resolution=replace(seized.resolution, actors=(replace(ref, allies=()),)))
    assert Filter(actor="Islamic State").widened([seized]).matches_claim(other)


def test_an_event_matches_by_itself_and_by_the_words_of_its_claims(sample, claims):
    event = sample.event(claims)
    by_id = {item.id: item for item in claims}
    assert Filter(place="Mahin", speaker="sohr", outlet="ledger").matches_event(event)
    assert Filter(speaker="Human Rights").matches_event(event, by_id)
    assert not Filter(speaker="Human Rights").matches_event(event)
    assert not Filter(kind="siege").matches_event(event, by_id)


def test_a_dispute_matches_by_any_of_its_claims(sample, claims):
    by_id = {item.id: item for item in claims}
    dispute = sample.dispute(claims)
    assert Filter(kind="air_strike").matches_dispute(dispute, by_id)
    assert not Filter(kind="siege").matches_dispute(dispute, by_id)
    assert Filter().matches_dispute(dispute, {})


def test_an_interval_matches_by_place_holder_and_speaker(sample, claims):
    interval = sample.interval(claims)
    assert Filter(place="Maheen", actor="Islamic State", speaker="observatory").matches_interval(interval)
    assert not Filter(actor="Local allies").matches_interval(interval)
    assert Filter(kind="territory_seized").matches_interval(interval, {item.id: item for item in claims})


def test_an_open_interval_goes_on_and_a_closed_one_ends_before_its_last_day(sample, claims):
    interval = sample.interval(claims)
    day = date(2015, 11, 23)
    closed = replace(interval, end=DateSpan(earliest=day, latest=day))
    assert Filter(since=date(2030, 1, 1)).matches_interval(interval)
    assert Filter(since=date(2015, 11, 22)).matches_interval(closed)
    assert not Filter(since=day).matches_interval(closed)
    assert not Filter(until=date(2015, 10, 30)).matches_interval(closed)


def test_a_report_matches_by_its_publication_and_by_its_claims(sample, claims):
    of = sample.report()
    assert Filter(outlet="harbour", since=date(2015, 11, 2), until=date(2015, 11, 2)).matches_report(of)
    assert not Filter(since=date(2015, 11, 3)).matches_report(of, claims)
    assert Filter(place="Mahin").matches_report(of, claims)
    assert not Filter(place="Mahin").matches_report(of)
    assert not Filter(outlet="Quay Post").matches_report(of)
