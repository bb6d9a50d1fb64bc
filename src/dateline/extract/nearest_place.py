"""The place nearest in the sentence, for an event that has none by its own words; never one of something else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.arguments import complements
from dateline.extract.node import REMOTE, VIOLENT, Node
from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

AGAINST = frozenset({"protest"})
"""Kinds that are against something: what they are against is elsewhere."""
_TALKS = frozenset("meeting agreement ceasefire pledge demand accusation threat sanction".split())
_WIDE = frozenset({"province", "country", "region", "district"})
_AT = frozenset({"in", "at", "inside", "near", "around", "outside", "of", "across", "into"})
_CLOSE = 8  # tokens between a place and what it is measured from
_POSTED = frozenset("base position station deploy entrench fortify hole garrison".split())
_NO_PLACE_OF = frozenset({"say", "base", "tell", "source"})


def is_wide(hit: PlaceHit) -> bool:
    """Tell a country, province or region from what lies in one."""
    return hit.country or hit.feature in _WIDE


def nearest_place(node: Node, nodes: Sequence[Node], phrases: Phrases) -> PlaceHit | None:
    """The one town or province the sentence names after "in" or "at", when nothing nearer tells; else nothing."""
    sentence = sentence_of(node.token)
    if _is_on_unknown(node, phrases):
        return None
    near = [
        hit
        for hit in phrases.notes.places
        if sentence.start <= hit.first < sentence.end
        and (_is_located(hit, phrases) or (node.kind in REMOTE and _is_under_fire(hit, node, phrases)))
        and not _is_of_another(phrases.doc[hit.head], node, nodes)
        and not _is_of_meanwhile(phrases.doc[hit.head], node)
        and not (node.kind in REMOTE and is_post(hit, node.token))
    ]
    measures = [hit for hit in near if _is_measured_from(hit, phrases)]
    if any(hit not in measures and not is_wide(hit) for hit in near):
        near = [hit for hit in near if hit not in measures]
    if node.kind in AGAINST:
        near = [hit for hit in near if not _is_opposed(hit, node, phrases)]
    towns = [hit for hit in near if not is_wide(hit)]
    pool = towns or [hit for hit in near if not hit.country] or (near if len(near) == 1 else [])
    return min(pool, key=lambda hit: abs(hit.first - node.token.i)) if pool else None


def towns_mentioned(sentence: "Span") -> list["Token"]:
    """ "The city", "the town" behind a word of place: where a sentence that names no place goes on."""
    return [
        word
        for word in sentence
        if noun_classes().features.get(word.lemma_.lower()) in {"city", "town", "village"}
        and word.dep_ == "pobj"
        and word.head.lower_ in {"in", "inside", "into", "of"}
        and word.head.head.lemma_.lower() not in _NO_PLACE_OF | {"resident", "official"}
    ]


def _is_on_unknown(node: Node, phrases: Phrases) -> bool:
    """ "Bombed X, while artillery fire *on Y* wounded nine": it was not on X, though nothing knows what Y is."""
    heads = complements(node.token).get("on", []) if node.noun and node.kind in REMOTE else []
    return any(
        head.pos_ == "PROPN" and not phrases.classes(head) and head.i not in phrases.notes.time_at for head in heads
    )


def is_post(hit: PlaceHit, token: "Token") -> bool:
    """ "Gunmen positioned in X fired rockets at the town": X is where they are, for what its sentence tells besides."""
    doc = token.doc
    i = min(hit.first, hit.feature_at if hit.feature_at is not None else hit.first) - 1
    if sentence_of(doc[hit.first]) != sentence_of(token):
        return False
    while i > 0 and doc[i].dep_ in {"det", "amod", "compound"}:
        i -= 1
    return i > 0 and doc[i].lower_ in _AT and doc[i - 1].lemma_.lower() in _POSTED


def _is_under_fire(hit: PlaceHit, node: Node, phrases: Phrases) -> bool:
    """ "An attack with shells full of gas on X"."""
    head = phrases.doc[hit.head]
    return head.dep_ == "pobj" and head.head.lower_ in {"on", "at"} and hit.first > node.token.i and not hit.country


def _is_opposed(hit: PlaceHit, node: Node, phrases: Phrases) -> bool:
    """ "Protested against the war in X"; "against violence at rallies in X" is in X all the same."""
    above = [word for word in phrases.doc[hit.head].ancestors if node.verb.is_ancestor(word)]
    if any(word.lower_ in {"at", "outside"} for word in above):
        return False
    return any(word.lower_ in {"against", "over"} or word.dep_ == "dobj" for word in above)


def _is_located(hit: PlaceHit, phrases: Phrases) -> bool:
    """Whether a place stands behind a word of place and says where something happens, not whose or what it is."""
    head = phrases.doc[hit.head]
    if _in_brackets(hit, phrases):
        return False  # "(banned in X)" is an aside
    if head.dep_ == "compound" and head.head.i in phrases.notes.place_at:
        return False
    while head.dep_ in {"conj", "compound", "appos"} and head.head != head:
        if head.dep_ == "compound" and is_talk(head.head):
            return False  # "the Geneva negotiations"
        head = head.head
    if hit.country and (head.head.lower_ == "into" or phrases.doc[hit.head].dep_ in {"compound", "amod", "nmod"}):
        return False  # "in US air strikes": whose they were
    above = head.head.head
    if above.lemma_ == "resident" and above.head.lemma_.lower() in cues().speech_verbs:
        return False
    return head.dep_ == "pobj" and head.head.lower_ in _AT and head.head.head.lemma_.lower() not in _NO_PLACE_OF


def _in_brackets(hit: PlaceHit, phrases: Phrases) -> bool:
    words = phrases.notes.parsed.words
    sentence = sentence_of(phrases.doc[hit.first])
    before, after = words[sentence.start : hit.first], words[hit.last + 1 : sentence.end]
    return before.count("(") > before.count(")") and ")" in after


def is_talk(noun: "Token") -> bool:
    """Whether a noun tells an event that is none of violence: then a place in front of it is that event's alone."""
    frames = triggers().nouns.get(noun.lemma_.lower(), ())
    return bool(frames) and not any(frame.kind in VIOLENT for frame in frames)


def _is_of_another(head: "Token", node: Node, nodes: Sequence[Node]) -> bool:
    """ "After a meeting in X, he spoke of the fighting": X is of the meeting, which is neither above nor below."""
    above = head.head.head if head.dep_ == "pobj" else head
    for other in nodes:
        if other.token != above or other.absorbed or (other.kind in _TALKS) == (node.kind in _TALKS):
            continue
        related = above.is_ancestor(node.token) or node.token.is_ancestor(above) or above in node.token.conjuncts
        return not related and other is not node.carrier and node.carrier is not other
    return False


def _is_measured_from(hit: PlaceHit, phrases: Phrases) -> bool:
    """ "Attacked X, 10 km north of Y": Y only says where X is."""
    doc, places = phrases.doc, phrases.notes.places
    if hit.relation != "near" or doc[hit.first - 1].lower_ != "of":
        return False
    told = (other for other in places if other.last < hit.first and other.first >= sentence_of(doc[hit.first]).start)
    return any(hit.first - other.last <= _CLOSE and not is_wide(other) for other in told)


def _is_of_meanwhile(head: "Token", node: Node) -> bool:
    """ "The strikes came as others entered X": X is of what went on besides."""
    if not node.noun or node.verb.lemma_.lower() not in {"come", "follow", "coincide"}:
        return False
    clauses = (child for child in node.verb.children if child.dep_ == "advcl")
    return any(clause.is_ancestor(head) for clause in clauses)
