"""Mends what the small model often gets wrong in conflict news, by the shape of the tree, before anything reads it."""

from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.headline_tolls import mend_harm, mend_toll
from dateline.extract.mending_clauses import (
    mend_counted_dead,
    mend_dying,
    mend_headless,
    mend_joined_subject,
    mend_last_figure,
    mend_lives,
    mend_posted,
    mend_said_in,
    mend_said_passive,
    mend_there,
)
from dateline.extract.mending_held import mend_held
from dateline.extract.mending_openers import mend_label, mend_opener
from dateline.extract.mending_sides import mend_sides
from dateline.extract.mending_taken import mend_taken
from dateline.extract.sentences import sentence_of
from dateline.vocab.countries import Countries
from dateline.vocab.parties import party_class
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HARMED = frozenset({"killed", "wounded", "injured", "hurt"})
_VERBAL = frozenset({"auxpass", "nsubjpass", "agent", "nsubj"})


def mend(doc: "Doc") -> None:
    """Set tag and lemma of participles taken for adjectives or nouns ("20 wounded", "was overrun by")."""
    participles = triggers().participles
    for token in doc:
        for rule in (
            mend_opener,
            mend_label,
            mend_held,
            _noun_for_verb,
            _taken_as,
            _object_in_brackets,
            _shot_dead,
            _accused_of,
            _source_for_verb,
            _shared_noun,
            mend_sides,
            mend_taken,
            _own_number,
            mend_posted,
            mend_headless,
            mend_joined_subject,
            mend_dying,
            mend_last_figure,
            mend_counted_dead,
            mend_lives,
            mend_toll,
            mend_harm,
            mend_said_in,
            mend_said_passive,
            mend_there,
        ):
            rule(token)
        if token.tag_ == "VBN" and token.dep_ == "amod" and token.i > token.head.i and token.lower_ in participles:
            token.dep_ = "acl"  # "hundreds more injured"
        _mend_verb(token, participles.get(token.lower_))
        if token.tag_ == "VBN" and token.dep_ == "conj" and token.i and _more(token.nbor(-1), token):
            token.nbor(-1).dep_ = "nsubjpass"  # "12 killed and many more injured"
    for token in doc:
        if token.lemma_ in cues().speech_verbs and token.tag_ in {"VBD", "VBZ", "VBP"}:
            _free_speaker(token)


def _mend_verb(token: "Token", lemma: str | None) -> None:
    """Set part of speech and lemma; `lemma` is that of the participle that the word may be."""
    if token.tag_.startswith("VB") and token.lemma_ not in _known_verbs() and f"{token.lemma_}e" in _known_verbs():
        token.lemma_ = f"{token.lemma_}e"  # "raging" is no "rag"
    if lemma is not None and token.pos_ == "VERB":
        token.lemma_ = lemma
    elif lemma is not None and token.pos_ in {"ADJ", "NOUN"} and _verbal(token):
        token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", lemma
    elif token.pos_ == "VERB" and token.dep_ == "pobj" and token.tag_ == "VBZ" and token.lower_ != token.lemma_:
        token.pos_, token.tag_ = "NOUN", "NNS"  # "in the air strikes"
    elif token.tag_ == "VBG" and (_joined_noun(token) or _after_preposition(token)):
        token.pos_, token.lemma_ = "NOUN", token.lower_


def _shot_dead(token: "Token") -> None:
    """ "Shot *dead* a policeman": the object is the verb's."""
    if token.lower_ == "dead" and token.dep_ == "prep" and token.head.pos_ == "VERB":
        for child in [child for child in token.children if child.dep_ == "pobj"]:
            child.head, child.dep_ = token.head, "dobj"
        token.dep_ = "acomp"


def _accused_of(token: "Token") -> None:
    """ "Accuses the rebels *of* shelling X": what they are accused of belongs to the verb."""
    if token.dep_ != "prep" or token.head.dep_ != "dobj":
        return
    verb = token.head.head
    if verb.pos_ == "VERB" and token.lower_ == {"accuse": "of", "blame": "for"}.get(verb.lemma_.lower()):
        token.head = verb


