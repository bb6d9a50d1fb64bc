import json
import zipfile
from pathlib import Path

import pytest

from dateline.extract.notes import PlaceHit
from dateline.extract.place_choice import Choice
from eval.base import MissingSetError
from eval.reader import Reader
from eval.sets.event_location import EVENT_LOCATION, is_right, load, score
from eval.sets.event_location_gold import Question, load_all

TEXT = "Gunmen captured the port of Latakia on Sunday."


def tokens(text: str) -> list[dict[str, object]]:
    out, at = [], 0
    for number, word in enumerate(text.split(" ")):
        out.append({"text": word, "start": at, "end": at + len(word), "id": number})
        at += len(word) + 1
    return out


def row(text: str, *spans: tuple[str, int, int, int, int, str | None]) -> dict[str, object]:
    return {
        "text": text,
        "tokens": tokens(text),
        "spans": [
            {"label": label, "start": start, "end": end, "token_start": first, "token_end": last}
            | ({"text": words} if words else {})
            for label, start, end, first, last, words in spans
        ],
    }


def folder(tmp_path: Path, rows: list[object]) -> Path:
    (tmp_path / "event_location").mkdir()
    with zipfile.ZipFile(tmp_path / "event_location" / "labeled_text.jsonl.zip", "w") as archive:
        archive.writestr("labeled_text.jsonl", "\n".join(json.dumps(each) for each in rows))
    return tmp_path


VERB = ("VERB", 7, 15, 1, 1, None)


def test_rows_of_one_sentence_are_one_document(tmp_path: Path) -> None:
    rows = [row(TEXT, VERB, ("LOCATION", 28, 35, 5, 5, "Latakia")), [row(TEXT, ("VERB", 0, 6, 0, 0, None))]]
    (document,) = load_all(folder(tmp_path, rows))
    assert [question.places for question in document.gold] == [((28, 35),), ()]


@pytest.mark.parametrize(
    ("span", "places"),
    [
        (("LOCATION", 28, 36, 5, 5, None), ((28, 35),)),  # a blank behind it
        (("LOCATION", 5, 5, 5, 5, "Latakia"), ((28, 35),)),  # numbers of tokens
        (("LOCATION", 9, 9, 9, 99, "Latakia"), ((28, 35),)),  # neither
    ],
)
def test_offsets_of_three_sorts(
    tmp_path: Path, span: tuple[str, int, int, int, int, str | None], places: object
) -> None:
    (document,) = load_all(folder(tmp_path, [row(TEXT, VERB, span)]))
    assert document.gold[0].places == places


def test_rows_without_a_verb_or_with_a_place_that_is_nowhere_are_left_out(tmp_path: Path) -> None:
    rows = [row(TEXT, ("LOCATION", 28, 35, 5, 5, "Latakia")), row(TEXT, VERB, ("LOCATION", 5, 5, 99, 99, "Homs"))]
    assert load_all(folder(tmp_path, rows)) == []


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingSetError, match="event_location"):
        load_all(tmp_path)


def test_right_answers() -> None:
    marked = Question(row="1", verb=(0, 6), places=((10, 15), (20, 25)))
    assert is_right(marked, [(22, 30)])
    assert not is_right(marked, [(15, 20)])
    assert not is_right(marked, [])
    unmarked = Question(row="2", verb=(0, 6), places=())
    assert is_right(unmarked, [])
    assert not is_right(unmarked, [(1, 2)])


def test_the_score_counts_places_and_none(tmp_path: Path) -> None:
    rows = [
        row("Jets bombed Latakia on Sunday.", ("VERB", 5, 11, 1, 1, None), ("LOCATION", 12, 19, 2, 2, "Latakia")),
        row("Jets bombed a convoy on Sunday.", ("VERB", 5, 11, 1, 1, None)),
    ]
    marks = score(load(folder(tmp_path, rows)), Reader())
    assert [(each.metric, each.value, each.items, each.baseline) for each in marks.scores] == [
        ("accuracy", 1.0, 2, 1.0),
        ("where a place is marked", 1.0, 1, 1.0),
        ("choice where one is marked", 1.0, 1, 1.0),
        ("places of claims F1", 1.0, 1, None),
    ]


def test_no_sentence_is_scored_that_the_model_was_trained_on(material: Path) -> None:
    kept, every = load(material), load_all(material)
    assert 0 < len(kept) < len(every) / 4
    assert EVENT_LOCATION.sample < len(kept)


def test_a_choice_gives_none_where_none_is_likelier() -> None:
    hit = PlaceHit(first=0, last=0, head=0, words="Homs")
    assert Choice(hits=(hit,), chances=(0.4,), none=0.6).best is None
    sure = Choice(hits=(hit,), chances=(0.7,), none=0.3)
    assert sure.best is hit
    assert sure.chance(hit) == 0.7
