"""States of holding told by adjectives and set phrases: "rebel-held Douma", "in IS hands", "under army control"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, objects, subjects
from dateline.extract.node import Node
from dateline.extract.phrases import Phrases, spread
from dateline.extract.sentences import sentence_of
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_BECOMES = frozenset({"fall", "come", "pass", "return", "bring", "put", "place"})
_STILL = frozenset("still again back now once more firmly \" ' “ ”".split())
_IS = frozenset({"be", "remain", "stay", "keep", "leave", "lie"})
STRONGHOLD = "stronghold of"
"""The rule of "the IS stronghold of X": the place is X itself, whatever lies near it."""
_STRONGHOLDS = frozenset({"stronghold", "bastion", "enclave", "holdout"})


def hold_node(token: "Token", phrases: Phrases) -> Node | None:
    """The state of holding that a word tells; None for any other word."""
    words = triggers().words
    lower = token.lower_
    if lower in words["held_adjectives"] or lower in words["besieged_adjectives"]:
        return _adjective(token, phrases)
    if token.lemma_.lower() in triggers().hold_nouns and token.dep_ == "pobj":
        return _hold_noun(token, phrases) or _in_control(token, phrases)
    if token.lemma_.lower() in _STRONGHOLDS:
        return _stronghold(token, phrases)
    return None


def _adjective(token: "Token", phrases: Phrases) -> Node | None:
    """ "Rebel-held X", "X, held by rebels", "besieged X"."""
    besieged = token.lower_ in triggers().words["besieged_adjectives"]
    holders = [
        child
        for child in token.children
        if child.i < token.i and child.dep_ in {"npadvmod", "compound", "nsubj", "nmod", "amod", "dobj"}
    ]
    if not holders and token.i >= 2 and token.nbor(-1).text == "-":
        holders = [token.nbor(-2)]
    if not holders and token.i >= 1 and phrases.classes(token.nbor(-1)) & {"armed", "government"}:
        holders = [token.nbor(-1)]
    if not besieged and (not holders or token.i - holders[0].i > 2):
        return None
    if token.dep_ not in {"amod", "compound", "nmod", "acomp", "npadvmod", "ROOT", "advmod"} and not holders:
        return None
    place = token.head if token.dep_ in {"amod", "compound", "nmod"} else None
    if place is None and token.dep_ == "acomp":
        place = next(iter(subjects(token.head)), None)
    if place is None and token.head.lemma_.lower() in triggers().words["showing_verbs"]:
        place = next(iter(objects(token.head)), None)  # "the map showed the city as rebel-held"
    if place is None or "place" not in phrases.classes(place):
        return None
    kind = "siege" if besieged else "territory_held"
    node = Node(token=token, kind=kind, rule=f"adjective:{token.lower_}", verb=token, first=token.i, last=token.i)
    node.stative = True
    if besieged and place.i not in phrases.notes.place_at:
        return None
    if not besieged:
        node.first = holders[0].i
        node.add("actor", holders[0])
    node.add("place", place)
    return node


def _hold_noun(token: "Token", phrases: Phrases) -> Node | None:
    """ "In IS hands", "in the hands of IS", "under the control of the army"."""
    preposition = token.head
    if preposition.lower_ not in triggers().hold_nouns[token.lemma_.lower()]:
        return None
    verb = _above(preposition)
    holders = _holders(token, phrases) or _named_before(token, phrases) or _own_control(token, verb, phrases)
    if preposition.lower_ == "to" and verb.lemma_.lower() not in _BECOMES:
        return _passed_on(token, holders, phrases)
    if not holders or verb.pos_ not in {"VERB", "AUX", "NOUN", "PROPN"}:
        return None
    node = Node(
        token=token,
        kind="territory_held",
        rule=f"hold:{preposition.lower_} {token.lower_}",
        verb=verb,
        first=preposition.i,
        last=token.i,
    )
    for holder in holders:
        node.add("actor", holder)
    for place in _held_places(node, preposition, verb, phrases):
        for each in spread(place):
            node.add("place", each)
    return node if node.places else None


def _holders(token: "Token", phrases: Phrases) -> list["Token"]:
    holders = [
        child
        for child in token.children
        if child.dep_ in {"compound", "poss", "amod", "nmod"}
        and phrases.classes(child) & {"party", "armed", "government", "pronoun"}
    ]
    holders += [
        child
        for child in token.children
        if child.dep_ in {"compound", "nmod", "amod"} and child.i in phrases.notes.actor_at and child not in holders
    ]
    holders += [
        head
        for head in complements(token).get("of", [])
        if phrases.classes(head) & {"party", "armed", "government", "pronoun"}
    ]
    return holders


def _held_places(node: Node, preposition: "Token", verb: "Token", phrases: Phrases) -> list["Token"]:
    """What is held, or with verbs of becoming has changed hands, which is then the node's kind."""
    headed = place_before(preposition, phrases)
    if headed is not None:
        node.kind = "territory_seized" if _is_back(preposition) else node.kind
        return [headed]
    if verb.pos_ in {"NOUN", "PROPN"}:
        return [verb] if "place" in phrases.classes(verb) else []
    if verb.lemma_.lower() in _BECOMES:
        node.kind = "territory_seized"
    elif verb.lemma_.lower() not in _IS:
        return []
    elif any(word.lower_ == "by" for word in sentence_of(verb) if word.i in _time_starts(phrases)):
        node.kind = "territory_seized"
        node.rules.append("by a time: a change completed")
    return [head for head in subjects(verb) if phrases.classes(head) & {"place", "pronoun"} or _share(head, phrases)]


