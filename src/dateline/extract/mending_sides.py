"""Mends whose attack it is, where the parser glued two parties, or a party and its attack, into one."""

from typing import TYPE_CHECKING

from dateline.vocab.countries import Countries
from dateline.vocab.parties import party_class
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_WORDS = frozenset({"det", "compound", "amod", "poss"})
_DOERS = frozenset({"government", "state_forces", "rebel_group", "militia", "armed"})
_POWERS = frozenset({"government", "state_forces", "rebel_group"})


def mend_sides(token: "Token") -> None:
    """Apply every rule of this module to a token."""
    _attacks_for_verb(token)
    _party_beside_force(token)
    _doer_of_object(token)
    _fight_between(token)


def _attacks_for_verb(token: "Token") -> None:
    """ "Regime *airstrikes* kill 61": a noun before its verb, though the parser took it for the verb."""
    name = token.lemma_.lower()
    if (
        token.tag_ != "VBZ"
        or name not in triggers().nouns
        or name in triggers().verbs
        or not 0 < token.i < len(token.doc) - 1
    ):
        return
    before, verb = token.nbor(-1), token.nbor(1)
    if before.head != token or before.dep_ != "nsubj" or verb.head != token or verb.dep_ not in {"xcomp", "ccomp"}:
        return
    verb.head, verb.dep_ = (verb if token.head == token else token.head), token.dep_
    verb.tag_ = "VBP" if verb.tag_ == "VB" else verb.tag_
    token.pos_, token.tag_, token.dep_, token.head = "NOUN", "NNS", "nsubj", verb
    before.dep_ = "compound"
    for child in list(token.children):
        if child.i > verb.i:
            child.head = verb


def _party_beside_force(token: "Token") -> None:
    """ "By *the Assad regime* and Russian air forces": two parties, not two words before one noun."""
    force, joint = token.head, token.i + 1
    if token.dep_ != "nmod" or token.tag_ not in {"NN", "NNP"} or party_class(token.lemma_.lower()) not in _POWERS:
        return
    if joint + 1 >= force.i or token.doc[joint].dep_ != "cc" or force.lemma_.lower() in triggers().nouns:
        return
    nation = token.doc[joint + 1]
    own = any(child.dep_ in _OWN_WORDS for child in token.children if child.i < token.i)
    if not own or nation.head != force or Countries.default().by_demonym(nation.text) is None:
        return
    token.head, token.dep_ = force.head, force.dep_
    force.head, force.dep_ = token, "conj"
    for child in list(force.children):
        if child.i < token.i or child.i == joint:
            child.head = token
    for child in [*token.children, *force.children]:
        if child.i > force.i and child.dep_ == "prep" and token.head.pos_ == "ADP":
            event = token.doc[token.head.i - 1]  # "raids by the Assad regime and Russian jets *on X*"
            child.head = event if event.lemma_.lower() in triggers().nouns else token.head.head


def _doer_of_object(token: "Token") -> None:
    """ "Condemned the shelling of X *by the army*": who shelled, as nobody condemns "by" anybody."""
    verb = token.head
    if token.lower_ != "by" or token.dep_ not in {"prep", "agent"}:
        return
    before = token.nbor(-1) if token.i else token
    if before.dep_ == "pobj" and before.lemma_.lower() in triggers().nouns and before.head.head == verb:
        token.head, token.dep_ = before, "prep"  # "were killed in air strikes *by X* on Y"
        return
    if verb.tag_ not in {"VB", "VBD", "VBP", "VBZ", "VBG"}:
        return
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return
    doers = [child for child in token.children if child.dep_ == "pobj" and party_class(child.lemma_.lower()) in _DOERS]
    for child in verb.children:
        event = child.lemma_.lower() in triggers().nouns or child.lower_ in triggers().nouns
        if doers and child.dep_ == "dobj" and child.i < token.i and event:
            token.head, token.dep_ = child, "prep"
            return


def _fight_between(token: "Token") -> None:
    """ "*Fighting* between X and Y killed 12": a noun, though the parser saw somebody fighting."""
    between = any(child.lower_ == "between" for child in token.children)
    if token.tag_ == "VBG" and between and token.dep_ in {"nsubj", "pobj", "dobj"} and token.lower_ in triggers().nouns:
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_
