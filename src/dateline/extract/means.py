"""Folds casualties into what caused them: "killed in an air strike" is one happening, the strike."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive, objects, subjects
from dateline.extract.blame import accused_or_denied
from dateline.extract.doers import doers_before
from dateline.extract.node import VIOLENT, Node
from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.extract.sentences import sentence_of
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANS_PREPOSITIONS = frozenset(
    {"in", "by", "during", "from", "with", "after", "when", "as", "following", "amid", "under", "at", "through"}
)
_DEPTH = 6
NO_MEANS = "no doer and no means named"
_KIND_OF_MEANS = (
    ("suicide_bomber", "suicide_bombing"),
    ("aircraft", "air_strike"),
    ("munition", "shelling"),
    ("explosive", "bombing"),
)


def join_sentence_before(nodes: list[Node], referents: Referents, phrases: Phrases) -> None:
    """ "A car bomb exploded in X. At least nine bakers were killed.": the toll is the bomb's, told one sentence on."""
    for position, node in enumerate(nodes):
        if NO_MEANS not in node.rules or node.places or (node.noun and not _bare_toll(node)) or _opens_anew(node):
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
        if len({other.kind for other in before}) == 1 and not here and not _told_how(node, phrases):
            node.kind, node.carrier = before[-1].kind, before[-1]
            node.actors = [] if accused_or_denied(before[-1].token) else list(before[-1].actors)
            node.rules.append("means:told in the sentence before")


def _told_how(node: Node, phrases: Phrases) -> bool:
    """ "Four died when gas was dropped on X": its own clause says how, or its own sentence where."""
    clauses = (child for child in node.token.children if child.dep_ == "advcl")
    marks = {word.lower_ for clause in clauses for word in clause.children if word.dep_ in {"mark", "advmod"}}
    named = (phrases.notes.place_at.get(i) for i in range(node.token.i, sentence_of(node.token).end))
    return bool(marks & {"when", "as"}) or any(hit is not None and not hit.country for hit in named)


def _bare_toll(node: Node) -> bool:
    """ "The death toll rose to 28": of what was told just before, as it says of what by no word of its own."""
    return bool(node.counts) and not any(child.dep_ == "prep" for child in node.token.children)


def _opens_anew(node: Node) -> bool:
    """ "Meanwhile", "another", "separately": not the happening of the sentence before; nor with a place of its own."""
    sentence = sentence_of(node.token)
    opening = {token.lower_ for token in sentence[:4]}
    period = {head.lemma_.lower() for prep in ("in", "during") for head in complements(node.verb).get(prep, [])}
    period |= {head.lemma_.lower() for head in subjects(node.verb)}  # "the conflict has killed 9,000"
    if period & cues().cumulative_words:
        return True
    named = any(token.ent_type_ in {"GPE", "LOC", "FAC"} and token.dep_ in {"pobj", "dobj"} for token in sentence)
    in_war = any(head.lemma_.lower() in cues().cumulative_words for head in complements(node.verb).get("in", []))
    return named or in_war or sentence[0].lower_ == "since" or bool(opening & cues().opens_anew)


def find_means(node: Node, by_token: dict[int, Node], phrases: Phrases) -> None:
    """Give a casualty node to the happening that caused it, or to the kind its weapon tells; else it stays a toll."""
    other = _means_node(node, by_token)
    other = None if other is None or _only_since(node, other) else other.outcome()
    if other is not None and other is not node:
        again = other.kind == node.kind == "killing" and other.noun  # "killed 12, four of them by beheading"
        if again and other.token not in subjects(node.token):  # but "the massacre killed 12": the massacre
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
            if name == "munition" and "explosive" in classes and not _fired(head, phrases):
                continue
            if name in classes and ("people" not in classes or name == "suicide_bomber"):
                node.kind = kind
                node.add("instrument", head)
                node.rules.append(f"means:{head.lemma_.lower()}")
                if name not in {"aircraft", "suicide_bomber"}:
                    node.actors = [actor for actor in node.actors if actor != head]
                    node.actors.extend(doers_before(head, phrases) if not node.actors else [])  # "by regime bombs"
                return True
    return False


def _fired(bomb: "Token", phrases: Phrases) -> bool:
    """ "A mortar bomb" is fired; "a bomb" goes off."""
    return any("munition" in phrases.classes(child) for child in bomb.children if child.dep_ == "compound")


