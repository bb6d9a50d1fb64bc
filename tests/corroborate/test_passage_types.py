"""The model that types a passage: invented sentences that no training text has."""

import pytest

from dateline.corroborate.passage_types import OTHER_TYPES, features, type_model
from dateline.vocab.kinds import ACLED_SUB_EVENT_TYPES


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("Someone lobbed a hand grenade into the courtyard of the town hall.", "Grenade"),
        ("A strong earthquake and the floods after it left villages cut off.", "Natural disaster"),
        ("The ministry expelled two diplomats and recalled its ambassador.", "Diplomacy"),
        ("A suicide bomber blew himself up near the market gate.", "Suicide bomb"),
        ("Officers seized rifles and ammunition in a cellar.", "Disrupted weapons use"),
    ],
)
def test_plain_passages_get_their_type(passage: str, name: str) -> None:
    found = type_model().read(passage)
    assert found is not None
    assert found.name == name
    assert 0 < found.share <= 1


def test_the_types_are_those_of_acled_and_five_more() -> None:
    assert set(type_model().types) == ACLED_SUB_EVENT_TYPES | set(OTHER_TYPES)


def test_words_that_it_does_not_know_have_no_type() -> None:
    assert type_model().read("") is None
    assert type_model().read("Xyzzy Qwfp") is None


def test_names_say_nothing() -> None:
    assert set(features("Shells hit Homs on Monday")) == set(features("Shells hit Mosul on Friday"))
