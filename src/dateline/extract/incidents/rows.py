"""A parsed report as plain rows, so that the model of incidents is trained on the same as it reads."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.extract.node import Node
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.model.claim import Claim

_CLASSED = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "VERB"})
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(slots=True)
class Row:
    """One token: its word, the form shown to the parser, its place in the text, and what the parser says of it."""

    word: str
    shown: str
    start: int
    end: int
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    entity: str
    sentence: int
    classes: tuple[str, ...]
    actor: bool
    place: bool
    time: bool


@dataclass(slots=True)
class Told:
    """One event that the rules read: its word, kind and parties by token, and how the claim puts it ("" for none)."""

    kind: str
    at: int
    actors: tuple[int, ...]
    targets: tuple[int, ...]
    instrument: int | None
    modality: str
    polarity: str


@dataclass(slots=True)
class Page:
    """A report's rows, the events read in it, and which token stands for which ("they" for "the rebels")."""

    text: str
    rows: list[Row]
    told: list[Told]
    parties: dict[int, int] = field(default_factory=dict)

    def words(self, first: int, end: int) -> str:
        """The text from token `first` to before token `end`."""
        return self.text[self.rows[first].start : self.rows[end - 1].end]


def make_page(phrases: Phrases, referents: Referents, nodes: Iterable[Node], claims: Iterable[Claim]) -> Page:
    """Write down what the rules know of a report."""
    parsed, doc, notes = phrases.notes.parsed, phrases.doc, phrases.notes
    sentence_of = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    rows = [
        Row(
            word=parsed.words[token.i],
            shown=token.text,
            start=parsed.starts[token.i],
            end=parsed.ends[token.i],
            lemma=token.lemma_.lower(),
            tag=token.tag_,
            pos=token.pos_,
            dep=token.dep_,
            head=token.head.i,
            entity=token.ent_type_,
            sentence=sentence_of[token.i],
            classes=tuple(sorted(phrases.classes(token))) if token.pos_ in _CLASSED else (),
            actor=token.i in notes.actor_at,
            place=token.i in notes.place_at,
            time=token.i in notes.time_at,
        )
        for token in doc
    ]
    put: dict[int, Claim] = {}
    for claim in claims:
        put.setdefault(claim.trigger.start, claim)
    told = [_told(node, put.get(parsed.starts[node.first])) for node in nodes]
    parties = {
        token.i: named.i for token in doc if token.pos_ in _NAMED and (named := referents.party(token)) is not None
    }
    return Page(text=parsed.report.text, rows=rows, told=told, parties=parties)


def _told(node: Node, claim: Claim | None) -> Told:
    return Told(
        kind=node.kind,
        at=node.token.i,
        actors=tuple(token.i for token in node.actors),
        targets=tuple(token.i for token in node.targets),
        instrument=node.instrument.i if node.instrument is not None else None,
        modality=str(claim.modality) if claim is not None else "",
        polarity=str(claim.polarity) if claim is not None else "",
    )
