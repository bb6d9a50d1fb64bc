"""Mends what was taken: a town whose unknown name the parser took for an adverb ("captured *Bakhmut* on Monday")."""

from typing import TYPE_CHECKING

from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_TERRITORY = frozenset({"territory_seized", "territory_held", "siege", "withdrawal"})
_LOOSE = frozenset({"advmod", "npadvmod", "acomp", "oprd", "dep", "ccomp", "xcomp", "prt"})
_TIMES = frozenset({"DATE", "TIME"})


def mend_taken(token: "Token") -> None:
    """Apply every rule of this module to a token."""
    _each_of_them(token)
    _taken_name(token)


def _each_of_them(token: "Token") -> None:
    """ "Troops and rebels *both* hold parts of X": those before it do."""
    if token.lower_ in {"both", "each", "all"} and token.dep_ == "nsubj" and token.i + 1 == token.head.i:
        others = [child for child in token.head.children if child.dep_ == "nsubj" and child.i < token.i]
        token.dep_ = "advmod" if others else token.dep_


def _taken_name(token: "Token") -> None:
    """Make a capitalised word right behind a verb of taking or holding a place the object of that verb."""
    verb = token.head
    if token.dep_ not in _LOOSE or token.i != verb.i + 1 or verb.pos_ != "VERB" or token.is_sent_start:
        return
    if not (token.text[:1].isupper() and token.text[1:].islower()) or token.ent_type_ in _TIMES:
        return
    if any(child.dep_ in {"dobj", "nsubjpass", "auxpass"} for child in verb.children):
        return
    frames = triggers().verbs.get(verb.lemma_.lower(), ())
    if any(frame.kind in _TERRITORY and "place" in frame.object and not frame.particle for frame in frames):
        token.dep_, token.pos_, token.tag_, token.lemma_ = "dobj", "PROPN", "NNP", token.text
