"""Whose a time expression is where the parser hung it on a neighbour: a toll's verb, a held town, who says so."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dateline.extract.node import VIOLENT, Node
from dateline.extract.notes import TimeHit
from dateline.extract.sentences import sentence_of
from dateline.vocab.times import time_lexicon
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_EARLIER_CLAUSE = frozenset({"before", "until", "since", "despite"})
_PERIOD = frozenset({"year", "month", "week", "decade", "day"})
_ADVERBS = frozenset({"ADV", "AUX", "PART", "PUNCT", "DET"})
_FIRED = frozenset({"drop", "fire"})
_LASTING = frozenset({"since", "from", "for", "until", "in"})


def is_no_time(hit: TimeHit, token: "Token") -> bool:
    """ "The war, *now* in its fifth year, has killed …": when that is so, and not when it killed."""
    if hit.words.lower() != "now" or hit.last + 4 >= len(token.doc):
        return False
    behind = token.doc[hit.last + 1 : hit.last + 5]
    return behind[0].lower_ in {"in", "into", "entering"} and any(word.lemma_.lower() in _PERIOD for word in behind)


def rightful_owner(owner: "Token", hit: TimeHit, nodes: Mapping[int, Node], first: TimeHit) -> "Token":
    """Who the time belongs to; `first` is the first time that the parser hung on `owner`.

    "Raised on Tuesday the toll from strikes on X *the previous day*": Tuesday is the toll's, the other the strikes'.
    """
    before = _event_before(hit, owner, nodes)
    if before is not None and first.last < before.i and owner.i < before.i:
        return before
    toll = toll_of(owner)
    if toll is not None:
        return toll
    if before is not None and (_in_subject(owner, hit) or _of_earlier_clause(before, owner)):
        return before
    if owner.i in nodes and nodes[owner.i].kind == "territory_held" and owner.dep_ == "acl":
        return _of_held(owner, hit, nodes)
    return _of_present_aside(owner, hit, nodes)


def toll_of(verb: "Token") -> "Token | None":
    """The toll a verb tells of: "the toll rose", "raised the toll"."""
    words, lemma = triggers().words, verb.lemma_.lower()
    known = {
        "nsubj": words["toll_verbs"],
        "nsubjpass": words["toll_setting_verbs"],
        "dobj": words["toll_setting_verbs"],
    }
    return next(
        (child for child in verb.children if child.lemma_.lower() == "toll" and lemma in known.get(child.dep_, ())),
        None,
    )


def sets_toll(verb: "Token") -> bool:
    """Whether a verb means that somebody tells the toll: "put the toll at 12", and not "the toll rose"."""
    return verb.lemma_.lower() in triggers().words["toll_setting_verbs"] and toll_of(verb) is not None


def of_toll(token: "Token") -> bool:
    """ "The toll from an attack has risen": the attack was before that was told."""
    above = [token, *token.ancestors]
    return any(word.lemma_.lower() == "toll" or toll_of(word) is not None for word in above[1:])


def _event_before(hit: TimeHit, owner: "Token", nodes: Mapping[int, Node]) -> "Token | None":
    """The last event told before a time, with no verb between them."""
    doc = owner.doc
    for i in range(hit.first - 1, sentence_of(owner).start - 1, -1):
        if i in nodes and nodes[i].stative:
            continue
        if i in nodes and nodes[i].noun:
            return doc[i]
        if i in nodes or (doc[i].pos_ == "VERB" and doc[i].dep_ != "amod"):
            return None
    return None


def _in_subject(verb: "Token", hit: TimeHit) -> bool:
    """Whether a time is deep inside the subject of a verb of saying: "… in X on Tuesday a monitor and medics said"."""
    if verb.lemma_.lower() not in cues().speech_verbs or hit.last + 1 >= verb.i:
        return False
    if all(word.pos_ in _ADVERBS for word in verb.doc[hit.last + 1 : verb.i]):
        return False
    token = verb.doc[hit.first]
    inside = (child for child in verb.children if child.dep_ == "nsubj")
    return any(child.left_edge.i < token.i <= child.right_edge.i and child.i < token.i for child in inside)


def _of_earlier_clause(event: "Token", owner: "Token") -> bool:
    """ "Was hit before the strike on X on Sunday": the strike was on Sunday."""
    return event.dep_ == "pobj" and event.head.lower_ in _EARLIER_CLAUSE and event.head.head == owner


def _of_held(owner: "Token", hit: TimeHit, nodes: Mapping[int, Node]) -> "Token":
    """ "Shelling of a town held by rebels on Sunday": what is held is so for longer than a day."""
    words = hit.words.lower().split()
    if words[0] in _LASTING or not any(word.removesuffix("'s") in time_lexicon().weekdays for word in words):
        return owner
    for above in owner.ancestors:
        if above.i in nodes or above.pos_ == "VERB":
            return above
    return owner


def _of_present_aside(owner: "Token", hit: TimeHit, nodes: Mapping[int, Node]) -> "Token":
    """ "Destroyed the bridge that links both banks last Monday": what always is so has no day."""
    always = owner.dep_ == "relcl" and owner.tag_ in {"VBZ", "VBP"} and owner.i not in nodes
    if not always or any(child.dep_ in {"aux", "auxpass"} for child in owner.children) or hit.first < owner.i:
        return owner
    return next((above for above in owner.ancestors if above.i in nodes or above.pos_ == "VERB"), owner)


def carries_time(node: Node) -> bool:
    """ "Focused a barrage on X on Monday": an attack not told before is when the verb is that it is the object of."""
    token, verb = node.token, node.token.head
    looks_back = verb.lemma_.lower() in cues().modality["about_the_past"] or verb.lemma_.lower() in cues().speech_verbs
    return (
        node.kind in VIOLENT and not node.definite and token.dep_ == "dobj" and verb.pos_ == "VERB" and not looks_back
    )


def tells_of(clause: "Token") -> bool:
    """ "A bomb *dropped* on X on Monday", "an attack *that killed* ten on Monday": the clause's day is the event's."""
    lemma, words = clause.lemma_.lower(), triggers().words
    if lemma in cues().speech_verbs or any(child.dep_ == "mark" for child in clause.children):
        return False
    if clause.dep_ == "acl":
        return clause.tag_ in {"VBN", "VBD", "VBG"} and lemma in words["reach_verbs"] | words["light_verbs"] | _FIRED
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    known = lemma in words["reach_verbs"] | words["aspect_verbs"]
    return clause.dep_ == "relcl" and known and subject is not None and subject.lower_ in {"which", "that"}


def clauses_on(noun: "Token") -> list["Token"]:
    """Clauses on an event's noun, also where the parser hung them on its place ("an assault on X launched on …")."""
    found = list(noun.children)
    for child in noun.children:
        places = [inner for inner in child.children if child.dep_ == "prep" and inner.dep_ == "pobj"]
        found += [clause for inner in places for clause in inner.children if _is_launch(clause)]
    return found


