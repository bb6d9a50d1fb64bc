"""Events told by words that no frame fires on, where the network of triggers is sure: nodes with roles by grammar."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from dateline.extract.arguments import complements, is_passive, objects, subjects
from dateline.extract.doers import doers_before
from dateline.extract.node import PLACE_PREPOSITIONS, TWO_SIDED, Count, Node
from dateline.extract.owned_place import owned_place
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.extract.trigger_features import PHRASES, see_triggers
from dateline.extract.trigger_network import Network
from dateline.vocab.kind_families import kind_families
from dateline.vocab.kinds import event_kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

RULE: Final = "network:triggers"
"""Names the network in a claim's rules."""
_SURE: Final = 0.55
"""Chance from which a word tells a happening: chosen on held-out bundles, see docs/models/triggers.md."""
_HARMING: Final = frozenset({"killing", "execution", "casualty_toll"})
_MEANS: Final = frozenset({"munition", "explosive", "weapon"})
_TELLING: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "AUX"})
_ARMS: Final = ("armed", "munition", "explosive", "aircraft", "weapon", "suicide_bomber")
"""Classes of which a report has a word before a word that frames have refused is read: "a *clash* of views"."""
_CLAUSES: Final = frozenset({"conj", "advcl", "relcl", "ccomp", "parataxis", "acl"})
_HOLDING: Final = frozenset({"gain", "hold", "loss"})
_HELD: Final = frozenset({"gain", "hold"})
_INTO_WHOSE: Final = frozenset({"to", "with", "of"})
_REACH: Final = 8
_UPON: Final = frozenset({"against", "on", "upon", "at", "with"})


def learnt_nodes(phrases: Phrases, known: Collection[Node]) -> list[Node]:
    """Nodes for words that the network takes for the telling of a happening and that no rule has read."""
    read = {i for node in known for i in range(node.first, node.last + 1)}
    network = Network.default()
    seen = see_triggers(phrases, network.kinds)
    of_arms = bool(seen.phrases[:, [PHRASES.index(name) for name in _ARMS]].any())
    listed = {kind: seen.lexicon[:, number] for number, kind in enumerate(network.kinds)}
    found = {it.at: it for it in network.read(seen, _SURE) if of_arms or not listed[it.kind][it.at]}
    by_token = {node.token.i: node for node in known}
    out: list[Node] = []
    for at, it in found.items():
        token = phrases.doc[at]
        if at in read or token.pos_ not in _TELLING or at in phrases.notes.place_at or at in phrases.notes.time_at:
            continue
        above = token.head.i if token.head != token else -1
        if above in found and found[above].kind == it.kind and found[above].at not in read:
            continue  # "changed *hands*": one telling, by its head
        around = [by_token[other.i] for other in _around(token) if other.i in by_token]
        if any(_alike(node.kind, it.kind) for node in around):
            continue  # "launched an *offensive*", "*fighting* left nine dead": told by the word that was read
        node = _node(token, it.kind, phrases)
        if _can_hold(node, phrases, refused=bool(listed[it.kind][at])):
            out.append(node)
    return out


def _can_hold(node: Node, phrases: Phrases, *, refused: bool) -> bool:
    """Whether a word for who holds a place can be one: aircraft take none, and what frames refused needs a force."""
    if event_kinds()[node.kind].control_effect not in _HOLDING:
        return True
    if node.actors and all("aircraft" in phrases.classes(head) for head in node.actors):
        return False
    forces = {"armed", "government", "pronoun"}
    return not refused or any(phrases.classes(head) & forces for head in (*node.actors, *node.targets))


def _around(token: "Token") -> set["Token"]:
    """Words of the same clause at most two steps away in the tree."""
    found = {token}
    for _ in range(2):
        found |= {word.head for word in found if word.dep_ not in _CLAUSES}
        found |= {child for word in found for child in word.children if child.dep_ not in _CLAUSES}
    return found - {token}


def _alike(left: str, right: str) -> bool:
    families = kind_families()
    pair = left, right
    return left == right or pair in families.alike or pair in families.loosely or pair in families.with_figures


