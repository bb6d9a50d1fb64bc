"""Time expressions: TempEval-3's platinum news. Spans count when they touch (relaxed); a value counts when it is equal.

As in the task's scorer, value F1 is relaxed span F1 times the share of matched spans with the right value.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.resolve.times import Timex
from eval.base import Best, Document, Marks, Metric, Miss, MissingSetError, Score, Task
from eval.measures import Counts
from eval.reader import Reader

_DATE = re.compile(r"\b(?:\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A time expression that people marked, with its value."""

    start: int
    end: int
    value: str


def load(data: Path) -> list[Document[tuple[Marked, ...]]]:
    """Load the articles; the day a document was made is given with it and not scored."""
    paths = sorted((data / "tempeval3").glob("*/*.tml"))
    if not paths:
        msg = f"no {data / 'tempeval3'}/*/*.tml"
        raise MissingSetError(msg)
    return [_document(path) for path in paths]


def _document(path: Path) -> Document[tuple[Marked, ...]]:
    root = ET.parse(path).getroot()  # noqa: S314 - a benchmark's file, given by who runs it
    made = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    texts: list[str] = []
    marked: list[Marked] = []
    if body is not None:
        _walk(body, texts, marked)
    value = (made.get("value") or "")[:10] if made is not None else ""
    published = date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    return Document(id=path.stem, text="".join(texts), gold=tuple(marked), published_at=published)


def _walk(element: ET.Element, texts: list[str], marked: list[Marked]) -> None:
    start = sum(map(len, texts))
    texts.append(element.text or "")
    for child in element:
        _walk(child, texts, marked)
        texts.append(child.tail or "")
    if element.tag == "TIMEX3":
        marked.append(Marked(start=start, end=sum(map(len, texts)), value=element.get("value") or ""))


def score(documents: Sequence[Document[tuple[Marked, ...]]], reader: Reader) -> Marks:
    """Compare the time expressions; the baseline finds years and weekdays and gives each the publication day."""
    spans, values, simple, simple_values = Counts(), Counts(), Counts(), Counts()
    misses = []
    for document in documents:
        given = reader.times.timexes(document.text, document.published_at)
        found, right, lines = compare(document, given)
        spans, values = spans + found, values + right
        if lines:
            misses.append(Miss(document=document.id, lost=len(lines), expected=tuple(lines)))
        found, right, _ = compare(document, _plain(document))
        simple, simple_values = simple + found, simple_values + right
    return Marks(
        scores=(
            Score(metric="spans F1, relaxed", value=spans.f1, items=int(spans.wanted), baseline=simple.f1),
            Score(metric="value F1", value=values.f1, items=int(values.wanted), baseline=simple_values.f1),
        ),
        misses=tuple(misses),
    )


def compare(document: Document[tuple[Marked, ...]], given: Sequence[Timex]) -> tuple[Counts, Counts, list[str]]:
    """Counts of touching spans and of right values among them, each gold one taken once, and what was wrong."""
    left, lines = list(given), []
    matched = right = 0
    for gold in document.gold:
        hit = next((it for it in left if it.start < gold.end and it.end > gold.start), None)
        words = document.text[gold.start : gold.end]
        if hit is None:
            lines.append(f"{words!r} {gold.value}: not found")
            continue
        left.remove(hit)
        matched += 1
        right += hit.value == gold.value
        if hit.value != gold.value:
            lines.append(f"{words!r} {gold.value}: read {hit.text!r} {hit.type} {hit.value}")
    lines += [f"{it.text!r} {it.type} {it.value}: not marked" for it in left]
    every = {"given": len(given), "wanted": len(document.gold)}
    return Counts(right=matched, **every), Counts(right=right, **every), lines


def _plain(document: Document[tuple[Marked, ...]]) -> list[Timex]:
    day = document.published_at.isoformat() if document.published_at else ""
    return [
        Timex(start=it.start(), end=it.end(), text=it[0], type="DATE", value=it[0] if it[0].isdigit() else day)
        for it in _DATE.finditer(document.text)
    ]


TEMPEVAL3 = Task(
    name="tempeval3",
    metrics=(
        Metric(name="spans F1, relaxed", definition="time expressions found, on spans that touch", target=0.88,
               best=Best(value=0.90, source="HeidelTime, about, from the issue")),
        Metric(name="value F1", definition="time expressions found with the right TIMEX3 value", target=0.80,
               best=Best(value=0.78, source="HeidelTime, about, from the issue")),
    ),
    load=load,
    score=score,
    baseline="years, weekdays",
)  # fmt: skip
