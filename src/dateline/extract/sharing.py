"""Lets what one clause tells share its doer: "destroyed in Russian air strikes", "took the town in an offensive"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive
from dateline.extract.node import VIOLENT, Node
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_MEANS = frozenset({"in", "by", "during", "with", "from", "under"})
_WITHIN = frozenset({"in", "during", "through"})
_FIGHTS = frozenset({"siege", "offensive", "territory_held"})
_DEEDS = frozenset({"territory_seized", "advance", "property_destruction", "arrest", "abduction", "looting"})


def share_doers(nodes: list[Node], by_token: dict[int, Node], phrases: Phrases) -> None:
    """Give a verb without a doer that of the happening it came about in, and such a happening that of its verb."""
    for node in nodes:
        if node.absorbed or node.actors:
            continue
        if node.noun:
            _from_clause(node, by_token, phrases)
        elif node.casualty:
            _from_joined_means(node, nodes)
        elif is_passive(node.token) and node.kind in _DEEDS:
            _from_means(node, by_token)


def _from_clause(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
    """ "The rebels captured the town in an offensive": theirs."""
    prep = node.token.head
    if node.token.dep_ != "pobj" or node.kind not in VIOLENT:
        return
    deed = by_token.get(prep.head.i)
    if deed is None or deed.noun or is_passive(deed.token):
        return
    if not _is_part(node, prep, deed):
        return
    if deed.actors and all(phrases.classes(head) & {"armed", "pronoun", "government"} for head in deed.actors):
        node.actors = list(deed.actors)
        node.rules.append("doer:of the clause")


def _is_part(node: Node, prep: "Token", deed: Node) -> bool:
    """ "Took X *in* an offensive", "hit X *with* air raids", "took X *after* clashes with Y": by who took or hit it."""
    if prep.lower_ in _WITHIN:
        return deed.kind in _DEEDS | _FIGHTS
    if prep.lower_ == "with":
        return deed.kind in VIOLENT and not deed.casualty
    between = any(child.lower_ in {"between", "among"} for child in node.token.children)
    fought = node.kind == "armed_clash" and bool(node.targets) and not between
    return prep.lower_ in {"after", "following"} and deed.kind in _DEEDS and fought


def _from_means(node: Node, by_token: dict[int, Node]) -> None:
    for prep, heads in complements(node.token).items():
        events = [by_token[head.i] for head in heads if head.i in by_token] if prep in _BY_MEANS else []
        for event in events:
            if event.noun and event.kind in VIOLENT and event.actors:
                node.actors = list(event.actors)
                node.rules.append("doer:of the means")
                return


def _from_joined_means(node: Node, nodes: list[Node]) -> None:
    """ "Killed in air strikes and barrel bomb attacks by X": no kind of attack for sure, but X's for sure."""
    means = [
        other
        for other in nodes
        if other.noun
        and other.kind in VIOLENT
        and not other.absorbed
        and sentence_of(other.token) == sentence_of(node.token)
    ]
    kinds = {other.kind for other in means}
    first = means[0] if means else None
    if first is None or len(kinds) < 2 or not first.actors or not _in_means(first.token):
        return
    joined = set(first.token.conjuncts)
    if all(other is first or (other.token in joined and other.actors == first.actors) for other in means):
        node.actors = list(first.actors)
        node.rules.append("doer:of the means")


def _in_means(token: "Token") -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "by", "during", "from"}
