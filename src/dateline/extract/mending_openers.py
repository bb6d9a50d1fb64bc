"""Mends the first word of a sentence, whose capital makes the model take it for a name: "*Rebels* shelled X"."""

from typing import TYPE_CHECKING

from dateline.vocab.parties import party_class, singulars

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMES = frozenset({"NNP", "NNPS"})


def mend_opener(token: "Token") -> None:
    """Make a plural noun of a party that opens a sentence alone the common noun that it is."""
    if not token.is_sent_start or token.tag_ not in _NAMES or not token.text[1:].islower():
        return
    if token.i + 1 < len(token.doc) and (token.nbor(1).tag_ in _NAMES or token.dep_ == "compound"):
        return
    for form in singulars(token.lower_)[1:]:
        if party_class(form) is not None:
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", form
            return
