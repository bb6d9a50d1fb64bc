"""Words of other clauses that tell where an event was: what it hit, what was entered first, what went on beside it."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, objects
from dateline.extract.node import PLACE_PREPOSITIONS, Node
from dateline.extract.place_surroundings import DIRECTIONS
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = frozenset("as while when".split())
_AT = PLACE_PREPOSITIONS | frozenset({"near", "by"})
_CLAUSES = frozenset({"advcl", "xcomp", "pcomp"})
_DEPTH = 3


def reached(node: Node) -> list["Token"]:
    """What a clause on a noun event says it hit: "blasts that rocked X", "a series of raids that hit X"."""
    if not node.noun:
        return []
    nouns = [node.token]
    if node.token.dep_ == "pobj" and node.token.head.lower_ == "of":
        nouns.append(node.token.head.head)
    verbs = triggers().words["reach_verbs"]
    clauses = [word for noun in nouns for word in noun.children if word.dep_ == "relcl" and word.lemma_ in verbs]
    return [place for verb in clauses for place in objects(verb) or _places(verb)]


def beside_it(token: "Token") -> bool:
    """ "West of the city", "15 km to the east of it"; not "in the east of it"."""
    of = token.head
    if token.dep_ != "pobj" or of.lower_ != "of" or of.i == 0 or of.nbor(-1).lower_ not in DIRECTIONS:
        return False
    direction = of.nbor(-1)
    return direction.i == 0 or direction.nbor(-1).lower_ != "the" or direction.head.lower_ == "to"


def is_held_part(token: "Token") -> bool:
    """ "The rebel-held parts", "the army-held east": of the town that was named before."""
    held = any(word.lower_ in {"held", "controlled"} for word in token.subtree if word.i < token.i)
    return held and token.lemma_.lower() in noun_classes().place_parts and not complements(token).get("of")


def entered(verb: "Token") -> list["Token"]:
    """What the clause above was done to: "stormed X, killing 12"; nothing for those who left."""
    if verb.lemma_.lower() not in triggers().words["entering_verbs"]:
        return []
    return objects(verb)


def beside(verb: "Token", depth: int = _DEPTH) -> list["Token"]:
    """Places of what went on meanwhile: "shot as he drove through X", "killed while trying to enter X"."""
    found: list[Token] = []
    for child in verb.children:
        opened = {word.lower_ for word in child.children if word.i < child.i}
        meanwhile = child.dep_ == "advcl" and child.i > verb.i and opened & _BESIDE
        inside = depth < _DEPTH and child.dep_ in _CLAUSES
        if child.pos_ == "VERB" and (meanwhile or inside):
            telling = child.lemma_.lower() in triggers().words["entering_verbs"] | triggers().verbs.keys()
            found.extend((*_places(child), *(_hit(child) if telling else ())))
            if depth > 1:
                found.extend(beside(child, depth - 1))
    return found


def _places(verb: "Token") -> list["Token"]:
    return [head for prep, heads in complements(verb).items() if prep in _AT for head in heads]


def _hit(verb: "Token") -> list["Token"]:
    """What a verb of violence was done to: "stormed X", "fired shells on X"."""
    comps = complements(verb)
    return [*objects(verb), *(head for prep in ("on", "against", "upon") for head in comps.get(prep, []))]


def nearer(verb: "Token") -> "Token":
    """What a trailing participle hangs on: the clause before its comma ("from X, which it took, kidnapping …").

    A clause with "while" and a subject of its own ("while shelling of Y wounded nine") hangs on nothing: itself.
    """
    own = {child.dep_ for child in verb.children} >= {"mark", "nsubj"}
    if verb.dep_ == "advcl" and own and any(child.lower_ == "while" for child in verb.children):
        return verb
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i:
        between = [word for word in verb.doc[verb.head.i + 1 : verb.i] if word.dep_ == "relcl" and word.pos_ == "VERB"]
        if between:
            return between[-1]
    return verb.head
