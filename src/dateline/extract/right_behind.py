"""The place that stands right behind an event noun, however the parser hung it: "strikes by A and B forces on X"."""

from typing import TYPE_CHECKING

from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT = frozenset("on upon against over in at near around inside outside across of".split())
_PASSED = frozenset({"by", "with"})
_SKIPPED = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART", "ADV"})
_JOINS = frozenset("- ' ’".split())
_LONGEST = 14


def right_behind(token: "Token", phrases: Phrases) -> "tuple[Token | None, Token | None]":
    """The first place named behind an event noun before any verb or comma, and the site in it that was hit.

    "Strikes by the army on a market in X" gives X and the market.
    """
    doc, notes = phrases.doc, phrases.notes
    stop = min(sentence_of(token).end, token.i + _LONGEST)
    behind_place_word, site, prep = False, None, ""
    i = token.i + 1
    while i < stop:
        word = doc[i]
        if i in notes.place_at and notes.time_at.get(i) is None and i not in notes.actor_at:
            hit = notes.place_at[i]
            hit = notes.place_at.get(hit.last + 1, hit)  # "the X town of Y"
            told = behind_place_word and (not hit.country or prep == "in")
            return (doc[hit.head], site) if told else (None, None)
        if i in notes.time_at:
            behind_place_word = False
        elif word.pos_ == "ADP":
            if word.lower_ not in _AT | _PASSED:
                return None, None
            behind_place_word, prep = word.lower_ in _AT, word.lower_
        elif not _goes_on(word, phrases):
            return None, None
        elif behind_place_word and word.pos_ == "NOUN" and _is_site(word, phrases):
            site = word
        i += 1
    return None, None


def _goes_on(word: "Token", phrases: Phrases) -> bool:
    """Whether a word can stand between an event and its place: no verb of a clause, comma or other event."""
    if word.text in _JOINS:
        return True
    held = word.pos_ == "VERB" and word.dep_ in {"amod", "compound"}  # "rebel-held"
    held = held or (word.dep_ == "acl" and word.lemma_ in triggers().words["light_verbs"])  # "strikes carried out by"
    held = held or word.dep_ == "prt"
    return (word.pos_ in _SKIPPED or held) and "event" not in phrases.classes(word)


def _is_site(word: "Token", phrases: Phrases) -> bool:
    return "site" in phrases.classes(word) or noun_classes().features.get(word.lemma_.lower()) == "site"
