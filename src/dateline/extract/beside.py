"""Speakers that stand beside a statement on the page, where the parser hung them elsewhere: asides and brackets."""

from typing import TYPE_CHECKING

from dateline.extract.phrases import Phrases

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONGEST_NAME = 9
_LONGEST_ASIDE = 16
SOURCES = frozenset({"monitor", "media", "state_media", "medic", "spokesperson", "anonymous", "activist", "witness"})
"""Kinds of party that others rest their statements on."""
_BRACKETS = {"[": "]", "(": ")"}


def before_aside(verb: "Token", phrases: Phrases) -> list["Token"]:
    """ "…, Ahmed Khalil, a spokesman for the army, *said*": who stands before the aside."""
    doc, start = verb.doc, verb.sent.start
    if verb.i - 1 <= start or doc[verb.i - 1].text != ",":
        return []
    inner = _comma_before(verb.i - 1, start, _LONGEST_ASIDE, doc)
    outer = _comma_before(inner, start, _LONGEST_NAME, doc) if inner > start else -1
    if outer < start:
        return []
    head = doc[inner - 1]
    while head.head.i in range(outer + 1, inner) and head.head != head:
        head = head.head
    whole = phrases.left_edge(head) - outer <= 2  # nothing but an article between comma and name
    known = phrases.classes(head) & {"party", "person", "people"} or head.ent_type_ in {"PERSON", "ORG"}
    return [head] if whole and known and head.i == inner - 1 and head.pos_ in {"NOUN", "PROPN"} else []


def _comma_before(i: int, start: int, limit: int, doc: "Doc") -> int:
    for k in range(i - 1, max(start, i - limit), -1):
        if doc[k].text == ",":
            return k
    return -1


def bracketed_source(sentence: "Span") -> list["Token"]:
    """ "[Source: local authorities]" in a sentence or right behind it: who is named there."""
    doc = sentence.doc
    for i in range(sentence.start, min(sentence.end + 1, len(doc) - 3)):
        closing = _BRACKETS.get(doc[i].text)
        if closing is None or doc[i + 1].lower_ not in {"source", "sources"} or doc[i + 2].text != ":":
            continue
        inside = []
        for k in range(i + 3, min(i + 3 + _LONGEST_NAME, len(doc))):
            if doc[k].text == closing:
                break
            inside.append(doc[k])
        return [doc[inside[0].i : inside[-1].i + 1].root] if inside else []
    return []


def keeps_count(token: "Token", phrases: Phrases) -> bool:
    """Whether figures "of", "by" or "from" somebody are kept there: by a named body, or a party that keeps count."""
    if token.head.lower_ in {"by", "from"} or token.pos_ == "PROPN" or token.i in phrases.notes.actor_at:
        return True
    return "government" in phrases.classes(token) or phrases.party_kind(token) in SOURCES