def _source_for_verb(token: "Token") -> None:
    """ "…, war *monitor* the Observatory said": a noun, whose name speaks; what is said belongs to the verb."""
    verb, before = token.head, token.nbor(-1) if token.i else token
    if token.tag_ not in {"VBP", "VB"} or token.dep_ != "nsubj" or verb.lemma_ not in cues().speech_verbs:
        return
    if before.head != token or before.dep_ != "compound" or party_class(token.lower_) is None:
        return
    token.pos_, token.tag_ = "NOUN", "NN"
    for child in list(token.children):
        if child.dep_ == "ccomp" or child.text == ",":
            child.head = verb
        elif child.dep_ == "dobj" and token.i < child.i < verb.i:
            child.head, child.dep_ = verb, "nsubj"
            token.head, token.dep_ = child, "compound"


def _shared_noun(token: "Token") -> None:
    """ "*Regime* and Russian air strikes": the first side has its strikes, too, and is not joined to them."""
    side = token.head
    if token.dep_ != "conj" or side.tag_ != "NN" or side.i + 2 >= token.i or party_class(side.lemma_.lower()) is None:
        return
    joined, nation = side.nbor(1), side.nbor(2)
    if joined.dep_ != "cc" or nation.head != token or Countries.default().by_demonym(nation.text) is None:
        return
    named = any(child.dep_ == "compound" and child.tag_ == "NNP" for child in side.children)  # "the Assad regime"
    if token.lemma_.lower() in triggers().nouns or (token.lemma_.lower() == "force" and not named):
        token.head, token.dep_ = side.head, side.dep_
        side.head, side.dep_ = token, "nmod"


def _own_number(token: "Token") -> None:
    """ "Nine were killed in the square and *around 70 wounded*": the number is the participle's, not the town's."""
    if token.lower_ not in _HARMED or token.i == 0 or token.dep_ in {"acl", "amod", "compound"}:
        return
    before = token.nbor(-1)
    if before.pos_ != "NUM" or before.dep_ not in {"conj", "appos", "dep", "npadvmod", "nmod"}:
        return
    if any(child.dep_ in {"nsubj", "nsubjpass", "dobj"} for child in token.children) or before in token.subtree:
        return
    if token in before.subtree or before.head.i > token.i:
        return
    before.head, before.dep_ = token, "nsubjpass"
    token.tag_, token.pos_ = "VBN", "VERB"
    if token.dep_ == "advcl":
        token.dep_ = "conj"


def _free_speaker(verb: "Token") -> None:
    """ "Killing nine shoppers, police and a clerk *said*": the parser counts the speakers among the dead."""
    doc, start = verb.doc, sentence_of(verb).start
    if verb.i - 2 <= start or any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return
    top = doc[verb.i - 1]
    while top.dep_ in {"conj", "appos", "compound"} and doc[top.left_edge.i - 1].text != "," and top.head.i > start:
        top = top.head
    before = top.left_edge.i - 1
    if top.dep_ not in {"conj", "appos"} or doc[before].text != "," or verb in top.subtree or top.head.i > before:
        return
    party = top.pos_ == "PROPN" or party_class(top.lemma_.lower()) is not None
    if party and not any(child.dep_ == "nummod" for child in top.children):
        top.head, top.dep_ = verb, "nsubj"


