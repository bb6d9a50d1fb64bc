"""Folds casualties into what caused them: "killed in an air strike" is one happening, the strike."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, objects, subjects
from dateline.extract.node import VIOLENT, Node
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents

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
        if NO_MEANS not in node.rules or node.places or node.noun:
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


def find_means(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
    other = _means_node(node, by_token)
    if other is not None:
        _absorb(node, other)
        _join_means(other, by_token)
        return
    for head in [*subjects(node.verb), *_instruments(node)]:
        classes = phrases.classes(head)
        for name, kind in _KIND_OF_MEANS:
            if name in classes and ("people" not in classes or name == "suicide_bomber"):
                node.kind = kind
                node.add("instrument", head)
                node.rules.append(f"means:{head.lemma_.lower()}")
                if name not in {"aircraft", "suicide_bomber"}:
                    node.actors = [actor for actor in node.actors if actor != head]
                return
    if node.kind == "killing" and not any(
        "armed" in phrases.classes(actor) or "party" in phrases.classes(actor) or "pronoun" in phrases.classes(actor)
        for actor in node.actors
    ):
        node.kind = "casualty_toll"
        node.rules.append(NO_MEANS)
    elif (
        node.kind == "casualty_toll"
        and node.actors
        and all("armed" in phrases.classes(actor) for actor in node.actors)
        and node.verb.lemma_ in {"wound", "injure"}
    ):
        node.kind = "killing"


def _instruments(node: Node) -> list["Token"]:
    comps = complements(node.verb)
    return [head for prep in ("by", "with", "in", "from", "of") for head in comps.get(prep, [])]


def _means_node(node: Node, by_token: dict[int, Node]) -> Node | None:
    for head in [*subjects(node.verb), *node.passes]:
        found = by_token.get(head.i)
        if found is not None and not found.casualty and found.kind in VIOLENT:
            return found
    for prep, heads in _near_complements(node).items():
        if prep in _MEANS_PREPOSITIONS:
            for head in heads:
                found = by_token.get(head.i)
                if found is not None and not found.casualty and found.kind in VIOLENT:
                    return found
    for child in node.verb.children:  # "when a shell hit", "after a bomb exploded"
        if child.dep_ == "advcl" and not any(mark.lower_ == "while" for mark in child.children):
            found = _violent(by_token.get(child.i)) or next(
                (_violent(by_token.get(head.i)) for head in child.children), None
            )
            if found is not None:
                return found
    verb = node.verb
    for _ in range(3):  # "a bomb exploded, killing 12", "a strike hit a market and killed 12"
        if verb.dep_ not in {"advcl", "conj", "xcomp", "relcl", "acl", "ccomp"} or verb.head == verb:
            break
        head = verb.head
        other = by_token.get(head.i)
        if other is not None and other.casualty and verb.dep_ == "conj":
            return other
        found = _violent(other)
        if found is None and verb.dep_ != "ccomp":
            found = next(
                (
                    _violent(by_token.get(child.i))
                    for child in head.children
                    if child.dep_ in {"nsubj", "dobj", "nsubjpass"}
                ),
                None,
            )
        if found is not None:
            return found
        verb = head
    return _only_violent(node, by_token)


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
    node.absorbed = True
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
    if other.kind not in {"suicide_bombing"} or not other.actors:
        for actor in node.actors:
            if actor != other.token:
                other.add("actor", actor)
    if other.verb == other.token:
        other.verb = node.verb
    other.rules.append(f"casualties:{node.token.lemma_.lower()}")
