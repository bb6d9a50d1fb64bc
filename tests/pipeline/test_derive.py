"""Adding to a record bit by bit gives the same record as working all of it out at once."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.corroborate import corroborate
from dateline.model.claim import Reading
from dateline.model.report import Report
from dateline.pipeline import derive
from dateline.store import open_store
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kinds import event_kinds

NOW = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2016, 3, 1)
quiet = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def rows(draw, most=14):
    made = []
    for number in range(draw(st.integers(1, most))):
        published = DAY + timedelta(days=draw(st.integers(0, 12)))
        happened = published - timedelta(days=draw(st.sampled_from([0, 1, 2, 3, 400])))
        width = draw(st.sampled_from([0, 0, 1, 30, 900]))
        actor, target = draw(st.permutations(["army", "rebels", "jihadists"]))[:2]
        made.append(
            {
                "id": f"c{number}",
                "outlet": draw(st.sampled_from(["A", "B", "C"])),
                "published": published,
                "kind": draw(
                    st.sampled_from(["territory_seized", "air_strike", "armed_clash", "territory_held", "killing"])
                ),
                "actors": draw(st.sampled_from([[actor], []])),
                "targets": draw(st.sampled_from([[target], ["people/civilians"], []])),
                "place": draw(st.sampled_from(["arda", "arda", "arda-near", "arda-market", "north", "syria", None])),
                "time": draw(
                    st.sampled_from([None, f"{happened}..{happened + timedelta(days=width)}", f"..{happened}"])
                ),
                "figures": draw(st.sampled_from([[], ["killed 12"], ["killed >=40"], ["killed 500 cumulative"]])),
                "says": draw(st.sampled_from([[], ["sohr/monitor"], ["army/military/army"]])),
                "modality": draw(st.sampled_from(["occurred", "occurred", "background", "planned", "ongoing"])),
                "polarity": draw(st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"])),
                "headline": draw(st.sampled_from([False, False, True])),
            }
        )
    return made


def add(store, claims):
    """Store the claims of one report."""
    first = claims[0]
    text = "x" * 400
    report = Report(
        id=first.claim.report_id,
        text=text,
        sha256=first.text_sha256,
        outlet=first.outlet,
        published_at=first.published_at,
    )
    reading = Reading(report_id=report.id, claims=tuple(item.claim for item in claims), sentences=())
    assert store.add_report(report, reading, [item.resolution for item in claims])


def by_report(claims):
    found = {}
    for item in claims:
        found.setdefault(item.claim.report_id, []).append(item)
    return list(found.values())


def at_once(claims):
    part_of = ActorLexicon.default().part_of()
    found = corroborate(claims, kinds=event_kinds(), now=NOW, part_of=part_of)
    return (
        {event.id: event for event in found.events},
        {dispute.id: dispute for dispute in found.disputes},
        list(derive.control_of(claims)),
        {(it.left, it.right, it.verdict, it.reason) for it in found.judgements},
    )


def kept(store):
    judgements = {
        (it.left, it.right, it.verdict, it.reason) for item in store.claims() for it in store.judgements(item.id)
    }
    return (
        {event.id: event for event in store.events()},
        {dispute.id: dispute for dispute in store.disputes()},
        store.intervals(),
        judgements,
    )


@quiet
@given(rows=rows(), shuffle=st.randoms())
def test_reading_report_by_report_in_any_order_gives_the_record_of_all_at_once(build, monkeypatch, rows, shuffle):
    monkeypatch.setattr(derive, "MUCH_TOLD", 3)
    claims = build(rows)
    reports = by_report(claims)
    shuffle.shuffle(reports)
    with open_store(":memory:") as store:
        for report in reports:
            add(store, report)
            derive.refresh(store, now=NOW, later=shuffle.random() < 0.5)
        derive.refresh(store, now=NOW)
        assert kept(store) == at_once(claims)


@quiet
@given(rows=rows())
def test_a_record_worked_out_anew_stays_as_it_is(build, rows):
    with open_store(":memory:") as store:
        for report in by_report(build(rows)):
            add(store, report)
        derive.refresh(store, now=NOW)
        before = kept(store)
        versions = [it for event in store.events() for it in store.versions(event.id)]
        derive.refresh(store, now=NOW, everything=True)
        assert kept(store) == before
        assert [it for event in store.events() for it in store.versions(event.id)] == versions


@quiet
@given(rows=rows(), changed=st.integers(0, 13), other=rows(most=1))
def test_a_claim_that_is_changed_and_changed_back_leaves_no_trace(build, rows, changed, other):
    claims = build(rows)
    with open_store(":memory:") as store:
        for report in by_report(claims):
            add(store, report)
        derive.refresh(store, now=NOW)
        before = kept(store)
        one = claims[changed % len(claims)]
        found = build([{**other[0], "id": one.id}])[0].resolution
        store.replace_resolutions([found])
        derive.refresh(store, now=NOW)
        assert kept(store) == at_once(store.claims())
        store.replace_resolutions([one.resolution])
        derive.refresh(store, now=NOW)
        assert kept(store) == before


def test_what_joins_claims_of_one_report_stands_when_another_report_joins_them(build):
    told = {"place": "arda", "time": "2016-03-01", "published": date(2016, 3, 2), "actors": ["army"]}
    claims = build(
        [{"id": "a", "outlet": "A", **told}, {"id": "b", "outlet": "A", **told}, {"id": "c", "outlet": "B", **told}]
    )
    with open_store(":memory:") as store:
        add(store, claims[:2])
        derive.refresh(store, now=NOW)
        (before,) = store.judgements("b")
        add(store, claims[2:])
        derive.refresh(store, now=NOW + timedelta(days=1))
        assert [event.claim_ids for event in store.events()] == [("a", "b", "c")]
        assert store.judgements("b", retracted=True) == [before]
        assert before.reason.startswith("one report goes on")
        assert kept(store) == at_once(claims)
        derive.refresh(store, now=NOW + timedelta(days=2), everything=True)
        assert store.judgements("b", retracted=True) == [before]


def test_what_joined_claims_of_one_report_is_taken_back_when_one_of_them_changes(build):
    told = {"outlet": "A", "place": "arda", "time": "2016-03-01", "published": date(2016, 3, 2), "actors": ["army"]}
    told |= {"rules": ["place:own words"]}
    claims = build([{"id": "a", **told}, {"id": "b", **told}])
    with open_store(":memory:") as store:
        add(store, claims)
        derive.refresh(store, now=NOW)
        store.replace_resolutions([build([{"id": "b", **told, "place": "celm"}])[0].resolution])
        derive.refresh(store, now=NOW)
        assert store.judgements("b") == []
        assert [it.retracted_at is not None for it in store.judgements("b", retracted=True)] == [True]
