"""Reports that name nobody: "reportedly", "is said to", "was reported killed"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token


def nobody_named(token: "Token") -> "Token | None":
    """The cue by which a text reports something and names nobody: "reportedly", "is said to", "was reported killed"."""
    words = cues()
    current = token
    for _ in range(4):
        for child in current.children:
            if words.hedges.get(child.lower_) == "reported" and child.dep_ in {"advmod", "amod"}:
                return child
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
        ):
            return head  # "were reported killed and 20 wounded"
        if current.dep_ not in {"xcomp", "conj", "pobj", "prep", "dobj", "nsubj", "nsubjpass", "agent", "advcl"}:
            return None
        if current.dep_ == "nsubjpass" and words.raising.get(head.lemma_.lower()) == "reported" and is_passive(head):
            return head
        current = head
    return None
