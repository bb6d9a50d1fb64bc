"""Which place is the event's: Halterman's sentences with the verb of an event and the place that belongs to it.

A quarter of the answers hang on the annotator (the sets of single annotators differ most in when they mark no place);
nothing is left out for that. Sentences that dateline's model was trained on are never scored.
"""

from collections.abc import Sequence
from pathlib import Path

from dateline.extract.asking import Asking
from dateline.model.claim import PlaceMention
from eval.base import Document, Marks, Metric, Miss, Score, Task
from eval.measures import Counts, share
from eval.reader import Read, Reader, verbatim
from eval.sets.event_location_gold import Question, Questions, Span, is_seen, load_all


def load(data: Path) -> list[Document[Questions]]:
    """Load the sentences that dateline's model has not seen."""
    return [document for document in load_all(data) if not is_seen(document.text)]


def score(documents: Sequence[Document[Questions]], reader: Reader) -> Marks:
    """Ask dateline for the place of each verb; the baseline gives the place that stands nearest to it."""
    reports = [verbatim(document) for document in documents]
    asked, misses = [], []
    for document, asking in zip(documents, reader.asking(reports), strict=True):
        for question in document.gold:
            given = tuple(_span(place) for place in asking.place_of(*question.verb))
            near = nearest(asking, question.verb)
            forced = [_span(place) for place in asking.place_of(*question.verb, always=True)][:1]
            right = (is_right(question, given[:1]), is_right(question, near), is_right(question, forced))
            asked.append((*right, bool(question.places)))
            if not asked[-1][0]:
                misses.append(_miss(document, question, given))
    marked = [each for each in asked if each[3]]
    claims = Counts()
    for document, read in zip(documents, reader.read(reports), strict=True):
        claims = sum((claimed(question, read) for question in document.gold), claims)
    return Marks(
        scores=(
            Score(metric="accuracy", value=share([it[0] for it in asked]), items=len(asked),
                  baseline=share([it[1] for it in asked])),
            Score(metric="where a place is marked", value=share([it[0] for it in marked]), items=len(marked),
                  baseline=share([it[1] for it in marked])),
            Score(metric="choice where one is marked", value=share([it[2] for it in marked]), items=len(marked),
                  baseline=share([it[1] for it in marked])),
            Score(metric="places of claims F1", value=claims.f1, items=int(claims.wanted)),
        ),
        misses=tuple(misses),
    )  # fmt: skip


def is_right(question: Question, given: Sequence[Span]) -> bool:
    """Whether an answer touches a marked place, or is empty where none is marked."""
    if not question.places or not given:
        return not question.places and not given
    return any(start < end_ and end > start_ for start, end in given for start_, end_ in question.places)


def nearest(asking: Asking, verb: Span) -> list[Span]:
    """The place name with the fewest characters between it and the verb."""
    spans = [_span(place) for place in asking.places()]
    return sorted(spans, key=lambda span: max(span[0] - verb[1], verb[0] - span[1]))[:1]


def claimed(question: Question, read: Read) -> Counts:
    """Places of the claims that the verb triggers, of those given and those wanted; nothing where it triggers none."""
    start, end = question.verb
    claims = [it.claim for it in read.claims if it.claim.trigger.start < end and it.claim.trigger.end > start]
    if not claims:
        return Counts()
    given = [_span(claim.place) for claim in claims if claim.place is not None]
    right = bool(question.places) and is_right(question, given)
    return Counts(right=right, given=bool(given), wanted=bool(question.places))


def _span(place: PlaceMention) -> Span:
    return place.quote.start, place.quote.end


def _miss(document: Document[Questions], question: Question, given: Sequence[Span]) -> Miss:
    text = document.text
    verb = f"{text[slice(*question.verb)]!r} in: {' '.join(text.split())}"
    return Miss(
        document=f"{document.id}/{question.row}",
        lost=1,
        expected=(verb, "; ".join(text[slice(*span)] for span in question.places) or "no place"),
        read=("; ".join(text[slice(*span)] for span in given) or "no place",),
    )


EVENT_LOCATION = Task(
    name="event_location",
    metrics=(
        Metric(
            name="accuracy",
            definition="verbs whose place touches a marked one, or that get none where none is marked",
            target=0.85,
        ),
        Metric(name="where a place is marked", definition="the same, of verbs with a marked place only"),
        Metric(
            name="choice where one is marked",
            definition="the likeliest name touches a marked one, of verbs with a marked place, an answer always given",
        ),
        Metric(
            name="places of claims F1",
            definition="of verbs that trigger a claim: its place touches a marked one, of all given and all marked",
        ),
    ),
    load=load,
    score=score,
    baseline="nearest place",
    sample=300,
)
