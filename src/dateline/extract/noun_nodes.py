"""Events told by nouns: "two suicide car blasts", "Russian air strikes on rebels", "clashes between X and Y"."""

from typing import TYPE_CHECKING

from dateline.extract.aims import purposes
from dateline.extract.arguments import complements, is_passive, objects, raised, subjects
from dateline.extract.doers import MODIFIERS, behind_doers, doers_before, mend_role, sent_from, shared_doers
from dateline.extract.node import PLACE_PREPOSITIONS, REMOTE, Count, Node
from dateline.extract.owned_place import owned_place
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.extract.sides import sides_of
from dateline.extract.tolls import noun_counts, numbered, preps_beside, toll_counts
from dateline.vocab.triggers import NounFrame, triggers
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDINGS = frozenset({"break", "lift", "end", "relieve"})
_CARRYING = frozenset("in during by with amid after from following under behind".split())
_DEFINITE = frozenset("the this these that those their its his her both".split())


def noun_node(token: "Token", phrases: Phrases) -> Node | None:
    """The event a noun tells, by the first frame all of whose conditions hold; None when none does."""
    if token.pos_ not in {"NOUN", "PROPN", "VERB"} or (token.pos_ == "VERB" and token.tag_ != "VBG"):
        return None
    if token.pos_ == "VERB" and not any(child.dep_ in {"det", "amod", "compound"} for child in token.children):
        return None
    if token.dep_ in {"compound", "amod", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}:
        return None
    known = triggers().nouns
    frames = known.get(token.lemma_.lower()) or known.get(token.lower_)
    if not frames or token.i in phrases.notes.place_at:
        return None
    comps, before = _complements(token) | owned_place(token, phrases), _modifier_words(token)
    for frame in frames:
        if _fits(frame, token, phrases, comps, before):
            return _fill(frame, token, phrases, comps)
    return None


def _complements(token: "Token") -> dict[str, list["Token"]]:
    """Complements of the noun; of a joined noun ("shootings and bombings outside X") those of the last one too."""
    out = complements(token)
    for doer in out.get("by", []):  # "air strikes by X on Y": the parser hangs Y on X
        for prep, heads in complements(doer).items():
            if prep in {"on", "in", "at", "against"}:
                out.setdefault(prep, heads)
    for place in [head for prep in ("on", "against", "of") for head in out.get(prep, [])]:  # "an attack on X by Y"
        for by in complements(place).get("by", []):
            out.setdefault("by", []).append(by)
    for child in token.conjuncts:
        if child.pos_ in {"NOUN", "PROPN"}:
            for prep, heads in complements(child).items():
                out.setdefault(prep, list(heads))
    return out


def _modifier_words(token: "Token") -> frozenset[str]:
    words: set[str] = set()
    heads = [token]
    if token.dep_ == "conj" and token.head.pos_ == "NOUN" and token.i - token.head.i <= 3:
        heads.append(token.head)
    for head in heads:
        for child in head.children:
            if child.i < head.i and child.dep_ in MODIFIERS | {"poss", "punct"}:
                words.update(word.lower_ for word in child.subtree)
                words.add(child.lemma_.lower())
    return frozenset(words)


def _fits(
    frame: NounFrame, token: "Token", phrases: Phrases, comps: dict[str, list["Token"]], before: frozenset[str]
) -> bool:
    if frame.any_with and not frame.any_with & before:
        return False
    if frame.not_with & before or (frame.purpose and not frame.purpose & {it.lemma_ for it in purposes(token)}):
        return False
    if not phrases.notes.of_report(frame.report_with, frame.report_without):
        return False
    if frame.plural and token.lemma_.lower() in frame.plural and token.tag_ not in {"NNS", "NNPS"}:
        return False
    if frame.prep_any and not frame.prep_any & (set(comps) | preps_beside(token)):
        return False
    if (frame.counted and not numbered(token)) or (frame.told_count and not toll_counts(token, phrases)):
        return False
    for prep, wanted in frame.prep_class.items():
        heads = comps.get(prep, [])
        times = phrases.notes.time_at  # "a strike on Monday"
        dated = any(child.lower_ == prep and child.i + 1 in times for child in token.children)
        if dated or not any("any" in wanted or phrases.classes(head) & wanted for head in heads):
            return False
    return not (frame.needs_party and not doers_before(token, phrases))


