"""Every place that a report names or describes: "the city of X", "X province", "a petrol station"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.named import acts_as_party
from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases
from dateline.extract.place_mentions import Found, mention
from dateline.model.claim import PlaceMention
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOVES = frozenset(
    "vehicle truck car bus tank convoy van lorry jeep minibus ship boat ambulance bulldozer equipment cache oil".split()
    + "property crop artefact artifact heritage infrastructure syndicate aircraft patrol".split()
)
"""Built or hit, and no places."""
_SPOTS = frozenset(
    "location place room vicinity homeland library gym entrance route reservoir arena venue locality".split()
)
_POWERS = frozenset({"country", "nation", "state"})
_PARTY = frozenset({"party", "people", "government", "armed", "person"})
_NAMES = frozenset({"PERSON", "ORG"})


def places(phrases: Phrases) -> Iterator[PlaceMention]:
    """Places in order, each once: one that only says where another lies ("X, *Iraq*") is part of the other's words."""
    told: set[int] = set()
    for token in phrases.doc:
        hit = phrases.notes.place_at.get(token.i)
        if hit is not None and hit.head == token.i:
            whole = _whole(hit, phrases)
            if whole is None or whole.i in told:
                continue
            told.add(whole.i)
            made = mention(Found(hit=hit), phrases)
            first, last = min(phrases.left_edge(whole), hit.first), max(whole.i, hit.last)
            yield replace(made, quote=phrases.notes.parsed.quote(first, last))
        elif hit is None and token.i not in told and is_described(token, phrases):
            told.add(token.i)
            quote = phrases.quote(token)
            yield PlaceMention(quote=quote, words=quote.text, feature=token.lemma_.lower())


def is_described(token: "Token", phrases: Phrases) -> bool:
    """ "A petrol station", "the area": a place by its kind, with no name of its own."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.i in phrases.notes.actor_at:
        return False
    if token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i:
        return False
    classes, lemma = phrases.classes(token), token.lemma_.lower()
    if lemma in _MOVES | _POWERS or classes & {"people", "armed", "person", "government"} or phrases.is_figure(token):
        return False
    return bool(classes & {"place", "site"}) or lemma in noun_classes().endings | _SPOTS


def _whole(hit: PlaceHit, phrases: Phrases) -> "Token | None":
    """Head of all the words for a place; None where a name is no place of its own."""
    head = phrases.doc[hit.head]
    if head.text in phrases.surnames and hit.first == hit.last:
        return None
    if acts_as_party(hit, phrases) or (head.ent_type_ in _NAMES and head.pos_ == "PROPN" and not hit.sure):
        return None
    if _contains_last(hit, phrases):
        return None
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
        if above.pos_ in {"NOUN", "PROPN"} and above.i < head.i:
            if above.lemma_.lower() in noun_classes().features:
                return above
            return None if hit.country and phrases.classes(above) & _PARTY else head
    if head.dep_ in {"compound", "nmod", "amod"} and above.i > head.i and above.pos_ in {"NOUN", "PROPN"}:
        if is_described(above, phrases):
            return above
        return None if phrases.classes(above) & _PARTY else head
    return head


def _contains_last(hit: PlaceHit, phrases: Phrases) -> bool:
    """ "X, *Iraq*": the wider place behind a comma."""
    i = hit.first - 1
    before = phrases.notes.place_at.get(i - 1) if i > 0 and phrases.doc[i].text == "," else None
    return before is not None and before is not hit and any(name == hit.words for name in before.within)
