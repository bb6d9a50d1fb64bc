"""Whose text several reports print."""

from datetime import date
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from dateline.model.credits import UNNAMED_AGENCIES, Credits, Printing, credits_of
from dateline.model.resolution import SpeakerRef, SpeakerType

NAMES = ("AFP", "Reuters", "Harbour News", UNNAMED_AGENCIES)
WIRES = tuple(SpeakerRef(quote=None, name=name, type=SpeakerType.WIRE) for name in NAMES)
PAPERS = tuple(
    SpeakerRef(quote=None, name=name, actor_id=actor, type=SpeakerType.OUTLET)
    for name, actor in (("Quay Post", None), ("State Broadcaster", "state-broadcaster"))
)


@st.composite
def printings(draw):
    return [
        Printing(
            report_id=f"rpt_{number}",
            published_at=draw(st.sampled_from([None, date(2016, 3, 1), date(2016, 3, 2)])),
            outlet=paper.name if paper else None,
            speakers=(*draw(st.lists(st.sampled_from(WIRES), max_size=2, unique=True)), *([paper] if paper else [])),
        )
        for number, paper in enumerate(draw(st.lists(st.sampled_from([*PAPERS, None]), min_size=1, max_size=6)))
    ]


def slowly(printed):
    """Whose text it is, found from all printings at once."""
    ordered = sorted(printed, key=lambda it: (it.published_at is None, it.published_at or date.min, it.report_id))
    wires = [[it for it in one.speakers if it.type is SpeakerType.WIRE] for one in ordered]
    named = [{it.name for it in some} - {UNNAMED_AGENCIES} for some in wires]
    if any(named):
        return set.intersection(*(it for it in named if it)) or set().union(*named)
    if any(wires):
        return {UNNAMED_AGENCIES}
    outlets = [it for it in ordered if it.outlet]
    first = min(
        outlets,
        key=lambda it: (it.published_at is None, it.published_at or date.min, it.speakers[-1].actor_id is None),
        default=None,
    )
    return {first.outlet} if first else set()


@given(printed=printings(), chance=st.randoms())
def test_it_is_put_together_from_parts_in_any_order(printed, chance):
    parts = [credits_of(it) for it in printed]
    together = reduce(Credits.together, parts, Credits())
    while len(parts) > 1:
        chance.shuffle(parts)
        parts.append(parts.pop().together(parts.pop()))
    assert parts == [together]
    assert {it.name for it in together.owners} == slowly(printed)


def test_agencies_of_which_all_credit_one_own_no_more_than_that_one():
    both, one = (
        Printing(report_id=key, published_at=None, outlet=None, speakers=wires)
        for key, wires in (("rpt_a", WIRES[:2]), ("rpt_b", WIRES[1:2]))
    )
    assert credits_of(both).owners == WIRES[:2]
    assert credits_of(both).together(credits_of(one)).owners == WIRES[1:2]
