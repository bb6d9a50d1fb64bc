"""Reports that name nobody: "reportedly", "is said to", "was reported killed"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive
from dateline.extract.sentences import sentence_of
from dateline.extract.speech_shapes import carries_speech
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token


def nobody_named(token: "Token") -> "Token | None":
    """The cue by which a text reports something and names nobody: "reportedly", "is said to", "was reported killed"."""
    unsourced = next((word for word in sentence_of(token) if word.lower_ == "according" and _to_reports(word)), None)
    return unsourced or _reports_label(token) or _above(token)


def _reports_label(token: "Token") -> "Token | None":
    """ "Air strikes kill 20: reports", at the end of a headline."""
    last = next((word for word in reversed(sentence_of(token)) if not word.is_punct), token)
    headline = token.doc.user_data.get("headline_end", 0) > last.i
    return last if headline and last.lower_ == "reports" and last.i > token.i else None


def _above(token: "Token") -> "Token | None":
    words = cues()
    current = token
    for _ in range(4):
        cue = _beside(current)
        if cue is not None:
            return cue
        head = current.head
        if head == current:
            return None
        if current.dep_ == "ccomp" and head.lemma_.lower() in words.speech_verbs and not is_passive(head):
            said = (child for child in head.children if child.dep_ == "nsubj")
            return next((child for child in said if child.lemma_.lower() in words.speech_nouns), None)
        if (
            current.dep_ in {"xcomp", "ccomp", "oprd"}
            and words.raising.get(head.lemma_.lower()) == "reported"
            and is_passive(head)
        ):
            return head
        if (
            current.dep_ == "conj"
            and head.lemma_.lower() in words.speech_verbs
            and is_passive(head)
            and any(child.dep_ == "xcomp" for child in head.children)
            and not any(child.dep_ in {"aux", "auxpass"} for child in current.children)
        ):
            return head  # "were reported killed and 20 wounded"
        if current.dep_ not in {"xcomp", "conj", "pobj", "prep", "dobj", "nsubj", "nsubjpass", "agent", "advcl"}:
            return None
        if current.dep_ == "nsubjpass" and words.raising.get(head.lemma_.lower()) == "reported" and is_passive(head):
            return head
        current = head
    return None


def _to_reports(according: "Token") -> bool:
    """ "According to reports": somebody's, but nobody says whose."""
    to = [child for child in according.children if child.lower_ == "to"]
    return any(word.dep_ == "pobj" and carries_speech(word, bare=True) for child in to for word in child.children)


def _beside(token: "Token") -> "Token | None":
    """ "Reportedly captured", "a strike blamed on X", "there are reports that": the cue right at a word."""
    for child in token.children:
        if cues().hedges.get(child.lower_) == "reported" and child.dep_ in {"advmod", "amod"}:
            return child
        if child.lemma_.lower() == "blame" and child.dep_ == "acl" and child.tag_ == "VBN":
            return child
    above = token.head
    if token.dep_ == "acl" and above.dep_ == "attr" and carries_speech(above):
        return above if any(child.dep_ == "expl" for child in above.head.children) else None
    return None
