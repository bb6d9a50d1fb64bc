"""Mends phrases of taking and holding: "Army back in *X*", "in X *hands*", "Rebels *claim* centre of X"."""

from typing import TYPE_CHECKING

from dateline.extract.sentences import sentence_of
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 4
_FAR = 5
_LOOSE = frozenset({"punct", "xcomp", "dep"})
_VERBS = frozenset({"VBP", "VBZ", "VBD"})


def mend_held(token: "Token") -> None:
    """Mend what the parser makes of a name, of "hands" and of a verb in phrases of who has a place."""
    _source_at_end(token)
    _said_beside(token)
    _name_for_mark(token)
    _hands(token)
    _verb_in_name(token)


def _name_for_mark(token: "Token") -> None:
    """A word that ends a headline, hung on as if it were a mark: what the preposition or verb before it is about."""
    if token.dep_ not in _LOOSE or not token.is_alpha or token.i == sentence_of(token).start:
        return
    before = token.nbor(-1)
    if token.is_ancestor(before) or (token.dep_ != "punct" and token.pos_ != "PROPN"):
        return
    if before.pos_ == "ADP" and not any(child.dep_ == "pobj" for child in before.children):
        token.head, token.dep_ = before, "pobj"
    elif before.pos_ == "VERB" and before == token.head and token.dep_ == "punct":
        token.dep_ = "dobj"
    else:
        return
    if token.text[:1].isupper():
        token.pos_, token.tag_ = "PROPN", "NNP"


def _source_at_end(token: "Token") -> None:
    """ "Troops quit X, *defence ministry says*": a source that ends a headline, tied to the name before."""
    if token.lemma_ not in cues().speech_verbs or token.i + 1 < sentence_of(token).end or token.tag_ not in _VERBS:
        return
    doc, start = token.doc, sentence_of(token).start
    if token.i >= doc.user_data.get("headline_end", 0) or token.i - start < _SHORTEST:
        return
    source, comma = doc[token.i - 1], next((i for i in range(token.i - 2, start + 1, -1) if doc[i].text == ","), None)
    if comma is None or token.i - comma > _FAR or source.pos_ not in {"NOUN", "PROPN"}:
        return
    name = doc[comma - 1]
    between = doc[comma + 1 : token.i - 1]
    before = name.nbor(-1)
    tied = name.head in {token, source, *between}
    if not tied or name.pos_ != "PROPN" or before.pos_ not in {"ADP", "VERB"} or any(w.pos_ == "VERB" for w in between):
        return
    above = before if before.pos_ == "VERB" else before.head
    if token.head == name or source.is_ancestor(above) or name.is_ancestor(above):
        return
    source.head, source.dep_ = token, "nsubj"
    for word in between:
        word.head, word.dep_ = source, "compound"
    name.head, name.dep_ = before, "dobj" if before.pos_ == "VERB" else "pobj"
    if token.dep_ == "ccomp":
        token.dep_ = "parataxis"


def _said_beside(token: "Token") -> None:
    """ "The army denied that X was taken, and *said* …": the army said, joined to the wrong verb."""
    taken = token.head
    if token.dep_ != "conj" or token.tag_ != "VBD" or token.lemma_ not in cues().speech_verbs:
        return
    passive = taken.tag_ == "VBN" and any(child.dep_ in {"aux", "auxpass"} for child in taken.children)
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
    if passive and not own and taken.dep_ == "ccomp" and taken.head.tag_ == "VBD":
        token.head = taken.head


def _hands(token: "Token") -> None:
    """ "X is in Y *hands*": no verb."""
    if token.lower_ != "hands" or token.tag_ != "VBZ" or token.i - sentence_of(token).start < 2:
        return
    name, preposition = token.nbor(-1), token.nbor(-2)
    if preposition.lower_ != "in" or name.dep_ != "pobj":
        return
    if token.is_ancestor(preposition):
        _lift(token, preposition)
    token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", "hand"
    token.head, token.dep_ = preposition, "pobj"
    name.head, name.dep_ = token, "compound"


def _lift(token: "Token", below: "Token") -> None:
    """Put the branch that leads to `below` in the place of `token`, with all else that hung on it."""
    top = below
    while top.head != token:
        top = top.head
    others = [child for child in token.children if child != top]
    top.head, top.dep_ = (top, "ROOT") if token.head == token else (token.head, token.dep_)
    for child in others:
        child.head = top


def _verb_in_name(token: "Token") -> None:
    """ "Rebels *claim* centre of X", the verb taken for the first part of a name."""
    head = token.head
    if (
        token.tag_ not in _VERBS
        or token.dep_ != "compound"
        or head.i != token.i + 1
        or token.i == sentence_of(token).start
    ):
        return
    before = token.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN"} or before.head not in {token, head}:
        return
    token.head, token.dep_ = (token, "ROOT") if head.head == head else (head.head, head.dep_)
    token.pos_ = "VERB"
    head.head, head.dep_ = token, "dobj"
    before.head, before.dep_ = token, "nsubj"
