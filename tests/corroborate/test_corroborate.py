from datetime import UTC, datetime

import pytest

from case_files import load, named
from dateline.corroborate import Workshop, corroborate
from dateline.model.event import Verdict
from dateline.vocab.kinds import event_kinds

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def run(claims, **kwargs):
    return corroborate(claims, kinds=event_kinds(), now=NOW, **kwargs)


def army(name, **other):
    """A row that says the army struck Arda on 1 March, in an outlet of its own."""
    row = {"id": name, "outlet": name.upper(), "actors": ["army"], "place": "arda", "time": "2016-03-01"}
    return {**row, "published": "2016-03-02", **other}


@pytest.mark.parametrize("case", named("corroborate/events.yaml"))
def test_claims_become_these_events(case, build):
    found = run(build(case["claims"])).events
    assert sorted(sorted(event.claim_ids) for event in found) == sorted(case["events"])


@pytest.mark.parametrize("case", named("corroborate/disputes.yaml"))
def test_claims_disagree_so(case, build):
    found = [
        {
            "about": str(d.about),
            "relation": str(d.relation),
            "positions": sorted(list(p.claim_ids) for p in d.positions),
        }
        for d in run(build(case["claims"])).disputes
    ]
    assert sorted(found, key=str) == sorted(case["disputes"], key=str)


def test_every_position_names_its_speakers_and_every_dispute_its_reason(build):
    for case in load("corroborate/disputes.yaml"):
        for dispute in run(build(case["claims"])).disputes:
            assert dispute.reason
            assert all(place.value and place.claim_ids and place.speakers for place in dispute.positions)


def test_the_order_of_claims_does_not_matter(build):
    rows = [row for case in load("corroborate/events.yaml") for row in case["claims"]]
    claims = build([{**row, "id": f"{row['id']}{at}", "same_as": None} for at, row in enumerate(rows)])
    assert run(claims) == run(claims[::-1])


def test_reading_the_same_claims_twice_adds_nothing(build):
    claims = build([{"id": "a", "actors": ["army"], "place": "arda", "time": "2016-03-01", "published": "2016-03-02"}])
    assert run(claims + claims) == run(claims)


def test_an_event_keeps_its_id_when_a_later_report_joins(build):
    rows = [army("a"), army("b", published="2016-03-03")]
    alone, both = run(build(rows[:1])).events, run(build(rows)).events
    assert [event.id for event in alone] == [event.id for event in both]


def test_merged_pairs_and_near_misses_are_judged_with_reasons(build):
    seized = {"kind": "territory_seized", "place": "arda", "time": "2016-03-01", "published": "2016-03-02"}
    rows = [
        {"id": "a", "outlet": "A", "actors": ["rebels"], **seized},
        {"id": "b", "outlet": "B", "actors": ["rebels"], **seized},
        {"id": "c", "outlet": "C", "actors": ["army"], **seized},
    ]
    claims = build(rows)
    (merged,) = run(claims).judgements
    assert (merged.left, merged.right, merged.verdict) == ("a", "b", Verdict.SAME)
    assert "place same" in merged.reason
    workshop = Workshop(kinds=event_kinds())
    apart = workshop.kept_apart("a", claims, {}, now=NOW)
    assert [(j.left, j.right, j.verdict) for j in apart] == [("a", "c", Verdict.DIFFERENT)]
    assert apart[0].reason.startswith("different holders")
    assert all(j.decided_at == NOW and j.author == "dateline" for j in (merged, *apart))


def test_what_a_person_judged_comes_before_all_rules(build):
    rows = [army("a"), army("b"), army("c", place="celm")]
    claims = build(rows)
    assert [e.claim_ids for e in run(claims).events] == [("a", "b"), ("c",)]
    apart = corroborate(claims, kinds=event_kinds(), now=NOW, decided={("b", "a"): Verdict.DIFFERENT})
    assert [e.claim_ids for e in apart.events] == [("a",), ("b",), ("c",)]
    one = corroborate(claims, kinds=event_kinds(), now=NOW, decided={("c", "a"): Verdict.SAME})
    assert [e.claim_ids for e in one.events] == [("a", "b", "c")]
    both = {("a", "c"): Verdict.SAME, ("b", "c"): Verdict.DIFFERENT}
    kept = corroborate(claims, kinds=event_kinds(), now=NOW, decided=both)
    assert [e.claim_ids for e in kept.events] == [("a", "c"), ("b",)]


def test_an_event_takes_the_sharpest_place_and_the_days_all_claims_allow(build):
    rows = [army("a", place="north"), army("b", time="2016-02-29..2016-03-01")]
    (event,) = run(build(rows)).events
    assert event.place.name == "Arda"
    assert event.time.earliest == event.time.latest == datetime(2016, 3, 1, tzinfo=UTC).date()


def test_parts_of_one_body_agree(build):
    claims = build([army("a", actors=["air-force"], place="north"), army("b")])
    assert len(run(claims).events) == 2
    assert len(run(claims, part_of={"air-force": ("army",)}).events) == 1


def test_figures_are_a_range_over_the_latest_word_of_each_origin(build):
    base = {"actors": ["army"], "place": "arda", "time": "2016-03-01"}
    rows = [
        {"id": "a", "published": "2016-03-02", "says": ["sohr/monitor"], "figures": ["killed 10"], **base},
        {"id": "b", "published": "2016-03-04", "says": ["sohr/monitor"], "figures": ["killed 18"], **base},
        {"id": "c", "published": "2016-03-03", "says": ["medics/ngo"], "figures": ["killed 25"], **base},
    ]
    (event,) = run(build(rows)).events
    (killed,) = event.quantities
    assert (killed.low, killed.high, killed.policy, killed.claim_ids) == (18, 25, "low-best-high", ("b", "c"))