def _node(token: "Token", kind: str, phrases: Phrases) -> Node:
    node = Node(token=token, kind=kind, rule=RULE, verb=token, first=token.i, last=token.i)
    node.noun = token.pos_ in {"NOUN", "PROPN"}
    if node.noun:
        _fill_noun(node, phrases)
    else:
        _fill_verb(node, phrases)
    if kind in _HARMING and node.counts:
        node.casualty = True
    if event_kinds()[kind].control_effect in _HELD and not node.actors:
        _find_holder(node, phrases)
    return node


def _find_holder(node: Node, phrases: Phrases) -> None:
    """ "Answers to *the army* now", "changed hands and is in *rebel* keeping": the armed party beside the word."""
    armed = [head for head in node.targets if phrases.classes(head) & {"armed", "government"}]
    if armed and node.places and all(place.i < node.token.i for place in node.places):
        node.actors.append(armed[0])
        node.targets.remove(armed[0])
        return
    behind = phrases.doc[node.token.i + 1 : min(node.token.i + 1 + _REACH, sentence_of(node.token).end)]
    for word in behind:
        if word.pos_ == "VERB" or word.text in {",", ";"}:
            return
        if phrases.classes(word) & {"armed"} and word.dep_ not in {"nsubj", "nsubjpass"}:
            node.actors.append(word)
            return


def _fill_verb(node: Node, phrases: Phrases) -> None:
    subs, objs = subjects(node.token), objects(node.token)
    done_to = not objs and not is_passive(node.token)
    for head in subs:
        classes = phrases.classes(head)
        if "place" in classes and not classes & {"party", "armed"}:
            node.add("place", head)
        elif classes & _MEANS and "armed" not in classes:
            node.add("instrument", head)
        elif "event" in classes and not classes & {"party", "armed"}:
            node.passes.append(head)
        elif node.kind in _HARMING and done_to:
            _harm(node, head)
        else:
            node.add("actor", head)
    for head in objs:
        classes = phrases.classes(head)
        if "place" in classes and not classes & {"people", "armed"}:
            node.add("place", head)
        elif node.kind in _HARMING:
            _harm(node, head)
        else:
            node.add("target", head)
    _fill_complements(node, complements(node.token), phrases)
    for head in objs:
        _fill_complements(node, complements(head), phrases)


def _harm(node: Node, head: "Token") -> None:
    node.add("target", head)
    node.counts.append(Count("killed", head))


def _fill_noun(node: Node, phrases: Phrases) -> None:
    for head in doers_before(node.token, phrases):
        node.add("actor", head)
    found = complements(node.token) | owned_place(node.token, phrases)
    if node.kind in _HARMING:
        for head in found.get("of", []):
            _harm(node, head)
    _fill_complements(node, found, phrases)


def _fill_complements(node: Node, found: dict[str, list["Token"]], phrases: Phrases) -> None:
    for prep, heads in found.items():
        for number, head in enumerate(heads):
            if head.i in phrases.notes.time_at:
                continue
            role = _role(node, prep, head, number, phrases)
            if role is not None:
                node.add(role, head)


def _role(node: Node, prep: str, head: "Token", number: int, phrases: Phrases) -> str | None:
    classes = phrases.classes(head)
    acting = classes & {"armed", "party", "people"} and "place" not in classes
    if prep == "between" and node.kind in TWO_SIDED:
        return "target" if number else "actor"
    if prep == "by":
        return "actor" if acting or "aircraft" in classes else None
    if prep in _INTO_WHOSE and event_kinds()[node.kind].control_effect in _HELD and acting:
        return "actor"  # "fell to the rebels", "is with the army"
    if prep == "from" and acting:
        return "target"
    if prep in _UPON and acting and not classes & _MEANS:
        return "target"
    if prep in PLACE_PREPOSITIONS | {"of", "on", "at", "against"} and phrases.can_be_place(head, prep):
        return "place"
    if prep == "of" and node.noun and acting:
        return "target"
    return None
