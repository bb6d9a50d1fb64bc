"""Commas and apostrophes that a scraper lost are put back for the parser, and never shown."""

from collections.abc import Callable

import numpy as np
import pytest

from dateline.extract.folding import FoldedBlock
from dateline.extract.marks import LABELS, WEIGHTS, build_network, have_lost_marks, load_network, parameters, put_back
from dateline.extract.parsing import Parsed, load_model
from dateline.model.claim import Reading
from dateline.model.report import BlockKind

# Invented, without a comma or apostrophe, as scraped copy comes. Long enough to tell that they were lost.
BARE = (
    "The armys northern command said on Sunday that its troops had shelled Mekelle Adigrat and Axum killing nine people. "
    "The regions government which is based in Mekelle denied the report. "
    '"Our towns are being bombed" said the governors spokesman adding that a market a school and two clinics had been hit. '
    "On Monday the rebels commander said the fighting had moved to the east of the town where hundreds of families were "
    "waiting for buses lorries and tents. Aid workers drivers and nurses had left the town on Friday according to a "
    "hospital director."
)


def block(text: str) -> FoldedBlock:
    return FoldedBlock(kind=BlockKind.PARAGRAPH, text=text, origin=tuple(range(len(text))))


def test_long_copy_without_commas_has_lost_them() -> None:
    assert have_lost_marks([block(BARE)])


@pytest.mark.parametrize(
    "text",
    [BARE.replace(" killing", ", killing").replace(" said the", ", said the"), BARE[:250]],
    ids=["some", "short"],
)
def test_copy_with_commas_or_too_short_to_tell_is_left_alone(text: str) -> None:
    assert not have_lost_marks([block(text)])


def test_marks_come_back_where_they_were() -> None:
    (marked,) = put_back([block(BARE)], load_model())
    assert "Axum, killing" in marked.text
    assert "army's northern command" in marked.text
    assert "governor's spokesman" in marked.text
    assert "its troops" in marked.text
    assert marked.text.count(",") >= 6


@pytest.mark.parametrize(
    ("bare", "marked"),
    [
        (
            "Jets hit the towns of Zerka Tal Amura al-Safa and Nadir on Sunday.",
            "the towns of Zerka, Tal Amura, al-Safa and",
        ),
        ("He met the leaders of Ahrar al Nadir and Zerka on Sunday.", "the leaders of Ahrar al Nadir and Zerka"),
    ],
)
def test_names_behind_a_plural_of_places_are_one_place_each(bare: str, marked: str) -> None:
    assert marked in put_back([block(bare)], load_model())[0].text


@pytest.mark.parametrize(
    ("bare", "marked"),
    [
        ("Air raids kill 12 people near Nadir Monitor", "near Nadir, Monitor"),
        ("Army frees a Monitor", "frees a Monitor"),
    ],
)
def test_who_says_so_at_the_end_of_a_headline_stands_apart(bare: str, marked: str) -> None:
    headline = FoldedBlock(kind=BlockKind.HEADLINE, text=bare, origin=tuple(range(len(bare))))
    assert marked in put_back([headline], load_model())[0].text


@pytest.mark.parametrize(
    ("bare", "marked"),
    [
        ("Attacks kill 16 injure scores", "Attacks kill 16, injure scores"),
        ("5 porters killed 17 injured in attack on Nadir", "5 porters killed, 17 injured in attack on Nadir"),
        ("Shells kill nine wound twelve", "Shells kill nine, wound twelve"),
    ],
)
def test_two_tolls_of_a_headline_stand_apart(bare: str, marked: str) -> None:
    headline = FoldedBlock(kind=BlockKind.HEADLINE, text=bare, origin=tuple(range(len(bare))))
    assert put_back([headline], load_model())[0].text == marked


def test_every_other_character_keeps_its_place() -> None:
    (marked,) = put_back([block(BARE)], load_model())
    assert "".join(char for i, char in enumerate(marked.text) if i not in marked.added) == BARE
    assert all(char == BARE[marked.origin[i]] for i, char in enumerate(marked.text) if i not in marked.added)
    assert {marked.text[i] for i in marked.added} <= {",", "'"}


def test_quotes_and_words_never_hold_a_mark_that_was_not_there(parse: Callable[..., Parsed]) -> None:
    parsed = parse(BARE)
    commas = [token.i for token in parsed.doc if token.text == ","]
    assert commas
    assert set(commas) <= parsed.restored
    for sentence in parsed.doc.sents:
        quote = parsed.span_quote(sentence)
        assert quote.holds_in(parsed.report.text)
        assert "," not in quote.text
    assert "," not in parsed.text(0, len(parsed.doc) - 1)


def test_a_claim_says_that_marks_were_put_back(read_text: Callable[[str], Reading]) -> None:
    shelled = next(claim for claim in read_text(BARE).claims if claim.trigger.text == "shelled")
    assert "text:lost commas put back" in shelled.rules
    assert [(figure.what, figure.low) for figure in shelled.quantities] == [("killed", 9)]


def test_the_weights_are_those_of_the_network() -> None:
    network = build_network()
    with np.load(WEIGHTS, allow_pickle=False) as weights:
        assert set(weights.files) == {key for key, _, _ in parameters(network)}
    assert load_network().get_dim("nO") == len(LABELS)
    assert WEIGHTS.stat().st_size < 10_000_000


def test_nothing_to_read_needs_no_marks() -> None:
    assert put_back([], load_model()) == ()
