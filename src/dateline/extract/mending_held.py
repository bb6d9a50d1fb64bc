"""Mends headlines and phrases of taking and holding: "Army back in *X*", "in X *hands*", "Rebels *claim* centre of X"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VBP", "VBZ", "VBD"})


def mend_held(token: "Token") -> None:
    """Mend what the parser makes of a name, of "hands" and of a verb in phrases of who has a place."""
    _name_for_mark(token)
    _hands(token)
    _verb_in_name(token)


def _name_for_mark(token: "Token") -> None:
    """A word that ends a headline, hung on as if it were a mark: what the preposition or verb before it is about."""
    if token.dep_ != "punct" or not token.is_alpha or token.i == token.sent.start:
        return
    before = token.nbor(-1)
    if token.is_ancestor(before):
        return
    if before.pos_ == "ADP":
        token.head, token.dep_ = before, "pobj"
    elif before.pos_ == "VERB" and before == token.head:
        token.dep_ = "dobj"
    else:
        return
    if token.text[:1].isupper():
        token.pos_, token.tag_ = "PROPN", "NNP"


def _hands(token: "Token") -> None:
    """ "X is in Y *hands*": no verb."""
    if token.lower_ != "hands" or token.tag_ != "VBZ" or token.i - token.sent.start < 2:
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
    if token.tag_ not in _VERBS or token.dep_ != "compound" or head.i != token.i + 1 or token.i == token.sent.start:
        return
    before = token.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN"} or before.head not in {token, head}:
        return
    token.head, token.dep_ = (token, "ROOT") if head.head == head else (head.head, head.dep_)
    token.pos_ = "VERB"
    head.head, head.dep_ = token, "dobj"
    before.head, before.dep_ = token, "nsubj"
