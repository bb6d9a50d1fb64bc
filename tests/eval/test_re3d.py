import json

import pytest

from dateline.model.claim import Mention, PlaceMention
from dateline.model.quote import Quote
from dateline.model.survey import Opposed, Survey
from eval.base import MissingSetError
from eval.heads import heads_of
from eval.reader import Reader, verbatim
from eval.sets import re3d, re3d_gold

TEXT = "The rebels fought the army in the city of Harda. Farmers watched."


def entity(kind, words, confidence=1.0):
    at = TEXT.index(words)
    return {"documentId": "d", "type": kind, "begin": at, "end": at + len(words), "confidence": confidence}


def relation(kind, one, two, confidence=1.0):
    a, b = entity("", one), entity("", two)
    ends = {"sourceBegin": a["begin"], "sourceEnd": a["end"], "targetBegin": b["begin"], "targetEnd": b["end"]}
    return {"documentId": "d", "type": kind, "confidence": confidence, **ends}


@pytest.fixture
def folder(tmp_path):
    files = {
        "documents": [{"_id": "d", "text": TEXT, "sourceName": "Outlet"}],
        "entities": [
            entity("Organisation", "The rebels"),
            entity("Organisation", "the army"),
            entity("Person", "Farmers", 0.2),
            entity("Location", "the city of Harda"),
            entity("Location", "the city"),
            entity("Weapon", "fought"),
        ],
        "relations": [
            relation("FightingAgainst", "The rebels", "the army"),
            relation("FightingAgainst", "the army", "The rebels", 0.7),
            relation("AlliesOf", "The rebels", "the army", 0.1),
            relation("CoLocated", "The rebels", "the city"),
        ],
    }
    (tmp_path / "re3d" / "Outlet").mkdir(parents=True)
    for name, rows in files.items():
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / "re3d" / "Outlet" / f"{name}.json").write_text(lines, encoding="utf-8")
    return tmp_path


def test_only_answers_that_people_gave_are_loaded(folder):
    (document,) = re3d_gold.load(folder)
    assert document.gold.actors == ((0, 10), (18, 26))
    assert document.gold.places == ((30, 38), (30, 47))
    assert document.gold.pairs == (("FightingAgainst", (0, 10), (18, 26)),)  # said both ways, one pair


def test_a_missing_set_is_named(tmp_path):
    with pytest.raises(MissingSetError, match="re3d"):
        re3d_gold.load(tmp_path)


def quote(words):
    at = TEXT.index(words)
    return Quote(start=at, end=at + len(words), text=words)


def test_heads_are_compared(folder):
    (document,) = re3d_gold.load(folder)
    rebels, farmers = (Mention(quote=quote(words), words=words) for words in ("rebels", "Farmers"))
    survey = Survey(
        report_id="r",
        actors=(rebels, farmers),
        places=(PlaceMention(quote=quote("city of Harda"), words="Harda"),),
        sides=(Opposed(first=farmers, second=rebels, allies=False, quote=quote("fought")),),
    )
    (heads,) = heads_of([verbatim(document)])
    found = re3d.compare(document.gold, survey, heads)
    actors, places = (re3d.total([found], kind, simple=False) for kind in ("actor", "place"))
    assert (actors.right, actors.given, actors.wanted) == (1, 2, 2)
    assert (places.right, places.given, places.wanted) == (1, 1, 1)  # two annotated spans with one head
    assert re3d.total([found], "FightingAgainst", simple=False).right == 0


def test_a_document_is_scored_end_to_end(folder):
    marks = re3d.score(re3d_gold.load(folder), Reader())
    assert [score.metric for score in marks.scores] == [metric.name for metric in re3d.RE3D.metrics]
    assert marks.scores[1].value == 1
    assert marks.scores[2].value == 1