def _object_in_brackets(token: "Token") -> None:
    """ "12 civilians killed (including 4 *children*)": a part of those before the verb, which has no object."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lower_ not in triggers().participles:
        return
    between = {word.text for word in token.doc[verb.i : token.i]}
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if "(" in between and ")" not in between and subject is not None:
        token.head, token.dep_ = subject, "appos"
        subject.dep_, verb.tag_ = "nsubjpass", "VBN"


def _shelled_by(token: "Token", before: "Token") -> bool:
    """ "Killed in regime *shelling*", "mortar *shelling* killed": a noun with its weapon or doer before it."""
    if token.tag_ != "VBG" or token.lower_ not in triggers().nouns or before.tag_ not in {"NN", "NNP"}:
        return False
    if any(child.dep_ in {"dobj", "nsubj", "aux", "auxpass"} for child in token.children):
        return False
    if before.dep_ == "nsubj":  # "regime shelling kills"
        return token.dep_ == "acl" and token.head == before
    of = before.head
    killed = (
        of.head.head if of.dep_ == "agent" and of.head.dep_ == "acl" else of.head
    )  # "people killed by army shelling"
    told = token.head in (before, of.head, killed)
    return told and before.i == of.i + 1 and of.lower_ in {"in", "by", "from", "during"}


def _taken_as(token: "Token") -> None:
    """ "Took seven workers *hostage* in X": what they were taken as; whom and where belong to the verb."""
    above = token.head
    verb = above.head.head if token.dep_ == "pobj" else above  # "took dozens of workers hostage"
    if token.lower_ not in triggers().words["taken_as"] or verb.pos_ != "VERB" or token.i == 0:
        return
    before = token.nbor(-1)
    beside = any(child.dep_ == "dobj" and child != token for child in above.children)
    if token.dep_ in {"dobj", "pobj"} and not beside:
        if before.head != token or before.dep_ != "compound" or before.tag_ != "NNS":
            return
        before.head, before.dep_ = above, token.dep_
    elif token.dep_ not in {"xcomp", "oprd", "dep", "dobj"}:
        return
    token.head = verb
    token.dep_ = "oprd"
    for child in list(token.children):
        if child.dep_ == "prep":
            child.head = verb


def _more(word: "Token", verb: "Token") -> bool:
    counted = any(child.pos_ in {"NUM", "ADJ", "NOUN"} for child in word.lefts)
    return word.lower_ == "more" and word.head == verb and word.dep_ == "advmod" and counted


def _noun_for_verb(token: "Token") -> None:
    """ "Three regime *airstrikes* hit", "in mortar *shelling*": the noun takes the place of the word before it."""
    before = token.nbor(-1) if token.i else token
    if token.pos_ != "VERB" or before.dep_ not in {"nsubj", "pobj"} or before.pos_ not in {"NOUN", "PROPN"}:
        return
    noun = token.lemma_.lower() in triggers().nouns and token.lemma_.lower() not in triggers().verbs
    if not (token.dep_ == "appos" and token.head == before and noun) and not _shelled_by(token, before):
        return
    head, dep = before.head, before.dep_
    if token.tag_ == "VBG":
        token.lemma_ = token.lower_
    token.pos_, token.tag_ = "NOUN", "NNS" if token.tag_ == "VBZ" else "NN"
    token.head, token.dep_ = head, dep
    before.head, before.dep_ = token, "compound"
    for child in list(before.children):
        if child != token and child.i < before.i:
            child.head = token


@cache
def _known_verbs() -> frozenset[str]:
    words = triggers().words
    lists = (words["light_verbs"], words["aspect_verbs"], words["reach_verbs"], cues().speech_verbs)
    return frozenset(triggers().verbs).union(*lists)


def _verbal(token: "Token") -> bool:
    if any(child.dep_ in _VERBAL for child in token.children):
        return True
    return token.dep_ == "conj" and token.head.pos_ == "VERB" and token.head.tag_ in {"VBN", "VBD"}


def _after_preposition(token: "Token") -> bool:
    """ "Killed in shelling on X": the noun, though the parser saw somebody shelling."""
    if token.lower_ not in triggers().nouns or token.i == 0:
        return False
    before = token.nbor(-1)
    modified = before.dep_ in {"compound", "amod", "det"} and before.head == token and token.i > 1
    opening = token.nbor(-2) if modified else before
    objects = any(child.dep_ == "dobj" for child in token.children)
    return (
        opening.pos_ == "ADP"
        and opening.lower_ in {"in", "by", "from", "during", "of", "amid", "under"}
        and not objects
    )


def _joined_noun(token: "Token") -> bool:
    """ "In an air raid and *shelling* on a bakery": a noun, though joined to the verb by the parser."""
    if token.dep_ != "conj" or token.head.pos_ != "VERB" or token.head.tag_ == "VBG" or token.i < 2:
        return False
    before = token.nbor(-2)
    return (
        token.nbor(-1).lower_ in {"and", "or"}
        and before.pos_ == "NOUN"
        and before.dep_ in {"pobj", "nsubj", "nsubjpass"}
    )
