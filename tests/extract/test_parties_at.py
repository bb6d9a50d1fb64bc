"""Who had a part in the event at a word."""

import pytest

from dateline.extract import Extractor
from dateline.model.parties import Parties
from dateline.model.report import Report
from eval.base import Document
from eval.reader import verbatim

CASES = [
    (
        "Gunmen killed two farmers near Mosul.",
        "killed",
        {"actors": ["Gunmen"], "targets": ["farmers"], "places": ["Mosul"]},
    ),
    ("Two farmers were killed by gunmen.", "killed", {"actors": ["gunmen"], "targets": ["farmers"]}),
    ("A car bomb exploded near a market.", "exploded", {"actors": [], "instruments": ["bomb"]}),
    ("Three soldiers died on Monday.", "died", {"actors": [], "targets": ["soldiers"]}),
    ("The slaughter of men and women went on.", "slaughter", {"targets": ["men", "women"]}),
    (
        "Militants attacked a checkpoint, killing a guard.",
        "attacked",
        {"actors": ["Militants"], "targets": ["checkpoint"]},
    ),
]


def report(text: str) -> Report:
    return verbatim(Document(id="asked", text=text, gold=None))


def ask(extractor: Extractor, text: str, word: str) -> Parties:
    at = text.index(word)
    return extractor.parties_at(report(text), [(at, at + len(word))])[0]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_parts_are_given_by_their_heads(extractor: Extractor, text: str, word: str, expected: dict[str, list[str]]):
    found = ask(extractor, text, word)
    assert {side: [part.head.text for part in getattr(found, side)] for side in expected} == expected


def test_what_other_sentences_say_is_left_out(extractor: Extractor):
    found = ask(extractor, "Rebels shelled Homs. The attack was the third this week.", "attack")
    assert not found.actors
    assert not found.places


def test_offsets_without_a_word_give_nothing(extractor: Extractor):
    assert extractor.parties_at(report("Rebels fled."), [(50, 60)]) == [Parties(rule="no word there")]
