"""How a statement is put: polarity, modality and hedge, three separate scales read from the words around its verb."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive
from dateline.extract.disowned import had_no_share, is_disowned
from dateline.extract.node import Node
from dateline.extract.questions import asks_whether
from dateline.model.claim import Hedge, Modality, Polarity
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATES = frozenset({"territory_held", "siege", "human_shields"})
_PRESENT = frozenset({"VBZ", "VBP"})
_ORDER = {Hedge.PLAIN: 0, Hedge.REPORTED: 1, Hedge.POSSIBLE: 2, Hedge.DOUBTED: 3}


def weaker(*hedges: Hedge) -> Hedge:
    """The weakest of several hedges: doubt outweighs hearsay."""
    return max(hedges, key=lambda hedge: _ORDER[hedge])


@dataclass(slots=True)
class Scales:
    """How one statement is put, with the words that decided it (for ``explain``)."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.OCCURRED
    hedge: Hedge = Hedge.PLAIN
    tense: str = "past"
    aside: bool = False

    def raise_hedge(self, hedge: Hedge) -> None:
        """Keep the weaker of two hedges: doubt outweighs hearsay."""
        self.hedge = weaker(self.hedge, hedge)


def read_scales(node: Node) -> Scales:
    """Read the three scales and the tense of a node from its own words and the clauses above it, up to who says it."""
    scales, stated = Scales(tense=_tense(node.verb)), node.token
    if node.stative:  # "rebel-held X" is so whatever else the sentence plans or denies
        return Scales(modality=Modality.ONGOING, tense="present", aside=_inside_aside(node))
    if node.noun:
        _noun_words(node, scales)
    _ongoing(node, scales)
    for token, head in _path(node):
        if token != node.token and node.noun and node.definite and not node.attached:
            break  # a mere mention of what was told before: the clause around it says nothing of how it is put
        if token != node.token and token.pos_ == "NOUN" and token.lemma_.lower() in cues().modality["aftermath"]:
            break
        _own_words(token, scales, negates=_negates(token, node))
        stated = token
        if head is None or not _ends_it(head, scales):
            _governor(token, head, scales, mentioned=node.noun and node.definite and token.pos_ not in {"VERB", "AUX"})
    if is_disowned(node.token) or had_no_share(node.token) or _to_nobody(node):
        scales.polarity = Polarity.DENIED
    if asks_whether(stated) and not (node.noun and node.definite):
        scales.modality = Modality.HYPOTHETICAL
    scales.aside = scales.aside or _inside_aside(node)
    return scales


def _to_nobody(node: Node) -> bool:
    """ "Killed no civilians", "took no prisoners": done to nobody, by the event's own verb."""
    if node.noun:
        return False
    done_to = [child for child in node.token.children if child.dep_ == "dobj" and child.i > node.token.i]
    return any(word.lower_ == "no" and word.dep_ == "det" for head in done_to for word in head.children)


def _negates(token: "Token", node: Node) -> bool:
    """Whether a "not" at a word on the way up denies the event: at the event and at the verb that carries it."""
    if token == node.token:
        return True
    if token.pos_ not in {"VERB", "AUX"} or not (not node.noun or node.attached):
        return False
    light = (
        node.token.head.lower_ == "behind"
        or token.lemma_.lower() in triggers().words["light_verbs"] | cues().modality["planned_complements"]
    )
    return light or not (node.noun and node.token.dep_ == "pobj")  # "nobody was hurt in the attack"


def _ends_it(head: "Token", scales: Scales) -> bool:
    """ "An end to the bombing": what is to end goes on."""
    noun = head.head if head.pos_ == "ADP" else head
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in cues().modality["prevented_nouns"]:
        scales.modality = Modality.ONGOING
        return True
    return False


def _inside_aside(node: Node) -> bool:
    """Whether a clause above opens with "previously" or the like: what hangs on it is past with it."""
    aside = cues().modality["aside_adverbs"]
    return any(
        child.lower_ in aside and child.dep_ == "advmod" and child.i < above.i and not _dated(child)
        for above in node.token.ancestors
        if above.pos_ in {"VERB", "AUX"} and not _said_earlier(above)
        for child in above.children
    )


