"""What a report takes back: "CORRECTION: an earlier post said 40 died", "an *earlier toll* of four"."""

from typing import TYPE_CHECKING

from dateline.extract.node import Node
from dateline.extract.sentences import sentence_of
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OPENING = 5
_TOLLS = frozenset({"toll", "count", "tally"})


def retracted(node: Node) -> bool:
    """Whether a happening or its figure is told as what was printed before and holds no longer."""
    sentence = sentence_of(node.token)
    if _corrects(sentence):
        return any(word.lower_ in cues().replaced for word in node.token.doc[sentence.start : node.token.i])
    if any(_withdrawn(word) for word in node.token.ancestors):
        return True
    toll = node.token.lemma_.lower() in _TOLLS
    return toll and any(child.lower_ in cues().replaced for child in node.token.children)


def _withdrawn(word: "Token") -> bool:
    """Whether a word is what somebody withdraws: "withdrew its *report* that"."""
    said = word.dep_ == "dobj" and word.lemma_.lower() in cues().speech_nouns
    return said and word.head.lemma_.lower() in cues().withdrawals


def _corrects(sentence: "Span") -> bool:
    """Whether a sentence opens by correcting; a clock time may stand before, and "CORRECTION:" apart from it."""
    before = sentence.doc[max(0, sentence.start - 2) : sentence.start]
    label = before if before.text.endswith(":") else sentence[:0]
    return any(word.lower_ in cues().corrections for part in (label, sentence[:_OPENING]) for word in part)
