import sys
from datetime import date
from pathlib import Path

import pytest

from eval import by_hand
from eval.base import Document
from eval.by_hand import draw, sheet
from eval.reader import Reader

TEXTS = (
    "Shells fell on the town of Harda on Monday, residents said. Nobody was hurt in the streets there, they added.",
    "Rebels seized the village of Binin on Tuesday, killing four soldiers. The army said that it had left it before.",
)
DOCUMENTS = [
    Document(id=str(number), text=text, gold=None, published_at=date(2016, 3, 2)) for number, text in enumerate(TEXTS)
]


def test_a_seed_draws_the_same_sentences_again():
    assert draw(DOCUMENTS, 2, 7) == draw(DOCUMENTS, 2, 7)
    assert len({words for _, words in draw(DOCUMENTS, 4, 1)}) == len(draw(DOCUMENTS, 9, 1)) == 4


@pytest.mark.slow
def test_a_sheet_shows_each_sentence_between_its_neighbours_with_its_claims():
    lines = list(sheet(draw(DOCUMENTS, 4, 1), DOCUMENTS, Reader()))
    assert sum(line.startswith("# ") for line in lines) == 4
    (seized,) = [line for line in lines if "territory_seized" in line]
    assert "actors ['Rebels']" in seized
    assert "(= 2016-03-01..2016-03-01)" in seized
    numbers = [line.split()[0] for line in lines if line.startswith("   c")]
    assert numbers == [f"c{at}" for at in range(1, len(numbers) + 1)]


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["by_hand", *words])
    return by_hand.main()


def test_verdicts_are_counted_by_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "verdicts.tsv"
    path.write_text("c1\tok\nc2\tplace,when\tanother town\n\nc3\tplace\ttoo wide\nc4\tok\n", encoding="utf-8")
    assert run(monkeypatch, "--verdicts", str(path)) == 0
    told = capsys.readouterr().out.split("\n")
    assert told[0] == "4 claims, 2 right in full (50%), 75% in all but one field"
    assert [line.split() for line in told[1:9] if "100%" not in line] == [["place", "50%"], ["when", "75%"]]


@pytest.mark.parametrize("line", ["c1\tcolour", "c1", ""])
def test_verdicts_that_cannot_be_read_are_one_clear_line(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "verdicts.tsv"
    path.write_text(line, encoding="utf-8")
    assert run(monkeypatch, "--verdicts", str(path)) == 1
    assert capsys.readouterr().err.startswith("error: ")


def test_a_folder_without_the_texts_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert run(monkeypatch, "--data", str(tmp_path)) == 1
    assert "name the folder of the sets with --data" in capsys.readouterr().err