def _said_earlier(verb: "Token") -> bool:
    """ "Earlier, the Observatory reported that …": said earlier that day, and news all the same."""
    return verb.lemma_.lower() in cues().speech_verbs and any(child.lower_ == "earlier" for child in verb.children)


def _path(node: Node) -> Iterator[tuple["Token", "Token | None"]]:
    """From the node's word up to the verb of the statement, each with what governs it; stops below a speech verb."""
    current = node.token
    while True:
        head = current.head if current.head != current else None
        yield current, head
        if head is None or _says(head, current) or _own_statement(current, head):
            return
        current = head


def _bare_infinitive(token: "Token") -> bool:
    """ "US to send troops": a headline's way to tell a plan."""
    return token.dep_ == "ROOT" and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _own_statement(current: "Token", head: "Token") -> bool:
    """Whether a clause or phrase stands for itself, whatever is said above it."""
    if head.lemma_.lower() in cues().modality["about_the_past"]:
        return True  # "demanded an investigation into the raid", "will condemn the attack"
    verb = current.pos_ in {"VERB", "AUX"}
    if current.dep_ == "prep" and current.lower_ in {"after", "following", "since", "despite", "before", "because"}:
        return True
    if verb and (
        current.dep_ == "nsubj"
        or (current.dep_ == "relcl" and not _marked(current))
        or (current.dep_ == "conj" and _own_auxiliary(current))
    ):
        return True
    if current.dep_ in {"nsubj", "nsubjpass"}:
        return head.pos_ not in {"VERB", "AUX"}
    return current.dep_ in {"advcl", "acl", "relcl", "appos", "poss"} and not _marked(current)


def _says(head: "Token", current: "Token") -> bool:
    words = cues()
    lemma = head.lemma_.lower()
    return lemma in words.speech_verbs and lemma not in words.negative_verbs and current.dep_ in {"ccomp", "parataxis"}


def _own_auxiliary(token: "Token") -> bool:
    return any(child.dep_ in {"aux", "nsubj", "nsubjpass"} for child in token.children)


def _marked(token: "Token") -> bool:
    """Whether a clause hangs on the statement by a condition or a purpose, which reaches down into it."""
    marks = cues().modality["conditional_marks"]
    return any(
        (child.dep_ == "mark" and child.lower_ in marks) or (child.dep_ == "aux" and child.lower_ == "to")
        for child in token.children
    )


def _own_words(token: "Token", scales: Scales, *, negates: bool) -> None:
    words = cues()
    if _bare_infinitive(token):
        _plan(scales)
    for child in token.children:
        lower = child.lower_
        if negates and _denies(child):
            scales.polarity = Polarity.DENIED
        if child.dep_ in {"advmod", "amod"} and lower in words.hedges:
            scales.raise_hedge(Hedge(words.hedges[lower]))
        if child.dep_ == "aux":
            _auxiliary(token, lower, scales)
        if child.dep_ == "mark" and lower in words.modality["conditional_marks"] and child.nbor(1).lower_ != "now":
            scales.modality = Modality.HYPOTHETICAL
        if child.dep_ == "advmod" and lower in words.modality["aside_adverbs"] and not _dated(child):
            scales.aside = True


def _denies(child: "Token") -> bool:
    """ "Not", "no", "never" and, where apostrophes were lost, "didnt"; "not only" affirms."""
    if child.dep_ == "det":
        return child.lower_ == "no"
    if child.dep_ in {"nsubj", "nsubjpass"}:  # "no aid has reached X", "nobody was killed"
        return child.lower_ in {"nobody", "none", "neither"} or any(
            word.lower_ in {"no", "neither"} for word in child.children
        )
    if child.dep_ == "neg" or child.lemma_ == "not" or (child.dep_ == "advmod" and child.lower_ == "never"):
        return child.i + 1 >= len(child.doc) or child.nbor(1).lower_ != "only"
    return False


