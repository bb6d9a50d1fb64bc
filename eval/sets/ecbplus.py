"""ECB+: which marked words of several reports tell one happening, with gold mentions.

Cybulska and Vossen, LREC 2014. Only topics that tell of attacks are measured: of the dev split 12 (a navy and pirates
in the Gulf of Aden) and 18 (people shot dead at work); the others are of film prizes, sport, accidents and offices.
Each topic holds two stories of a kind, a few sentences a report, with neither outlet nor day. Topics are given, as in
the lemma baseline; nothing is joined across them. Thresholds were chosen on the train split, whose topics of the kind
are 8, 16, 19, 22 and 33; see `ecbplus_joining` for the rule.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.corroborate import corroborate
from dateline.extract.parsing import Parsed, parse_reports
from dateline.model.claim import Polarity
from dateline.model.ids import make_id, sha256_text
from dateline.model.report import Block, BlockKind, Report
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kinds import event_kinds
from eval.base import Document, Marks, Metric, Miss, MissingSetError, Score, Task
from eval.coreference import Cluster, b_cubed, ceaf_e, conll, muc
from eval.reader import Read, Reader
from eval.sets.ecbplus_joining import TELLING, Word, by_events, by_lemma, by_rule

if TYPE_CHECKING:
    from spacy.tokens import Token

DEV_TOPICS: Final = frozenset({"12", "18"})
TRAIN_TOPICS: Final = frozenset({"8", "16", "19", "22", "33"})
_TIGHT_BEFORE: Final = re.compile(r"(?:[.,;:!?)\]%]+|'|''|'s|n't|'re|'ve|'ll|'d|'m)$")
_TIGHT_BEHIND: Final = frozenset({"(", "[", "$", "``"})
_CELLS: Final = 5  # document, sentence, number, word, chain


class Marked(NamedTuple):
    """Marked words: where they stand, and the chain of the happening that they tell."""

    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A report's topic, sentences and marked words."""

    topic: str
    sentences: tuple[tuple[int, int], ...]
    marked: tuple[Marked, ...]


class Id(NamedTuple):
    """One marked word of all: its report, and which of that report's it is."""

    document: str
    number: int


def load(data: Path) -> list[Document[Gold]]:
    """Load the reports of the dev split's topics on attacks."""
    return load_split(data, "Dev", DEV_TOPICS)


def load_split(data: Path, split: str, topics: Collection[str]) -> list[Document[Gold]]:
    """Load the reports of some topics of one split (``Train``, ``Dev``)."""
    corpus = data / "ecbplus" / f"ECB_{split}_corpus.txt"
    mentions = data / "ecbplus" / f"ECB_{split}_Event_gold_mentions.json"
    for path in (corpus, mentions):
        if not path.is_file():
            msg = f"no {path}"
            raise MissingSetError(msg)
    marked: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in json.loads(mentions.read_text(encoding="utf-8")):
        marked[row["doc_id"]].append(row)
    words = _words(corpus.read_text(encoding="utf-8"))
    return [_document(name, it, marked[name]) for name, it in words.items() if name.partition("_")[0] in topics]


Sentences = dict[int, list[tuple[int, str]]]


def _words(corpus: str) -> dict[str, Sentences]:
    """For every report its sentences, each with numbered words."""
    out: dict[str, Sentences] = {}
    for line in corpus.splitlines():
        cells = line.split("\t")
        if len(cells) >= _CELLS:
            sentences = out.setdefault(cells[0], {})
            sentences.setdefault(int(cells[1]), []).append((int(cells[2]), cells[3]))
    return out


def _document(name: str, words: Sentences, rows: Sequence[dict[str, object]]) -> Document[Gold]:
    text, spans, sentences = "", {}, []
    for sentence, numbered in words.items():
        text += "\n\n" if text else ""
        begun, before = len(text), None
        for number, word in numbered:
            tight = before is None or before in _TIGHT_BEHIND or _TIGHT_BEFORE.match(word)
            text += "" if tight else " "
            spans[sentence, number] = (len(text), len(text) + len(word))
            text += word
            before = word
        sentences.append((begun, len(text)))
    marked = []
    for row in rows:
        numbers: list[int] = row["tokens_number"]  # type: ignore[assignment]
        tokens = [spans[row["sent_id"], number] for number in numbers]  # type: ignore[index]
        marked.append(Marked(min(tokens)[0], max(tokens)[1], str(row["coref_chain"])))
    gold = Gold(topic=name.partition("_")[0], sentences=tuple(sentences), marked=tuple(marked))
    return Document(id=name, text=text, gold=gold)


def report_of(document: Document[Gold]) -> Report:
    """The text as it is, every sentence a paragraph: they were picked from a page and need not follow each other."""
    sha256 = sha256_text(document.text)
    blocks = tuple(Block(kind=BlockKind.PARAGRAPH, start=start, end=end) for start, end in document.gold.sentences)
    identifier = make_id("rpt", sha256, document.id, None)
    return Report(id=identifier, text=document.text, sha256=sha256, blocks=blocks, language="en", outlet=document.id)


