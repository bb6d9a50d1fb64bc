"""Finds all event nodes of a report and ties together those that tell one happening."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import clause_verb, complements, objects, subjects
from dateline.extract.hold_nodes import hold_node
from dateline.extract.node import Count, Node
from dateline.extract.noun_nodes import carry_over, noun_node
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.extract.verb_nodes import verb_node
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANS_PREPOSITIONS = frozenset({"in", "by", "during", "from", "with", "after", "when", "as", "following", "amid", "under", "at"})
_VIOLENT = frozenset(
    "air_strike shelling suicide_bombing bombing chemical_attack armed_clash offensive killing property_destruction siege".split()
)
_KIND_OF_MEANS = (
    ("suicide_bomber", "suicide_bombing"),
    ("aircraft", "air_strike"),
    ("munition", "shelling"),
    ("explosive", "bombing"),
)
_BACK = 8


def find_nodes(phrases: Phrases, referents: Referents) -> list[Node]:
    """All event nodes of a report in text order, casualties folded into what caused them."""
    nodes: list[Node] = []
    for token in phrases.doc:
        node = hold_node(token, phrases) or verb_node(token, phrases) or noun_node(token, phrases) or _brunt(token, phrases) or _effort(token, phrases)
        if node is not None:
            nodes.append(node)
    by_token = {node.token.i: node for node in nodes}
    for node in nodes:
        if node.noun:
            carry_over(node, phrases)
            if node.kind in {"bombing", "offensive"} and any("aircraft" in phrases.classes(actor) for actor in node.actors):
                node.kind = "air_strike"
            _join_carrier(node, by_token, phrases)
    for node in nodes:
        if not node.casualty:
            _take_subject_event(node, by_token)
    for node in _reaching(phrases, by_token):
        nodes.append(node)
        by_token[node.token.i] = node
    nodes.sort(key=lambda node: node.token.i)
    _victims(nodes, by_token, phrases)
    for node in nodes:
        if node.casualty and not node.absorbed:
            _find_means(node, by_token, phrases)
    _refer_back(nodes, referents, phrases)
    return [node for node in nodes if not node.absorbed and node.kind]


def _join_carrier(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
    """ "Launched the offensive with two car bombs": the bombs take doer, place and time from the offensive."""
    if node.token.dep_ != "pobj" or node.token.head.lower_ not in {"with", "by", "using"}:
        return
    verb = node.verb
    for child in verb.children:
        other = by_token.get(child.i)
        if other is not None and other is not node and child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            node.carrier = other
            if not node.actors and child.dep_ == "dobj":
                node.actors.extend(head for head in subjects(verb) if phrases.classes(head) & {"party", "pronoun", "armed"})
            return
    other = by_token.get(verb.i)
    if other is not None and not other.casualty:
        node.carrier = other
        if node.kind in _VIOLENT and not node.actors:
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
        if node.kind in {other.kind, "bombing", "shelling", "air_strike"}:
            node.absorbed = True
        else:
            node.actors.extend(actor for actor in other.actors if actor not in node.actors)


def _reaching(phrases: Phrases, by_token: dict[int, Node]) -> list[Node]:
    """ "The strikes, which officials say are targeting X": a clause of its own on an event, with its own speaker."""
    found = []
    for token in phrases.doc:
        if token.pos_ != "VERB" or token.i in by_token or token.lemma_ not in triggers().words["reach_verbs"]:
            continue
        for head in subjects(token):
            event = by_token.get(head.i)
            targets = [other for other in objects(token) if phrases.classes(other) & {"people", "armed", "site", "party"}]
            if event is None or not event.noun or event.verb == token or not targets:
                continue
            node = Node(token=token, kind=event.kind, rule="clause on an event", verb=token, first=token.i, last=token.i)
            node.actors, node.places, node.carrier = list(event.actors), list(event.places), event
            node.targets = targets
            found.append(node)
            break
    return found


def _victims(nodes: list[Node], by_token: dict[int, Node], phrases: Phrases) -> None:
    """ "Paid homage to the 130 victims of the shootings": the mourned are the dead."""
    for token in phrases.doc:
        if token.lemma_.lower() != "victim" or not any(child.dep_ == "nummod" for child in token.children):
            continue
        above = [word for up in token.ancestors for word in (up, *(child for child in up.children if child.dep_ == "dobj"))]
        mourned = any(word.lemma_.lower() in cues().mourning for word in above)
        for head in complements(token).get("of", []):
            event = by_token.get(head.i)
            if event is not None and mourned and event in nodes:
                event.counts.append(Count("killed", token))
                event.rules.append("the mourned are the dead")
                break


# -- casualties --------------------------------------------------------------------------------------------------------


def _find_means(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
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
    if node.kind == "killing" and not any("armed" in phrases.classes(actor) or "party" in phrases.classes(actor) or "pronoun" in phrases.classes(actor) for actor in node.actors):
        node.kind = "casualty_toll"
        node.rules.append("no doer and no means named")
    elif node.kind == "casualty_toll" and node.actors and all("armed" in phrases.classes(actor) for actor in node.actors) and node.verb.lemma_ in {"wound", "injure"}:
        node.kind = "killing"


def _instruments(node: Node) -> list["Token"]:
    comps = complements(node.verb)
    return [head for prep in ("by", "with", "in", "from", "of") for head in comps.get(prep, [])]


def _means_node(node: Node, by_token: dict[int, Node]) -> Node | None:
    for head in [*subjects(node.verb), *node.passes]:
        found = by_token.get(head.i)
        if found is not None and not found.casualty and found.kind in _VIOLENT:
            return found
    for prep, heads in _near_complements(node).items():
        if prep in _MEANS_PREPOSITIONS:
            for head in heads:
                found = by_token.get(head.i)
                if found is not None and not found.casualty and found.kind in _VIOLENT:
                    return found
    for child in node.verb.children:  # "when a shell hit", "after a bomb exploded"
        if child.dep_ == "advcl":
            found = _violent(by_token.get(child.i)) or next((_violent(by_token.get(head.i)) for head in child.children), None)
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
            found = next((_violent(by_token.get(child.i)) for child in head.children if child.dep_ in {"nsubj", "dobj", "nsubjpass"}), None)
        if found is not None:
            return found
        verb = head
    return _only_violent(node, by_token)


def _only_violent(node: Node, by_token: dict[int, Node]) -> Node | None:
    """The one violent happening the sentence tells besides, when the casualties have no doer of their own."""
    if any(head.i not in by_token for head in subjects(node.verb)):
        return None
    sentence = node.token.sent
    found = [other for i, other in by_token.items() if sentence.start <= i < sentence.end and _violent(other) and not other.absorbed]
    return found[0] if len(found) == 1 and found[0].kind not in {"siege", "property_destruction"} else None


def _violent(node: Node | None) -> Node | None:
    return node if node is not None and node.kind in _VIOLENT and not node.casualty else None


def _near_complements(node: Node) -> dict[str, list["Token"]]:
    """Complements of the casualty verb, of what it counts, and of verbs joined to it ("killed and 20 wounded in …")."""
    out: dict[str, list[Token]] = {}
    raised = [node.verb.head, *node.verb.head.conjuncts] if node.verb.dep_ == "xcomp" else []
    for source in (node.token, *raised, *(count.token for count in node.counts), *objects(node.verb), *node.verb.conjuncts):
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


# -- references --------------------------------------------------------------------------------------------------------


def _brunt(token: "Token", phrases: Phrases) -> Node | None:
    """ "X have borne the brunt of them": X is whom the happenings hit."""
    if token.lemma_.lower() != "brunt" or token.dep_ != "dobj":
        return None
    node = Node(token=token, kind="", rule="bears the brunt", verb=token.head, first=token.head.i, last=token.i, noun=True, generic=True, definite=True)
    for head in subjects(token.head):
        node.add("target", head)
    return node


def _effort(token: "Token", phrases: Phrases) -> Node | None:
    """ "The international effort targeting X": an action named only by what it repeats; kept if something precedes it."""
    if token.lemma_.lower() not in triggers().words["anaphoric_nouns"] or token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    if not any(child.dep_ == "det" and child.lower_ in {"the", "this", "these"} for child in token.children):
        return None
    acts = [child for child in token.children if child.dep_ == "acl" and child.lemma_ in triggers().words["reach_verbs"]]
    if not acts:
        return None
    node = Node(token=token, kind="", rule="the same action", verb=token, first=token.i, last=token.i, noun=True, generic=True, definite=True)
    for verb in acts:
        for head in objects(verb):
            node.add("place" if "place" in phrases.classes(head) else "target", head)
    carry_over(node, phrases)
    verb = clause_verb(token)
    if verb.lemma_ in triggers().words["light_verbs"]:
        for head in objects(verb) or subjects(verb):
            node.add("actor", head)
    return node


def _refer_back(nodes: list[Node], referents: Referents, phrases: Phrases) -> None:
    """Give a "the attack" or "the fighting" that names no doer or place those of what it refers back to."""
    for position, node in enumerate(nodes):
        if node.absorbed or not node.noun or not (node.definite or node.generic):
            continue
        earlier = [other for other in nodes[:position] if not other.absorbed and other.kind and _within_reach(other, node, referents)]
        match = _antecedent(node, [other for other in earlier if other.kind in _VIOLENT or other.kind == node.kind])
        if match is None:
            _take_place_of_gain(node, earlier)
            _settle(node, phrases)
            continue
        if not node.places and node.kind == "armed_clash" and _several_places(earlier):
            node.placeless = True
            node.rules.append("place:one of several fights told before; not said which")
            node.carrier = None
            continue
        if not node.kind or (node.generic and node.definite and (not node.places or _same_places(node, match))):
            node.kind = match.kind
            node.rules.append(f"the same as {match.token.text!r} before")
        elif node.kind != match.kind and not (node.kind == "armed_clash" and match.kind == "offensive"):
            continue
        if not node.actors:
            node.actors = list(match.actors)
        if not node.places and not node.extras:
            node.places = list(match.places)
        node.carrier = node.carrier or match


def _same_places(node: Node, other: Node) -> bool:
    return {token.text for token in node.places} == {token.text for token in other.places}


def _several_places(earlier: list[Node]) -> bool:
    """Whether the fights told so far are at more than one place."""
    sets = [{token.text for token in node.places} for node in earlier if node.kind in {"armed_clash", "offensive"} and node.places]
    return bool(sets) and len(set.union(*sets)) > 1


def _settle(node: Node, phrases: Phrases) -> None:
    """ "An attack" that refers to nothing before: on fighters a clash, on a place an offensive, on people a killing."""
    if not node.generic or node.absorbed:
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
    if node.kind != "offensive" or node.places or not earlier:
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
        if other.token.lemma_.lower() == lemma or other.kind == node.kind:
            return other
    if node.generic or node.kind == "armed_clash":
        for other in reversed(fitting):
            if other.kind in _VIOLENT - {"property_destruction", "siege"}:
                return other
    return None


def _other_doer(node: Node, other: Node) -> bool:
    """Whether both name doers and share none: then it is not the same attack."""
    mine, theirs = ({token.lemma_.lower() for token in one.actors if token.pos_ != "PRON"} for one in (node, other))
    return bool(mine and theirs) and not mine & theirs
