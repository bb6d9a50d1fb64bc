"""Who has a place, told with no verb of taking or holding: "X is theirs", "Army back in X", "X overrun", "X fell"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, subjects
from dateline.extract.hold_nodes import noun_is_place, place_before
from dateline.extract.node import Node
from dateline.extract.phrases import Phrases, spread
from dateline.extract.sentences import sentence_of
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_BE = frozenset({"be", "remain", "stay", "become"})
_BEING_THERE = {"back": "territory_seized", "still": "territory_held"}
_WITHIN = frozenset({"in", "inside", "within"})
_PARTIES = frozenset({"armed", "government", "materiel"})
_MARKS = frozenset("\" ' “ ” ‘ ’ now once again more".split())


def holding_told(token: "Token", phrases: Phrases) -> Node | None:
    """The state or change of holding that a word tells which is no verb or noun of it; None for any other word."""
    words, lemma = triggers().words, token.lemma_.lower()
    if token.lower_ in words["possessives"]:
        return _theirs(token, phrases)
    if lemma == "fall" and token.pos_ == "VERB":
        return _fell(token, phrases)
    if lemma in words["masters"]:
        return _masters(token, phrases)
    if token.lower_ in words["taken_participles"]:
        return _declared(token, phrases) or _overrun(token, phrases)
    if token.lower_ == "firm" and token.lower_ in words["steadfast"]:
        return _stood(token, phrases)
    if token.lower_ in _WITHIN | {"at"} and phrases.notes.parsed.in_headline(token):
        return _standing_in(token, phrases)
    return _under(token, phrases) if token.lower_ == "under" else _still_has(token, phrases)


def _node(token: "Token", kind: str, rule: str, *, actors: list["Token"], places: list["Token"]) -> Node | None:
    node = Node(token=token, kind=kind, rule=f"held:{rule}", verb=token, first=token.i, last=token.i)
    for actor in actors:
        node.add("actor", actor)
    for place in places:
        for each in spread(place):
            node.add("place", each)
    return node if node.places else None


def _theirs(token: "Token", phrases: Phrases) -> Node | None:
    """ "The rebels say X is theirs", ""the town is ours," he said": who says so has it."""
    verb = token.head
    if verb.lemma_.lower() not in _BE:
        return None
    places = [head for head in subjects(verb) if "place" in phrases.classes(head)]
    node = _node(token, "territory_held", "possessive", actors=_sayers(verb, phrases), places=places)
    if node is not None:
        node.verb = verb
    return node


def _sayers(verb: "Token", phrases: Phrases) -> list["Token"]:
    above = verb.head if verb.dep_ in {"ccomp", "parataxis"} else verb
    below = [child for child in verb.children if child.dep_ in {"ccomp", "parataxis"}]
    heads = subjects(above) if above != verb else [head for child in below for head in subjects(child)]
    return [head for head in heads if phrases.classes(head) & {*_PARTIES, "party", "pronoun"}]


def _fell(token: "Token", phrases: Phrases) -> Node | None:
    """ "The town fell on Sunday", "X has fallen": taken, nobody says by whom."""
    comps = complements(token)
    if comps.keys() & {"by", "from", "under", "below", "on", "into", "within", "behind"} - _dated(token, phrases):
        return None
    if any(child.lower_ in triggers().words["falling_on"] or child.dep_ in {"dobj", "prt"} for child in token.children):
        return None
    places = [
        head for head in subjects(token) if "place" in phrases.classes(head) and "event" not in phrases.classes(head)
    ]
    takers = [head for head in comps.get("to", []) if phrases.classes(head) & {*_PARTIES, "party", "pronoun"}]
    return _node(token, "territory_seized", "fell", actors=takers, places=places)


def _dated(token: "Token", phrases: Phrases) -> set[str]:
    """Prepositions that only open a time: "fell *on* Sunday"."""
    return {
        prep for prep, heads in complements(token).items() if all(head.i in phrases.notes.time_at for head in heads)
    }


def _masters(token: "Token", phrases: Phrases) -> Node | None:
    """ "Rebels again masters of X"."""
    places = [head for head in complements(token).get("of", []) if "place" in phrases.classes(head)]
    before = _party_before(token, phrases)
    return _node(token, "territory_held", "masters of", actors=[before], places=places) if before is not None else None


def _party_before(token: "Token", phrases: Phrases) -> "Token | None":
    """The party that stands right before a word, adverbs and quotation marks left out."""
    i = token.i - 1
    while i > sentence_of(token).start and (token.doc[i].pos_ in {"ADV", "AUX"} or token.doc[i].lower_ in _MARKS):
        i -= 1
    if i < sentence_of(token).start or i == token.i:
        return None
    return token.doc[i] if phrases.classes(token.doc[i]) & _PARTIES else None


def _declared(token: "Token", phrases: Phrases) -> Node | None:
    """ "X declared captured"."""
    above = token.head
    if above.lemma_.lower() not in triggers().words["declaring_verbs"] or token.i - above.i > 2 or token.i < above.i:
        return None
    places = [head for head in subjects(above) if "place" in phrases.classes(head)]
    return _node(token, "territory_seized", "declared", actors=[], places=places)


def _overrun(token: "Token", phrases: Phrases) -> Node | None:
    """ "X district overrun": the end of a headline whose passive has no verb."""
    following = token.nbor(1) if token.i + 1 < sentence_of(token).end else None
    if following is not None and following.pos_ not in {"PUNCT", "ADP", "SCONJ"} and following.text not in {",", "-"}:
        return None
    place = place_before(token, phrases)
    return _node(token, "territory_seized", "overrun", actors=[], places=[place]) if place is not None else None


def _stood(token: "Token", phrases: Phrases) -> Node | None:
    """ "The garrison of X stood firm"."""
    verb = token.head
    if verb.lemma_.lower() not in {"stand", "hold", "remain"}:
        return None
    heads = [head for head in subjects(verb) if "armed" in phrases.classes(head)]
    places = [place for head in heads for prep in ("of", "in", "at") for place in complements(head).get(prep, [])]
    return _node(token, "territory_held", "stood firm", actors=heads, places=places)


def _standing_in(token: "Token", phrases: Phrases) -> Node | None:
    """ "Army *back in* X", "Government *still in* X", "Rebels *inside* X", "Tanks *at the edge* of X"."""
    before = token.nbor(-1) if token.i > sentence_of(token).start else token
    party = _party_before(token, phrases)
    heads = [head for heads in _behind(token) for head in heads if phrases.can_be_place(head, token.lower_)]
    if party is None or not heads or party.i == token.i:
        return None
    if token.lower_ == "at":
        at_edge = any(head.lemma_.lower() in triggers().words["fringes"] for head in _objects(token))
        return _node(token, "advance", "at the edge", actors=[party], places=heads) if at_edge else None
    kind = _BEING_THERE.get(before.lower_, "advance" if token.lower_ == "inside" else "")
    return _node(token, kind, "being there", actors=[party], places=heads) if kind else None


def _objects(token: "Token") -> list["Token"]:
    return [child for child in token.children if child.dep_ in {"pobj", "punct"} and child.i > token.i]


def _behind(token: "Token") -> list[list["Token"]]:
    """What a preposition opens, and what that is of: "the edge of *X*"."""
    own = _objects(token)
    return [[inner for head in own for inner in complements(head).get("of", [])], own]


def _under(token: "Token", phrases: Phrases) -> Node | None:
    """ "The town is now under the militia"."""
    verb = token.head
    holders = [child for child in token.children if child.dep_ == "pobj" and "armed" in phrases.classes(child)]
    if verb.lemma_.lower() not in _BE or not holders:
        return None
    places = [head for head in subjects(verb) if phrases.classes(head) & {"place", "pronoun"}]
    return _node(token, "territory_held", "under", actors=holders, places=places)


def _still_has(token: "Token", phrases: Phrases) -> Node | None:
    """ "The army says it *still has* X"."""
    if token.lemma_.lower() != "have" or token.pos_ not in {"VERB", "AUX"} or token.i + 1 >= sentence_of(token).end:
        return None
    still = token.i > sentence_of(token).start and token.nbor(-1).lower_ == "still"
    heads = [head for head in subjects(token) if phrases.classes(head) & {*_PARTIES, "pronoun", "party"}]
    hit = phrases.notes.place_at.get(token.i + 1)
    named = [token.doc[hit.head]] if hit is not None else []
    named = named or [child for child in token.children if child.dep_ == "dobj" and noun_is_place(child)]
    return _node(token, "territory_held", "still has", actors=heads, places=named) if still and heads else None
