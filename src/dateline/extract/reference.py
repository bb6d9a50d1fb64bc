"""Ties event nouns to what they refer back to: "the attack", "the fighting", "the effort targeting X"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import clause_verb, objects, subjects
from dateline.extract.blame import accused_or_denied
from dateline.extract.node import VIOLENT, Node
from dateline.extract.noun_nodes import carry_over
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 8
_CLOSE = 4
_GAINS = frozenset({"capture", "recapture", "takeover", "seizure", "fall"})


def brunt_node(token: "Token") -> Node | None:
    """ "X have suffered most from them": X is whom the happenings hit."""
    if token.lemma_.lower() != "brunt" or token.dep_ != "dobj":
        return None
    node = Node(
        token=token,
        kind="",
        rule="bears the brunt",
        verb=token.head,
        first=token.head.i,
        last=token.i,
        noun=True,
        generic=True,
        definite=True,
    )
    for head in subjects(token.head):
        node.add("target", head)
    return node


def repeat_node(token: "Token", phrases: Phrases) -> Node | None:
    """ "The international effort targeting X": an action named by what it repeats; kept if that was told."""
    if (
        token.lemma_.lower() not in triggers().words["anaphoric_nouns"]
        or token.pos_ != "NOUN"
        or token.dep_ == "compound"
    ):
        return None
    if not any(child.dep_ == "det" and child.lower_ in {"the", "this", "these"} for child in token.children):
        return None
    if token.lemma_.lower() in _GAINS:
        node = Node(token=token, kind="territory_seized", rule="the same gain", verb=token, first=token.i, last=token.i)
        node.noun = node.definite = True
        carry_over(node, phrases)
        return node
    acts = [
        child for child in token.children if child.dep_ == "acl" and child.lemma_ in triggers().words["reach_verbs"]
    ]
    if not acts:
        return None
    node = Node(
        token=token,
        kind="",
        rule="the same action",
        verb=token,
        first=token.i,
        last=token.i,
        noun=True,
        generic=True,
        definite=True,
    )
    for verb in acts:
        for head in objects(verb):
            node.add("place" if "place" in phrases.classes(head) else "target", head)
    carry_over(node, phrases)
    verb = clause_verb(token)
    if verb.lemma_ in triggers().words["light_verbs"]:
        for head in objects(verb) or subjects(verb):
            node.add("actor", head)
    return node


def refer_back(nodes: list[Node], referents: Referents, phrases: Phrases) -> None:
    """Give a "the attack" or "the fighting" that names no doer or place those of what it refers back to."""
    for position, node in enumerate(nodes):
        if node.absorbed or not node.noun or not (node.definite or node.generic):
            continue
        earlier = [
            other
            for other in nodes[:position]
            if not other.absorbed
            and other.kind
            and _within_reach(other, node, referents)
            and not _strikes_back(node, other, phrases)
        ]
        match = _antecedent(node, [other for other in earlier if other.kind in VIOLENT or other.kind == node.kind])
        if match is None:
            _take_place_of_gain(node, earlier)
            _settle(node, phrases)
            continue
        if not node.places and node.kind == "armed_clash" and _several_places(earlier):
            node.placeless = True
            node.rules.append("place:one of several fights told before; not said which")
            node.carrier = None
            continue
        blast = node.kind == "bombing" and match.kind == "suicide_bombing"  # "the blast" of a bomber told before
        alike = node.generic and node.definite and (not node.places or _same_places(node, match))
        if not node.kind or blast or alike:
            node.kind = match.kind
            node.rules.append(f"the same as {match.token.text!r} before")
        elif node.kind != match.kind and not (node.kind == "armed_clash" and match.kind == "offensive"):
            continue
        doubted = accused_or_denied(match.token) or accused_or_denied(node.token)
        if not node.actors and not doubted and not (node.generic and _elsewhere(node, match)):
            node.actors = list(match.actors)
        if not node.places and not node.extras and not _hits_unnamed_places(node, phrases):
            node.places = list(match.places)
        node.carrier = node.carrier or match


def _hits_unnamed_places(node: Node, phrases: Phrases) -> bool:
    """ "The bombardment that hit at least six ports" has places of its own, though it does not name them."""
    counted = (head for head in node.targets if any(child.dep_ == "nummod" for child in head.children))
    return any("place" in phrases.classes(head) for head in counted)


def _same_places(node: Node, other: Node) -> bool:
    return {token.text for token in node.places} == {token.text for token in other.places}


def _strikes_back(node: Node, other: Node, phrases: Phrases) -> bool:
    """Whether one hits who did the other: then it is not the same attack."""
    hit = {phrases.words(head).casefold() for head in node.targets}
    return any(phrases.words(head).casefold() in hit for head in other.actors)


def _elsewhere(node: Node, other: Node) -> bool:
    """Whether one is told in other words and both name places and share none."""
    if node.token.lemma_ == other.token.lemma_:
        return False
    mine, theirs = ({token.text for token in one.places} for one in (node, other))
    return bool(mine and theirs) and not mine & theirs


def _several_places(earlier: list[Node]) -> bool:
    """Whether the fights told so far are at more than one place."""
    sets = [
        {token.text for token in node.places}
        for node in earlier
        if node.kind in {"armed_clash", "offensive"} and node.places
    ]
    return bool(sets) and len(set.union(*sets)) > 1


def _settle(node: Node, phrases: Phrases) -> None:
    """ "An attack" that refers to nothing before: on fighters a clash, on a place an offensive, on people a killing."""
    if not node.generic or node.absorbed or node.kind == "killing":  # "a terrorist attack"
        return
    classes = {name for token in node.targets for name in phrases.classes(token)}
    if "armed" in classes:
        node.kind = "armed_clash"
    elif classes & {"people", "site"} or any(count.what.startswith("killed") for count in node.counts):
        node.kind = "killing"
    elif not any(token.head.lower_ in {"on", "against"} for token in node.places):
        node.kind = "killing" if node.counts else ("offensive" if node.actors and node.places else "")


def _take_place_of_gain(node: Node, earlier: list[Node]) -> None:
    """ "IS captured X. They launched the offensive with …": the offensive was on X."""
    if node.kind != "offensive" or node.places or not node.definite or not earlier:
        return
    gains = [other for other in earlier if other.kind == "territory_seized"]
    if gains and gains[-1] is earlier[-1]:
        node.places = list(gains[-1].places)
        node.rules.append("place:of the capture it led to")


def _within_reach(other: Node, node: Node, referents: Referents) -> bool:
    return referents.sentence(node.token) - referents.sentence(other.token) <= _BACK


def _antecedent(node: Node, earlier: list[Node]) -> Node | None:
    lemma = node.token.lemma_.lower()
    if not node.kind:
        return earlier[-1] if earlier else None
    if not node.definite:
        return None
    fitting = [other for other in earlier if not _other_doer(node, other)]
    for other in reversed(fitting):
        told = other.kind == node.kind or (node.kind == "bombing" and other.kind == "suicide_bombing")
        if node.kind == "bombing" and node.places and other.kind != node.kind and not _same_places(node, other):
            continue
        if other.token.lemma_.lower() == lemma or (told and _near(other, node)):
            return other
    if node.generic or node.kind == "armed_clash":
        for other in reversed(fitting):
            if other.kind in VIOLENT - {"property_destruction", "siege"} and _near(other, node):
                return other
    return None


def _near(other: Node, node: Node) -> bool:
    """Another word for it must follow closely; the same word may come back later."""
    between = node.token.doc[other.token.i : node.token.i]
    return sum(bool(token.is_sent_start) for token in between) <= _CLOSE


def _other_doer(node: Node, other: Node) -> bool:
    """Whether both name doers and share none: then it is not the same attack."""
    mine, theirs = (
        {token.lemma_.lower() for token in one.actors if token.pos_ != "PRON"} - triggers().words["nameless_doers"]
        for one in (node, other)
    )
    return bool(mine and theirs) and not mine & theirs
