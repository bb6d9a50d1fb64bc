"""Capitals-only copy gets its lower case back, letter for letter."""

import pytest

from dateline.extract.parsing import load_model
from dateline.extract.recasing import is_all_caps, is_all_small, is_title_case, recase, untitle

NAMES = {"Taiz", "San Miguel", "UN", "ELN"}


def recased(text: str) -> str:
    return recase(text, load_model(), NAMES.__contains__)


@pytest.mark.parametrize("text", ["REBELS SHELLED TAIZ", "10 KILLED, 3 HURT"])
def test_capitals_only_copy_is_told(text: str) -> None:
    assert is_all_caps(text)


@pytest.mark.parametrize("text", ["Rebels shelled Taiz", "UN: toll rises", "", "1,200"])
def test_copy_that_shows_its_names_is_left_alone(text: str) -> None:
    assert not is_all_caps(text)


def test_copy_in_small_letters_is_told_from_short_labels() -> None:
    assert is_all_small("rebels shelled a village near the town on friday morning.")
    assert not is_all_small("Rebels shelled a village near the town on Friday morning.")
    assert not is_all_small("photo by the agency")


def test_words_that_news_writes_small_are_no_names() -> None:
    assert recased("THE GARRISON IN THE COUNTRY HELD") == "The garrison in the country held"


def test_words_without_a_vowel_stay_in_capitals() -> None:
    assert recased("THE FMLN AND THE KDPS LEFT") == "The FMLN and the KDPS left"


def test_length_never_changes_so_that_offsets_hold() -> None:
    text = "THE U.S. ARMY'S TROOPS LEFT SAN MIGUEL ON FRIDAY; 12 DIED."
    assert len(recased(text)) == len(text)


def test_common_words_are_lowered_and_sentences_opened() -> None:
    assert recased("THE TROOPS LEFT. THEY FLED.") == "The troops left. They fled."


def test_known_names_are_capitalised_also_over_two_words() -> None:
    assert recased("THE REBELS ENTERED SAN MIGUEL") == "The rebels entered San Miguel"


def test_days_and_months_are_capitalised() -> None:
    assert recased("IT BEGAN ON FRIDAY IN JUNE") == "It began on Friday in June"


def test_known_acronyms_stay() -> None:
    assert recased("FIGHTERS OF THE ELN FLED") == "Fighters of the ELN fled"


def test_an_unknown_word_is_taken_for_a_name() -> None:
    assert recased("THEY SHELLED ZOGHBA") == "They shelled Zoghba"


def untitled(text: str) -> str:
    return untitle(text, load_model(), NAMES.__contains__)


def test_a_headline_with_capitals_throughout_is_told() -> None:
    assert is_title_case("Army Kills Ten Militants in Taiz")


@pytest.mark.parametrize("text", ["Army kills ten militants in Taiz", "Shells Hit Taiz", "Ten die"])
def test_a_headline_that_shows_its_names_or_is_too_short_to_tell_is_left_alone(text: str) -> None:
    assert not is_title_case(text)


def test_common_words_of_a_headline_are_lowered_names_and_the_first_word_kept() -> None:
    assert untitled("Rebels Shell San Miguel, Kill Ten Villagers") == "Rebels shell San Miguel, kill ten villagers"


def test_peoples_and_a_name_that_lost_its_apostrophe_keep_their_capital() -> None:
    assert untitled("Bomb Kills Ten Kurdish Guards in Taizs Market") == "Bomb kills ten Kurdish guards in Taizs market"