def _fill(frame: NounFrame, token: "Token", phrases: Phrases, comps: dict[str, list["Token"]]) -> Node:
    node = Node(token=token, kind=frame.kind, rule=frame.rule, verb=token, first=phrases.left_edge(token), last=token.i)
    node.first = _trigger_start(token, phrases)
    node.noun = True
    node.generic = frame.generic
    node.definite = any(
        child.dep_ == "poss" or child.lower_ in _DEFINITE for child in token.children if child.dep_ in {"det", "poss"}
    )
    for head in doers_before(token, phrases) or shared_doers(token, phrases):
        node.add("actor", head)
    node.places.extend(_modifier_places(token, phrases))
    _fill_complements(node, frame, comps, phrases)
    _fill_clauses(node, token, phrases)
    if frame.counts is not None:
        node.casualty = True
        node.counts.extend(noun_counts(frame, frame.counts, token, phrases))
        node.targets = [head for head in node.targets if head.lower_ not in {"dead", "wounded", "injured"}]
    elif node.kind == "killing":  # "the killing of six"
        node.casualty = _is_outcome(token, node)
        node.counts.extend(Count("killed", head) for head in comps.get("of", []))
        node.counts.extend([Count("killed", token)] if token.lower_ == "killings" and numbered(token) else [])
    return node


def _is_outcome(token: "Token", node: Node) -> bool:
    """ "The raid ended in the *killing* of six": what an attack came to, and no happening of its own."""
    of = token.head
    return (
        node.kind == "killing"
        and token.dep_ == "pobj"
        and of.lower_ in {"in", "to", "with"}
        and of.head.lemma_.lower() in triggers().words["outcome_verbs"]
    )


def _trigger_start(token: "Token", phrases: Phrases) -> int:
    """First token of the trigger: the noun with the modifiers that make its kind ("suicide car bombs")."""
    notes = phrases.notes
    own = (
        child.i
        for child in token.children
        if child.dep_ == "compound"
        and child.i not in notes.place_at
        and child.i not in notes.actor_at
        and phrases.party_kind(child) is None
    )
    return min(int(token.i), *own, token.i)


def _modifier_places(token: "Token", phrases: Phrases) -> list["Token"]:
    doers = {head.i for head in doers_before(token, phrases)}
    return [
        child
        for child in token.children
        if child.dep_ in MODIFIERS | {"poss"}
        and child.i in phrases.notes.place_at
        and child.i < token.i
        and child.i not in doers
        and not _is_acronym(child)
        and not (child.i > 0 and child.nbor(-1).text == "-" and phrases.notes.place_at[child.i].country)
    ]


def _is_acronym(token: "Token") -> bool:
    """ "US strikes", "UK air raids" are theirs, not there."""
    return len(token.text) > 1 and token.text.replace(".", "").isupper()


def _fill_complements(node: Node, frame: NounFrame, comps: dict[str, list["Token"]], phrases: Phrases) -> None:
    for prep, heads in comps.items():
        fillers = _parties_between(node.token, heads, phrases) if prep == "between" else heads
        if prep == "from" and frame.kind in REMOTE:
            node.actors.extend(doer for head in heads for doer in sent_from(head, phrases) if doer not in node.actors)
        for number, filler in enumerate(fillers):
            role = frame.roles.get(prep) or _default_role(prep, filler, phrases, number)
            role = mend_role(role, prep, filler, node, phrases)
            if role == "place" and "place" not in phrases.classes(filler):
                role = "target" if phrases.classes(filler) & {"people", "armed", "site"} else None
            if role is not None:
                node.add(role, filler)


def _parties_between(token: "Token", heads: list["Token"], phrases: Phrases) -> list["Token"]:
    return sides_of(token, phrases) or [each for head in heads for each in _named_in_brackets(head, phrases)]


def _named_in_brackets(head: "Token", phrases: Phrases) -> list["Token"]:
    """ "Between the allies (X and Y) and opponents (Z)": the names, where the noun before them names nobody."""
    if "party" in phrases.classes(head) or head.i + 2 >= len(head.doc) or head.nbor(1).text != "(":
        return [head]
    inside: dict[int, Token] = {}
    for i in range(head.i + 2, sentence_of(head).end):
        if head.doc[i].text == ")":
            break
        place, actor = phrases.notes.place_at.get(i), phrases.notes.actor_at.get(i)
        span = (place.first, place.last + 1) if place is not None else (actor.start, actor.end) if actor else None
        if span is not None:
            inside[span[0]] = head.doc[span[0] : span[1]].root
    return list(inside.values()) or [head]


