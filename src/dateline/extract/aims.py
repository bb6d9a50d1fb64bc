"""What an attack was to achieve: "mounted an attack *to retake X*", "an operation *to clear X of rebels*"."""

from typing import TYPE_CHECKING

from dateline.extract.node import Node

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTACKS = frozenset({"", "offensive", "advance"})


def purposes(token: "Token") -> list["Token"]:
    """Verbs that say what a noun's action is for: on the noun itself, or on the verb that it is the object of."""
    above = token.head if token.dep_ in {"dobj", "nsubjpass"} and token.head.pos_ == "VERB" else None
    found = [child for child in token.children if child.dep_ in {"acl", "relcl"} and _to(child)]
    if above is not None and above.i < token.i:
        found += [
            child for child in above.children if child.dep_ in {"xcomp", "advcl"} and child.i > token.i and _to(child)
        ]
    return found


def _to(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def aimed(nodes: list[Node]) -> None:
    """Give an attack that names no place of its own the one it was to take."""
    by_token = {node.token.i: node for node in nodes}
    for node in nodes:
        if node.absorbed or not node.noun or node.places or (node.kind not in _ATTACKS and not node.generic):
            continue
        for verb in purposes(node.token):
            aim = by_token.get(verb.i)
            if aim is not None and aim.kind in {"territory_seized", "advance"} and aim.places:
                node.places = list(aim.places)
                node.rules.append("place:what it was to take")
                break
