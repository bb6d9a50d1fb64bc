"""Classes of the nouns that name a party or a speaker."""

import pytest

from dateline.errors import VocabularyError
from dateline.vocab import parties
from dateline.vocab.parties import (
    PARTY_CLASSES,
    joined_prefixes,
    party_class,
    side_of,
    singulars,
    umbrella_of,
    word_group,
)


@pytest.mark.parametrize(
    ("noun", "modifiers", "expected"),
    [
        ("soldier", [], "state_forces"),
        ("police", [], "state_forces"),
        ("rebel", [], "rebel_group"),
        ("militia", [], "militia"),
        ("force", [], "armed"),
        ("force", ["government"], "state_forces"),
        ("force", ["pro", "government"], "state_forces"),
        ("force", ["rebel"], "rebel_group"),
        ("force", ["anti", "government"], "rebel_group"),
        ("fighter", [], "armed"),
        ("fighter", ["opposition"], "rebel_group"),
        ("gunman", [], "armed"),
        ("group", [], None),
        ("group", ["monitoring"], "monitor"),
        ("group", ["human", "rights"], "ngo"),
        ("official", [], "government"),
        ("official", ["security"], "state_forces"),
        ("television", ["state"], "media"),
        ("agency", ["state", "news"], "media"),
        ("villager", [], "civilians"),
        ("protester", [], "protesters"),
        ("looter", [], "rioters"),
        ("activist", [], "activist"),
        ("eyewitness", [], "witness"),
        ("medic", [], "medic"),
        ("analyst", [], "expert"),
        ("spokesman", [], "spokesperson"),
        ("spokesman", ["army"], "state_forces"),
        ("source", [], "anonymous"),
        ("leader", [], "person"),
        ("bridge", [], None),
    ],
)
def test_party_class(noun, modifiers, expected):
    assert party_class(noun, modifiers) == expected


def test_case_does_not_matter():
    assert party_class("Soldiers"[:-1]) == "state_forces"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["government"], "government"),
        (["loyalist"], "government"),
        (["rebel"], "rebels"),
        (["anti", "-", "government"], "rebels"),
        (["two"], None),
    ],
)
def test_side(words, expected):
    assert side_of(words) == expected


def test_only_words_of_the_umbrella_mean_it():
    assert umbrella_of(["insurgents"]) == "rebels"
    assert umbrella_of(["pro", "russian", "separatists"]) == "separatists"
    assert umbrella_of(["militants"]) is None


def test_prefixes_are_joined_on():
    assert joined_prefixes(["Pro", "-", "Government", "armed"]) == ["pro-government", "armed"]


@pytest.mark.parametrize(
    ("word", "form"),
    [("militiamen", "militiaman"), ("families", "family"), ("children", "child"), ("soldiers", "soldier")],
)
def test_singulars(word, form):
    assert form in singulars(word)


def test_classes_of_the_list_are_known():
    assert {party_class(noun) for noun in ("army", "rebel", "ngo", "mob")} <= PARTY_CLASSES


def test_groups_are_lower_case():
    assert all(word == word.lower() for name in parties.WORD_GROUPS for word in word_group(name))


def test_unknown_class_is_refused(monkeypatch):
    monkeypatch.setattr(
        parties,
        "load_mapping",
        lambda _: {"nouns": {"pirates": ["pirate"]}, "modified": [], "sides": {}, "umbrella": {}},
    )
    parties._parties.cache_clear()
    with pytest.raises(VocabularyError, match="unknown class 'pirates'"):
        party_class("pirate")
    monkeypatch.undo()
    parties._parties.cache_clear()
    assert party_class("rebel") == "rebel_group"
