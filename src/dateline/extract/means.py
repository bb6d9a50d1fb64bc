"""Folds casualties into what caused them: "killed in an air strike" is one happening, the strike."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, objects, subjects
from dateline.extract.node import VIOLENT, Node
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANS_PREPOSITIONS = frozenset(
    {"in", "by", "during", "from", "with", "after", "when", "as", "following", "amid", "under", "at"}
)
NO_MEANS = "no doer and no means named"
_KIND_OF_MEANS = (
    ("suicide_bomber", "suicide_bombing"),
    ("aircraft", "air_strike"),
    ("munition", "shelling"),
    ("explosive", "bombing"),
)


def join_sentence_before(nodes: list[Node], referents: Referents) -> None:
    """ "A car bomb exploded in X. At least 12 people were killed.": the toll is the bomb's, told one sentence on."""
    for position, node in enumerate(nodes):
        if NO_MEANS not in node.rules or node.places or node.noun or _opens_anew(node):
            continue
        number = referents.sentence(node.token)
        before = [
            other
            for other in nodes[:position]
            if _violent(other) and not other.absorbed and referents.sentence(other.token) == number - 1 and other.places
        ]
        here = [
            other
            for other in nodes
            if other is not node and referents.sentence(other.token) == number and _violent(other)
        ]
        if len({other.kind for other in before}) == 1 and not here:
            node.kind, node.carrier = before[-1].kind, before[-1]
            node.actors = list(before[-1].actors)
            node.rules.append("means:told in the sentence before")


def _opens_anew(node: Node) -> bool:
    """ "Meanwhile", "another", "separately": not the happening of the sentence before; nor with a place of its own."""
    sentence = node.token.sent
    opening = {token.lower_ for token in sentence[:4]}
    named = any(token.ent_type_ in {"GPE", "LOC", "FAC"} and token.dep_ in {"pobj", "dobj"} for token in sentence)
    in_war = any(head.lemma_.lower() in cues().cumulative_words for head in complements(node.verb).get("in", []))
    return named or in_war or bool(opening & cues().opens_anew)


