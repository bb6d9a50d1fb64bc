"""Which claims are compared at all, and that finding them for a few gives the same pairs as finding them for all."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.corroborate.block import candidate_pairs, comparing_marks
from dateline.corroborate.facts import facts_of
from dateline.corroborate.kinds import Ground
from dateline.corroborate.times import DISPUTED
from dateline.model.sides import Sides
from dateline.vocab.kind_families import kind_families
from dateline.vocab.kinds import event_kinds

GROUND = Ground(families=kind_families(), sides=Sides(None))
DAY = date(2016, 3, 1)
quiet = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def facts(build, *rows):
    made = [
        {"id": f"c{at}", "outlet": f"Outlet {at}", "published": DAY, "time": f"{DAY}", **row}
        for at, row in enumerate(rows)
    ]
    return sorted((facts_of(item, event_kinds()) for item in build(made)), key=lambda fact: fact.order)


def compared(*some):
    return list(candidate_pairs(some, GROUND)) == [(0, 1)]


def abroad(fact):
    return replace(fact, place=replace(fact.place, country="XX", place_id="far", name="Far", admin1=None))


def test_one_number_is_compared_within_a_country_and_where_no_country_is_known(build):
    one, other = facts(build, *({"place": place, "figures": ["killed 12"]} for place in ("arda", "celm")))
    nowhere = replace(other, place=None, name="")
    assert compared(one, other)
    assert compared(one, nowhere)
    assert compared(nowhere, replace(nowhere, actors=one.actors))
    assert not compared(one, abroad(other))


def test_days_apart_are_compared_as_far_as_one_number_allows_it(build):
    figures = {"figures": ["killed 12"]}
    later = {"time": f"{DAY + timedelta(days=DISPUTED)}"}
    assert compared(*facts(build, {"place": "arda", **figures}, {"place": "arda", **figures, **later}))
    assert not compared(
        *facts(build, {"place": "arda", **figures}, {"place": "arda", "figures": ["killed 40"], **later})
    )
    assert not compared(*facts(build, {"place": "arda"}, {"place": "arda", **later}))


def test_who_took_a_place_is_not_compared_with_what_was_done_there(build):
    taken, attacked = facts(build, *({"place": "arda", "kind": kind} for kind in ("territory_seized", "offensive")))
    assert not compared(taken, attacked)
    assert {it.number for it in comparing_marks(taken, GROUND)}.isdisjoint(
        it.number for it in comparing_marks(attacked, GROUND)
    )


@st.composite
def rows(draw):
    return [
        {
            "published": DAY + timedelta(days=draw(st.integers(0, 9))),
            "kind": draw(st.sampled_from(["territory_seized", "air_strike", "shelling", "casualty_toll"])),
            "actors": draw(st.sampled_from([["army"], ["rebels"], []])),
            "place": draw(st.sampled_from(["arda", "arda-near", "north", "syria", None])),
            "time": draw(st.sampled_from([None, f"{DAY}", f"{DAY}..{DAY + timedelta(days=90)}", f"..{DAY}"])),
            "figures": draw(st.sampled_from([[], ["killed 12"], ["killed 500 cumulative"]])),
            "modality": draw(st.sampled_from(["occurred", "background"])),
            "report": draw(st.sampled_from(["r1", "r2", "r3"])),
        }
        for _ in range(draw(st.integers(2, 9)))
    ]


@quiet
@given(rows=rows(), data=st.data())
def test_pairs_of_a_few_claims_are_those_of_all_that_have_one_of_them(build, rows, data):
    some = facts(build, *rows)
    only = frozenset(data.draw(st.sets(st.integers(0, len(some) - 1))))
    whole = [pair for pair in candidate_pairs(some, GROUND) if not only.isdisjoint(pair)]
    assert list(candidate_pairs(some, GROUND, only)) == whole
