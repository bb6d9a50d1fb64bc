"""Whose "their" and "its" can be, by the verb around: who is asked to end "its raids", not who kills "their men"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import subjects
from dateline.vocab.parties import word_group
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.phrases import Phrases


def harmers_of(token: "Token") -> list["Token"]:
    """ "The army hit the camp, killing many of *their* men": not the army, as nobody kills their own men."""
    harmed = token.head
    if harmed.dep_ == "pobj" and harmed.head.lower_ == "of":
        harmed = harmed.doc[harmed.head.i - 1]  # by position: the parser hangs "of" on the first of two joined nouns
    while harmed.dep_ == "conj" and harmed.head.pos_ in {"NOUN", "PROPN"}:
        harmed = harmed.head  # "executed gunmen and *their* families"
    verb = harmed.head
    done = verb.lemma_.lower() in triggers().words["harming_verbs"] and harmed.dep_ == "dobj"
    return subjects(verb) if token.dep_ == "poss" and done else []


def asked_by(verb: "Token") -> list["Token"]:
    """ "X called on Y to end *its* raids": Y's."""
    above = verb.head
    if verb.tag_ != "VB" or above.lemma_ not in cues().modality["planned_complements"] or above.pos_ != "VERB":
        return []
    asked = [child for child in above.children if child.dep_ == "prep" and child.lower_ in {"on", "upon", "to"}]
    urged = subjects(verb) if above.lemma_ in cues().modality["object_control"] else []  # "urged Y to end *its* raids"
    return [head for head in urged if head not in subjects(above)] + [
        head for child in asked for head in child.children if head.dep_ == "pobj" and head.i < verb.i
    ]


def asks_of(token: "Token") -> bool:
    """Whether a token is the subject of a speech verb ("it said")."""
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.lemma_.lower() in cues().speech_verbs


def same_party(other: "Token", doers: list["Token"], phrases: "Phrases") -> bool:
    """Whether a party is one of those that act, by token or by name: "ISIS" and "the Islamic State" are one."""
    hits = [phrases.lexicon_hit_within(head) for head in (other, *doers)]
    named = [set(hit.actor_ids) for hit in hits if hit is not None]
    return other in doers or (hits[0] is not None and any(named[0] & ids for ids in named[1:]))


def is_one_fighter(token: "Token") -> bool:
    """Whether a phrase is one armed person, whom "he" can mean: "a rebel", but not "the army"."""
    return token.tag_ == "NN" and token.lemma_.lower() in word_group("fighters")
