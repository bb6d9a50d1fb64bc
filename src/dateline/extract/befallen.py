"""The place that an event is told of by its subject: "*X* has come under shelling", "*X* was the scene of clashes"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive
from dateline.extract.node import VIOLENT, Node
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCENES = frozenset("scene site target theatre theater venue heart".split())
_WITNESSES = frozenset({"see", "witness", "experience", "endure", "suffer"})
_IS = frozenset({"be", "come", "remain", "stay", "get"})
_UNDER = frozenset({"under", "to", "in", "by", "with"})
_JOINS = frozenset({"pobj", "pcomp", "conj", "nmod", "compound"})
_DEPTH = 5


def scene(node: Node) -> list["Token"]:
    """What was the scene of an event or came under it; empty for whom it befell, and for what is no violence."""
    return (_scene_of(node.token) if node.noun else []) or (_came_under(node.token) if node.kind in VIOLENT else [])


def _scene_of(noun: "Token") -> list["Token"]:
    """ "*X* has been the scene of clashes", "*X* has seen heavy fighting"."""
    of = noun.head
    above = of.head.head if of.head.lemma_ != "heart" else of.head.head.head  # "*X* is at the heart of clashes"
    if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in _SCENES and above.lemma_ == "be":
        verb = above
    elif noun.dep_ == "dobj" and of.lemma_ in _WITNESSES:
        verb = of
    else:
        return []
    return [child for child in verb.children if child.dep_ == "nsubj"]


def _came_under(token: "Token") -> list["Token"]:
    """ "*X* is under bombardment", "*homes in X* were subject to shelling", "*X* was targeted in air strikes"."""
    current = token
    if token.tag_ == "VBG" and token.i and token.nbor(-1).dep_ == "pobj" and token.nbor(-1).head.lower_ == "under":
        current = token.nbor(-1)  # "under army *shelling*", taken for a clause of its own
    for _ in range(_DEPTH):
        above = current.head
        under = above.dep_ == "prep" and above.lower_ in _UNDER
        if current.dep_ not in _JOINS or not (under or above.pos_ in {"NOUN", "PROPN", "VERB"}):
            return []
        if not under:
            current = above
            continue
        verb = above.head if above.head.dep_ not in {"acomp", "attr"} else above.head.head  # "subject to"
        hit = is_passive(verb) and verb.lemma_.lower() in triggers().words["reach_verbs"]
        if hit or (verb.lemma_.lower() in _IS and above.lower_ in {"under", "to"}):
            return [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i]
        return []
    return []
