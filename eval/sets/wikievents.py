"""WikiEvents: who had which part in the event at a word that people marked."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model.ids import make_id, sha256_text
from dateline.model.parties import Part, Parties
from dateline.model.report import Block, BlockKind, Report
from eval.base import Best, Document, Marks, Metric, Miss, MissingSetError, Score, Task
from eval.measures import Counts
from eval.reader import Reader

EVENTS: Final = ("Conflict.", "Life.Die", "Life.Injure")
"""Events that are scored: attacks, demonstrations, deaths and injuries."""
SIDES: Final = {
    "Attacker": "actor",
    "Killer": "actor",
    "Injurer": "actor",
    "Demonstrator": "actor",
    "Target": "target",
    "Victim": "target",
    "Place": "place",
    "Instrument": "instrument",
    "ExplosiveDevice": "instrument",
}
"""The set's roles as dateline's; other roles ("Regulator", "MedicalIssue" …) are wanted and never read."""
Answer = tuple[str, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A marked word with the parts that people gave: role, start and end in the text."""

    kind: str
    start: int
    end: int
    parts: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A document's sentences and events, as offsets."""

    sentences: tuple[tuple[int, int], ...]
    events: tuple[Event, ...]


def load(data: Path) -> list[Document[Gold]]:
    """Load the documents of every ``.jsonl``."""
    files = sorted((data / "wikievents").glob("*.jsonl"))
    if not files:
        msg = f"no {data / 'wikievents/dev.jsonl'}"
        raise MissingSetError(msg)
    return [_document(json.loads(line)) for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def _document(row: dict[str, object]) -> Document[Gold]:
    sentences: list[list[list[tuple[str, int, int]]]] = row["sentences"]  # type: ignore[assignment]
    tokens = [(start, end) for sentence in sentences for _, start, end in sentence[0]]
    named = {it["id"]: it for it in row["entity_mentions"]}  # type: ignore[attr-defined]
    events = []
    for it in row["event_mentions"]:  # type: ignore[attr-defined]
        if not it["event_type"].startswith(EVENTS):
            continue
        trigger = it["trigger"]
        parts = []
        for argument in it["arguments"]:
            mention = named.get(argument["entity_id"])
            if mention is not None:
                role = SIDES.get(argument["role"], argument["role"])
                parts.append((role, tokens[mention["start"]][0], tokens[mention["end"] - 1][1]))
        events.append(
            Event(
                kind=it["event_type"],
                start=tokens[trigger["start"]][0],
                end=tokens[trigger["end"] - 1][1],
                parts=tuple(parts),
            )
        )
    spans = tuple((sentence[0][0][1], sentence[0][-1][2]) for sentence in sentences if sentence[0])
    return Document(id=str(row["doc_id"]), text=_text(sentences), gold=Gold(sentences=spans, events=tuple(events)))


def _text(sentences: list[list[list[tuple[str, int, int]]]]) -> str:
    """The words at their offsets: the set's own ``text`` has lost what stood between the sentences."""
    out: list[str] = []
    size = 0
    for word, start, end in (token for sentence in sentences for token in sentence[0]):
        out += [" " * (start - size), word]
        size = end
    return "".join(out)


def report_of(document: Document[Gold]) -> Report:
    """The text as it is, every sentence a paragraph: the set's texts have no marks between them."""
    sha256 = sha256_text(document.text)
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, start=start, end=end) for start, end in document.gold.sentences)
    return Report(
        id=make_id("rpt", sha256, None, None), text=document.text, sha256=sha256, blocks=blocks, language="en"
    )


def answers(parties: Parties) -> Iterator[Answer]:
    """The parts that were read: role, and where the head stands."""
    sides: tuple[tuple[str, Sequence[Part]], ...] = (
        ("actor", parties.actors),
        ("target", parties.targets),
        ("place", parties.places),
        ("instrument", parties.instruments),
    )
    for role, parts in sides:
        for part in parts:
            yield role, part.head.start, part.head.end


def count(given: Sequence[Answer], wanted: Sequence[Answer]) -> Counts:
    """A part is right when its head stands inside a wanted one of the same role that nothing else took."""
    left = list(wanted)
    right = 0
    for role, start, end in given:
        hit = next((it for it in left if it[0] == role and it[1] <= start and end <= it[2]), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    return Counts(right=right, given=len(given), wanted=len(wanted))


def baseline(document: Document[Gold], event: Event) -> list[Answer]:
    """The word before the event's as actor and the word behind as target."""
    before = document.text[: event.start].split()
    behind = document.text[event.end :].split()
    out: list[Answer] = []
    if before:
        start = document.text.rfind(before[-1], 0, event.start)
        out.append(("actor", start, start + len(before[-1])))
    if behind:
        start = document.text.find(behind[0], event.end)
        out.append(("target", start, start + len(behind[0])))
    return out


def score(documents: Sequence[Document[Gold]], reader: Reader) -> Marks:
    """Ask for the parties at every marked word."""
    total = simple = Counts()
    by_role: dict[str, Counts] = {}
    misses = []
    for document in documents:
        events = document.gold.events
        found = reader.extractor.parties_at(report_of(document), [(it.start, it.end) for it in events])
        for event, parties in zip(events, found, strict=True):
            given = list(answers(parties))
            mine = count(given, event.parts)
            total, simple = total + mine, simple + count(baseline(document, event), event.parts)
            for role in {*SIDES.values()}:
                some = count([it for it in given if it[0] == role], [it for it in event.parts if it[0] == role])
                by_role[role] = by_role.get(role, Counts()) + some
            misses.append(_miss(document, event, given, mine))
    roles = [Score(metric=role, value=it.f1, items=int(it.wanted)) for role, it in sorted(by_role.items())]
    first = Score(metric="head F1", value=total.f1, items=int(total.wanted), baseline=simple.f1)
    return Marks(scores=(first, *roles), misses=tuple(it for it in misses if it.lost))


def _miss(document: Document[Gold], event: Event, given: Sequence[Answer], counts: Counts) -> Miss:
    text = document.text
    sentence = next((it for it in document.gold.sentences if it[0] <= event.start < it[1]), (0, 0))
    return Miss(
        document=f"{document.id}: {event.kind} {text[event.start : event.end]!r}",
        lost=counts.given + counts.wanted - 2 * counts.right,
        expected=(
            text[slice(*sentence)],
            *(f"{role}: {text[start:end]}" for role, start, end in event.parts),
        ),
        read=tuple(f"{role}: {text[start:end]}" for role, start, end in given),
    )


WIKIEVENTS = Task(
    name="wikievents",
    metrics=(
        Metric(
            name="head F1",
            definition=(
                "parts in attacks, demonstrations, deaths and injuries at gold words: role right, and the head inside "
                "the gold mention; micro F1"
            ),
            target=0.50,
            best=Best(value=0.65, source="large models, about, from the issue"),
        ),
        *(
            Metric(name=role, definition=f"the same for {role}s only", pinned=False)
            for role in sorted({*SIDES.values()})
        ),
    ),
    load=load,
    score=score,
    baseline="the word before as actor, the word behind as target",
)
