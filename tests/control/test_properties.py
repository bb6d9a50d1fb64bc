from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.control import derive_control
from dateline.vocab.kinds import event_kinds

DAY = date(2016, 3, 1)
KINDS = ["territory_seized", "territory_held", "withdrawal", "armed_clash", "advance", "siege", "air_strike"]
quiet = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def rows(draw):
    made = []
    for number in range(draw(st.integers(1, 10))):
        published = DAY + timedelta(days=draw(st.integers(0, 60)))
        happened = published - timedelta(days=draw(st.integers(0, 40)))
        width = draw(st.sampled_from([0, 0, 1, 30]))
        time = draw(st.sampled_from([None, f"{happened}..{happened + timedelta(days=width)}", f"..{happened}"]))
        actor, target = draw(st.permutations(["army", "rebels", "jihadists"]))[:2]
        made.append(
            {
                "id": f"c{number}",
                "outlet": draw(st.sampled_from(["A", "B"])),
                "published": draw(st.sampled_from([published, published, published, None])),
                "kind": draw(st.sampled_from(KINDS)),
                "actors": draw(st.sampled_from([[actor], [actor], [actor, target], []])),
                "targets": draw(st.sampled_from([[target], []])),
                "place": draw(st.sampled_from(["arda", "arda", "borin", "arda-near", "north", "syria"])),
                "time": time,
                "part": draw(st.sampled_from([None, "eastern districts"])),
                "says": draw(st.sampled_from([[], ["army/military/army"]])),
                "modality": draw(st.sampled_from(["occurred", "background", "planned", "ongoing"])),
                "polarity": draw(st.sampled_from(["affirmed", "affirmed", "affirmed", "denied"])),
            }
        )
    return made


def run(claims):
    return derive_control(claims, kinds=event_kinds())


def by_place(intervals):
    places = {}
    for interval in intervals:
        places.setdefault(interval.place.key, []).append(interval)
    return places.values()


@quiet
@given(rows=rows(), shuffle=st.randoms())
def test_the_order_of_claims_does_not_matter(build, rows, shuffle):
    claims = build(rows)
    shuffled = list(claims)
    shuffle.shuffle(shuffled)
    assert run(claims) == run(shuffled)


@quiet
@given(rows=rows())
def test_intervals_of_a_place_are_sorted_half_open_and_never_overlap(build, rows):
    for intervals in by_place(run(build(rows))):
        for one, following in pairwise(intervals):
            assert one.end == following.start
            assert one.start.latest < following.start.latest
            if one.start.earliest and following.start.earliest:
                assert one.start.earliest <= following.start.earliest
        assert intervals[-1].end is None
        assert all(i.start.earliest is None or i.start.earliest <= i.start.latest for i in intervals)


@quiet
@given(rows=rows())
def test_neither_denials_nor_plans_nor_bombs_support_a_holder(build, rows):
    silent = {
        r["id"]
        for r in rows
        if (r["polarity"] == "denied" and r["actors"])  # to deny a loss is to say that one holds it
        or r["modality"] == "planned"
        or r["kind"] == "air_strike"
    }
    for interval in run(build(rows)):
        assert not silent & set(interval.supporting)
        assert bool(interval.holders) or interval.status in ("unknown", "contested")


@quiet
@given(rows=rows())
def test_a_held_place_is_held_by_somebody_a_claim_names(build, rows):
    named = {party for row in rows for party in (*row["actors"], *row["targets"])}
    for interval in run(build(rows)):
        assert set(interval.holders) <= named
        assert (interval.status == "unknown") <= (not interval.holders)


@quiet
@given(rows=rows())
def test_the_claims_of_one_place_give_what_all_claims_give_for_it(build, rows):
    claims = build(rows)
    whole = run(claims)
    for key in {item.resolution.place.key for item in claims if item.resolution.place}:
        alone = run([item for item in claims if item.resolution.place and item.resolution.place.key == key])
        assert alone == tuple(interval for interval in whole if interval.place.key == key)


@quiet
@given(rows=rows())
def test_no_evidence_is_of_after_the_interval_or_of_after_its_report(build, rows):
    claims = build(rows)
    published = {item.id: item.published_at for item in claims}
    for interval in run(claims):
        assert list(interval.evidence_days) == sorted(set(interval.evidence_days))
        told = [published[claim] for claim in interval.supporting]
        if interval.last_evidence is not None and None not in told:
            assert interval.last_evidence <= max(told)
        if interval.last_evidence is not None and interval.end is not None:
            assert interval.last_evidence <= interval.end.latest


@quiet
@given(rows=rows(), days=st.integers(-50, 200))
def test_what_is_evidence_only_of_later_days_is_none_yet(build, rows, days):
    day = DAY + timedelta(days=days)
    for interval in run(build(rows)):
        seen = interval.seen_from(day)
        assert (seen.last_evidence is None) == (seen.days_since is None)
        if seen.last_evidence is not None:
            assert seen.last_evidence + timedelta(days=seen.days_since) == day
            assert seen.days_since >= 0
