import math
from pathlib import Path

import pytest

from dateline.model.quote import Quote
from dateline.model.resolution import PlaceCandidate, PlaceRef
from eval.base import MissingSetError
from eval.reader import Reader
from eval.sets.toponyms import (
    GEOVIRUS,
    LGL,
    Toponym,
    area,
    error_km,
    load_geovirus,
    load_lgl,
    load_others,
    recognised,
)

LGL_FILE = """<articles><article docid="7"><domain>example.org</domain><text>Shelling in Homs. Old Mill Lane.</text>
<toponyms><toponym><start>12</start><end>16</end><phrase>Homs</phrase>
<gaztag geonameid="1"><lat>34.73</lat><lon>36.71</lon></gaztag></toponym>
<toponym><start>18</start><end>31</end><phrase>Old Mill Lane</phrase></toponym></toponyms></article></articles>"""
GEOVIRUS_FILE = """<articles><article><source>s</source><text>Shelling in Homs.</text><locations>
<location><name>Homs</name><start>13</start><end>17</end><lat>34.73</lat><lon>36.71</lon></location>
</locations></article></articles>"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "toponyms").mkdir()
    (tmp_path / "toponyms" / "lgl.xml").write_text(LGL_FILE, encoding="utf-8")
    (tmp_path / "toponyms" / "GeoVirus.xml").write_text(GEOVIRUS_FILE, encoding="utf-8")
    return tmp_path


def test_lgl_is_loaded(data: Path) -> None:
    (document,) = load_lgl(data)
    assert (document.id, document.outlet) == ("7", "example.org")
    assert document.gold == (Toponym(start=12, end=16, point=(34.73, 36.71)), Toponym(start=18, end=31, point=None))


def test_offsets_that_count_from_one_are_put_right(data: Path) -> None:
    (document,) = load_geovirus(data)
    assert document.gold == (Toponym(start=12, end=16, point=(34.73, 36.71)),)


def test_any_other_file_in_either_layout_is_loaded(data: Path) -> None:
    (data / "toponyms" / "new.xml").write_text(LGL_FILE, encoding="utf-8")
    (data / "toponyms" / "other.xml").write_text(GEOVIRUS_FILE, encoding="utf-8")
    loaded = load_others(data)
    assert [it.id for it in loaded] == ["new 0", "other 0"]
    assert [it.gold[0].point for it in loaded] == [(34.73, 36.71)] * 2


def test_no_other_file_is_no_set(data: Path) -> None:
    with pytest.raises(MissingSetError, match="besides"):
        load_others(data)


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingSetError, match=r"lgl\.xml"):
        load_lgl(tmp_path)


def test_each_gold_span_is_taken_once() -> None:
    gold = [Toponym(start=0, end=5, point=None), Toponym(start=10, end=15, point=None)]
    found = recognised(gold, [(0, 3), (3, 5), (20, 25)])
    assert (found.right, found.given, found.wanted) == (1, 3, 2)


def test_errors_and_their_area() -> None:
    quote = Quote.cut("Homs", 0, 4)
    none = PlaceRef(quote=quote, name="Homs", reason="")
    assert error_km(none, (0.0, 0.0)) == 20039.0
    there = PlaceRef(quote=quote, name="Homs", reason="", latitude=0.0, longitude=0.0)
    assert error_km(there, (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    likeliest = PlaceCandidate(
        place_id="x", name="Homs", admin1=None, country=None, latitude=0.0, longitude=0.0, score=0.6
    )
    refused = PlaceRef(quote=quote, name="Homs", reason="", candidates=(likeliest,))
    assert error_km(refused, (0.0, 0.0)) == 0.0
    assert area([0.0, 20039.0]) == pytest.approx(0.5)
    assert area([math.sqrt(20040) - 1]) == pytest.approx(0.5)
    assert area([]) == 0.0


@pytest.mark.parametrize("task", [LGL, GEOVIRUS], ids=lambda task: task.name)
def test_both_are_scored(data: Path, task: object) -> None:
    assert task in (LGL, GEOVIRUS)
    chosen = LGL if task is LGL else GEOVIRUS
    scores = {it.metric: it for it in chosen.score(chosen.load(data), Reader()).scores}
    assert scores["accuracy at 161 km"].value == 1.0
    assert scores["accuracy at 161 km"].items == 1
    assert scores["recognition F1"].value > 0.5
