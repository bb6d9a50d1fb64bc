import pytest

from dateline.errors import VocabularyError
from dateline.vocab.as_of import as_of_words, read_as_of
from dateline.vocab.load import load_mapping


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("by evening 12 had died", "evening"),
        ("by late sunday night", "night"),
        ("as of the early hours", "the early hours"),
        ("killed in the evening", None),
        ("by 12 people", None),
    ],
)
def test_parts_of_the_day_are_found_behind_their_preposition(text, word):
    found = as_of_words().part.search(text)
    assert (found and found[1]) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("police said at midday", "midday"),
        ("he told reporters late on monday evening", "evening"),
        ("said 12 by noon", None),
    ],
)
def test_the_hour_of_telling_is_found_right_behind_its_verb(text, word):
    found = as_of_words().told.search(text)
    assert (found and found[1]) == word


@pytest.mark.parametrize(("text", "hour"), [("as of 6 p.m.", "6"), ("by 18:30", "18"), ("by 12 people", None)])
def test_clock_times_need_a_sign_of_being_one(text, hour):
    found = as_of_words().clock.search(text)
    assert (found and found[1]) == hour


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"parts": {"25": ["teatime"]}}, "hour from 0 to 24"),
        ({"parts": {"noon": ["noon"]}}, "hour from 0 to 24"),
        ({"more": []}, "unknown key"),
        ({"raised": "rose"}, "raised"),
    ],
)
def test_a_bad_file_is_refused_with_the_place(change, problem):
    with pytest.raises(VocabularyError, match=problem):
        read_as_of({**load_mapping("as_of.yaml"), **change})