def _is_launch(clause: "Token") -> bool:
    return clause.dep_ == "acl" and clause.lemma_.lower() in triggers().words["light_verbs"]


def is_beside(hit: TimeHit, node: Node) -> bool:
    """ "Part of a militia offensive *this month*": the time right behind an event's noun is the event's."""
    words = hit.words.lower().split()
    bare = (
        words[0] in {"since", "this", "last", "earlier", "overnight", "yesterday", "today"} or words[0] in _weekdays()
    )
    behind = node.token.doc[hit.last + 1] if hit.last + 1 < len(node.token.doc) else None
    return bare and node.noun and node.kind in VIOLENT and (behind is None or behind.tag_ not in {"NN", "NNS"})


def is_documented(node: Node) -> bool:
    """ "Documented *the killing* of 12 people over the past year": killed in that year."""
    return bool(node.counts) and node.token.dep_ == "dobj" and node.token.head.lemma_ in {"document", "record"}


def _weekdays() -> frozenset[str]:
    return frozenset(time_lexicon().weekdays)


def event_told_on(node: Node, nodes: Mapping[int, Node]) -> Node | None:
    """ "Killed on Monday in attacks *that targeted* X": the clause tells on the attacks."""
    clause = node.token
    if node.noun or clause.dep_ != "relcl" or clause.lemma_.lower() not in triggers().words["reach_verbs"]:
        return None
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ not in {"which", "that"}:
        return None
    for above in (clause.head, *clause.head.ancestors):
        if above.pos_ == "VERB":
            return None
        found = nodes.get(above.i)
        if found is not None and found.noun and found.kind in VIOLENT:
            return found
    return None
