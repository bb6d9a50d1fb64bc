"""Offices that only speak for somebody."""

import pytest

from dateline.resolve.voices import spoken_for


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("army's press centre", "army"),
        ("the navy's media office", "navy"),
        ("press service of the coast guard", "coast guard"),
        ("Ruritania's joint command", "Ruritania army"),
        ("the general command", "army"),
        ("general staff of the Ruritanian army", "Ruritanian army"),
        ("army headquarters", "army"),
        ("headquarters of the navy", "navy"),
    ],
)
def test_an_office_speaks_for_its_body(words: str, body: str) -> None:
    assert spoken_for(words) == body


@pytest.mark.parametrize(
    "words", ["the press", "medical centre", "the command", "headquarters", "a rebel commander", ""]
)
def test_other_words_name_no_such_office(words: str) -> None:
    assert spoken_for(words) is None
