"""WikiEvents: the layout of its file and the score worked by hand."""

import json
from pathlib import Path

import pytest

from eval.base import MissingSetError
from eval.sets.wikievents import baseline, count, load, report_of

WORDS = [[("Rebels", 0, 6), ("struck", 7, 13), ("Ada", 14, 17), (".", 17, 18)], [("It", 20, 22), ("burned", 23, 29)]]
ROW = {
    "doc_id": "one",
    "text": "Rebels struck Ada.It burned",
    "sentences": [[WORDS[0], "Rebels struck Ada."], [WORDS[1], "It burned"]],
    "entity_mentions": [
        {"id": "T1", "sent_idx": 0, "start": 0, "end": 1, "text": "Rebels"},
        {"id": "T2", "sent_idx": 0, "start": 2, "end": 3, "text": "Ada"},
    ],
    "event_mentions": [
        {
            "event_type": "Conflict.Attack.Unspecified",
            "trigger": {"start": 1, "end": 2, "text": "struck", "sent_idx": 0},
            "arguments": [{"entity_id": "T1", "role": "Attacker"}, {"entity_id": "T2", "role": "Place"}],
        },
        {
            "event_type": "Contact.Contact.Meet",
            "trigger": {"start": 5, "end": 6, "text": "burned", "sent_idx": 1},
            "arguments": [],
        },
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wikievents").mkdir()
    (tmp_path / "wikievents" / "dev.jsonl").write_text(json.dumps(ROW) + "\n")
    return tmp_path


def test_loads_events_of_violence_with_their_parts(folder: Path):
    (document,) = load(folder)
    (event,) = document.gold.events
    assert document.text[event.start : event.end] == "struck"
    assert [(role, document.text[start:end]) for role, start, end in event.parts] == [
        ("actor", "Rebels"),
        ("place", "Ada"),
    ]


def test_words_stand_at_their_offsets_and_sentences_apart(folder: Path):
    (document,) = load(folder)
    report = report_of(document)
    assert [document.text[block.start : block.end] for block in report.blocks] == ["Rebels struck Ada.", "It burned"]


def test_a_missing_set_is_named(tmp_path: Path):
    with pytest.raises(MissingSetError, match="wikievents"):
        load(tmp_path)


def test_a_head_inside_the_wanted_words_is_right_once():
    wanted = [("target", 10, 25), ("actor", 0, 5)]
    counts = count([("target", 18, 25), ("target", 10, 16), ("target", 0, 5), ("actor", 0, 5)], wanted)
    assert (counts.right, counts.given, counts.wanted) == (2, 4, 2)


def test_the_baseline_takes_the_words_beside(folder: Path):
    (document,) = load(folder)
    assert baseline(document, document.gold.events[0]) == [("actor", 0, 6), ("target", 14, 18)]
