from importlib import resources

import pytest
import yaml

from dateline.errors import VocabularyError
from dateline.ingest.words import load_words, make_words


@pytest.fixture
def data():
    return yaml.safe_load(resources.files("dateline").joinpath("vocab/ingest.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "close",
        "Read: 851",
        "1,204 views",
        "Share on Facebook",
        "Home > World > Africa",
        "News | World | Africa",
        "© 2024 Example",
        "12 min read",
        "ABC-0123 (XX)",
        "Sign up for our newsletter today",
    ],
)
def test_furniture_is_known(line):
    assert load_words().furniture_line.fullmatch(line)


@pytest.mark.parametrize(
    "line",
    [
        "Human shields",
        "War and peace/Peace",
        "The army closed the road.",
        "Army | Post",
        "Aleppo",
        "Search for survivors goes on",
    ],
)
def test_words_of_a_report_are_no_furniture(line):
    assert not load_words().furniture_line.fullmatch(line)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("open_endings", ["on", True], "texts only"),
        ("furniture_lines", ["("], "regular expression"),
        ("agencies", ["AFP"], "mapping"),
        ("agencies", {"AFP": "x"}, "AFP"),
        ("agencies", {"AFP": ["Same"], "AP": ["Same"]}, "two agencies"),
        ("date_labels", None, "mapping"),
        ("tail_cuts", [], "a word at least"),
    ],
)
def test_broken_word_data_is_refused_by_key(data, key, value, told):
    with pytest.raises(VocabularyError, match=told) as error:
        make_words(data | {key: value})
    assert key in str(error.value)
