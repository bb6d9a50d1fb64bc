"""Taking a mention apart."""

import pytest

from dateline.resolve.mentions import describe, split_words
from dateline.vocab.countries import Countries


def taken(words):
    return describe(words, Countries.default())


@pytest.mark.parametrize(
    ("words", "nation"),
    [
        ("Turkish troops", "TR"),
        ("South Korean troops", "KR"),
        ("Saudi Arabian jets", "SA"),
        ("Syria's army", "SY"),
        ("army of Sudan", "SD"),
        ("US special forces", "US"),
        ("Turkish-backed rebels", None),
        ("pro-Russian fighters", None),
        ("troops", None),
        ("polish troops", None),
        ("spokesman Michael Jordan", None),
    ],
)
def test_nation(words, nation):
    found = taken(words).nation
    assert (found.iso2 if found else None) == nation


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Hamza Brigade", True),
        ("Hamza Brigade fighters", True),
        ("Army of Hamza", True),
        ("Hamza militants", True),
        ("Sunni militants", False),
        ("Aleppo police", False),
        ("Defence Ministry", False),
        ("Prime Minister John Example", False),
        ("Turkish Army", False),
    ],
)
def test_proper_names(words, named):
    assert taken(words).named is named


def test_name_after_a_title_is_its_holder():
    found = taken("Prime Minister John Example")
    assert (found.head, found.holder) == ("minister", "John Example")


def test_side_beats_no_side():
    assert taken("regime soldiers").side == "government"
    assert taken("rebels").side == "rebels"
    assert taken("soldiers").side is None


def test_possessives_articles_and_counts_are_left_out():
    assert split_words("the 30 Syrian\u2019s soldiers") == ["Syrian", "soldiers"]


def test_words_without_a_class():
    found = taken("the thing")
    assert (found.kind, found.head, found.named) == (None, "", False)
