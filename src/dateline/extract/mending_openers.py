"""Mends the ends of sentences: a first word that its capital makes a name, and a headline's label of who says so."""

from typing import TYPE_CHECKING

from dateline.extract.sentences import sentence_of
from dateline.vocab.parties import party_class, singulars
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = frozenset({"NNP", "NNPS"})
_THINGS = frozenset({"aircraft", "munition", "explosive", "site"})


def mend_opener(token: "Token") -> None:
    """Make a plural noun of a party, a weapon or a building that opens a sentence alone the common noun that it is."""
    if not token.is_sent_start or token.tag_ not in _NAMES or not token.text[1:].islower():
        return
    if token.i + 1 < len(token.doc) and (token.nbor(1).tag_ in _NAMES or token.dep_ == "compound"):
        return
    for form in singulars(token.lower_)[1:]:
        counts = form in noun_classes().partitive  # "Dozens of gunmen"
        if counts or party_class(form) is not None or noun_classes().classes.get(form, frozenset()) & _THINGS:
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", form
            return


def mend_label(token: "Token") -> None:
    """ "Bomb kills six in X - *police*": the label is no part of the name before its dash."""
    if token.lower_ not in cues().headline_speakers or token.i < 2 or token.nbor(-1).text not in {"-", ":"}:
        return
    last = token.i + 1 >= len(token.doc) or token.nbor(1).is_sent_start
    inside = [child for child in token.children if child.i < token.i - 1 and child.dep_ in {"compound", "nmod", "amod"}]
    if not last or not inside or token.dep_ not in {"pobj", "dobj", "nsubj", "conj"}:
        return
    name, dash = inside[-1], token.nbor(-1)
    for other in inside[:-1]:
        other.head = name
    name.head, name.dep_ = token.head, token.dep_
    token.head, token.dep_ = sentence_of(token).root, "dep"
    dash.head = token
