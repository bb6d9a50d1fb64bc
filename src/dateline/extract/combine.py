"""Finds all event nodes of a report and ties together those that tell one happening."""

from typing import TYPE_CHECKING

from dateline.extract.aims import aimed
from dateline.extract.arguments import complements, objects, subjects
from dateline.extract.blame import doers_apart
from dateline.extract.finer import finer_kind
from dateline.extract.hold_nodes import hold_node
from dateline.extract.holding_told import holding_told
from dateline.extract.learnt_nodes import learnt_nodes
from dateline.extract.means import find_means, join_sentence_before
from dateline.extract.node import VIOLENT, Count, Node
from dateline.extract.noun_nodes import carry_over, noun_node
from dateline.extract.opponents import opponents
from dateline.extract.outcomes import (
    add_clause,
    beaten_off,
    bombers_hit,
    damage_done,
    dated,
    hit_on_the_way,
    losses_joined,
    told_in_general,
    told_on_the_shell,
)
from dateline.extract.phrases import Phrases
from dateline.extract.reference import brunt_node, refer_back, repeat_node
from dateline.extract.referents import Referents
from dateline.extract.retracted import retracted
from dateline.extract.sharing import share_doers
from dateline.extract.verb_nodes import verb_node
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token


_CLOSE = 2


def find_nodes(phrases: Phrases, referents: Referents, *, learnt: bool = True) -> list[Node]:
    """All event nodes of a report in text order, casualties folded into what caused them.

    Without `learnt` only those of frames: what the network of triggers is trained to add to.
    """
    nodes = _nodes_of_words(phrases, learnt=learnt)
    by_token = {node.token.i: node for node in nodes}
    for node in nodes:
        if node.noun:
            carry_over(node, phrases)
            _bomb_from_the_air(node, phrases)
            _join_carrier(node, by_token, phrases)
    for node in nodes:
        if not node.casualty and not node.noun:
            _take_subject_event(node, by_token)
            _told_twice(node, by_token)
            _blame(node, by_token)
            beaten_off(node, by_token)
            damage_done(node, by_token)
            told_on_the_shell(node, by_token, phrases)
    for node in _reaching(phrases, by_token):
        nodes.append(node)
        by_token[node.token.i] = node
    nodes.sort(key=lambda node: node.token.i)
    _victims(nodes, by_token, phrases)
    bombers_hit(nodes)
    share_doers(nodes, by_token, phrases)
    doers_apart(nodes, phrases)
    for node in nodes:
        if node.casualty and not node.absorbed and not retracted(node):  # "raising an earlier toll of four"
            find_means(node, by_token, phrases)
    for node in nodes:
        losses_joined(node, by_token)
    opponents(nodes, phrases)
    hit_on_the_way(nodes)
    aimed(nodes)
    refer_back(nodes, referents, phrases)
    join_sentence_before(nodes, referents, phrases)
    for node in nodes:
        finer_kind(node)
    _count_once(nodes)
    return [node for node in nodes if not node.absorbed and node.kind and not told_in_general(node)]


def _count_once(nodes: list[Node]) -> None:
    """ "Counted *18 dead* in the bombing": the dead are told with the bombing, and not again by themselves."""
    counted = {
        count.token.i: node for node in nodes if not node.absorbed for count in node.counts if count.token != node.token
    }
    for node in nodes:
        other = counted.get(node.token.i)
        if node.noun and node.casualty and other is not None and other is not node:
            node.absorbed, node.into = True, other


def _nodes_of_words(phrases: Phrases, *, learnt: bool) -> list[Node]:
    nodes = [node for token in phrases.doc if (node := _node_at(token, phrases)) is not None]
    return sorted([*nodes, *learnt_nodes(phrases, nodes)], key=lambda node: node.token.i) if learnt else nodes


def _node_at(token: "Token", phrases: Phrases) -> Node | None:
    return (
        hold_node(token, phrases)
        or verb_node(token, phrases)
        or noun_node(token, phrases)
        or brunt_node(token)
        or repeat_node(token, phrases)
        or holding_told(token, phrases)
    )


def _bomb_from_the_air(node: Node, phrases: Phrases) -> None:
    """ "Planes intensified their bombing": an air strike, whatever the noun."""
    flown = any("aircraft" in phrases.classes(actor) for actor in node.actors)
    if flown and node.kind in {"bombing", "offensive"}:
        node.kind, node.generic = "air_strike", False