def _by_doer(node: Node, phrases: Phrases) -> None:
    """Without any means: a killing has a doer, a clash fighters on both sides, and what is left is a toll."""
    verb = node.verb.lemma_.lower()
    doers = [phrases.classes(actor) for actor in node.actors]
    if node.kind == "killing" and not any(classes & {"armed", "party", "pronoun"} for classes in doers):
        node.kind = "casualty_toll" if verb in {"kill", "slay"} else "killing"
        node.rules.append(NO_MEANS)
    elif node.kind == "casualty_toll" and not doers and not node.passes:
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
    acting = [*subjects(node.verb), *node.passes]
    if node.verb.pos_ == "VERB" and not is_passive(node.verb):  # a name with "and" in it may hide the first subject
        acting += [child for child in node.verb.children if child.dep_ == "nsubj"]
    acting += [inner for head in acting for inner in complements(head).get("of", [])]  # "days of fighting left 12 dead"
    acting += [inner for head in acting for inner in head.children if inner.dep_ == "acl"]  # "shells fired by X killed"
    subject_nodes = [by_token.get(head.i) for head in acting]
    complement_nodes = [
        by_token.get(head.i)
        for prep, heads in _near_complements(node).items()
        if prep in _MEANS_PREPOSITIONS
        for head in heads
    ]
    for found in (*subject_nodes, *complement_nodes, *_when_clauses(node, by_token)):
        if _violent(found) is not None:
            return found
    for child in node.verb.children:  # "17 lost their lives and 62 sustained burns in twin attacks"
        other = by_token.get(child.i)
        while_also = child.dep_ == "advcl" and any(mark.lower_ == "while" for mark in child.children)
        joined = child.dep_ == "conj" or while_also  # "nine were killed while 31 were hurt in the attack"
        if joined and child.i > node.token.i and other is not None and other.casualty:
            cause = _violent(_means_node(other, by_token))
            if cause is not None and cause.token not in subjects(other.verb):  # "while shelling of Y wounded nine"
                return cause
    return (
        _means_used(node, by_token)
        or _clause_above(node, by_token)
        or _behind_where(node, by_token)
        or _nearest_before(node, by_token)
        or _only_violent(node, by_token)
    )


def _behind_where(node: Node, by_token: dict[int, Node]) -> Node | None:
    """ "An attack on a bus *near X that killed 12*": the parser says X killed them, the attack did."""
    verb = node.verb
    if verb.dep_ not in {"relcl", "acl"} or is_passive(verb) or not objects(verb):
        return None
    if verb.head.lemma_.lower() in cues().cumulative_words:  # "the battles of the war, which has killed 9,000"
        return None
    current = verb.head
    for _ in range(_DEPTH):
        if current.dep_ not in {"pobj", "prep", "conj", "appos"}:
            return None
        current = current.head
        if current.pos_ in {"VERB", "AUX"}:  # "shelled X with a number of mortars, injuring 12"
            return _violent(by_token.get(current.i)) if verb.tag_ == "VBG" else None
        found = _violent(by_token.get(current.i))
        if found is not None and not found.absorbed:
            node.actors = [actor for actor in node.actors if actor not in subjects(verb)]
            return found
    return None


def _only_since(node: Node, other: Node) -> bool:
    """ "Killed *since* the assault began", "since May *as* rebels pounded X": a toll of a time, not of one attack."""
    current = other.token
    for _ in range(_DEPTH):
        marks = {child.lower_ for child in current.children if child.dep_ == "mark"}
        if "since" in marks or (current.lower_ == "since" and current.dep_ == "prep"):
            return True
        if current.dep_ == "advcl" and "as" in marks:
            return any(child.lower_ == "since" for child in current.head.children) and current.head == node.verb
        if current in (node.verb, current.head):
            return False
        current = current.head
    return False


