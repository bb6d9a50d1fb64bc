"""Doers told apart from their deed: "responsible for the attack", "at the hands of X", "carried out by X"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive, subjects
from dateline.extract.doers import doers_before
from dateline.extract.node import VIOLENT, Node
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTS = frozenset({"party", "armed", "aircraft", "government"})
_OPEN = frozenset({"accuse", "blame", "deny", "suspect", "responsibility"})
_HARMS = frozenset({"killing", "casualty_toll"})


def doers_apart(nodes: list[Node], phrases: Phrases) -> None:
    """Give each deed of a report whose doer its own words do not name the doer that the words around it name."""
    for node in nodes:
        found = _responsible(node) if node.noun and node.kind in VIOLENT else []
        if not found and not node.actors and (node.noun or is_passive(node.token)):
            found = _at_the_hands(node)
        if not found and not node.actors and node.noun and node.kind in VIOLENT:
            found = _carried_out(node)
        if not found and not node.actors and node.kind in _HARMS and not node.noun and is_passive(node.token):
            found = _in_operation(node, phrases)
        acting = [head for head in found if phrases.classes(head) & _ACTS]
        if acting:
            node.actors = acting
            node.rules.append("doer:told apart")


def accused_or_denied(token: "Token") -> bool:
    """Whether a deed is told only as an accusation, a denial, or as nobody's: "denied a role in", "blamed on X"."""
    on = [child for child in token.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    return any(word.lemma_.lower() in _OPEN for word in [*token.ancestors, *on])


def _responsible(node: Node) -> list["Token"]:
    """ "X was responsible for the attack", "X bears responsibility for it"; not who denies it, nor "nobody"."""
    prep = node.token.head
    if node.token.dep_ != "pobj" or prep.lower_ != "for":
        return []
    word, words = prep.head, triggers().words
    if word.lemma_.lower() not in words["responsible_words"]:
        return []
    verb = word.head
    if word.dep_ == "amod" and verb.pos_ in {"NOUN", "PROPN"} and verb.i < word.i:
        return [verb]  # a headline: "Army responsible for attack"
    bears = word.dep_ == "acomp" or (word.dep_ == "dobj" and verb.lemma_.lower() in words["bearing_verbs"])
    if not bears or any(child.dep_ == "neg" for child in verb.children):
        return []
    return [head for head in subjects(verb) if head.lower_ not in cues().negators]


def _at_the_hands(node: Node) -> list["Token"]:
    """ "Killed *at the hands of X*"."""
    hands = [head for head in complements(node.token).get("at", []) if head.lemma_.lower() == "hand"]
    hands += [  # hung on whom they killed
        inner
        for head in (*node.targets, *(count.token for count in node.counts))
        for inner in complements(head).get("at", [])
        if inner.lemma_.lower() == "hand"
    ]
    return [doer for hand in hands for doer in complements(hand).get("of", [])]


def _carried_out(node: Node) -> list["Token"]:
    """ "Air strikes on X, purportedly *carried out by Y*": a clause on the deed that the parser hung elsewhere."""
    token = node.token
    for verb in token.doc[token.i + 1 : sentence_of(token).end]:
        if verb.lemma_.lower() in triggers().nouns and verb.pos_ in {"NOUN", "PROPN"}:
            return []  # another deed
        if verb.tag_ == "VBN" and verb.lemma_.lower() in triggers().words["doing_verbs"]:
            apart = verb.dep_ in {"acl", "advcl", "relcl"} and not any(
                child.dep_ in {"nsubj", "nsubjpass", "dobj", "mark"} for child in verb.children
            )
            return subjects(verb) if apart and is_passive(verb) else []
    return []


def _places_of(operation: "Token", told: list["Token"], phrases: Phrases) -> list["Token"]:
    """Where an operation was: "in an operation *in X*", "carried out by the army *in X*"."""
    hung = [operation, *told, *(doer for verb in told for doer in subjects(verb))]
    heads = [head for word in hung for prep in ("in", "at", "near") for head in complements(word).get(prep, [])]
    return [head for head in heads if "place" in phrases.classes(head)]


def _in_operation(node: Node, phrases: Phrases) -> list["Token"]:
    """ "Killed during an operation by X", "in one carried out by X", "in a police operation"."""
    comps, words = complements(node.token), triggers().words
    for head in [head for prep in ("in", "during") for head in comps.get(prep, [])]:
        if head.lemma_.lower() in words["efforts"]:
            told = [child for child in head.children if child.dep_ == "acl" and child.lemma_ in words["doing_verbs"]]
            if all(
                phrases.notes.place_at[place.i].country for place in node.places if place.i in phrases.notes.place_at
            ):
                node.places += _places_of(head, told, phrases)
            by = complements(head).get("by", []) or [doer for verb in told for doer in subjects(verb)]
            return by or doers_before(head, phrases)
    return []
