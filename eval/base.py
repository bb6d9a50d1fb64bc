"""What a set is, and what measuring it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from eval.reader import Reader

Gold = TypeVar("Gold")


class MissingSetError(Exception):
    """The folder given as ``--data`` does not hold this set; the text names the file that was looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Generic[Gold]):
    """One text with what people say is in it. `id` is the set's own, unique in it, the same in every run."""

    id: str
    text: str
    gold: Gold
    title: str | None = None
    outlet: str | None = None
    published_at: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """A published figure for the same metric (0 to 1), with where it was read and how comparable it is."""

    value: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One line of the table: what is measured, the goal on unseen texts, and the best that is known."""

    name: str
    definition: str
    target: float | None = None
    best: Best | None = None
    pinned: bool = True
    """Whether the gate keeps this figure from falling; figures that only inform are not pinned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One metric's value from 0 to 1 over `items` answers, and a simple method's value on the same documents."""

    metric: str
    value: float
    items: int
    baseline: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """What was wrong in one document, for ``--errors``: lines to read, and how much was lost (more is worse)."""

    document: str
    lost: float
    expected: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What scoring gives: one score for each of the set's metrics, and the documents with errors."""

    scores: tuple[Score, ...]
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Gold]):
    """One set: how to load its documents from a data folder, and how to score dateline's reading of them.

    `load` raises MissingSetError when the folder lacks the set. `baseline` says in words what `Score.baseline` is.
    `sample` is how many documents the gate of ``.ci/run`` draws.
    """

    name: str
    metrics: tuple[Metric, ...]
    load: Callable[[Path], list[Document[Gold]]]
    score: Callable[[Sequence[Document[Gold]], Reader], Marks]
    baseline: str = ""
    sample: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A set's marks, with what they were measured on: documents, their fingerprint, seconds of wall time."""

    task: str
    documents: int
    corpus: str
    seconds: float
    marks: Marks = field(repr=False)
