"""Times that last up to the telling: "since the war broke out in May 2014", "has held the town for six years"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extract.notes import Notes, TimeHit
from dateline.extract.sentences import sentence_of
from dateline.vocab.times import time_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE = 16
_COUNT = 6
_PERFECT = frozenset({"has", "have", "'ve"})
_COUNTED = frozenset({"CD", "JJ", "RB", "RBR", "JJR", "IN", "DT", "RBS", "JJS", "HYPH"})


def lasting_times(notes: Notes) -> Iterable[tuple["Token", TimeHit]]:
    """Each such time with the verb or noun that it is the time of."""
    for token in notes.parsed.doc:
        if token.lower_ == "since":
            found = _since(token, notes)
        elif token.lower_ == "for":
            found = _for(token, notes)
        else:
            continue
        if found is not None:
            yield from found


def _since(token: "Token", notes: Notes) -> list[tuple["Token", TimeHit]] | None:
    """ "Killed since the war began in 2014": the year is when the war began, and bounds the killing."""
    if token.i in notes.time_at or token.dep_ not in {"mark", "prep", "advmod"}:
        return None
    verb = token.head if token.dep_ == "mark" else None
    hit = _date_in(token, verb, notes)
    if hit is None or _compared(token):
        return None
    above = verb.head if verb is not None else token.head
    if above == verb or above.pos_ not in {"VERB", "AUX", "NOUN"}:
        return None
    words = notes.parsed.doc[token.i : hit.last + 1].text
    whole = TimeHit(first=token.i, last=hit.last, words=words)
    joined = _joined(above) if token.i > above.i else None
    return [(owner, whole) for owner in (above, joined) if owner is not None]


def _compared(token: "Token") -> bool:
    """ "The *widest* offensive since rebels took X in 2012": nothing that went on since then."""
    before = token.doc[max(sentence_of(token).start, token.i - _CLAUSE) : token.i]
    return any(
        (word.tag_ in {"JJS", "RBS"} and word.lower_ not in {"least", "most"}) or word.lower_ == "first"
        for word in before
    )


def _joined(verb: "Token") -> "Token | None":
    """ "Thousands *have been hurt* and a million displaced since …": so long both."""
    if any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return None
    above = verb.head if verb.dep_ == "conj" else verb.head.head if verb.dep_ == "acl" else None
    if above is None or above.pos_ != "VERB" or (verb.dep_ == "acl" and verb.head.dep_ != "conj"):
        return None
    return above if any(child.dep_ in {"aux", "auxpass"} for child in above.children) else None


def _date_in(token: "Token", verb: "Token | None", notes: Notes) -> TimeHit | None:
    """The first time behind "since" that only the clause's own verb parts from it."""
    doc = token.doc
    for i in range(token.i + 1, min(token.i + _CLAUSE, sentence_of(token).end)):
        if i in notes.time_at:
            hit = notes.time_at[i]
            return hit if not hit.words.lower().startswith("since") else None
        word = doc[i]
        if word.is_sent_start or word.text in {";", ":", ",", '"'}:
            return None
        own = word == verb or (verb is None and word.dep_ in {"pcomp", "amod"})
        if word.pos_ == "VERB" and not own and word.dep_ not in {"amod", "compound"}:
            return None
    return None


def _for(token: "Token", notes: Notes) -> list[tuple["Token", TimeHit]] | None:
    """ "Has ruled for more than 40 years": so long up to now, when the verb says that it still is so."""
    doc, units = token.doc, time_lexicon().units
    last = None
    for i in range(token.i + 1, min(token.i + _COUNT, sentence_of(token).end)):
        if i in notes.time_at:
            return None
        if doc[i].lower_ in units:
            last = i
            break
        if doc[i].tag_ not in _COUNTED:
            return None
    if last is None or last == token.i + 1 or doc[min(last + 1, len(doc) - 1)].tag_ in {"NN", "NNS"}:
        return None
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    aux = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if not aux & _PERFECT or "not" in {child.lower_ for child in verb.children}:
        return None
    words = doc[token.i : last + 1].text
    return [(verb, TimeHit(first=token.i, last=last, words=words))]
