import pytest

from dateline.corroborate.facts import facts_of
from dateline.corroborate.going_on import evidence, going_on
from dateline.corroborate.going_on_weights import BIAS, WEIGHTS
from dateline.corroborate.kinds import Ground
from dateline.model.sides import Sides
from dateline.vocab.kind_families import kind_families
from dateline.vocab.kinds import event_kinds

BY = Ground(families=kind_families(), sides=Sides(None))
STRIKE = {"kind": "air_strike", "outlet": "A", "published": "2016-03-02", "place": "arda", "time": "2016-03-01"}
STRIKE |= {"rules": ["place:own words"]}


@pytest.fixture
def pair(build):
    """`pair(one, other)` gives the facts of two claims of one report, which tell a strike but for what is given."""

    def facts(one=None, other=None):
        claims = build([{"id": "a", **STRIKE, **(one or {})}, {"id": "b", **STRIKE, **(other or {})}])
        return [facts_of(it, event_kinds()) for it in claims]

    return facts


def test_one_place_day_and_kind_in_neighbouring_sentences_go_on(pair):
    found = evidence(*pair(), body=0, ground=BY)
    assert {"place same", "time same days", "kind same", "next sentence", "same word"} <= set(found)
    assert going_on(*pair(), body=0, ground=BY) > 1


def test_the_odds_are_the_weights_of_what_was_found(pair):
    found = evidence(*pair(), body=0, ground=BY)
    assert going_on(*pair(), body=0, ground=BY) == pytest.approx(
        BIAS + sum(WEIGHTS.get(name, 0) * value for name, value in found.items())
    )


@pytest.mark.parametrize(
    ("other", "name"),
    [
        ({"place": "celm"}, "place apart"),
        ({"kind": "truce"}, "kinds never meet"),
        ({"modality": "background"}, "one recalled"),
        ({"same_as": "a"}, "taken up again"),
        ({"kind": "casualty_toll"}, "act and outcome"),
        ({"place": None}, "no place"),
        ({"rules": ["place:the lead"]}, "led to the same place"),
        ({"time": "2016-02-11"}, "time apart"),
        ({"figures": ["killed 4"]}, None),
    ],
)
def test_what_the_later_claim_says_is_named(pair, other, name):
    found = evidence(*pair(None, other), body=0, ground=BY)
    assert (name or "figures of both") not in evidence(*pair(), body=0, ground=BY)
    assert (name in found) is (name is not None)


@pytest.mark.parametrize("other", [{"place": "borin", "rules": ["place:own words"]}, {"time": "2016-02-11"}])
def test_another_place_or_day_speaks_against(pair, other):
    assert going_on(*pair(None, other), body=0, ground=BY) < going_on(*pair(), body=0, ground=BY)


def test_a_headline_and_how_far_below_it_a_claim_stands(pair):
    both = pair({"headline": True})
    assert "headline and first sentence" in evidence(*both, body=10, ground=BY)
    assert "headline and lead" in evidence(*both, body=-200, ground=BY)
    assert "headline and text" in evidence(*both, body=-900, ground=BY)
    assert "both in the headline" in evidence(*pair({"headline": True}, {"headline": True}), body=0, ground=BY)


def test_places_are_weighed_together_with_kinds_and_distance(pair):
    found = evidence(*pair(None, {"kind": "shelling"}), body=0, ground=BY)
    crossed = {name for name in found if name.startswith("place same, ")}
    assert "place same, next sentence" in crossed
    assert any(name.startswith("place same, kind ") for name in crossed)


def test_every_weight_has_a_name_that_can_be_found():
    from tools.joining.set_by_hand import SET_BY_HAND

    own = {
        *("same sentence", "next sentence", "close by", "some way off", "far off", "words shared"),
        *("headline and first sentence", "headline and lead", "headline and text", "both in the headline"),
        *("taken up again", "called another", "act and outcome", "two outcomes", "effects differ", "one recalled"),
        *("one in general", "same word", "definite", "own time", "one origin", "figures of both", "counted on top"),
        *("kinds never meet", "one accuses", "own place", "no place", "led place", "led to the same place"),
        "act and outcome in one place",
    }
    between = {*SET_BY_HAND.weights, "place named", "place namesake", "place apart", "time apart"}
    assert {name for name in WEIGHTS if ", " not in name} <= own | between
