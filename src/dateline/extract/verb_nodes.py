"""Events told by verbs: matches the verb frames of the vocabulary against clauses."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive, objects, particle, subjects
from dateline.extract.node import PLACE_PREPOSITIONS, TWO_SIDED, Count, Node
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.extract.sides import sides_of
from dateline.extract.tolls import told_number
from dateline.vocab.triggers import VerbFrame, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_CASUALTY_KINDS = frozenset({"killing", "casualty_toll"})
_DOERS = frozenset("party people armed government munition explosive aircraft materiel pronoun".split())
_OPEN = frozenset({"dozens", "scores", "hundreds"})
_TARGET_PREPOSITIONS = frozenset({"against", "from", "with", "between", "on"})
Complements = dict[str, list["Token"]]


def verb_node(token: "Token", phrases: Phrases) -> Node | None:
    """The event a verb tells, by the first frame all of whose conditions hold; None when none does."""
    frames = triggers().verbs.get(token.lemma_.lower())
    if not frames or token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"amod", "compound"}:
        return None
    if _is_result(token, frames) or _is_around(token, phrases) or _names_people(token):
        return None
    subs, objs, comps = subjects(token), objects(token), complements(token)
    if _actor_just_before(token, subs, phrases):
        subs = [token.nbor(-1)]
    return _first_fit(frames, token, phrases, (subs, objs, comps)) or (
        _first_fit(frames, token, phrases, ([], subs, comps)) if _done_to(token, subs, objs, phrases) else None
    )


def _done_to(token: "Token", subs: list["Token"], objs: list["Token"], phrases: Phrases) -> bool:
    """Whether a headline leaves out the verb of its passive: "Village market *attacked*", "*X* township bombed"."""
    if objs or not subs or token.tag_ not in {"VBD", "VBN"} or not phrases.notes.parsed.in_headline(token):
        return False
    found = [phrases.classes(head) for head in subs]
    return all(each & {"place", "site"} and not each & _DOERS for each in found)


def _first_fit(
    frames: tuple[VerbFrame, ...],
    token: "Token",
    phrases: Phrases,
    args: tuple[list["Token"], list["Token"], Complements],
) -> Node | None:
    subs, objs, comps = args
    for frame in frames:
        counted = objs or (_numbered_results(token, frame) if frame.object else [])
        if _fits(frame, token, phrases, (subs, counted, comps)):
            node = _fill(frame, token, phrases, (subs, counted, comps))
            node.targets = [head for head in node.targets if objs or head not in counted]
            return node
    return None


def _names_people(token: "Token") -> bool:
    """ "Some of *the wounded*", "among *those killed*": who they are, and no happening of its own."""
    if token.tag_ != "VBN" or token.lower_ not in triggers().participles or token.i == 0:
        return False
    if any(child.dep_ in {"nsubj", "nsubjpass", "dobj", "auxpass", "aux", "agent"} for child in token.children):
        return False
    those = token.dep_ == "acl" and token.head.lower_ == "those" and token.i == token.head.i + 1
    det = any(child.dep_ == "det" for child in token.children)
    joined = token.dep_ == "conj" and token.head.lower_ in {"dead", "killed"} and token.i == token.head.i + 2
    return those or det or (joined and any(child.dep_ == "det" for child in token.head.children))


def _numbered_results(token: "Token", frame: VerbFrame) -> list["Token"]:
    """ "Left *nine dead* and 15 wounded": the result word with its figure stands where the object should."""
    return [
        child
        for child in token.children
        if child.lower_ in frame.complement
        and child.i > token.i
        and any(word.pos_ == "NUM" or word.dep_ == "nummod" for word in child.lefts)
    ]


def _is_around(token: "Token", phrases: Phrases) -> bool:
    """ "The countryside surrounding the city" besieges nobody."""
    return (
        token.tag_ == "VBG"
        and token.dep_ == "acl"
        and token.lemma_ == "surround"
        and "armed" not in phrases.classes(token.head)
    )


def _actor_just_before(token: "Token", subs: list["Token"], phrases: Phrases) -> bool:
    """Whether a known actor opens a headline right before its verb, though the parser gave the verb to who says so."""
    if token.i == 0 or token.tag_ not in {"VBZ", "VBP", "VBD"} or not phrases.notes.parsed.in_headline(token):
        return False
    before = token.nbor(-1)
    hit = phrases.notes.actor_at.get(before.i)
    return hit is not None and hit.start == sentence_of(token).start and before not in subs


def _is_result(token: "Token", frames: tuple[VerbFrame, ...]) -> bool:
    """ "Left 12 people *injured*" is told by "left"."""
    left = token.dep_ in {"ccomp", "oprd"} and token.head.lemma_ == "leave"  # "left 20 others wounded"
    own = {"dobj", "auxpass"} if left else {"dobj", "nsubj", "auxpass"}
    if token.tag_ != "VBN" or any(child.dep_ in own for child in token.children):
        return False
    above = token.head if token.dep_ in {"oprd", "ccomp", "xcomp", "acl", "conj", "dep"} else token
    for verb in (above, above.head):
        if verb != token and verb.lemma_ == "leave" and verb.pos_ == "VERB" and verb.i < token.i:
            return any(frame.counts for frame in frames)
    return False


def _fits(
    frame: VerbFrame, token: "Token", phrases: Phrases, args: tuple[list["Token"], list["Token"], Complements]
) -> bool:
    subs, objs, comps = args
    if not _fits_around(frame, token, phrases, args):
        return False
    if frame.particle and particle(token) not in frame.particle:
        return False
    if frame.object_lemma and not any(_is_object(head, frame, phrases) for head in objs):
        return False
    if frame.object and not _any_class(objs, frame.object, phrases):
        return False
    if frame.subject and not _any_class(subs, frame.subject, phrases):
        return False
    if frame.not_object and _any_class(objs, frame.not_object, phrases):
        return False
    if frame.not_subject and _any_class(subs, frame.not_subject, phrases):
        return False
    if frame.with_prep:
        return any(
            (prep in comps and ("any" in wanted or _any_class(comps[prep], wanted, phrases)))
            or _any_class(_distant(token, prep), wanted - {"any"}, phrases)
            for prep, wanted in frame.with_prep.items()
        )
    return True


def _fits_around(
    frame: VerbFrame, token: "Token", phrases: Phrases, args: tuple[list["Token"], list["Token"], Complements]
) -> bool:
    """Whether the report speaks of what the frame asks for, nobody is told as the doer, its words stand beside."""
    subs, _, comps = args
    done_to = not subs and (is_passive(token) or phrases.notes.parsed.in_headline(token))
    if not phrases.notes.of_report(frame.report_with, frame.report_without) or (frame.agentless and not done_to):
        return False
    if frame.complement and not _result_words(token, frame):
        return False
    behind = ((words, comps.get(prep, [])) for prep, words in frame.with_words.items())
    return all(any(head.lemma_.lower() in words for head in heads) for words, heads in behind)


def _is_object(head: "Token", frame: VerbFrame, phrases: Phrases) -> bool:
    """Whether an object is one of the frame's nouns, with one of its words before it where it asks for one."""
    if _what(head, phrases).lemma_.lower() not in frame.object_lemma:
        return False
    if any("event" in phrases.classes(inner) for inner in complements(head).get("of", [])):
        return False  # "launched rounds of attacks"
    return not frame.object_with or bool(frame.object_with & set(phrases.modifiers(head)))