def _default_role(prep: str, filler: "Token", phrases: Phrases, number: int) -> str | None:
    classes = phrases.classes(filler)
    if prep == "including":
        return "extra" if "place" in classes else None
    if prep == "by" or (prep == "of" and "aircraft" in classes):  # "bombings of the warplanes"
        return "actor" if classes & {"party", "pronoun", "armed", "aircraft"} else None
    if prep == "between":
        return "actor" if number == 0 else "target"
    if prep in {"with", "against"} and classes & {"armed", "people", "party"} and "place" not in classes:
        return "target"
    if prep in {"on", "at", "of", "targeting", "upon"}:
        if "place" in classes:
            return "place"
        return "target" if classes & {"people", "armed", "site", "party"} or _known(filler, phrases) else None
    if prep in PLACE_PREPOSITIONS and "place" in classes:
        return "place"
    if prep in {"in", "inside"} and "site" in classes:
        return "target"
    return None


def _known(token: "Token", phrases: Phrases) -> bool:
    return phrases.lexicon_hit_within(token) is not None


def _fill_clauses(node: Node, token: "Token", phrases: Phrases) -> None:
    """Doers and targets told in a clause on the noun: "strikes carried out by X", "a raid targeting Y"."""
    words = triggers().words
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in words["light_verbs"]:
            for head in (each for each in subjects(child) if phrases.classes(each) != {"event"}):
                node.add("actor", head)  # none in "an offensive backed by air strikes"
            _from_verb(node, child, phrases)
        elif child.dep_ == "acl" and child.tag_ == "VBG" and child.lemma_ in words["reach_verbs"]:
            for head in objects(child):
                node.add("place" if "place" in phrases.classes(head) else "target", head)
            _from_verb(node, child, phrases)
        elif child.dep_ == "acl" and child.tag_ in {"VBN", "VBD"}:
            for head in _held_to_be_by(child):
                if phrases.classes(head) & {"party", "armed", "aircraft"}:
                    node.add("actor", head)


def _held_to_be_by(verb: "Token") -> list["Token"]:
    """ "A strike *blamed on* X", "thought to be by X", "believed to be carried out by X": X."""
    if verb.lemma_.lower() == "blame":
        return complements(verb).get("on", [])
    if verb.lemma_.lower() not in cues().raising:
        return []
    below = [child for child in verb.children if child.dep_ == "xcomp"]
    return [
        head for child in below for head in (subjects(child) if is_passive(child) else complements(child).get("by", []))
    ]


def _from_verb(node: Node, verb: "Token", phrases: Phrases) -> None:
    for prep, fillers in (*complements(verb).items(), *behind_doers(verb)):
        for filler in fillers:
            classes = phrases.classes(filler)
            if prep == "including" and "place" in classes:
                node.add("extra", filler)
            elif prep in PLACE_PREPOSITIONS and "place" in classes:
                node.add("place", filler)
            elif prep in {"against", "on", "at", "with"} and classes & {"people", "armed", "site"}:
                node.add("target", filler)


def carry_over(node: Node, phrases: Phrases) -> None:
    """Take doer, target, place and tense from the verb that carries the noun ("launched", "took place", "hit")."""
    verb = _carrier_verb(node.token)
    if verb is None:
        return
    words, lemma, slot = triggers().words, verb.lemma_.lower(), _slot(node.token, verb)
    light, told = lemma in words["light_verbs"], lemma in words["reach_verbs"] | words["aspect_verbs"]
    if _is_claimed(node.token, verb):
        node.attached = False
        return
    node.verb = verb
    node.attached = (
        (slot == "object" and light)
        or (slot == "subject" and told)
        or (slot == "complement" and (light or _prep_of(node.token) in _CARRYING))
        or (slot == "complement" and lemma in cues().modality["planned_complements"])
        or node.token.dep_ == "conj"
        or (slot == "object" and lemma in cues().speech_verbs)
    )
    if node.kind == "siege" and lemma in _ENDINGS:
        node.kind, node.definite = "", False  # a siege that is broken is none, and its breaker no besieger
        return
    if slot == "object" and light:
        _add_doers(node, verb, phrases)
        _from_verb(node, verb, phrases)
    elif slot == "subject" and told:
        _add_reached(node, verb, phrases)
        _from_verb(node, verb, phrases)
    elif slot == "complement":
        prep = _prep_of(node.token)
        led = light and not node.casualty and prep in {"in", "for", "with", "out", "to", "under"}
        if led or prep == "behind" or (prep == "with" and lemma in {"respond", "retaliate"}):
            _add_doers(node, verb, phrases)


