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
    _deed_behind_side(token)


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
    """ "By *the Gaddafi regime* and Chadian air forces": two parties, not two words before one noun."""
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
            event = token.doc[token.head.i - 1]  # "raids by the Gaddafi regime and Chadian jets *on X*"
            child.head = event if event.lemma_.lower() in triggers().nouns else token.head.head


def _doer_of_object(token: "Token") -> None:
    """ "Condemned the shelling of X *by the army*": who shelled, as nobody condemns "by" anybody."""
    verb = token.head
    if token.lower_ != "by" or token.dep_ not in {"prep", "agent"}:
        return
    before = token.nbor(-1) if token.i else token
    within = before.dep_ == "pobj" and before.head.lower_ in {"in", "during", "from"}
    if within and before.lemma_.lower() in triggers().nouns and before.head.head == verb:
        token.head, token.dep_ = before, "prep"  # "were killed in air strikes *by X* on Y"
        return
    perfect = verb.tag_ == "VBN" and any(child.lemma_ == "have" for child in verb.children if child.dep_ == "aux")
    if verb.tag_ not in {"VB", "VBD", "VBP", "VBZ", "VBG"} and not perfect:
        return
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return
    doers = [child for child in token.children if child.dep_ == "pobj" and party_class(child.lemma_.lower()) in _DOERS]
    for child in verb.children:
        event = child.lemma_.lower() in triggers().nouns or child.lower_ in triggers().nouns
        told = child.dep_ == "dobj" and child.i < token.i and event
        between = token.doc[child.i + 1 : token.i] if told else ()
        if doers and told and not any(word.lemma_.lower() in triggers().nouns for word in between):
            token.head, token.dep_ = child, "prep"
            return


def _fight_between(token: "Token") -> None:
    """ "*Fighting* between X and Y killed 12", "*shelling* by X": a noun, though the parser saw somebody fighting."""
    if token.tag_ != "VBG" or token.lower_ not in triggers().nouns:
        return
    alone = not any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.head.children)
    opens = token.dep_ == "advcl" and token.is_sent_start and alone  # nobody else is there to kill
    if token.dep_ not in {"nsubj", "csubj", "pobj", "dobj"} and not opens:
        return
    told = any(child.lower_ in {"between", "by", "of", "on"} for child in token.children)
    if told and not any(child.dep_ in {"dobj", "nsubj", "aux"} for child in token.children):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_
        token.dep_ = "nsubj" if token.dep_ in {"csubj", "advcl"} else token.dep_


def _deed_behind_side(token: "Token") -> None:
    """ "Died in rebel *shelling* of X", hung behind "rebel"; "began an *offensive*", taken for an adjective."""
    if token.lower_ not in triggers().nouns and token.lemma_.lower() not in triggers().nouns:
        return
    if token.tag_ == "JJ" and token.dep_ == "dobj" and any(child.dep_ == "det" for child in token.children):
        token.pos_, token.tag_ = "NOUN", "NN"
        return
    side = token.nbor(-1) if token.i else token
    held = side.dep_ == "pobj" and side.tag_ == "NN" and party_class(side.lemma_.lower()) in _DOERS
    if held and token.tag_ == "VBG" and token.dep_ in {"acl", "advcl"} and _bare_deed(token):
        token.pos_, token.tag_, token.lemma_, token.dep_ = "NOUN", "NN", token.lower_, "advcl"
        token.head = side.head.head  # "killed in regime *shelling* in X"
    if held and token.pos_ == "NOUN" and token.dep_ == "advcl" and token.head == side.head.head:
        token.head, token.dep_ = side.head, "pobj"
        side.head, side.dep_ = token, "compound"


def _bare_deed(token: "Token") -> bool:
    """ "Shelling" that has no object nor doer of its own: "died in army *shelling* of X"; not "*shelling* the town"."""
    within = token.nbor(-1).head.lower_ in {"in", "by", "during", "from"}
    return within and not any(child.dep_ in {"dobj", "nsubj", "aux"} for child in token.children)