def _join_carrier(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
    """ "Opened the attack with two car bombs": the bombs take doer, place and time from the offensive."""
    if node.token.dep_ != "pobj" or node.token.head.lower_ not in {"with", "by", "using"}:
        return
    verb = node.verb
    for child in verb.children:
        other = by_token.get(child.i)
        if other is not None and other is not node and child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            node.carrier = other
            if not node.actors and child.dep_ == "dobj":
                node.actors.extend(
                    head for head in subjects(verb) if phrases.classes(head) & {"party", "pronoun", "armed"}
                )
            return
    other = by_token.get(verb.i)
    if other is not None and not other.casualty:
        node.carrier = other
        if node.kind in VIOLENT and not node.actors:
            node.actors.extend(other.actors)
            node.targets.extend(head for head in other.targets if head not in node.targets)


def _take_subject_event(node: Node, by_token: dict[int, Node]) -> None:
    """ "An air strike hit a market": one happening told by noun and verb; "strikes destroyed a school": two."""
    for head in node.passes:
        other = by_token.get(head.i)
        if other is None:
            continue
        for target in node.targets:
            other.add("target", target)
        for place in node.places:
            other.add("place", place)
        if node.kind in {other.kind, "bombing", "shelling", "air_strike", "offensive"}:
            node.absorbed, node.into = True, other
            other.verb, other.attached = node.verb, True
            other.told_by.append(node.token)
        else:
            node.actors.extend(actor for actor in other.actors if actor not in node.actors)


def _told_twice(node: Node, by_token: dict[int, Node]) -> None:
    """ "Held talks", "signed a deal", "a bomber blew himself up": verb and noun tell one happening, the verb's."""
    if node.absorbed:
        return
    around = [*objects(node.token), *subjects(node.token)]
    for noun in (by_token.get(head.i) for head in around):
        if noun is None or noun is node or not noun.noun or noun.absorbed:
            continue
        if node.kind not in (noun.kind, "weapons_interception"):
            continue
        noun.absorbed, noun.into = True, node
        if noun.kind == node.kind:
            for role, heads in (("actor", noun.actors), ("target", noun.targets), ("place", noun.places)):
                for head in heads:
                    node.add(role, head)
            node.counts.extend(noun.counts)


def _blame(node: Node, by_token: dict[int, Node]) -> None:
    """ "Blamed the rebels for the explosion": the rebels did it, by this word."""
    if node.kind != "accusation":
        return
    for prep in ("for", "of", "over"):
        for head in complements(node.token).get(prep, []):
            event = by_token.get(head.i)
            if event is not None and event.noun:
                for blamed in objects(node.token):
                    event.add("actor", blamed)


def _reaching(phrases: Phrases, by_token: dict[int, Node]) -> list[Node]:
    """ "The strikes, which officials say are targeting X": a clause of its own on an event, with its own speaker."""
    found = []
    for token in phrases.doc:
        if token.pos_ != "VERB" or token.i in by_token or token.lemma_ not in triggers().words["reach_verbs"]:
            continue
        if token.lemma_ in triggers().words["effect_verbs"]:
            continue  # "causing dozens of casualties", "forcing people to flee" hit nobody
        for head in subjects(token):
            event = by_token.get(head.i)
            targets = [
                other for other in objects(token) if phrases.classes(other) & {"people", "armed", "site", "party"}
            ]
            if event is None or not event.noun or event.verb == token or not targets:
                continue
            if _is_own_clause(token, event, phrases):
                add_clause(event, token, targets, phrases)
                event.told_by.append(token)
                break
            node = Node(
                token=token, kind=event.kind, rule="clause on an event", verb=token, first=token.i, last=token.i
            )
            node.actors, node.places, node.carrier = list(event.actors), list(event.places), event
            node.targets = targets
            found.append(node)
            break
    return found


def _is_own_clause(clause: "Token", event: Node, phrases: Phrases) -> bool:
    """Whether "that hit a convoy", "targeting a market" says more of the very event it stands behind."""
    beside = clause.dep_ in {"relcl", "acl"} and clause.head == event.token
    trails = clause.tag_ == "VBG" and clause.i - event.token.i <= _CLOSE and clause.dep_ in {"advcl", "acl"}
    once = not dated(clause, phrases) or not dated(event.token, phrases, beside=clause)
    return (beside or trails) and event.kind in VIOLENT and once


def _victims(nodes: list[Node], by_token: dict[int, Node], phrases: Phrases) -> None:
    """ "Laid wreaths for the 16 victims of the fire": the mourned are the dead."""
    for token in phrases.doc:
        if token.lemma_.lower() != "victim" or not any(child.dep_ == "nummod" for child in token.children):
            continue
        above = [
            word for up in token.ancestors for word in (up, *(child for child in up.children if child.dep_ == "dobj"))
        ]
        mourned = any(word.lemma_.lower() in cues().mourning for word in above)
        for head in complements(token).get("of", []):
            event = by_token.get(head.i)
            if event is not None and mourned and event in nodes:
                event.counts.append(Count("killed", token))
                event.rules.append("the mourned are the dead")
                break