def _is_claimed(token: "Token", verb: "Token") -> bool:
    """ "No militia claimed responsibility for the blast": the blast happened, whoever did it."""
    nobody = any(
        word.lower_ in {"no", "nobody", "none", "not", "neither", "never"}
        for child in verb.children
        if child.dep_ in {"nsubj", "neg", "nsubjpass"}
        for word in child.subtree
    )
    return nobody and any(up.lemma_.lower() == "responsibility" for up in token.ancestors)


def _ends_anothers(verb: "Token") -> bool:
    """ "Appealed to X to *stop* the raids", "tried to end the siege": nobody's own raids, unless X agrees to stop."""
    words, above = triggers().words, verb.head
    ending = verb.lemma_.lower() in words["ending_verbs"]
    while verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB":  # "to protect them or stop the raids"
        verb, above = verb.head, verb.head.head
    wished = verb.tag_ == "VB" and verb.dep_ in {"xcomp", "advcl", "ccomp", "acl"}
    if not ending or not wished or above.lemma_ in words["resolving_verbs"]:
        return False
    told = above.lemma_ in cues().modality["object_control"]
    return not (told and any(child.dep_ == "dobj" for child in above.children))


def _add_doers(node: Node, verb: "Token", phrases: Phrases) -> None:
    if _ends_anothers(verb):
        return
    for head in subjects(verb):
        counted = (phrases.counted(head) or head).lemma_.lower()
        if counted in {"dead", "wounded", "casualty", "victim"}:
            node.add("target", head)  # "eight of the dead came in air strikes"
            if counted in {"dead", "wounded"}:
                node.counts.append(Count("killed" if counted == "dead" else "wounded", head))
        elif verb.lemma_.lower() in triggers().words["suffering_verbs"] and not is_passive(verb):
            if phrases.classes(head) & {"people", "armed", "site", "party"}:  # "came under fire": hit by it
                node.add("place" if "place" in phrases.classes(head) else "target", head)
        elif phrases.classes(head) & {"party", "pronoun", "armed", "aircraft"}:
            node.add("actor", head)


def _add_reached(node: Node, verb: "Token", phrases: Phrases) -> None:
    """What the event hit ("a raid struck X"), or whom it was between ("clashes broke out between X and Y")."""
    lemma, words = verb.lemma_.lower(), triggers().words
    if lemma in words["reach_verbs"] and lemma not in words["effect_verbs"]:
        for head in objects(verb):
            classes = phrases.classes(head)
            if "place" in classes:
                node.add("place", head)
            elif classes & {"people", "armed", "site", "party"} or phrases.lexicon_hit_within(head) is not None:
                node.add("target", head)
    for number, head in enumerate(sides_of(verb, phrases) or complements(verb).get("between", [])):
        node.add("actor" if number == 0 else "target", head)


def _carrier_verb(token: "Token") -> "Token | None":
    """The verb a noun event hangs on, over joined nouns and prepositions; None inside another noun phrase."""
    current = token
    for _ in range(6):
        head = current.head
        if head == current:
            return None
        if head.pos_ in {"VERB", "AUX"}:
            if head.dep_ in {"aux", "auxpass"} and head.head.pos_ == "VERB":
                return head.head
            return raised(head)
        current = head
    return None


def _slot(token: "Token", verb: "Token") -> str:
    current = _counting(token)
    while current.dep_ == "conj" and current.head != verb:
        current = current.head
    if current.head == verb or raised(current.head) == verb:
        if current.dep_ in {"nsubj", "nsubjpass"}:
            return "object" if is_passive(verb) else "subject"
        if current.dep_ in {"dobj", "attr", "oprd"}:
            return "object"
    if current.dep_ == "pobj" and current.head.head == verb:
        return "complement"
    if current.dep_ == "pobj" and current.head.head.head == verb and current.head.head.dep_ in {"dobj", "prep"}:
        return "complement"
    return "other"


def _counting(token: "Token") -> "Token":
    """ "Hundreds of air strikes" stand in the sentence as "hundreds"."""
    of, partitives = token.head, noun_classes().partitive | noun_classes().partitive_of
    counted = token.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in partitives
    return of.head if counted else token


def _prep_of(token: "Token") -> str:
    current = token
    while current.dep_ == "conj":
        current = current.head
    return str(current.head.lower_) if current.dep_ in {"pobj", "pcomp"} else ""
