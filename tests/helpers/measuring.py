"""A toy set for the tests of eval: three documents, each right when its text says so."""

from collections.abc import Sequence
from pathlib import Path

from eval.base import Best, Document, Marks, Measured, Metric, Miss, MissingSetError, Score, Task
from eval.measures import share
from eval.reader import Reader


def load(data: Path) -> list[Document[str]]:
    path = data / "toy.txt"
    if not path.is_file():
        msg = f"no {path}"
        raise MissingSetError(msg)
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Document(id=str(number), text=line, gold="yes") for number, line in enumerate(lines)]


def score(documents: Sequence[Document[str]], reader: Reader) -> Marks:
    del reader
    right = [document.text == document.gold for document in documents]
    misses = [
        Miss(document=document.id, lost=len(document.text), expected=(document.gold,), read=(document.text,))
        for document in documents
        if document.text != document.gold
    ]
    return Marks(scores=scores(share(right), share(right)), misses=tuple(misses))


def scores(value: float, other: float) -> tuple[Score, ...]:
    return (
        Score(metric="right", value=value, items=3, baseline=0.25),
        Score(metric="other", value=other, items=3),
    )


TOY = Task(
    name="toy",
    metrics=(
        Metric(name="right", definition="share of right", target=0.6, best=Best(value=0.9, source="a paper")),
        Metric(name="other", definition="the same again", pinned=False),
    ),
    load=load,
    score=score,
    baseline="a coin",
    sample=2,
)
TASKS = {"toy": TOY}


def measured(value: float, other: float = 0.5, corpus: str = "abc") -> Measured:
    return Measured(task="toy", documents=3, corpus=corpus, seconds=1.5, marks=Marks(scores=scores(value, other)))
