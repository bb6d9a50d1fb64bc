import re

from hypothesis import given
from hypothesis import strategies as st

from dateline.vocab.searching import either, lower_in_place


def test_the_longest_word_wins() -> None:
    assert re.match(either(["no", "no fewer than"]), "no  fewer\nthan 6")[0] == "no  fewer\nthan"


def test_marks_in_words_are_taken_as_they_stand() -> None:
    assert re.fullmatch(either(["a.m", "$"]), "a.m")
    assert not re.fullmatch(either(["a.m", "$"]), "axm")


@given(st.text())
def test_lower_case_keeps_every_offset(text: str) -> None:
    assert len(lower_in_place(text)) == len(text)


def test_a_letter_that_would_grow_stays() -> None:
    assert lower_in_place("İZMİR On Monday") == "İzmİr on monday"
