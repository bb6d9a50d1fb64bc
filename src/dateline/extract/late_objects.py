"""Objects that stand late: "targeted on Sunday morning X", "targeted with rocket shells X"."""

from typing import TYPE_CHECKING

from dateline.extract.phrases import spread
from dateline.extract.sentences import sentence_of
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = frozenset({"DATE", "TIME"})
_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_JOINS = frozenset("- ' ’ 's".split())
_FAR = 9


def late_objects(verb: "Token") -> list["Token"]:
    """What a verb that hits something hits, where a day or a weapon stands between them; empty where neither does."""
    if verb.lemma_.lower() not in triggers().words["reach_verbs"] | triggers().words["entering_verbs"]:
        return []
    start = _behind(verb)
    if start == verb.i + 1:
        return []
    doc, head = verb.doc, None
    for i in range(start, min(sentence_of(verb).end, start + _FAR)):
        word = doc[i]
        if word.pos_ not in _PHRASE and word.text not in _JOINS:
            break
        head = word if word.pos_ in {"NOUN", "PROPN"} else head
    return spread(head) if head is not None and head.ent_type_ not in _TIMES else []


def _behind(verb: "Token") -> int:
    """First token behind the days and weapons that follow a verb."""
    doc, i, end = verb.doc, verb.i + 1, sentence_of(verb).end
    while i < end:
        word = doc[i]
        dated = word.lower_ in {"on", "in", "at"} and i + 1 < end and doc[i + 1].ent_type_ in _TIMES
        if dated or word.ent_type_ in _TIMES:
            i += 1
            continue
        weapon = _weapon(word) if word.lower_ == "with" else None
        if weapon is None:
            break
        i = weapon + 1
        i += i < end and doc[i].text == ","
    return i


def _weapon(preposition: "Token") -> int | None:
    """Last token of "with a number of rocket and mortar shells"."""
    last, doc = None, preposition.doc
    for i in range(preposition.i + 1, min(sentence_of(preposition).end, preposition.i + _FAR)):
        word = doc[i]
        if word.pos_ == "PROPN" or (word.pos_ not in _PHRASE and word.lower_ not in {"of", "and"}):
            break
        if "munition" in noun_classes().classes.get(word.lemma_.lower(), frozenset()):
            last = i
    return last
