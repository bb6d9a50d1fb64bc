import pytest

from eval.measures import Counts, class_counts, macro_f1, weighted_f1

GOLD = ["a", "a", "a", "b", "b", "c"]
GIVEN = ["a", "a", "b", "b", "none", "a"]
# a: 2 right of 3 given, 3 wanted: F1 2/3.  b: 1 of 2 given, 2 wanted: 1/2.  c: 0.  none: given once, never wanted: 0.


def test_counts_add_up_to_micro_averages():
    total = Counts(right=1, given=2, wanted=4) + Counts(right=2, given=2, wanted=2)
    assert (total.precision, total.recall) == (3 / 4, 3 / 6)
    assert total.f1 == pytest.approx(2 * (3 / 4) * (1 / 2) / (3 / 4 + 1 / 2))


def test_nothing_given_and_nothing_wanted_are_no_success():
    assert Counts().f1 == Counts(given=3).f1 == Counts(wanted=3).f1 == 0


def test_weighted_f1_weighs_a_class_by_how_often_gold_has_it():
    assert weighted_f1(GOLD, GIVEN) == pytest.approx((3 * 2 / 3 + 2 * 1 / 2 + 1 * 0) / 6)


def test_macro_f1_counts_every_class_that_is_named_once():
    assert macro_f1(GOLD, GIVEN) == pytest.approx((2 / 3 + 1 / 2 + 0 + 0) / 4)


def test_empty_sets_score_nothing():
    assert weighted_f1([], []) == macro_f1([], []) == 0


def test_answers_of_another_length_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        class_counts(["a", "b"], ["a"])
