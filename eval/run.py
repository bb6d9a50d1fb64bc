"""Measures sets: loads the documents, draws a sample where asked, reads, scores, and fingerprints the corpus."""

import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

from eval.base import Document, Marks, Measured, Task
from eval.reader import Reader

Gold = TypeVar("Gold")


def measure(task: Task[Gold], data: Path, reader: Reader, sample: int | None = None) -> Measured:
    """Measure one set, whole or on `sample` documents drawn by `draw`.

    Seconds are wall time of reading and scoring, without loading. Raises MissingSetError when `data` lacks the set.
    """
    documents = task.load(data)
    if sample is not None:
        documents = draw(documents, sample)
    _ = reader.worker  # loaded before the clock starts
    began = time.perf_counter()
    marks = task.score(documents, reader)
    _check(task, marks)
    return Measured(
        task=task.name,
        documents=len(documents),
        corpus=fingerprint(documents),
        seconds=time.perf_counter() - began,
        marks=marks,
    )


def draw(documents: Sequence[Document[Gold]], sample: int) -> list[Document[Gold]]:
    """Draw documents by the hash of their ids: the same in every run, and no neighbours; in the set's order."""
    drawn = sorted(documents, key=lambda it: hashlib.sha256(it.id.encode()).digest())[:sample]
    kept = {it.id for it in drawn}
    return [it for it in documents if it.id in kept]


def fingerprint(documents: Sequence[Document[Any]]) -> str:
    """Twelve hexadecimal digits that change with any text or answer: scores are compared for one corpus only."""
    hashed = hashlib.sha256()
    for document in documents:
        parts = (document.id, document.text, document.title, str(document.published_at), stable(document.gold))
        hashed.update("\x00".join(str(part) for part in parts).encode())
    return hashed.hexdigest()[:12]


def stable(value: object) -> str:
    """The `repr` of an answer with its sets in order: theirs is another in every process."""
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(stable, value)))}}}"
    if isinstance(value, tuple):
        return f"({', '.join(map(stable, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{stable(key)}: {stable(each)}' for key, each in value.items())}}}"
    if is_dataclass(value) and not isinstance(value, type):
        told = (f"{each.name}={stable(getattr(value, each.name))}" for each in fields(value))
        return f"{type(value).__qualname__}({', '.join(told)})"
    return repr(value)


def _check(task: Task[Any], marks: Marks) -> None:
    named = [score.metric for score in marks.scores]
    if named != [metric.name for metric in task.metrics]:
        msg = f"{task.name} was to score {[it.name for it in task.metrics]} and scored {named}"
        raise AssertionError(msg)