def _distant(token: "Token", prep: str) -> list["Token"]:
    """Complements of a preposition that the parser hung deeper: "using captives and others … *as* human shields"."""
    if prep not in {"as", "with"}:
        return []
    found = [word for word in token.subtree if word.lower_ == prep and word.i > token.i and word.dep_ == "prep"]
    return [child for word in found for child in word.children if child.dep_ == "pobj"]


def _what(head: "Token", phrases: Phrases) -> "Token":
    """ "Thousands of rockets" are rockets."""
    return (phrases.counted(head) or head) if phrases.is_figure(head) else head


def _any_class(heads: list["Token"], wanted: frozenset[str], phrases: Phrases) -> bool:
    if "any" in wanted:
        return bool(heads)
    if "place" in wanted and any(head.lower_ in {"it", "which"} for head in heads):
        return True  # where it leads decides: see drafts.py
    return any((phrases.classes(head) | phrases.classes(_what(head, phrases))) & wanted for head in heads)


def _result_words(token: "Token", frame: VerbFrame) -> list[tuple["Token", str]]:
    """Result words beside the object: "left 12 people *dead* and 30 *wounded*"."""
    found = []
    for word in token.subtree:
        what = frame.complement.get(word.lower_)
        if what is not None and word.i > token.i:
            found.append((word, what))
    return found


