from datetime import date
from pathlib import Path

import pytest

from dateline.resolve.times import Timex
from eval.base import Document, MissingSetError
from eval.reader import Reader
from eval.sets.tempeval3 import TEMPEVAL3, Marked, compare, load

FILE = """<?xml version="1.0" ?><TimeML><DOCID>one</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2022-03-15" functionInDocument="CREATION_TIME">March 15, 2022</TIMEX3></DCT>
<TEXT>He <EVENT eid="e1">left</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2022-03-14">Monday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.</TEXT></TimeML>"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "tempeval3" / "some"
    folder.mkdir(parents=True)
    (folder / "one.tml").write_text(FILE, encoding="utf-8")
    return tmp_path


def test_a_document_is_loaded(data: Path) -> None:
    (document,) = load(data)
    assert document.text == "He left on Monday for\nthree days."
    assert document.published_at == date(2022, 3, 15)
    assert document.gold == (
        Marked(start=11, end=17, value="2022-03-14"),
        Marked(start=22, end=32, value="P3D"),
    )


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingSetError, match="tempeval3"):
        load(tmp_path)


def test_spans_and_values_are_counted_apart() -> None:
    gold = (Marked(start=0, end=6, value="2022-03-14"), Marked(start=10, end=14, value="P3D"))
    document = Document(id="x", text="Monday or next", gold=gold)
    given = [
        Timex(start=2, end=6, text="nday", type="DATE", value="2022-03-13"),
        Timex(start=8, end=9, text="r", type="DATE", value="2022"),
    ]
    spans, values, lines = compare(document, given)
    assert (spans.right, spans.given, spans.wanted) == (1, 2, 2)
    assert values.right == 0
    assert len(lines) == 3


def test_the_set_is_scored(data: Path) -> None:
    marks = TEMPEVAL3.score(TEMPEVAL3.load(data), Reader())
    assert [(it.value, it.baseline) for it in marks.scores] == [(1.0, pytest.approx(2 / 3)), (1.0, 0.0)]