def _dated(adverb: "Token") -> bool:
    """ "Earlier this week", "earlier on Monday" is a date, not an aside."""
    return (
        any(child.dep_ in {"npadvmod", "prep", "pobj"} for child in adverb.children)
        or adverb.head.pos_ not in {"VERB", "AUX"}
        or (adverb.i + 1 < len(adverb.doc) and adverb.nbor(1).lower_ in {"on", "this", "in", "today"})
    )


def _auxiliary(verb: "Token", aux: str, scales: Scales) -> None:
    modality = cues().modality
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    if aux in modality["future_auxiliaries"]:
        _plan(scales)
    elif aux in modality["past_future_auxiliaries"]:
        _plan(scales, attempted=perfect)
    elif aux in modality["hypothetical_auxiliaries"]:
        if perfect and aux in {"may", "might", "could", "must", "can"}:
            scales.raise_hedge(Hedge.POSSIBLE)
        else:
            scales.modality = Modality.HYPOTHETICAL


def _governor(token: "Token", head: "Token | None", scales: Scales, *, mentioned: bool) -> None:
    if head is None:
        return
    known = cues().modality["creates"] | cues().modality["averted"]
    doubted = head.lemma_.lower() in cues().raising and is_passive(head)  # "the attack is believed to have been …"
    if mentioned and not doubted and not (head.pos_ == "VERB" and head.lemma_.lower() in known):
        return  # "pressed X to cease its air strikes": the strikes are known, not planned
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
    if head.pos_ in {"VERB", "AUX"}:
        _governing_verb(token, head, scales, infinitive=infinitive)
    elif head.pos_ in {"NOUN", "ADP", "ADJ"}:
        _governing_noun(token, head, scales, infinitive=infinitive)


def _governing_verb(token: "Token", head: "Token", scales: Scales, *, infinitive: bool) -> None:
    words, lemma = cues(), head.lemma_.lower()
    below = token.dep_ in {"xcomp", "ccomp", "oprd", "nsubjpass", "dobj"}
    if below and lemma in words.raising and is_passive(head):
        if lemma == "expect" and infinitive:
            _plan(scales)
        else:
            scales.raise_hedge(Hedge(words.raising[lemma]))
    elif _never_was(token, lemma) or (_is_imagined(token, lemma) and scales.modality is Modality.PLANNED):
        scales.modality = Modality.HYPOTHETICAL
    elif lemma in words.negative_verbs and (below or token.dep_ in {"pcomp", "prep"}):
        scales.polarity = Polarity.DENIED
    elif _plans(token, lemma, infinitive=infinitive):
        _plan(scales, attempted=lemma in words.modality["attempted"])
    elif lemma in words.speech_verbs and token.dep_ == "xcomp" and _is_perfect(token):
        scales.raise_hedge(Hedge.REPORTED)  # "claimed to have taken X"
    elif infinitive and token.dep_ in {"xcomp", "advcl"}:
        to_be = token.dep_ == "xcomp" and lemma == "be"
        begun = lemma in {"begin", "start", "resume", "continue"} and any(
            child.dep_ == "dobj" and child.i < token.i for child in head.children
        )  # "began an operation to take X"
        if to_be or begun or lemma not in words.modality["implicative"]:
            _plan(scales)


def _is_perfect(token: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in token.children)


def _never_was(token: "Token", lemma: str) -> bool:
    """ "Averted an attack"."""
    return lemma in cues().modality["averted"] and token.dep_ in {"dobj", "pcomp", "prep", "nsubjpass"}


def _is_imagined(token: "Token", lemma: str) -> bool:
    """ "Feared that X would attack"."""
    return lemma in cues().modality["imagined"] and token.dep_ == "ccomp"