def find_means(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
    """Give a casualty node to the happening that caused it, or to the kind its weapon tells; else it stays a toll."""
    other = _means_node(node, by_token)
    other = other.outcome() if other is not None else None
    if other is not None and other is not node:
        if other.kind == node.kind == "killing" and other.noun:  # "killed 12, four of them by beheading"
            other.absorbed, other.into = True, node
            for role, heads in (("actor", other.actors), ("target", other.targets), ("place", other.places)):
                for head in heads:
                    node.add(role, head)
            node.rules.append(f"told again as {other.token.lower_!r}")
        else:
            _absorb(node, other)
            _join_means(other, by_token)
        return
    if not _by_weapon(node, phrases):
        _by_doer(node, phrases)


def _by_weapon(node: Node, phrases: Phrases) -> bool:
    """Take the kind from the weapon: "killed by a landmine", "a suicide bomber killed"."""
    for head in [*subjects(node.verb), *_instruments(node)]:
        classes = phrases.classes(head)
        for name, kind in _KIND_OF_MEANS:
            if name in classes and ("people" not in classes or name == "suicide_bomber"):
                node.kind = kind
                node.add("instrument", head)
                node.rules.append(f"means:{head.lemma_.lower()}")
                if name not in {"aircraft", "suicide_bomber"}:
                    node.actors = [actor for actor in node.actors if actor != head]
                return True
    return False


def _by_doer(node: Node, phrases: Phrases) -> None:
    """Without any means: a killing has a doer, a clash fighters on both sides, and what is left is a toll."""
    verb = node.verb.lemma_.lower()
    doers = [phrases.classes(actor) for actor in node.actors]
    if node.kind == "killing" and not any(classes & {"armed", "party", "pronoun"} for classes in doers):
        node.kind = "casualty_toll" if verb in {"kill", "slay"} else "killing"
        node.rules.append(NO_MEANS)
    elif node.kind == "casualty_toll" and not doers:
        node.rules.append(NO_MEANS)
    elif node.kind == "casualty_toll" and all("armed" in classes for classes in doers) and verb in {"wound", "injure"}:
        node.kind = "killing"
    if node.kind == "killing" and _is_combat(node, phrases):
        node.kind = "armed_clash"


def _is_combat(node: Node, phrases: Phrases) -> bool:
    """Fighters killing fighters is a clash; executing them is not."""
    if node.verb.lemma_.lower() not in {"kill", "wound", "injure"} or not node.targets or not node.actors:
        return False
    doers, victims = ([phrases.classes(head) for head in heads] for heads in (node.actors, node.targets))
    return all("armed" in one for one in doers) and all("armed" in one and "hostages" not in one for one in victims)


def _instruments(node: Node) -> list["Token"]:
    comps = complements(node.verb)
    return [head for prep in ("by", "with", "in", "from", "of") for head in comps.get(prep, [])]


def _means_node(node: Node, by_token: dict[int, Node]) -> Node | None:
    """The happening that caused the casualties, from the nearest word outwards."""
    subject_nodes = [by_token.get(head.i) for head in (*subjects(node.verb), *node.passes)]
    complement_nodes = [
        by_token.get(head.i)
        for prep, heads in _near_complements(node).items()
        if prep in _MEANS_PREPOSITIONS
        for head in heads
    ]
    for found in (*subject_nodes, *complement_nodes, *_when_clauses(node, by_token)):
        if _violent(found) is not None:
            return found
    return _clause_above(node, by_token) or _only_violent(node, by_token)


def _when_clauses(node: Node, by_token: dict[int, Node]) -> list[Node | None]:
    """ "When a shell hit", "after a bomb exploded"; "while directing strikes" is what the victim did."""
    clauses = [
        child
        for child in node.verb.children
        if child.dep_ == "advcl" and not any(mark.lower_ == "while" for mark in child.children)
    ]
    return [by_token.get(token.i) for clause in clauses for token in (clause, *clause.children)]


def _clause_above(node: Node, by_token: dict[int, Node]) -> Node | None:
    """ "A bomb exploded, killing 12", "a strike hit a market and killed 12"; joined casualties are one."""
    verb = node.verb
    for _ in range(3):
        head = verb.head
        if verb.dep_ not in {"advcl", "conj", "xcomp", "relcl", "acl", "ccomp"} or head == verb:
            return None
        other = by_token.get(head.i)
        if other is not None and other.casualty and verb.dep_ == "conj":
            return other
        mark = {child.lower_ for child in verb.children if child.dep_ == "mark"}
        own_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
        spoken = verb.dep_ == "ccomp" and head.lemma_.lower() in cues().speech_verbs
        if spoken or (verb.dep_ == "advcl" and own_subject and mark & {"as", "after", "while", "since"}):
            return None
        beside = [child for child in head.children if child.dep_ in {"nsubj", "dobj", "nsubjpass"}]
        candidates = [head, *(beside if verb.dep_ != "ccomp" else [])]
        for token in candidates:
            found = _violent(by_token.get(token.i))
            if found is not None:
                return found
        verb = head
    return None


def _only_violent(node: Node, by_token: dict[int, Node]) -> Node | None:
    """The one violent happening the sentence tells besides, when the casualties have no doer of their own."""
    if any(head.i not in by_token for head in subjects(node.verb)):
        return None
    sentence = node.token.sent
    found = [
        other
        for i, other in by_token.items()
        if sentence.start <= i < sentence.end and _violent(other) and not other.absorbed and not _meanwhile(other)
    ]
    return found[0] if len(found) == 1 and found[0].kind not in {"siege", "property_destruction"} else None


def _meanwhile(node: Node) -> bool:
    """ "Was killed *while directing air strikes*": what the victim did, not what killed."""
    return any(
        up.dep_ == "advcl" and any(child.lower_ == "while" for child in up.children)
        for up in (node.token, *node.token.ancestors)
    )


def _violent(node: Node | None) -> Node | None:
    return node if node is not None and node.kind in VIOLENT and not node.casualty else None


def _near_complements(node: Node) -> dict[str, list["Token"]]:
    """Complements of the casualty verb, of what it counts, and of verbs joined to it ("killed and 20 wounded in …")."""
    out: dict[str, list[Token]] = {}
    raised = [node.verb.head, *node.verb.head.conjuncts] if node.verb.dep_ == "xcomp" else []
    for source in (
        node.token,
        *raised,
        *(count.token for count in node.counts),
        *objects(node.verb),
        *node.verb.conjuncts,
    ):
        for prep, heads in complements(source).items():
            out.setdefault(prep, []).extend(heads)
    return out


def _join_means(node: Node, by_token: dict[int, Node]) -> None:
    """ "Killed by army raids and Russian strikes": one figure, so one claim with both as doers."""
    for token in node.token.conjuncts:
        other = by_token.get(token.i)
        if other is not None and other is not node and other.kind == node.kind and not other.counts:
            other.absorbed = True
            for actor in other.actors:
                node.add("actor", actor)


def _absorb(node: Node, other: Node) -> None:
    """Give a casualty verb's counts, victims, place and doer to the event that caused them."""
    node.absorbed, node.into = True, other
    other.told_by.extend((node.token, *node.told_by))
    for count in node.counts:
        known = next((have for have in other.counts if have.token == count.token), None)
        if known is not None and {known.what, count.what} == {"killed", "wounded"}:
            known.what = "killed_or_wounded"
        else:
            other.counts.append(count)
    for target in node.targets:
        other.add("target", target)
    for place in node.places:
        other.add("place", place)
    if other.kind != "suicide_bombing" or not other.actors:
        for actor in node.actors:
            if actor != other.token:
                other.add("actor", actor)
    if other.verb == other.token:
        other.verb = node.verb
    other.rules.append(f"casualties:{node.token.lemma_.lower()}")