def score(documents: Sequence[Document[Gold]], reader: Reader) -> Marks:
    """Join the marked words topic by topic, and compare all topics' answers with the gold at once."""
    gold: list[Cluster] = []
    given: list[Cluster] = []
    simple: list[Cluster] = []
    claims: list[Cluster] = []
    for topic in sorted({it.gold.topic for it in documents}):
        some = [it for it in documents if it.gold.topic == topic]
        words, bags = _asked(some, reader)
        given += by_rule(words, bags)
        simple += by_lemma(words)
        claims += by_events(words)
        gold += _gold(some)
    count = sum(map(len, gold))
    figures = (
        (conll(gold, given), conll(gold, simple)),
        (b_cubed(gold, given).f1, b_cubed(gold, simple).f1),
        (muc(gold, given).f1, muc(gold, simple).f1),
        (ceaf_e(gold, given).f1, ceaf_e(gold, simple).f1),
        (conll(gold, claims), None),
    )
    scores = tuple(
        Score(metric=metric.name, value=value, items=count, baseline=baseline)
        for metric, (value, baseline) in zip(METRICS, figures, strict=True)
    )
    return Marks(scores=scores, misses=tuple(_misses(documents, gold, given)))


def _gold(documents: Sequence[Document[Gold]]) -> list[Cluster]:
    chains: dict[str, set[Id]] = defaultdict(set)
    for document in documents:
        for number, marked in enumerate(document.gold.marked):
            chains[marked.chain].add(Id(document.id, number))
    return [frozenset(it) for it in chains.values()]


def _asked(documents: Sequence[Document[Gold]], reader: Reader) -> tuple[list[Word], dict[str, set[str]]]:
    """The marked words of one topic with the claims whose trigger has its head in them, and reports' telling words."""
    reports = [report_of(it) for it in documents]
    read = list(reader.read(reports))
    event_of = _events(read)
    words: list[Word] = []
    bags: dict[str, set[str]] = {}
    parses = parse_reports(reports, reader.extractor.is_name)
    for document, known, parsed in zip(documents, read, parses, strict=True):
        bags[document.id] = {token.lemma_.lower() for token in parsed.doc if token.pos_ in TELLING}
        triggers = [(head_of(parsed, it.claim.trigger.start, it.claim.trigger.end), it.id) for it in known.claims]
        for number, marked in enumerate(document.gold.marked):
            inside = {it.i for it in _tokens(parsed, marked.start, marked.end)}
            claims = [claim for head, claim in triggers if head is not None and head.i in inside]
            head = head_of(parsed, marked.start, marked.end)
            words.append(
                Word(
                    id=Id(document.id, number),
                    report=document.id,
                    lemma=head.lemma_.lower() if head is not None else "",
                    events=frozenset(event_of[claim] for claim in claims if claim in event_of),
                )
            )
    return words, bags


def _events(read: Sequence[Read]) -> dict[str, str]:
    """The event that dateline joins each claim to, over the reports of one topic.

    A denial joins the event that it denies, but the set marks denying as something that somebody does.
    """
    claims = [claim for it in read for claim in it.claims if claim.claim.polarity is Polarity.AFFIRMED]
    part_of = ActorLexicon.default().part_of()
    merged = corroborate(claims, kinds=event_kinds(), now=datetime(2000, 1, 1, tzinfo=UTC), part_of=part_of)
    return {claim: event.id for event in merged.events for claim in event.claim_ids}


def head_of(parsed: Parsed, start: int, end: int) -> "Token | None":
    """The first token of a stretch of text that hangs on none of its others; articles left out."""
    inside = _tokens(parsed, start, end)
    kept = {it.i for it in inside}
    heads = (it for it in inside if not it.is_punct and it.pos_ != "DET")
    return next((it for it in heads if it.head.i not in kept or it.head.i == it.i), inside[0] if inside else None)


def _tokens(parsed: Parsed, start: int, end: int) -> "list[Token]":
    return [it for it in parsed.doc if parsed.starts[it.i] < end and start < parsed.ends[it.i]]


def _misses(documents: Sequence[Document[Gold]], gold: Sequence[Cluster], given: Sequence[Cluster]) -> Iterator[Miss]:
    """For every happening that was cut up or mixed with another: its words, and the groups that were read."""
    known = {it.id: it for it in documents}

    def told(cluster: Cluster) -> str:
        ids = sorted(it for it in cluster if isinstance(it, Id))
        return ", ".join(f"{it.document} {_text(known[it.document], it.number)!r}" for it in ids)

    for cluster in gold:
        parts = [it for it in given if it & cluster]
        lost = len(parts) - 1 + sum(bool(it - cluster) for it in parts)
        if lost:
            first = min(it for it in cluster if isinstance(it, Id))
            chain = known[first.document].gold.marked[first.number].chain
            name = f"topic {known[first.document].gold.topic} {chain}"
            yield Miss(document=name, lost=lost, expected=(told(cluster),), read=tuple(map(told, parts)))


def _text(document: Document[Gold], number: int) -> str:
    marked = document.gold.marked[number]
    return document.text[marked.start : marked.end]


_WITH: Final = "gold mentions, topics given, attacks only"
METRICS: Final = (
    Metric(name="CoNLL F1", definition=f"mean of the F1 of MUC, B-cubed and CEAF over entities; {_WITH}"),
    Metric(name="B-cubed F1", definition=f"of each mention's happening, the share shared with the answer; {_WITH}"),
    Metric(name="MUC F1", definition=f"links between mentions; {_WITH}", pinned=False),
    Metric(name="CEAF-e F1", definition=f"happenings paired off one to one; {_WITH}", pinned=False),
    Metric(name="CoNLL F1, claims alone", definition="what dateline's events join, no rule beside them", pinned=False),
)
ECBPLUS = Task(
    name="ecbplus",
    metrics=METRICS,
    load=load,
    score=score,
    baseline="the same head lemma within a topic",
)
