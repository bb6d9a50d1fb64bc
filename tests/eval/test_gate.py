import json
from pathlib import Path

import pytest

import measuring
from eval.gate import BASELINE, falls, load_pins, pin, unpinned
from eval.sets import TASKS


@pytest.fixture
def pins(tmp_path: Path) -> Path:
    path = tmp_path / "baseline.json"
    pin([measuring.measured(0.5)], path)
    return path


@pytest.mark.parametrize("value", [0.5, 0.4996, 0.7])
def test_a_score_at_its_pin_or_above_passes(pins: Path, value: float):
    assert not falls([measuring.measured(value)], measuring.TASKS, pins)


def test_a_score_under_its_pin_is_told_with_both_figures(pins: Path):
    fallen = falls([measuring.measured(0.49)], measuring.TASKS, pins)
    assert [str(it) for it in fallen] == ["toy: right fell from 0.5000 to 0.4900"]


def test_figures_that_only_inform_may_fall(pins: Path):
    assert not falls([measuring.measured(0.5, other=0.0)], measuring.TASKS, pins)


def test_another_corpus_is_not_compared_but_named(pins: Path):
    other = measuring.measured(0.1, corpus="another")
    assert not falls([other], measuring.TASKS, pins)
    assert unpinned([other], pins) == ["toy"]
    assert not unpinned([measuring.measured(0.1)], pins)


def test_pinning_keeps_the_pins_of_other_corpora(pins: Path):
    pin([measuring.measured(0.9, corpus="another")], pins)
    assert set(load_pins(pins)["toy"]) == {"abc", "another"}
    assert load_pins(pins)["toy"]["abc"]["scores"]["right"] == 0.5


def test_pins_of_the_repository_name_sets_and_metrics_that_are_measured():
    for name, corpora in json.loads(BASELINE.read_text(encoding="utf-8")).items():
        metrics = {metric.name for metric in TASKS[name].metrics}
        for pinned in corpora.values():
            assert set(pinned["scores"]) == metrics
            assert all(0 <= value <= 1 for value in pinned["scores"].values())
