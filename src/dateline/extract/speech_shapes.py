"""Shapes of speech in the tree: what a speech verb has behind it, and when it is no verb of saying at all."""

from typing import TYPE_CHECKING

from dateline.extract.sentences import sentence_of
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_OPENERS = frozenset({"IN", "WRB"})


def is_counted(token: "Token") -> bool:
    """ "Killed 80 people in X the group said": the 80 people do not speak."""
    return any(child.dep_ == "nummod" for child in token.children)


def has_content(token: "Token") -> bool:
    """Whether a speech verb has its own statement behind it, so that it is no mere aside."""
    return any(
        child.i > token.i
        and child.dep_ in {"ccomp", "dobj", "xcomp"}
        and child.ent_type_ not in {"DATE", "TIME"}
        # "…, said the monitor": the speaker; "…, he told the agency": the hearer
        and not (child.dep_ == "dobj" and token.lemma_ in {"say", "tell", "inform"})
        for child in token.children
    )


def is_unsaid(verb: "Token") -> bool:
    """ "A toll the army has not confirmed": nobody said it."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    if above.lemma_.lower() in cues().silent_verbs:
        return True  # "refused to confirm that …"
    return any(child.dep_ == "neg" or child.lemma_ == "not" for child in verb.children)


def follows_as(token: "Token") -> bool:
    """Whether "as" stands right before: "as reported by"."""
    return token.i > sentence_of(token).start and token.nbor(-1).lower_ == "as"


def of_another_time(verb: "Token") -> bool:
    """ "After Washington warned of attacks": told as a happening, and not as who says the rest."""
    marks = [child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.tag_ in _OPENERS]
    return verb.dep_ == "advcl" and bool(marks) and "as" not in marks


def is_none(token: "Token") -> bool:
    """ "No group has claimed …": nobody spoke."""
    return any(child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in token.children)


def carries_speech(noun: "Token", *, bare: bool = False) -> bool:
    """ "Reports", "figures": what somebody said or wrote down, and nobody who speaks; `bare` for no "local reports"."""
    told = noun.lemma_.lower() in cues().speech_nouns | cues().data_nouns
    return told and not (bare and any(child.dep_ in {"amod", "compound"} for child in noun.children))


def set_against(verb: "Token") -> bool:
    """ "…, while X said": another's word, set against what was said before."""
    return verb.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in _CONTRASTS for child in verb.children if child.i < verb.i
    )


def also_said(verb: "Token", head: "Token") -> list["Token"]:
    """ "…, X said, and Y said": whoever said it before as well."""
    i = head.left_edge.i - 1
    joined = i > sentence_of(verb).start and verb.doc[i].lower_ == "and"
    while joined and i > sentence_of(verb).start and verb.doc[i].lower_ in {"and", ","}:
        i -= 1
    other = verb.doc[i]
    if not joined or other.lemma_.lower() not in cues().speech_verbs or other.pos_ != "VERB" or has_content(other):
        return []
    return [child for child in other.children if child.dep_ == "nsubj" and child.i < other.i]


def is_deictic(token: "Token") -> bool:
    """ "This indicates that …": nobody speaks."""
    return token.lower_ in {"this", "that", "these", "those", "there"} and token.pos_ in {"PRON", "DET"}


def claims_lives(verb: "Token") -> bool:
    """ "The war has claimed 300 lives": killed, and said nothing."""
    if verb.lemma_.lower() != "claim":
        return False
    behind = verb.doc[verb.i + 1 : verb.i + 7]
    return any(word.lemma_.lower() in cues().claimed for word in behind)
