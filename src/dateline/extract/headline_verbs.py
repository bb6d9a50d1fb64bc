"""Verbs of headlines that the parser takes for nouns: "Helicopters *fire* on school", "Gunmen *raid* village"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.vocab.parties import party_class, singulars
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

_ACTING: Final = frozenset({"aircraft", "munition", "explosive"})


def verbs_shown(words: Sequence[str]) -> dict[int, str]:
    """Words of a headline to show the parser in another form, by position, so that it sees a verb.

    A word that is a verb or a noun right behind those who act ("Rebels *overrun* post") is shown in the past tense,
    and "slain", which the parser takes for a noun, as "killed".
    """
    known = triggers().headline_verbs
    out = {i: "killed" for i, word in enumerate(words) if word.lower() == "slain" and i}
    for i, (before, word) in enumerate(pairwise(words), 1):
        past = known.get(word) if i + 1 < len(words) else None
        if past is None or _is_verb(words[i + 1]):
            continue
        if _acts(before):
            out[i] = past
    return out


def _acts(word: str) -> bool:
    """Whether a word is the plural of those who fight or of what is fired ("Gunmen", "Jets", "Shells")."""
    low = word.lower()
    forms = [form for form in singulars(low) if form != low]
    known = noun_classes().classes
    armed = {"armed", "state_forces", "rebel_group", "militia"}
    return any(party_class(form) in armed or known.get(form, frozenset()) & _ACTING for form in forms)


def _is_verb(word: str) -> bool:
    """ "Rebels raid *kills* 12": the word before is a noun after all."""
    forms = {word.lower(), word.lower().removesuffix("s")}
    return word.islower() and word.endswith("s") and bool(forms & triggers().words["reach_verbs"])
