import pytest

from dateline.extract.trigger_features import PHRASES, see_triggers
from dateline.vocab.triggers import triggers

KINDS = ("air_strike", "shelling")


@pytest.fixture
def seen(extractor, parse):
    return lambda text, kinds=KINDS, **more: see_triggers(extractor._look_up(parse(text, **more))[0], kinds)


def classes(seen, at):
    return {name for name, on in zip(PHRASES, seen.phrases[at], strict=True) if on}


def test_names_and_times_are_known_where_they_stand(seen):
    found = seen("The Syrian army shelled Aleppo on Monday with 20 rockets.")
    assert "a known actor" in classes(found, 1)
    assert "a known place" in classes(found, 4)
    assert "a time" in classes(found, 6)
    assert "number" in classes(found, 8)
    assert "munition" in classes(found, 9)
    assert not classes(found, 3)


def test_a_headline_is_known_from_its_text(seen):
    found = seen("Shells fell.", headline="Town hit")
    assert ["headline" in classes(found, at) for at in range(5)] == [True, True, False, False, False]


def test_what_the_word_lists_know_has_a_column_for_each_kind_in_their_order(seen):
    assert seen("Guns shelled the town.").lexicon[1].tolist() == [0, 1]
    assert seen("Guns shelled the town.", KINDS[::-1]).lexicon[1].tolist() == [1, 0]


def test_a_kind_of_the_vocabulary_that_was_not_trained_on_has_no_column(seen):
    assert {frame.kind for frame in triggers().verbs["bomb"]} - {"withdrawal"}
    assert seen("Jets bombed the town.", ("withdrawal",)).lexicon.tolist() == [[0]] * 5


def test_an_empty_report_has_no_rows(seen):
    assert seen("").phrases.shape == (0, len(PHRASES))
