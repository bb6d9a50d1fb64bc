"""re3d: who and where documents on the war in Syria and Iraq name, and who fights whom or stands with whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model.quote import Quote
from dateline.model.survey import Survey
from eval.base import Document, Marks, Metric, Miss, Score, Task
from eval.heads import Heads, Span, heads_of
from eval.measures import Counts
from eval.reader import Reader, verbatim
from eval.sets.re3d_gold import Gold, load

_KINDS = ("actor", "place", "FightingAgainst", "AlliesOf")
_ACTORS, _PLACES = frozenset({"ORG", "PERSON", "NORP"}), frozenset({"GPE", "LOC", "FAC"})
Answer = tuple[str, int, int]
"""A kind with the head words that answer it, by token; an entity has its one head twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One document's answers: wanted, given by dateline, given by the simple method."""

    wanted: frozenset[Answer]
    given: frozenset[Answer]
    simple: frozenset[Answer]


def score(documents: Sequence[Document[Gold]], reader: Reader) -> Marks:
    """Compare heads; two annotated spans with one head are one answer. Pairs have no direction."""
    reports = [verbatim(document) for document in documents]
    found = [
        compare(document.gold, survey, heads)
        for document, survey, heads in zip(documents, reader.survey(reports), heads_of(reports), strict=True)
    ]
    scores = []
    for kind in _KINDS:
        counts, simple = total(found, kind, simple=False), total(found, kind, simple=True)
        scores.append(Score(metric=f"{kind} F1", value=counts.f1, items=int(counts.wanted), baseline=simple.f1))
    return Marks(scores=tuple(scores), misses=tuple(map(_miss, documents, found)))


def compare(gold: Gold, survey: Survey, heads: Heads) -> Compared:
    """Put people's answers and dateline's in one form."""

    def ones(kind: str, spans: Iterable[Span]) -> set[Answer]:
        found = (heads.head([span]) for span in spans)
        return {(kind, at, at) for at in found if at is not None}

    def pairs(rows: Iterable[tuple[str, Span, Span]]) -> set[Answer]:
        found = ((kind, heads.head([one]), heads.head([two])) for kind, one, two in rows)
        return {(kind, min(a, b), max(a, b)) for kind, a, b in found if a is not None and b is not None and a != b}

    sides = (
        ("AlliesOf" if it.allies else "FightingAgainst", _span(it.first.quote), _span(it.second.quote))
        for it in survey.sides
    )
    return Compared(
        wanted=frozenset(ones("actor", gold.actors) | ones("place", gold.places) | pairs(gold.pairs)),
        given=frozenset(
            ones("actor", (_span(it.quote) for it in survey.actors))
            | ones("place", (_span(it.quote) for it in survey.places))
            | pairs(sides)
        ),
        simple=frozenset(
            ones("actor", heads.entities(_ACTORS))
            | ones("place", heads.entities(_PLACES))
            | pairs(("FightingAgainst", one, two) for one, two in heads.neighbours(_ACTORS | {"GPE"}))
            | pairs(("AlliesOf", one, two) for one, two in heads.neighbours(_ACTORS | {"GPE"}))
        ),
    )


def total(found: Sequence[Compared], kind: str, *, simple: bool) -> Counts:
    """Counts of one kind over all documents."""
    out = Counts()
    for each in found:
        wanted = {answer for answer in each.wanted if answer[0] == kind}
        given = {answer for answer in (each.simple if simple else each.given) if answer[0] == kind}
        out += Counts(right=len(wanted & given), given=len(given), wanted=len(wanted))
    return out


def _span(quote: Quote) -> Span:
    return (quote.start, quote.end)


def _miss(document: Document[Gold], found: Compared) -> Miss:
    missed, wrong = sorted(found.wanted - found.given), sorted(found.given - found.wanted)
    return Miss(
        document=document.id,
        lost=len(missed) + len(wrong),
        expected=tuple(f"{kind} {one} {two}" for kind, one, two in missed),
        read=tuple(f"{kind} {one} {two}" for kind, one, two in wrong),
    )


RE3D = Task(
    name="re3d",
    metrics=(
        Metric(name="actor F1", definition="heads of Organisation and Person, pronouns among them", target=0.75),
        Metric(name="place F1", definition="heads of Location, named or described", target=0.75),
        Metric(name="FightingAgainst F1", definition="pairs of heads in one sentence, no direction", target=0.75),
        Metric(name="AlliesOf F1", definition="pairs of heads in one sentence, no direction", target=0.75),
    ),
    load=load,
    score=score,
    baseline="spaCy's entities; neighbouring ones as pairs",
    sample=20,
)
