import math
from datetime import date

import pytest

from benchmarks.disagreement.bundles import Bundle, GoldMention, GoldReport
from dateline.corroborate import going_on_weights
from tools.joining.__main__ import compared, module, pairs_of
from tools.joining.cases import Pair, Told, between, bundle_told, ground, within
from tools.joining.fit import Model, crossed, f1, fit


def pairs(many=30):
    """Pairs that are one happening mostly where "near" holds, of six reports."""
    return [
        Pair(f"r{at % 6}", {"near": 1.0} if at % 2 else {"far": 1.0}, same=bool(at % 2) is (at % 10 != 0))
        for at in range(many)
    ]


def test_what_goes_with_one_happening_gets_a_weight_above_nought():
    model = fit(pairs(), 1.0)
    assert model.weights["near"] > 0.5
    assert model.weights["far"] < -0.5


def test_without_a_penalty_the_odds_are_those_that_were_counted():
    some = [Pair("r", {}, same=at < 3) for at in range(4)]
    assert fit(some, 1.0).bias == pytest.approx(math.log(3), abs=0.05)


def test_a_heavy_penalty_keeps_to_the_weights_set_before():
    before = Model({"near": 2.5, "of old": -1.0}, 0.3)
    kept = fit(pairs(), 1e6, before).weights
    assert (kept["near"], kept["of old"]) == (pytest.approx(2.5, abs=0.01), -1.0)


def test_a_pair_that_counts_for_more_weighs_more():
    some = [Pair("r", {"a": 1.0}, same=True, weight=100.0), Pair("r", {"a": 1.0}, same=False)]
    assert fit(some, 0.1).odds(some[0]) > 0.5


def test_nothing_cannot_be_fitted():
    with pytest.raises(ValueError, match="no pairs"):
        fit([], 1.0)


def test_f1_counts_pairs_by_their_weight():
    some = [Pair("r", {}, True, 3.0), Pair("r", {}, False), Pair("r", {}, True)]
    assert f1(some, [1.0, 1.0, -1.0], 0.0) == pytest.approx(2 * 3 / (4 + 4))
    assert f1([], [], 0.0) == 1.0


def test_each_pair_is_weighed_by_a_model_that_has_not_seen_its_report():
    seen = []

    def fitted(some):
        seen.append({pair.of for pair in some})
        return Model({}, float(len(seen)))

    some = pairs()
    odds = crossed(some, fitted)
    assert len(odds) == len(some)
    assert all(pair.of not in seen[int(it) - 1] for pair, it in zip(some, odds, strict=True))


def test_the_module_that_is_written_holds_the_weights_that_matter():
    text = module(Model({"b": 0.5, "a": -1.234, "next to nothing": 0.04}, -1.0))
    made = {}
    exec(text, made)  # noqa: S102 - our own text
    assert (made["BIAS"], dict(made["WEIGHTS"])) == (-1.0, {"a": -1.23, "b": 0.5})
    assert text.index('"a"') < text.index('"b"')


def test_the_weights_in_use_are_as_the_tool_writes_them(root):
    path = root / "src/dateline/corroborate/going_on_weights.py"
    in_use = Model(going_on_weights.WEIGHTS, going_on_weights.BIAS)
    assert path.read_text(encoding="utf-8") == module(in_use)


def test_the_comparison_says_how_many_pairs_there_are():
    some, model = pairs(), Model({"near": 1.0}, 0.0)
    lines = compared(some, some[:2], model, model, [model.odds(it) for it in some]).splitlines()
    assert lines[0] == "30 pairs, 18 of one happening; held out 2"
    assert len(lines) == 7


def bundle():
    """Two reports on one strike, of which the first tells of a clash elsewhere as well."""
    strike = "Syrian government warplanes struck a market in Idlib on Monday and killed nine people."
    clash = "Elsewhere, rebels and soldiers clashed near Hama on Sunday."
    days = {"family": "toll", "conflict": "x", "continent": "Asia", "why": "x"}
    reports = (
        GoldReport(id="a", outlet="A", published=date(2016, 3, 1), title="Market hit", text=f"{strike}\n{clash}"),
        GoldReport(id="b", outlet="B", published=date(2016, 3, 1), title="Nine dead", text=strike),
    )
    mentions = (
        GoldMention(id="1", report="a", words="struck a market", kind="air_strike", event="strike"),
        GoldMention(id="2", report="a", words="clashed", kind="armed_clash", event="clash"),
        GoldMention(id="3", report="b", words="struck a market", kind="air_strike", event="strike"),
    )
    return Bundle(id="small", reports=reports, mentions=mentions, **days)


def test_a_bundle_gives_pairs_within_a_report_and_between_two():
    told = bundle_told(bundle())
    assert sorted(told.happening.values()) == ["clash", "strike", "strike"]
    one, other = list(within(told, ground())), list(between(told, ground()))
    assert [pair.same for pair in one] == [False]
    assert [(pair.of, pair.same, pair.weight) for pair in other] == [("small", True, 1)]
    assert pairs_of([told]) == (one, other)


def test_without_a_known_happening_there_are_no_pairs():
    told = Told("x", (), {})
    assert pairs_of([told]) == ([], [])
