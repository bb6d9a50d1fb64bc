from dataclasses import replace

import measuring
from eval.base import Marks, Miss
from eval.table import as_json, errors, table


def test_a_star_marks_a_target_that_is_not_met():
    short = table([measuring.measured(0.5)], measuring.TASKS)
    met = table([measuring.measured(0.6)], measuring.TASKS)
    assert "| 0.500*" in short
    assert "*" not in met


def test_a_line_tells_goal_baseline_best_and_speed():
    head, rule, first, second = table([measuring.measured(0.5)], measuring.TASKS).splitlines()
    assert [cell.strip() for cell in first.strip("|").split("|")] == [
        "toy (3)", "right", "0.500*", "0.600", "0.250 a coin", "0.900 a paper", "3", "2.0"
    ]  # fmt: skip
    assert len({len(head), len(rule), len(first), len(second)}) == 1


def test_json_has_one_object_a_metric():
    right, other = as_json([measuring.measured(0.5)], measuring.TASKS)
    assert right["value"] == 0.5
    assert right["baseline"] == {"value": 0.25, "method": "a coin"}
    assert right["best_published"] == {"value": 0.9, "source": "a paper"}
    assert (other["target"], other["baseline"], other["best_published"]) == (None, None, None)


def test_errors_are_the_worst_first():
    marks = Marks(
        scores=(),
        misses=(
            Miss(document="b", lost=1),
            Miss(document="a", lost=3, expected=("x",), read=("y",)),
            Miss(document="c", lost=2),
        ),
    )
    told = errors(replace(measuring.measured(0.5), marks=marks), 2)
    assert told.split("\n") == ["", "toy a (lost 3)", "  expected  x", "  read      y", "", "toy c (lost 2)"]
