"""Tells the toll of a time ("killed since March", "over the past week") from a happening's own."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, subjects
from dateline.extract.means import NO_MEANS
from dateline.extract.node import Node
from dateline.extract.notes import TimeHit
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.model.claim import Quantity, Scope
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOURS = frozenset({"dawn", "morning", "midnight"})
_WARS = frozenset({"war", "conflict", "uprising", "crisis", "insurgency", "violence"})
_SUMS = {"killed": 10_000, "displaced": 1_000_000}
"""So many with no attack named are a war's, and no single happening's; chosen, not measured."""
_DEPTH = 8


def is_cumulative(node: Node, phrases: Phrases) -> bool:
    """Tell a toll over a period ("the war has left …", "since March 2011") from a happening's own."""
    if _of_war(node):
        return True
    sentence = sentence_of(node.token)
    bare = _is_bare(node)
    for hit in phrases.notes.times:
        if not sentence.start <= hit.first < sentence.end:
            continue
        words = hit.words.lower().split()
        opening = phrases.doc[hit.first - 1].lower_ if hit.first else ""
        if words[-1] in _HOURS:
            continue  # "since dawn": a day's own
        if words[0] == "since" or opening == "since":
            return _governs(node, hit.first, phrases)
        if bare and _is_period(hit, opening) and _governs(node, hit.first, phrases):
            return True
    since = [word for word in sentence if word.lower_ == "since" and word.dep_ in {"mark", "prep"}]
    if (node.casualty or bare) and any(_governs(node, word.i, phrases) for word in since):
        return True
    lower = sentence.text.lower()
    return any(phrase in lower for phrase in cues().cumulative_phrases) and node.casualty


def _of_war(node: Node) -> bool:
    wars = _WARS & cues().cumulative_words
    heads = subjects(node.verb) + list(node.passes)
    below = complements(node.verb)
    for prep in ("in", "during", "of"):
        heads += below.get(prep, [])
    if node.noun and node.casualty:
        for found in (below, complements(node.token)):
            heads += [head for prep in ("from", "of", "in") for head in found.get(prep, [])]
    return any(head.lemma_.lower() in wars for head in heads)


def _is_period(hit: TimeHit, opening: str) -> bool:
    """ "Over the past week", "in recent months"; not "last week", in which one happening may lie."""
    words = hit.words.lower().split()
    over = cues().cumulative_over
    return words[-1] in cues().cumulative_units and (opening in over or words[0] in over)


def war_sums(node: Node, figures: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """ "Some 120,000 have died, and millions fled": sums of a war, though it is not named."""
    found = tuple(figures)
    if not _is_bare(node) or not any((each.low or 0) >= _SUMS.get(each.what, math.inf) for each in found):
        return found
    return tuple(replace(each, scope=Scope.CUMULATIVE) for each in found)


def _is_bare(node: Node) -> bool:
    return NO_MEANS in node.rules or node.kind == "displacement"


def _governs(node: Node, at: int, phrases: Phrases) -> bool:
    """Whether a time hangs on the event's own clause."""
    current: Token = phrases.doc[at]
    for _ in range(_DEPTH):
        if current in (node.verb, node.token):
            return True
        if current.head == current:
            return False
        current = current.head
    return False
