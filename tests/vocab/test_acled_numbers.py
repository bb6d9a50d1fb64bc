import pytest

from dateline.errors import VocabularyError
from dateline.vocab.acled_numbers import acled_numbers, read_table
from dateline.vocab.load import load_mapping


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("dozens", ("dozens", 12)),
        ("Dozens of people", ("dozens", 12)),
        ("at least several", ("several", 3)),
        ("hundreds of civilians", ("hundreds", 100)),
        ("tens", ("tens", 10)),
        ("tens of thousands", None),
        ("several hundred", None),
        ("several dozen", None),
        ("scores", None),
        ("more than 40", None),
        ("", None),
    ],
)
def test_only_the_words_of_acleds_table_are_read(text, read):
    assert acled_numbers().read(text) == read


@pytest.mark.parametrize(
    ("change", "problem"),
    [({"words": {"dozens": -1}}, "words.dozens"), ({"or_ten": ["lots"]}, "lots"), ({"no_figure": True}, "no_figure")],
)
def test_a_bad_table_is_refused_with_the_place(change, problem):
    with pytest.raises(VocabularyError, match=problem):
        read_table({**load_mapping("acled_numbers.yaml"), **change})
