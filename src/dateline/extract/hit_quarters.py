"""Streets and quarters that an attack hits, where no name tells which: "rebels pounded *residential areas*"."""

from typing import TYPE_CHECKING

from dateline.extract.node import VIOLENT, Node
from dateline.extract.phrases import Phrases
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUARTERS = frozenset(
    "street road area neighbourhood neighborhood district quarter suburb house home village town entrance".split()
)


def quarters_hit(node: Node, phrases: Phrases) -> list["Token"]:
    """Places of a node that are also what its verb hits, in words of their own; never "the city", "Aleppo city"."""
    if node.noun or node.kind not in VIOLENT or node.token.lemma_.lower() not in triggers().words["reach_verbs"]:
        return []
    return [head for head in node.places if _hit(head, node.token) and _nameless(head, phrases)]


def _hit(head: "Token", verb: "Token") -> bool:
    first = head
    while first.dep_ == "conj":
        first = first.head
    return first.head == verb and first.dep_ in {"dobj", "nsubjpass"}


def _nameless(head: "Token", phrases: Phrases) -> bool:
    if head.lemma_.lower() not in _QUARTERS or head.pos_ != "NOUN" or head.i in phrases.notes.place_at:
        return False
    own = range(phrases.left_edge(head), head.i + 1)
    if any(i in phrases.notes.place_at for i in own):
        return False
    definite = any(child.lower_ in {"the", "this", "that", "its", "their"} for child in head.children)
    return not (definite and len(own) == 1)
