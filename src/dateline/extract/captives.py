"""Tells a person who was captured from a town that was: "Sample, 43, was captured", "Sample was captured by police"."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, subjects
from dateline.extract.notes import Notes, PlaceHit
from dateline.extract.place_persons import forget, is_where
from dateline.extract.sentences import sentence_of
from dateline.vocab.parties import party_class
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGE = re.compile(r"[1-9]\d?")
_HE = frozenset({"he", "she", "him", "his", "her"})
_CLAUSES = frozenset({"advcl", "relcl"})


def forget_captives(notes: Notes) -> None:
    """Make a captured name no place where its own sentence says that somebody was caught.

    A town falls to an army; a person has an age, is taken by police or along with others, and was doing something. A
    name that the report says things happened *in* stays a place.
    """
    caught = {hit.words for hit in notes.places if not hit.country and _is_caught(notes, hit)}
    forget(notes, caught - {hit.words for hit in notes.places if is_where(notes, hit)})


def _is_caught(notes: Notes, hit: PlaceHit) -> bool:
    doc = notes.parsed.doc
    root = doc[hit.first : hit.last + 1].root
    if root.dep_ not in {"dobj", "nsubjpass"}:
        return False
    verb = root.head
    if verb.lemma_.lower() not in triggers().words["capturing_verbs"]:
        return False
    return _has_age(notes, hit) or _with_others(root) or _by_police(verb) or _went_on(verb, root)


def _has_age(notes: Notes, hit: PlaceHit) -> bool:
    """ "Sample, 43, was captured"."""
    words = notes.parsed.words[hit.last + 1 : hit.last + 4]
    aside = words[:1] + words[2:] in ([",", ","], ["(", ")"])
    return aside and bool(_AGE.fullmatch(words[1]))


def _with_others(root: "Token") -> bool:
    """ "Captured Sample along with three men", "together with his driver"; but "with three villages"."""
    rest = root.doc[root.i + 1 : sentence_of(root).end]
    for one, other in pairwise(rest):
        if one.lower_ in {"along", "together"} and other.lower_ == "with":
            others = (word for word in root.doc[other.i + 1 : sentence_of(root).end] if word.pos_ == "NOUN")
            first = next(others, None)
            return first is not None and party_class(first.lemma_.lower()) is not None
    return False


def _by_police(verb: "Token") -> bool:
    doers = [*complements(verb).get("by", []), *(head for head in subjects(verb) if head.dep_ == "nsubj")]
    return any(head.lemma_.lower() in triggers().words["arresting_nouns"] for head in doers)


def _went_on(verb: "Token", root: "Token") -> bool:
    """ "Sample was captured as he shaved", "after his van broke down": somebody, where nobody else is named."""
    for clause in verb.children:
        if clause.dep_ in _CLAUSES and clause.i > root.i:
            for subject in subjects(clause):
                if subject.lower_ in _HE or any(child.lower_ in _HE for child in subject.children):
                    return not any(word.ent_type_ == "PERSON" and word != root for word in sentence_of(root))
    return False
