from dataclasses import replace
from pathlib import Path

import pytest

import measuring
from eval.base import Document, Marks, MissingSetError
from eval.run import draw, fingerprint, measure, stable


class NoReader:
    worker = None


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "toy.txt").write_text("yes\nno\nyes\n", encoding="utf-8")
    return tmp_path


def documents(count: int = 40) -> list[Document[str]]:
    return [Document(id=str(number), text=f"text {number}", gold="yes") for number in range(count)]


def test_a_set_is_measured_whole(data: Path):
    found = measure(measuring.TOY, data, NoReader())
    assert (found.task, found.documents) == ("toy", 3)
    assert [score.value for score in found.marks.scores] == [2 / 3, 2 / 3]


def test_a_set_that_is_not_there_names_the_file(tmp_path: Path):
    with pytest.raises(MissingSetError, match=r"toy\.txt"):
        measure(measuring.TOY, tmp_path, NoReader())


def test_a_set_that_does_not_score_what_it_promised_is_a_defect(data: Path):
    broken = replace(measuring.TOY, score=lambda *_: Marks(scores=()))
    with pytest.raises(AssertionError, match="was to score"):
        measure(broken, data, NoReader())


def test_a_sample_is_the_same_whatever_the_order_and_keeps_the_sets_order():
    drawn = draw(documents(), 10)
    assert {it.id for it in drawn} == {it.id for it in draw(documents()[::-1], 10)}
    assert [int(it.id) for it in drawn] == sorted(int(it.id) for it in drawn)
    assert len(drawn) == 10
    assert len(draw(documents(3), 10)) == 3


def test_a_sample_grows_by_adding_documents():
    assert {it.id for it in draw(documents(), 5)} < {it.id for it in draw(documents(), 10)}


@pytest.mark.parametrize(
    "change",
    [{"text": "another"}, {"gold": "no"}, {"title": "A title"}, {"id": "other"}],
)
def test_a_fingerprint_changes_with_any_text_or_answer(change: dict[str, str]):
    first, *rest = documents()
    assert fingerprint([replace(first, **change), *rest]) != fingerprint(documents())
    assert fingerprint(documents()) == fingerprint(documents())


def test_sets_in_an_answer_do_not_change_a_fingerprint_from_run_to_run():
    names = [f"name {number}" for number in range(20)]
    assert stable((frozenset(names), 1)) == stable((frozenset(reversed(names)), 1))
    assert stable(frozenset({"b", "a"})) == "{'a', 'b'}"


def test_answers_without_sets_are_written_as_they_are():
    document = documents(1)[0]
    for value in (document, ("one",), (1, ("two", None)), {"a": (1.5,)}, "text"):
        assert stable(value) == repr(value)