def _fill(
    frame: VerbFrame, token: "Token", phrases: Phrases, args: tuple[list["Token"], list["Token"], Complements]
) -> Node:
    subs, objs, comps = args
    node = Node(token=token, kind=frame.kind, rule=frame.rule, verb=token, first=token.i, last=token.i)
    node.casualty = frame.kind in _CASUALTY_KINDS and frame.counts is not None
    _trigger_span(node, frame, objs)
    if frame.roles.get("subject") == "place":  # "*it* is the first town to fall": what it is is not where it is
        subs = [*subs, *(own for head in subs if head.dep_ == "attr" for own in subjects(head.head))]
    for head in subs:
        role = frame.roles.get("subject", "actor")
        classes = phrases.classes(head)
        if role in {"actor", "instrument"} and "event" in classes and not classes & {"party", "armed"}:
            node.passes.append(head)
        else:
            node.add(role, head)
    for head in objs:
        if frame.object_lemma and _what(head, phrases).lemma_.lower() in frame.object_lemma:
            _fill_nested(node, frame, head, phrases)
        else:
            role = frame.roles.get("object", _object_role(head, phrases, frame))
            besieged = role == "place" and head.pos_ != "PRON" and "place" not in phrases.classes(head)
            node.add("target" if besieged and phrases.classes(head) & {"armed", "people"} else role, head)
    _fill_complements(node, frame, comps, phrases)
    _fill_object_complements(node, frame, [*objs, *(head for heads in comps.values() for head in heads)], objs, phrases)
    _count(node, frame, subs, objs)
    return node


def _trigger_span(node: Node, frame: VerbFrame, objs: list["Token"]) -> None:
    if frame.object_lemma:
        for head in objs:
            if head.lemma_.lower() in frame.object_lemma and 0 < head.i - node.token.i <= 4:
                node.last = max(node.last, head.i)
    if frame.particle:
        for child in node.token.children:
            if child.lower_ in frame.particle and child.i == node.last + 1:
                node.last = child.i


def _object_role(head: "Token", phrases: Phrases, frame: VerbFrame) -> str:
    classes = phrases.classes(head)
    if "place" in frame.object and head.lower_ in {"it", "which"}:
        return "place"
    if "place" in classes and ("place" in frame.object or not classes & {"people", "armed"}):
        return "place"
    return "target"


def _fill_nested(node: Node, frame: VerbFrame, head: "Token", phrases: Phrases) -> None:
    for prep, fillers in complements(head).items():
        role = frame.roles.get(f"object.{prep}")
        for filler in fillers:
            if role is not None:
                node.add(role, filler)
            elif prep in PLACE_PREPOSITIONS and "place" in phrases.classes(filler):
                node.add("place", filler)


def _fill_complements(node: Node, frame: VerbFrame, comps: Complements, phrases: Phrases) -> None:
    for prep, fillers in comps.items():
        if prep == "between" and frame.kind in TWO_SIDED:
            for number, filler in enumerate(sides_of(node.token, phrases) or fillers):
                node.add("target" if number else "actor", filler)
            continue
        for filler in fillers:
            if filler.i in phrases.notes.time_at:
                continue
            role = frame.roles.get(prep) or _default_role(prep, filler, phrases)
            if role == "place" and not phrases.can_be_place(filler, prep):
                continue
            if role is not None:
                node.add(role, filler)


