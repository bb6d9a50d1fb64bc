"""ACLED's types: the loader, and that no snippet is answered by a model that learned from it."""

from pathlib import Path

import numpy as np

from dateline.corroborate.passage_types import type_model
from eval.base import Document
from eval.sets.acled_types import FOLDS, HELD_OUT, LABELS, fold_of, key_of, load, main_type


def write(folder: Path, *rows: str) -> Path:
    (folder / "acled_types").mkdir()
    lines = ["id\tEventSnippet\tSubType", *rows]
    (folder / "acled_types" / "snippets.tsv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_snippets_are_loaded_as_they_stand(tmp_path: Path) -> None:
    documents = load(write(tmp_path, '3\tA "grenade" was thrown.\tGRENADE'))
    assert [(it.id, it.text, it.gold) for it in documents] == [("3", 'A "grenade" was thrown.', "GRENADE")]


def test_a_snippet_that_nothing_was_learned_from_has_the_shipped_model() -> None:
    assert main_type(Document(id="1", text="A man threw a hand grenade into a bar.", gold="")) == "GRENADE"


def test_every_type_of_the_model_has_a_label() -> None:
    assert set(LABELS) == set(type_model().types)


def test_there_is_a_model_for_each_fold_and_a_key_for_each_snippet(material: Path) -> None:
    documents = load(material)
    with np.load(HELD_OUT) as data:
        assert len(data["weights"]) == FOLDS
        assert set(map(int, data["learned"])) == {key_of(document) for document in documents}
    assert {fold_of(document) for document in documents} == set(range(FOLDS))