def _means_used(node: Node, by_token: dict[int, Node]) -> Node | None:
    """ "Killed 40 people *using chemical weapons*": what they were killed with."""
    for head in (node.verb, *objects(node.verb)):
        for child in head.children:
            if child.dep_ in {"acl", "advcl"} and child.lower_ == "using" and child.i > node.verb.i:
                found = _violent(by_token.get(child.i))
                if found is not None:
                    found.actors = []
                    return found
    return None


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
            if _another_deed(verb):
                return None
            return None if set(node.targets) & set(other.actors) else other  # "shot a guard and was killed himself"
        mark = {child.lower_ for child in verb.children if child.dep_ == "mark"}
        own_subject = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
        spoken = verb.dep_ == "ccomp" and head.lemma_.lower() in cues().speech_verbs
        if spoken or (verb.dep_ == "advcl" and own_subject and mark & {"as", "after", "while", "since"}):
            return None
        beside = [child for child in head.children if child.dep_ in {"nsubj", "dobj", "nsubjpass"}]
        beside += [  # "made a string of attacks, killing nine"
            inner
            for child in beside
            if child.lemma_.lower() in noun_classes().partitive | noun_classes().partitive_of
            for inner in complements(child).get("of", [])
        ]
        candidates = [head, *(beside if verb.dep_ != "ccomp" else [])]
        for token in candidates:
            found = _violent(by_token.get(token.i))
            if found is not None:
                return found
        verb = head
    return None


def _another_deed(verb: "Token") -> bool:
    """ "X shot 15 in Y, and *Z killed four* in W": with a doer and victims of its own it is told for itself."""
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    return bool(own) and not is_passive(verb) and bool(objects(verb)) and verb.head.i < own[0].i


def _nearest_before(node: Node, by_token: dict[int, Node]) -> Node | None:
    """ "Police hunt the owner of a device that exploded, wounding 13": the blast did, not the main verb's subject."""
    verb = node.verb
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl", "conj"} or verb.head.i in by_token:
        return None
    if any(child.dep_ in {"nsubj", "mark", "prep"} and child.i < verb.i for child in verb.children):
        return None
    for i in range(verb.i - 1, sentence_of(verb).start, -1):
        other = by_token.get(i)
        if other is None:
            continue
        found = _violent(other)
        if found is None or found.absorbed or not verb.head.i < i or found.verb == verb.head:
            return None
        borrowed = subjects(verb)
        node.actors = [actor for actor in node.actors if actor not in borrowed]
        return found
    return None


def _only_violent(node: Node, by_token: dict[int, Node]) -> Node | None:
    """The one violent happening the sentence tells besides, when the casualties have no doer of their own."""
    if any(head.i not in by_token for head in subjects(node.verb)):
        return None
    if node.verb.dep_ == "pcomp" and node.verb.head.lower_ in {"before", "until", "without"}:
        return None  # "opened fire before being executed"
    sentence = sentence_of(node.token)
    found = [
        other
        for i, other in by_token.items()
        if sentence.start <= i < sentence.end
        and _violent(other)
        and not other.absorbed
        and not _meanwhile(other)
        and not (other.token.dep_ == "acl" and other.token.head in objects(node.verb))  # "fighters fighting for X died"
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
        *(child for count in node.counts for child in count.token.children if child.dep_ == "acl"),
        *(
            child
            for other in node.verb.conjuncts
            if other.pos_ != "VERB"
            for child in other.children
            if child.tag_ == "VBN"
        ),
    ):
        for prep, heads in complements(source).items():
            out.setdefault(prep, []).extend(heads)
        for child in source.children:  # "injured due to rocket attacks"
            if child.lower_ in {"due", "owing", "because", "thanks"}:
                below = [word for word in child.children if word.lower_ in {"to", "of"}]
                heads = [head for word in below for head in word.children if head.dep_ == "pobj"]
                out.setdefault("from", []).extend(heads)
    return out


def _join_means(node: Node, by_token: dict[int, Node]) -> None:
    """ "Killed by navy raids and Chadian strikes": one figure, so one claim with both as doers."""
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
        elif known is not None and known.what == "killed_or_wounded" and count.what == "killed":
            known.what = "killed"  # "was shot in the neck and died"
        else:
            other.counts.append(count)
    for target in node.targets:
        other.add("target", target)
    for place in node.places:
        other.add("place", place)
    if other.kind != "suicide_bombing" or not other.actors:
        done_to = objects(other.token) if not other.noun else []
        for actor in node.actors:
            if actor != other.token and actor not in done_to:  # "the embassy was bombed, killing 12"
                other.add("actor", actor)
    if other.verb == other.token:
        other.verb = node.verb
    other.rules.append(f"casualties:{node.token.lemma_.lower()}")
