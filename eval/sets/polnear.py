"""PolNeAR: who says, thinks or wants what in news on politics, as source, cue and content."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.survey import Saying
from eval.base import Best, Document, Marks, Metric, Miss, Score, Task
from eval.heads import Heads, Span, heads_of
from eval.measures import Counts
from eval.reader import Reader, verbatim
from eval.sets.polnear_gold import Attributed, load

ENOUGH = 0.5
"""Share of the words of two contents together that both have: at least so much, and the contents are one."""
_SAID = re.compile(r"\b(?:said|says|say|told|according to)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An attribution by head words of cue and source (None: no source), and the words of its content."""

    cue: int | None
    source: int | None
    content: frozenset[int]


def score(documents: Sequence[Document[tuple[Attributed, ...]]], reader: Reader) -> Marks:
    """Pair people's attributions with dateline's, and with those of a plain rule on "said"."""
    reports = [verbatim(document) for document in documents]
    both, cues, simple, simple_cues = Counts(), Counts(), Counts(), Counts()
    misses = []
    for document, survey, heads in zip(documents, reader.survey(reports), heads_of(reports), strict=True):
        wanted = [answer(heads, it.cue, it.source, it.content) for it in document.gold]
        given = list(sayings(heads, survey.sayings))
        plain = [answer(heads, *it) for it in said(document.text, heads)]
        both, cues = both + right(wanted, given), cues + right_cues(wanted, given)
        simple, simple_cues = simple + right(wanted, plain), simple_cues + right_cues(wanted, plain)
        misses.append(_miss(document, wanted, given, heads))
    items = int(both.wanted)
    return Marks(
        scores=(
            Score(metric="F1", value=both.f1, items=items, baseline=simple.f1),
            Score(metric="precision", value=both.precision, items=items, baseline=simple.precision),
            Score(metric="recall", value=both.recall, items=items, baseline=simple.recall),
            Score(metric="cue F1", value=cues.f1, items=items, baseline=simple_cues.f1),
        ),
        misses=tuple(misses),
    )


def answer(heads: Heads, cue: Sequence[Span], source: Sequence[Span], content: Iterable[Span]) -> Answer:
    """Put stretches of text as an answer."""
    return Answer(cue=heads.head(cue), source=heads.head(source) if source else None, content=heads.words(content))


def sayings(heads: Heads, found: Iterable[Saying]) -> Iterator[Answer]:
    """Sayings of the survey as answers."""
    for it in found:
        source = [(it.source.start, it.source.end)] if it.source is not None else []
        content = [(quote.start, quote.end) for quote in it.content]
        yield answer(heads, [(it.cue.start, it.cue.end)], source, content)


def right(wanted: Sequence[Answer], given: Sequence[Answer]) -> Counts:
    """Count pairs with the same source whose contents share enough, best first, each answer once."""
    pairs = sorted(
        (-share, i, j)
        for i, want in enumerate(wanted)
        for j, give in enumerate(given)
        if want.source == give.source and (share := overlap(want.content, give.content)) >= ENOUGH
    )
    used: set[int] = set()
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
    return Counts(right=len(used), given=len(given), wanted=len(wanted))


def right_cues(wanted: Sequence[Answer], given: Sequence[Answer]) -> Counts:
    """Count cues with one head word."""
    shared = Counter(it.cue for it in wanted) & Counter(it.cue for it in given)
    return Counts(right=shared.total(), given=len(given), wanted=len(wanted))


def overlap(one: frozenset[int], two: frozenset[int]) -> float:
    """Words in both, as a share of the words in either."""
    return len(one & two) / len(one | two) if one & two else 0.0


def said(text: str, heads: Heads) -> Iterator[tuple[list[Span], list[Span], list[Span]]]:
    """The plain rule: "said" and the like, the nearest named person or body of the sentence, all its other words."""
    for found in _SAID.finditer(text):
        cue = found.span()
        at = heads.head([cue])
        if at is None:
            continue
        start, end = heads.sentence(at)
        inside = [it for it in heads.entities(frozenset({"PERSON", "ORG"})) if start <= it[0] and it[1] <= end]
        source = min(inside, key=lambda it: abs(it[0] - cue[0]), default=None)
        edges = sorted([cue, *([source] if source else [])])
        cuts = [start, *(edge for span in edges for edge in span), end]
        yield [cue], [source] if source else [], list(zip(cuts[::2], cuts[1::2], strict=True))


def _miss(
    document: Document[tuple[Attributed, ...]], wanted: Sequence[Answer], given: Sequence[Answer], heads: Heads
) -> Miss:
    def line(it: Answer) -> str:
        source = heads.word(it.source) if it.source is not None else "-"
        return f"{source} | {heads.word(it.cue) if it.cue is not None else '-'} | {heads.joined(it.content)}"

    counts = right(wanted, given)
    keys = {(it.source, it.content) for it in given}
    return Miss(
        document=document.id,
        lost=counts.wanted + counts.given - 2 * counts.right,
        expected=tuple(line(it) for it in wanted if (it.source, it.content) not in keys),
        read=tuple(line(it) for it in given if (it.source, it.content) not in {(w.source, w.content) for w in wanted}),
    )


POLNEAR = Task(
    name="polnear",
    metrics=(
        Metric(
            name="F1",
            definition="attributions with the source's head word equal and at least half of the contents' words shared",
            target=0.70,
            best=Best(value=0.751, source="two people against each other, by this measure"),
        ),
        Metric(name="precision", definition="share of the attributions given that are right", pinned=False),
        Metric(name="recall", definition="share of people's attributions that were found", pinned=False),
        Metric(
            name="cue F1",
            definition="cues with the same head word",
            target=0.80,
            best=Best(value=0.800, source="two people against each other, by this measure"),
        ),
    ),
    load=load,
    score=score,
    baseline="'said' and the nearest name",
    sample=30,
)
