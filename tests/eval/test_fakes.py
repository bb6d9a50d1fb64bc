"""FA-KES: answers put into the set's words, and scored, by hand."""

import json
from pathlib import Path

import pytest

from dateline.model.main_event import MainEvent, Toll, Whom
from dateline.model.resolution import ActorRef, PlaceRef
from eval.base import MissingSetError
from eval.reader import Reader
from eval.sets.fakes import FAKES, Answer, answer, load, side

ROW = {
    "id": "7", "title": "Shells kill two in Homs", "outlet": "paper", "published_at": "2015-11-02",
    "text": "Rebel shells killed two people in Homs on Monday, residents said.",
    "gold": {"governorate": "homs", "actor": "armed opposition groups", "cause": "shelling", "civilians": 2,
             "noncivilians": 0, "children": 0, "women": 0},
    "spans": None,
}  # fmt: skip


def write(folder: Path, rows: list[dict[str, object]]) -> Path:
    (folder / "fakes").mkdir()
    (folder / "fakes" / "articles.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def event(**given: object) -> MainEvent:
    fields = {"kind": "shelling", "place": None, "actors": (), "killed": (), "claim_ids": (), "reasons": ()}
    return MainEvent(**(fields | given))  # type: ignore[arg-type]


def toll(whom: Whom, number: float) -> Toll:
    return Toll(whom=whom, number=number, vague=False, claim_id="c")


def test_an_article_with_two_events_is_two_documents(tmp_path: Path) -> None:
    documents = load(write(tmp_path, [ROW, ROW]))
    assert [document.id for document in documents] == ["7", "7#2"]
    assert documents[0].gold == Answer("homs", "armed opposition groups", "shelling", 2, 0)


def test_a_folder_without_the_set_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(MissingSetError, match=r"articles\.jsonl"):
        load(tmp_path)


def test_main_events_are_put_into_the_sets_words() -> None:
    place = PlaceRef(quote=None, name="Douma", admin1="Rif Dimashq", country="SY")
    actors = (ActorRef(quote=None, name="Syrian Air Force", actor_id="syria-air-force"),)
    killed = (toll(Whom.ARMED, 11), toll(Whom.NOT_SAID, 59))
    assert answer(event(kind="air_strike", place=place, actors=actors, killed=killed)) == Answer(
        "damascus", "syrian government or russian troops", "shelling", 59, 11
    )
    assert answer(event(kind="armed_clash")) == Answer("none", "unknown", "unknown", 0, 0)
    assert answer(None) == Answer("none", "unknown", "unknown", 0, 0)


def test_sides_follow_what_a_body_belongs_to() -> None:
    for actor, name in (
        ("ypg", "self administration forces"),
        ("jabhat-al-nusra", "al-nusra front"),
        ("jaysh-al-islam", "armed opposition groups"),
        ("israel-armed-forces", "unknown"),
    ):
        assert side(ActorRef(quote=None, name=actor, actor_id=actor)) == name


def test_numbers_are_scored_only_where_people_gave_one(tmp_path: Path) -> None:
    marks = FAKES.score(load(write(tmp_path, [ROW])), Reader())
    assert [(score.metric, score.value, score.items) for score in marks.scores] == [
        ("governorate", 1.0, 1),
        ("actor side", 1.0, 1),
        ("cause of death", 1.0, 1),
        ("civilians killed", 1.0, 1),
        ("non-civilians killed", 0.0, 0),
    ]
    assert marks.misses == ()