def _named_before(token: "Token", phrases: Phrases) -> list["Token"]:
    """ "In *Tigrayan* hands": a name before the noun, though no list has it."""
    before = token.nbor(-1) if token.i else token
    named = before.i > sentence_of(token).start and before.text[:1].isupper() and before.i not in phrases.notes.time_at
    return [before] if named and before.head == token else []


def _own_control(token: "Token", verb: "Token", phrases: Phrases) -> list["Token"]:
    """ "The army says X remains under control": its own."""
    if token.lemma_.lower() != "control" or verb.dep_ != "ccomp" or list(token.children):
        return []
    return [head for head in subjects(verb.head) if phrases.classes(head) & {"party", "armed", "government"}]


def _above(preposition: "Token") -> "Token":
    """The verb or name that "back in army hands" or "still under control" hangs on."""
    above = preposition.head
    return above.head if above.pos_ == "ADV" and above.head != above else above


def place_before(preposition: "Token", phrases: Phrases) -> "Token | None":
    """ "*X* back in army hands", "*X* under occupation": the place that a headline names with no verb behind it."""
    if not phrases.notes.parsed.in_headline(preposition):
        return None
    i = preposition.i - 1
    while i > sentence_of(preposition).start and preposition.doc[i].lower_ in _STILL:
        i -= 1
    word = preposition.doc[i]
    hit = phrases.notes.place_at.get(i)
    if hit is not None and hit.last == i and sentence_of(word) == sentence_of(preposition):
        return preposition.doc[hit.head]
    named = noun_is_place(word) and sentence_of(word) == sentence_of(preposition)
    return word if named else None


def noun_is_place(word: "Token") -> bool:
    """Whether a word is a common noun for a place: "town", "district"."""
    return word.lemma_.lower() in noun_classes().features and word.pos_ in {"NOUN", "PROPN"}


def _is_back(preposition: "Token") -> bool:
    return preposition.i > sentence_of(preposition).start and preposition.nbor(-1).lower_ in {"back", "again"}


def _passed_on(token: "Token", holders: list["Token"], phrases: Phrases) -> Node | None:
    """ "The return of X to government hands", "the handover of X to army control"."""
    preposition = token.head
    for word in reversed(token.doc[sentence_of(token).start : preposition.i]):
        if word.lemma_.lower() in triggers().words["passing_nouns"] and holders:
            places = [head for head in complements(word).get("of", []) if "place" in phrases.classes(head)]
            node = Node(token=word, kind="territory_seized", rule="passed on", verb=word, first=word.i, last=word.i)
            node.actors, node.places = list(holders), places
            return node if places else None
    return None


def _share(head: "Token", phrases: Phrases) -> bool:
    """ "*Half* of X is in rebel hands"."""
    counted = phrases.counted(head) if phrases.is_figure(head) else None
    return counted is not None and counted.i in phrases.notes.place_at


def _in_control(token: "Token", phrases: Phrases) -> Node | None:
    """ "The junta remains in control of X"."""
    verb = token.head.head
    if token.head.lower_ != "in" or verb.lemma_.lower() not in _IS:
        return None
    places = [head for head in complements(token).get("of", []) if "place" in phrases.classes(head)]
    places = places or [
        inner
        for head in complements(token).get("of", [])
        if head.lower_ in {"whole", "all", "most", "much"}
        for inner in complements(head).get("of", [])
    ]
    holders = [head for head in subjects(verb) if phrases.classes(head) & {"party", "armed", "government", "pronoun"}]
    if not places or not holders or any("place" in phrases.classes(head) for head in holders):
        return None
    rule = f"hold:{token.head.lower_} {token.lower_} of"
    node = Node(token=token, kind="territory_held", rule=rule, verb=verb, first=token.head.i, last=token.i)
    for holder in holders:
        node.add("actor", holder)
    for place in places:
        for each in spread(place):
            node.add("place", each)
    return node


def _time_starts(phrases: Phrases) -> set[int]:
    return {hit.first for hit in phrases.notes.times} | {hit.first - 1 for hit in phrases.notes.times}


def _stronghold(token: "Token", phrases: Phrases) -> Node | None:
    """ "The IS stronghold of X"."""
    holders = [
        child
        for child in token.children
        if child.dep_ in {"compound", "amod", "poss", "nmod"}
        and child.i < token.i
        and (phrases.classes(child) & {"armed"} or child.i in phrases.notes.actor_at)
    ]
    places = [head for head in complements(token).get("of", []) if head.i in phrases.notes.place_at]
    places += [child for child in token.children if child.dep_ == "appos" and child.i in phrases.notes.place_at]
    if not holders or not places:
        return None
    node = Node(token=token, kind="territory_held", rule=STRONGHOLD, verb=token, first=holders[0].i, last=token.i)
    node.stative = True
    node.add("actor", holders[0])
    for place in places:
        node.add("place", place)
    return node
