from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.control import derive_control
from dateline.vocab.kinds import event_kinds

DAY = date(2016, 3, 1)
KINDS = ["territory_seized", "territory_held", "withdrawal", "armed_clash", "siege", "air_strike"]
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
                "actors": [actor],
                "targets": draw(st.sampled_from([[target], []])),
                "place": draw(st.sampled_from(["arda", "arda", "arda-near", "north", "syria"])),
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
        r["id"] for r in rows if r["polarity"] == "denied" or r["modality"] == "planned" or r["kind"] == "air_strike"
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
