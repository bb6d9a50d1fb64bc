import re

import pytest

from dateline.errors import VocabularyError
from dateline.vocab import numbers
from dateline.vocab.numbers import number_words, read_spelled, spelled


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and five", 205),
        ("three hundred thousand", 300_000),
        ("one and a half million", 1_500_000),
        ("half a dozen", 6),
        ("twenty-one", 21),
    ],
)
def test_numbers_in_words_are_read(words: str, value: float) -> None:
    assert re.fullmatch(spelled(), words)
    assert read_spelled(words) == value


def test_other_words_are_no_number() -> None:
    assert read_spelled("two villages") is None


def test_two_numbers_in_a_row_stay_two() -> None:
    assert re.match(spelled(), "two and three")[0] == "two"


def test_every_modifier_has_one_meaning() -> None:
    assert set(number_words().modifiers.values()) == {"at_least", "more_than", "fewer_than", "at_most", "about"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"cardinals": {"one": "1"}}, "cardinals.one"),
        ({"cardinals": {"one": -1}}, "cardinals.one"),
    ],
)
def test_a_bad_value_is_refused(data: dict[str, object], problem: str) -> None:
    with pytest.raises(VocabularyError, match=problem):
        numbers._values(data, "cardinals")


@pytest.mark.parametrize("rows", [{}, [{"unit": "km", "factor": 0, "words": ["km"]}]])
def test_a_bad_measure_is_refused(rows: object) -> None:
    with pytest.raises(VocabularyError, match="measures"):
        numbers._measures({"measures": rows})