def _governing_noun(token: "Token", head: "Token", scales: Scales, *, infinitive: bool) -> None:
    words = cues()
    noun = head if head.pos_ != "ADP" else head.head
    lemma = noun.lemma_.lower()
    reaches = head.pos_ != "ADP" or head.lower_ in {"for", "of", "to", "on", "against"}
    planned = reaches and lemma in words.modality["planned_nouns"]
    ready = noun.pos_ == "ADJ" and lemma in words.modality["ready"]
    if (planned and (infinitive or token.dep_ in {"pobj", "pcomp"})) or (
        infinitive and (ready or token.dep_ in {"acl", "advcl", "relcl"})
    ):
        _plan(scales)
    elif reaches and lemma in words.negative_nouns:
        scales.polarity = Polarity.DENIED


def _plans(token: "Token", lemma: str, *, infinitive: bool) -> bool:
    modality = cues().modality
    if lemma not in modality["planned_verbs"]:
        return False
    if token.dep_ in {"xcomp", "ccomp"}:
        return infinitive or token.tag_ in {"VB", "VBG"}
    if token.dep_ == "dobj":
        return lemma in modality["planned_objects"]
    if token.dep_ in {"prep", "pcomp", "pobj"}:
        return lemma in modality["planned_complements"]
    return token.dep_ == "advcl" and infinitive and lemma not in {"tell", "warn"}


def _plan(scales: Scales, *, attempted: bool = False) -> None:
    if scales.modality is not Modality.HYPOTHETICAL:
        scales.modality = Modality.HYPOTHETICAL if attempted else Modality.PLANNED
    if not attempted:
        scales.tense = "future"


def _noun_words(node: Node, scales: Scales) -> None:
    words = cues()
    continuing = words.modality["continuing"]
    for child in node.token.children:
        lower = child.lower_
        if lower in words.hedges and child.dep_ in {"amod", "advmod"}:
            scales.raise_hedge(Hedge(words.hedges[lower]))
        if child.dep_ == "amod" and lower in continuing:
            scales.modality = Modality.ONGOING
        if child.dep_ == "amod" and lower in {
            "planned",
            "possible",
            "imminent",
            "future",
            "potential",
            "upcoming",
            "expected",
            "proposed",
        }:
            _plan(scales)
    if node.token.dep_ == "pobj" and node.token.head.lower_ == "amid":
        scales.modality = Modality.ONGOING


def _ongoing(node: Node, scales: Scales) -> None:
    verb = node.verb
    continuing = cues().modality["continuing"]
    if verb.pos_ not in {"VERB", "AUX"}:
        return
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    progressive = verb.tag_ == "VBG" and helpers & {"is", "are", "was", "were", "been", "be", "'s", "'re"}
    habitual = verb.tag_ in _PRESENT and not helpers and verb.dep_ != "xcomp"
    still = any(child.lower_ in continuing for child in verb.children if child.dep_ == "advmod")
    above = verb.head.lemma_.lower() if verb.dep_ == "xcomp" else ""
    goes_on = above in {"continue", "keep", "resume"} or (
        verb.lemma_.lower() in {"continue", "rage", "persist", "remain"} and verb.tag_ in _PRESENT | {"VBG", "VB"}
    )
    bare = node.kind in _STATES and verb.tag_ in _PRESENT | {"VBG", "VBN", "JJ"} and "had" not in helpers
    if node.noun and verb.lemma_.lower() not in triggers().words["reach_verbs"] and verb != node.token:
        habitual = False  # "the recapture comes after …" is over
    if progressive or still or goes_on or bare or (habitual and not _headline_present(verb)):
        scales.modality = Modality.ONGOING


def _headline_present(verb: "Token") -> bool:
    """Headlines tell the past in the present tense ("X seizes town"): it makes nothing ongoing there."""
    return bool(verb.doc.user_data.get("headline_end", 0) > verb.i)


def _tense(verb: "Token") -> str:
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"will", "shall", "'ll", "wo"}:
        return "future"
    if verb.tag_ in _PRESENT or (verb.tag_ == "VBG" and helpers & {"is", "are"}):
        return "present"
    return "past"
