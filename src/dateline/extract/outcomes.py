"""What a happening came to: attacks beaten off, things destroyed by a strike, convoys hit on the way."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive, objects, subjects
from dateline.extract.node import PLACE_PREPOSITIONS, REMOTE, VIOLENT, Node
from dateline.extract.phrases import Phrases
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATTACKS = frozenset({"offensive", "armed_clash", "advance"})


def beaten_off(node: Node, by_token: dict[int, Node]) -> None:
    """ "The army repelled an attack by militants on X": one clash, the attackers its other side."""
    if node.kind != "armed_clash" or node.token.lemma_.lower() not in triggers().words["repelling_verbs"]:
        return
    for head in objects(node.token):
        attack = by_token.get(head.i)
        if attack is None and head in node.targets and head.lemma_.lower() in triggers().nouns:
            for attacker in complements(head).get("by", []):  # "repelled a push by X into Y": no attack elsewhere
                node.add("target", attacker)
        if attack is None or not attack.noun or attack.kind not in _ATTACKS:
            continue
        attack.absorbed, attack.into = True, node
        node.targets = [target for target in node.targets if target != head]
        for actor in attack.actors:
            if actor not in node.actors and actor.pos_ != "PRON":
                node.add("target", actor)
        for place in (*attack.places, *(target for target in attack.targets if target not in node.actors)):
            node.add("place", place)
        node.counts.extend(attack.counts)


def damage_done(node: Node, by_token: dict[int, Node]) -> None:
    """ "Shells hit the town, destroying a school": what a strike destroys is told with the strike."""
    if node.kind not in {"property_destruction", *REMOTE} or node.noun or node.absorbed or node.casualty:
        return
    if node.kind != "property_destruction" and node.token.lemma_.lower() not in triggers().words["wrecking_verbs"]:
        return
    cause = _cause(node.token, by_token) or _fight_around(node, by_token)
    if cause is None or cause.kind not in ({node.kind} if node.kind in REMOTE else VIOLENT if cause.noun else REMOTE):
        return
    node.absorbed, node.into = True, cause
    for role, heads in (("target", node.targets), ("place", node.places)):
        for head in heads:
            cause.add(role, head)
    cause.counts.extend(node.counts)
    if cause.noun and cause.token in subjects(node.token):
        cause.verb, cause.attached = node.verb, True
    cause.told_by.append(node.token)


def dated(clause: "Token", phrases: Phrases, beside: "Token | None" = None) -> bool:
    """Whether a clause has a time of its own, outside the clause `beside`."""
    first, last = clause.left_edge.i, clause.right_edge.i
    inside = range(beside.left_edge.i, beside.right_edge.i + 1) if beside is not None else range(0)
    return any(first <= hit.first <= last and hit.first not in inside for hit in phrases.notes.times)


def add_clause(event: Node, clause: "Token", targets: list["Token"], phrases: Phrases) -> None:
    """ "The raids that hit a convoy near X": the outlet's own clause adds whom they hit, and where."""
    for target in targets:
        event.add("target", target)
    for prep, heads in complements(clause).items():
        for head in heads:
            if prep in PLACE_PREPOSITIONS and phrases.can_be_place(head, prep):
                event.add("place", head)


def told_on_the_shell(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
    """ "Shells *fired by X* landed in Y", "fired shells *which fell* in Y": one shelling, told by two verbs."""
    if node.noun or node.absorbed or node.casualty or node.kind not in REMOTE:
        return
    for head in (*subjects(node.token), *objects(node.token)):
        for clause in head.children:
            other = by_token.get(clause.i)
            if clause.dep_ not in {"acl", "relcl"} or other is None or other is node or other.kind != node.kind:
                continue
            if other.noun or other.absorbed or other.casualty:
                continue
            if not dated(clause, phrases):
                _give(other, node, head)
            elif not dated(node.token, phrases, beside=clause):  # the one that says when tells it
                _give(node, other, head)
                return


def _give(node: Node, other: Node, shell: "Token") -> None:
    """Give all that a verb tells to another verb of the same shelling; the shell itself is nobody."""
    node.absorbed, node.into = True, other
    for role, heads in (("actor", node.actors), ("target", node.targets), ("place", node.places)):
        for filler in heads:
            if filler != shell:
                other.add(role, filler)
    other.counts.extend(node.counts)


def hit_on_the_way(nodes: list[Node]) -> None:
    """ "Raids hit an aid convoy": whom a strike hit delivers nothing there."""
    hit = {target.i for node in nodes if node.kind in VIOLENT for target in node.targets}
    for node in nodes:
        if node.kind == "aid_delivery" and node.noun and node.token.i in hit:
            node.kind = ""


def losses_joined(node: Node, by_token: dict[int, Node]) -> None:
    """ "Killed 12 militants and destroyed four vehicles": what one fight cost, told by two verbs."""
    verb = node.token
    if (
        node.kind != "armed_clash"
        or verb.lemma_.lower() not in triggers().words["wrecking_verbs"]
        or node.absorbed
        or verb.dep_ != "conj"
    ):
        return
    other = by_token.get(verb.head.i)
    if other is None or other.noun or other.outcome().kind not in {"armed_clash", "offensive"}:
        return
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return
    fight = other.outcome()
    node.absorbed, node.into = True, fight
    for target in node.targets:
        fight.add("target", target)
    for place in node.places:
        fight.add("place", place)
    fight.counts.extend(node.counts)
    fight.rules.append("losses of one fight")


def _fight_around(node: Node, by_token: dict[int, Node]) -> Node | None:
    """ "Three tanks were destroyed in the fighting": what was lost in it."""
    if not is_passive(node.token) or node.actors:
        return None
    comps = complements(node.token)
    found = [by_token.get(head.i) for prep in ("in", "during", "by") for head in comps.get(prep, [])]
    return next((other.outcome() for other in found if other is not None and other.noun), None)


def _cause(verb: "Token", by_token: dict[int, Node]) -> Node | None:
    """The happening whose doer or whose clause a verb of destroying shares."""
    for head in subjects(verb):
        found = by_token.get(head.i)
        if found is not None and found.noun:
            return found.outcome()
    if verb.dep_ not in {"advcl", "conj"} or any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return None
    above = verb.head
    for token in (above, *(child for child in above.children if child.dep_ in {"dobj", "nsubj"})):
        found = by_token.get(token.i)
        if found is not None and not found.casualty and found.token.i < verb.i:
            return found.outcome()
    return None


def bombers_hit(nodes: list[Node]) -> None:
    """ "Troops shot dead six suicide bombers": who is killed or caught on the way bombs nobody."""
    hit = {
        token.i
        for node in nodes
        if not node.noun and node.kind in {"killing", "arrest"}
        for token in (*node.targets, *(count.token for count in node.counts))
    }
    for node in nodes:
        if node.kind == "suicide_bombing" and node.noun and node.token.lemma_.lower() in {"bomber", "attacker"}:
            of = node.token.head if node.token.dep_ == "pobj" else None
            bodies = of is not None and of.lower_ == "of" and of.head.lemma_.lower() in {"body", "corpse"}
            if node.token.i in hit or bodies:
                node.kind = ""


def told_in_general(node: Node) -> bool:
    """ "Such bombs are *typically* thrown from planes": how things are done, and nothing that was."""
    return any(child.lower_ in {"typically", "usually", "normally"} for child in node.verb.children)