def _default_role(prep: str, filler: "Token", phrases: Phrases) -> str | None:
    classes = phrases.classes(filler)
    if prep == "including":
        return "extra" if "place" in classes else None
    means = prep == "with" and classes & {"munition", "weapon"}  # "pounded the town with artillery"
    if prep in _TARGET_PREPOSITIONS and classes & {"armed", "people"} and not means:
        return "target"
    if prep in PLACE_PREPOSITIONS and phrases.can_be_place(filler, prep):
        return "place"
    return None


def _fill_object_complements(
    node: Node, frame: VerbFrame, heads: list["Token"], objs: list["Token"], phrases: Phrases
) -> None:
    """Complements that the parser hung on the object: "recaptured a town *from the group*", "a market *in Douma*"."""
    for head in heads:
        for prep, fillers in _deep(head).items():
            for filler in fillers:
                classes = phrases.classes(filler)
                taken_from = prep == "from" and "armed" in classes and frame.kind.startswith("territory")
                if taken_from or (head in objs and frame.roles.get(prep) == "target"):
                    node.add("target", filler)
                elif (
                    prep in PLACE_PREPOSITIONS
                    and phrases.can_be_place(filler, prep)
                    and head in objs
                    and head not in node.places
                ):
                    node.add("place", filler)


def _deep(head: "Token") -> Complements:
    out = complements(head)
    for fillers in list(out.values()):
        for filler in fillers:
            for prep, inner in complements(filler).items():
                out.setdefault(prep, []).extend(inner)
    return out


def _count(node: Node, frame: VerbFrame, subs: list["Token"], objs: list["Token"]) -> None:
    if frame.counts is None:
        return
    if frame.complement:
        for word, what in _result_words(node.token, frame):
            before = [head for head in objs if head.i < word.i] or objs
            number = (
                [left for left in word.lefts if left.pos_ == "NUM"]
                or [  # "and 30 wounded"
                    one
                    for one in node.token.doc[max(0, word.i - 2) : word.i]
                    if (one.pos_ == "NUM" and one.head == word) or (one.i > node.token.i and one.lower_ in _OPEN)
                ]
            )
            if number or before:
                _add_result(node, Count(what, number[-1] if number else before[-1]), word)
        return
    nested = [
        filler
        for head in objs
        if frame.object_lemma
        for filler in (complements(head).get("of", []) if head.lemma_.lower() in frame.object_lemma else [head])
    ]  # "the lives of twelve"; "hundreds of lives"
    counted = subs if frame.counts_subject else (nested or objs)
    if frame.counts_subject and is_passive(node.token):
        counted = objs
    counted = [*counted, *(_companions(node.token) if frame.counts == "killed" else [])]
    part = node.token.lemma_ == "be"  # "five nurses were among the dead"
    node.counts.extend(Count(frame.counts, head, part, told_number(head)) for head in counted)


def _companions(verb: "Token") -> list["Token"]:
    """ "29 fighters were killed *along with six militants*": counted beside the others."""
    found = complements(verb).get("with", [])
    return [head for head in found if head.head.i > 0 and head.head.nbor(-1).lower_ in {"along", "together"}]


def _add_result(node: Node, count: Count, word: "Token") -> None:
    """Add a result; "scores *killed and injured*" are one figure of both."""
    same = next((have for have in node.counts if have.token == count.token), None)
    joined = word.i > 1 and word.nbor(-1).lower_ in {"and", "or"} and word.nbor(-2).lower_ in triggers().participles
    if same is not None and joined and {same.what, count.what} == {"killed", "wounded"}:
        same.what = "killed_or_wounded"
    else:
        node.counts.append(count)
