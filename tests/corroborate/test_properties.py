from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.corroborate import corroborate
from dateline.vocab.kinds import event_kinds

NOW = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2016, 3, 1)
quiet = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def rows(draw):
    made = []
    for number in range(draw(st.integers(1, 12))):
        published = DAY + timedelta(days=draw(st.integers(0, 40)))
        happened = published - timedelta(days=draw(st.integers(0, 20)))
        width = draw(st.sampled_from([0, 0, 1, 30]))
        actor, target = draw(st.permutations(["army", "rebels", "jihadists"]))[:2]
        made.append(
            {
                "id": f"c{number}",
                "outlet": draw(st.sampled_from(["A", "B", "C"])),
                "published": published,
                "kind": draw(st.sampled_from(["territory_seized", "air_strike", "armed_clash", "territory_held"])),
                "actors": draw(st.sampled_from([[actor], []])),
                "targets": draw(st.sampled_from([[target], []])),
                "place": draw(st.sampled_from(["arda", "arda-near", "north", "celm", "syria", None])),
                "time": draw(st.sampled_from([None, f"{happened}..{happened + timedelta(days=width)}"])),
                "figures": draw(st.sampled_from([[], ["killed 12"], ["killed >=40"]])),
                "says": draw(st.sampled_from([[], ["sohr/monitor"], ["army/military/army"]])),
                "modality": draw(st.sampled_from(["occurred", "occurred", "background", "planned", "ongoing"])),
                "polarity": draw(st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"])),
            }
        )
    return made


def run(claims):
    return corroborate(claims, kinds=event_kinds(), now=NOW)


@quiet
@given(rows=rows(), shuffle=st.randoms())
def test_the_order_of_reading_does_not_change_the_record(build, rows, shuffle):
    claims = build(rows)
    shuffled = list(claims)
    shuffle.shuffle(shuffled)
    assert run(claims) == run(shuffled)


@quiet
@given(rows=rows())
def test_every_real_claim_is_in_exactly_one_event_and_no_plan_is_in_any(build, rows):
    claims = build(rows)
    told = [claim for event in run(claims).events for claim in event.claim_ids]
    real = [c.id for c in claims if c.claim.modality != "planned" and c.claim.polarity == "affirmed"]
    assert len(told) == len(set(told))
    assert set(real) <= set(told)
    assert not {c.id for c in claims if c.claim.modality == "planned"} & set(told)


@quiet
@given(rows=rows())
def test_opposite_actions_never_share_an_event(build, rows):
    claims = {claim.id: claim for claim in build(rows)}
    for event in run(list(claims.values())).events:
        affirmed = [claims[i] for i in event.claim_ids if claims[i].claim.polarity == "affirmed"]
        takers = {frozenset(p.key for p in c.resolution.actors) for c in affirmed if c.claim.kind == "territory_seized"}
        assert len(takers - {frozenset()}) <= 1
        ways = {
            (a.key, t.key)
            for c in affirmed
            if c.claim.kind == "air_strike"
            for a in c.resolution.actors
            for t in c.resolution.targets
        }
        assert not any((t, a) in ways for a, t in ways)


@quiet
@given(rows=rows())
def test_positions_of_a_dispute_rest_on_claims_of_the_record(build, rows):
    claims = {row["id"] for row in rows}
    result = run(build(rows))
    known = {event.id: event for event in result.events}
    for dispute in result.disputes:
        assert len(dispute.positions) >= 2
        assert {claim for place in dispute.positions for claim in place.claim_ids} <= claims
        assert dispute.event_id is None or dispute.id in known[dispute.event_id].disputes
