import re
from datetime import UTC, datetime
from math import exp

import pytest

from dateline.corroborate import corroborate
from dateline.corroborate.facts import facts_of
from dateline.corroborate.going_on import going_on
from dateline.corroborate.going_on_weights import BIAS, WEIGHTS
from dateline.corroborate.kinds import Ground
from dateline.corroborate.telling import SURE, tellings
from dateline.corroborate.told_on import told_on
from dateline.model.event import Verdict
from dateline.model.sides import Sides
from dateline.vocab.kind_families import kind_families
from dateline.vocab.kinds import event_kinds

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BY = Ground(families=kind_families(), sides=Sides(None))
STRIKE = {"kind": "air_strike", "outlet": "A", "published": "2016-03-02", "place": "arda", "time": "2016-03-01"}
STRIKE |= {"rules": ["place:own words"], "words": "Warplanes struck Arda."}
_PIECE = re.compile(r"(?:^|, )([^,;:]+?) ([+-]\d+\.\d\d)")


@pytest.fixture
def report(build):
    """`report({}, {…}, …)` gives the facts of claims of one report, which tell a strike but for what is given."""

    def facts(*rows):
        return [facts_of(it, event_kinds()) for it in claims(build, *rows)]

    return facts


def claims(build, *rows):
    return build([{"id": name, **STRIKE, **row} for name, row in zip("abcdef", rows, strict=False)])


def reasons(facts):
    return {it.claim: it for it in told_on(facts, tellings(facts, BY), BY)}


def pieces(reason):
    """What a reason names, by name, and what it comes to."""
    told, _, end = reason.removeprefix("one report goes on about the same happening: ").partition("; in all ")
    return {name: float(weight) for name, weight in _PIECE.findall(told)}, float(end.split()[0].strip(","))


def test_a_reason_names_the_evidence_that_weighed_most_with_its_weights(report):
    named, _ = pieces(reasons(report({}, {}))["b"].reason)
    assert named["time same days"] == WEIGHTS["time same days"]
    assert named["kind same"] == WEIGHTS["kind same"]
    assert named["outset"] == BIAS
    assert len(named) == 8  # six, all else, the outset
    six = list(named.values())[:6]
    assert six == sorted(six, key=abs, reverse=True)


def test_what_a_reason_names_adds_up_to_the_odds_by_which_the_claim_was_joined(report):
    first, second = facts = report({}, {})
    named, odds = pieces(reasons(facts)["b"].reason)
    assert odds == pytest.approx(going_on(first, second, first.start, BY), abs=0.006)
    assert odds == pytest.approx(sum(named.values()), abs=0.04)
    assert reasons(facts)["b"].score == pytest.approx(
        1 / (1 + exp(-going_on(first, second, first.start, BY))), abs=1e-4
    )


def test_a_claim_that_goes_on_with_several_is_weighed_on_average_over_them(report):
    first, second, third = facts = report({}, {"kind": "shelling"}, {"kind": "shelling"})
    found = reasons(facts)
    mean = sum(going_on(it, third, first.start, BY) for it in (first, second)) / 2
    assert "on average over 2 claims" in found["c"].reason
    assert "on average" not in found["b"].reason
    assert pieces(found["c"].reason)[1] == pytest.approx(mean, abs=0.006)


def test_every_claim_of_a_telling_was_joined_above_the_limit(report):
    rows = [{"headline": True}, {}, {"kind": "killing", "figures": ["killed 4"]}, {"place": None, "rules": []}, {}]
    found = reasons(report(*rows))
    assert set(found) == {"b", "c", "d", "e"}
    assert all(pieces(it.reason)[1] > SURE for it in found.values())


def test_the_headline_is_weighed_by_how_far_below_it_the_text_begins(report):
    told = pieces(reasons(report({"headline": True}, {}))["b"].reason)[0]
    assert told["headline and first sentence"] == WEIGHTS["headline and first sentence"]


def test_a_headline_in_mid_text_was_there_before_the_first_claim_joined_it(report):
    facts = report({}, {"headline": True}, {})
    found = reasons(facts)
    assert {it.first for it in found.values()} == {"a"}
    assert pieces(found["b"].reason)[1] == pytest.approx(going_on(facts[1], facts[0], facts[0].start, BY), abs=0.006)
    assert "on average over 2 claims" in found["c"].reason


def test_what_places_and_kinds_say_together_is_one_piece(report):
    rows = {"time": None}, {"time": None, "rules": [], "words": "Helicopters", "says": ["sohr/monitor"]}
    named, _ = pieces(reasons(report(*rows))["b"].reason)
    assert named["place same with kind same"] == WEIGHTS["place same, kind same"]


def test_claims_of_two_happenings_have_no_reason_to_be_one(report):
    assert reasons(report({}, {"place": "celm"})) == {}


def test_the_judgement_on_a_claim_of_one_report_holds_the_reason(build, report):
    (judged,) = corroborate(claims(build, {}, {}), kinds=event_kinds(), now=NOW).judgements
    found = reasons(report({}, {}))["b"]
    assert (judged.left, judged.right, judged.verdict) == ("a", "b", Verdict.SAME)
    assert (judged.reason, judged.score) == (found.reason, found.score)


def test_reasons_do_not_hang_on_the_order_of_the_claims(report):
    facts = report({"headline": True}, {}, {"kind": "shelling"}, {})
    assert reasons(facts) == reasons(facts[::-1])
