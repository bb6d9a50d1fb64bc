"""Names that mean another without their tail: "members *of their families*", "forces *loyal to X*"."""

from typing import TYPE_CHECKING

from dateline.extract.sentences import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIED = frozenset("loyal allied affiliated linked aligned faithful".split())
_TYING = frozenset({"to", "with"})
_OF = frozenset("member supporter follower sympathiser sympathizer relative family coalition alliance".split())
WHOLES = frozenset({"coalition", "alliance"})
"""Nouns for a whole that acts as one: "a coalition of 12 groups" is not the groups."""


def tail_end(token: "Token") -> int | None:
    """Last token of the tail that a party's name needs, None where it needs none."""
    doc, i = token.doc, int(token.i) + 1  # by position: the parser hangs "of" on the first of two joined nouns
    if i < sentence_of(token).end and doc[i].lower_ == "of" and token.lemma_.lower() in _OF:
        return _end(doc[i])
    if i + 1 < sentence_of(token).end and doc[i].lower_ in _TIED and doc[i + 1].lower_ in _TYING:
        return _end(doc[i + 1])
    return None


def _end(preposition: "Token") -> int | None:
    """The head of what a preposition leads to; a pronoun by itself names nobody."""
    for child in preposition.children:
        if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"}:
            return int(child.i)
    return None
