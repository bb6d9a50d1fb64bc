"""Mends what the small model often gets wrong in conflict news, by the shape of the tree, before anything reads it."""

from functools import cache
from typing import TYPE_CHECKING

from dateline.vocab.parties import party_class
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBAL = frozenset({"auxpass", "nsubjpass", "agent", "nsubj"})


def mend(doc: "Doc") -> None:
    """Set tag and lemma of participles taken for adjectives or nouns ("20 wounded", "was overrun by")."""
    participles = triggers().participles
    for token in doc:
        lemma = participles.get(token.lower_)
        if token.tag_.startswith("VB") and token.lemma_ not in _known_verbs() and f"{token.lemma_}e" in _known_verbs():
            token.lemma_ = f"{token.lemma_}e"  # "raging" is no "rag"
        if lemma is not None and token.pos_ == "VERB":
            token.lemma_ = lemma
        elif lemma is not None and token.pos_ in {"ADJ", "NOUN"} and _verbal(token):
            token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", lemma
        elif token.pos_ == "VERB" and token.dep_ == "pobj" and token.tag_ == "VBZ" and token.lower_ != token.lemma_:
            token.pos_, token.tag_ = "NOUN", "NNS"  # "in the air strikes"
        elif token.tag_ == "VBG" and (_joined_noun(token) or _after_preposition(token)):
            token.pos_, token.lemma_ = "NOUN", token.lower_
    for token in doc:
        if token.lemma_ in cues().speech_verbs and token.tag_ in {"VBD", "VBZ", "VBP"}:
            _free_speaker(token)


def _free_speaker(verb: "Token") -> None:
    """ "Killing seven people, police and a doctor *said*": the parser counts the speakers among the dead."""
    doc, start = verb.doc, verb.sent.start
    if verb.i - 2 <= start or any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return
    top = doc[verb.i - 1]
    while top.dep_ in {"conj", "appos", "compound"} and doc[top.left_edge.i - 1].text != "," and top.head.i > start:
        top = top.head
    before = top.left_edge.i - 1
    if top.dep_ not in {"conj", "appos"} or doc[before].text != "," or verb in top.subtree or top.head.i > before:
        return
    party = top.pos_ == "PROPN" or party_class(top.lemma_.lower()) is not None
    if party and not any(child.dep_ == "nummod" for child in top.children):
        top.head, top.dep_ = verb, "nsubj"


@cache
def _known_verbs() -> frozenset[str]:
    words = triggers().words
    lists = (words["light_verbs"], words["aspect_verbs"], words["reach_verbs"], cues().speech_verbs)
    return frozenset(triggers().verbs).union(*lists)


def _verbal(token: "Token") -> bool:
    if any(child.dep_ in _VERBAL for child in token.children):
        return True
    return token.dep_ == "conj" and token.head.pos_ == "VERB" and token.head.tag_ in {"VBN", "VBD"}


def _after_preposition(token: "Token") -> bool:
    """ "Killed in shelling on X": the noun, though the parser saw somebody shelling."""
    if token.lower_ not in triggers().nouns or token.i == 0:
        return False
    before = token.nbor(-1)
    modified = before.dep_ in {"compound", "amod", "det"} and before.head == token and token.i > 1
    opening = token.nbor(-2) if modified else before
    objects = any(child.dep_ == "dobj" for child in token.children)
    return (
        opening.pos_ == "ADP"
        and opening.lower_ in {"in", "by", "from", "during", "of", "amid", "under"}
        and not objects
    )


def _joined_noun(token: "Token") -> bool:
    """ "In an air strike and *shelling* on a market": a noun, though joined to the verb by the parser."""
    if token.dep_ != "conj" or token.head.pos_ != "VERB" or token.head.tag_ == "VBG" or token.i < 2:
        return False
    before = token.nbor(-2)
    return (
        token.nbor(-1).lower_ in {"and", "or"}
        and before.pos_ == "NOUN"
        and before.dep_ in {"pobj", "nsubj", "nsubjpass"}
    )
