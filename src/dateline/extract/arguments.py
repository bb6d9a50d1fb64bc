"""Who does what to whom in a clause: logical subjects, objects and complements of verbs, in any voice."""

from typing import TYPE_CHECKING

from dateline.extract.late_objects import late_objects
from dateline.extract.phrases import spread
from dateline.extract.sentences import sentence_of
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset({"which", "that", "who", "whom", "where"})
_CLAUSES = frozenset({"advcl", "xcomp", "ccomp", "pcomp"})
_TRIES = frozenset({"attempt", "bid", "effort", "campaign", "push", "drive", "operation", "offensive", "assault"})
_NUMBERS = frozenset("more others dozens scores hundreds thousands many several".split())
_PARTICLES = frozenset("out over down off up back away".split())
_RESULTS = frozenset("alight ablaze afire".split())
_DEPTH = 6
_DONE_TO = frozenset(
    "kill wound injure abduct kidnap arrest displace behead execute martyr detain massacre evacuate".split()
)


def is_passive(verb: "Token") -> bool:
    """Tell a passive ("was seized", "seized by") from an active."""
    below = {child.dep_ for child in verb.children}
    if not below.isdisjoint(("auxpass", "nsubjpass", "csubjpass")):
        return True
    if "agent" in below and verb.tag_ == "VBN":
        return True
    if verb.tag_ in {"VBN", "VBD"} and verb.lemma_ in _DONE_TO and _bare(verb):
        return True  # "20 people killed in raid": what can only be done to somebody was done to its subject
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and _suffers(verb) and is_passive(verb.head):
        return True  # "were beheaded and afterwards hung on gates"
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":  # "a town seized by X"; but "reports that X has seized" is active
        return below.isdisjoint(("nsubj", "dobj", "aux"))
    if "aux" in below:
        return False
    if verb.dep_ == "conj":  # "12 were killed and 20 wounded", "were reported killed and 20 wounded"
        return "dobj" not in below and is_passive(verb.head)
    return verb.dep_ in {"xcomp", "ccomp"} and below.isdisjoint(("nsubj", "dobj"))


def _suffers(verb: "Token") -> bool:
    """Whether a verb tells casualties and has nobody that it does it to."""
    own = any(child.dep_ in {"dobj", "nsubj", "aux"} for child in verb.children)
    return not own and _does_to(verb)


def _does_to(verb: "Token") -> bool:
    """Whether a verb tells what is done to people that are counted: "kill", "abduct", "arrest"."""
    frames = triggers().verbs.get(verb.lemma_.lower(), ())
    return any(frame.counts and not frame.counts_subject for frame in frames)


def _bare(verb: "Token") -> bool:
    own = [child for child in verb.children if child.dep_ in {"dobj", "aux"} and not _next_toll(child)]
    own += [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    return not own and not any(child.dep_ == "dobj" for other in verb.conjuncts for child in other.children)


def _next_toll(token: "Token") -> bool:
    """ "5 killed 12 injured in raid", its comma lost: the 12 are the next toll, not whom the 5 killed."""
    counts = token.pos_ == "NUM" or token.lemma_ in {"dozen", "score", "hundred", "thousand", "other"}
    return counts and any(child.dep_ == "acl" and child.lemma_ in _DONE_TO for child in token.children)


def subjects(verb: "Token") -> list["Token"]:
    """Heads of who acts; empty when the text does not say."""
    if is_passive(verb):
        agents = [
            child for child in verb.children if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        ]
        return [head for agent in agents for head in _objects_of(agent)]
    return _gerund_doers(verb) or _surface_subjects(verb, _DEPTH)


def _gerund_doers(verb: "Token") -> list["Token"]:
    """Who does what a verb in -ing tells as a noun would: "subject to shelling *by X*", "under *army* shelling"."""
    if verb.tag_ != "VBG" or any(child.dep_ in {"nsubj", "dobj", "aux"} for child in verb.children):
        return []
    before = verb.nbor(-1) if verb.i else verb
    if before.dep_ == "pobj" and before.pos_ == "NOUN" and before.head.lower_ == "under":
        return [before]
    if verb.dep_ != "pcomp":
        return []
    return [head for child in verb.children if child.lower_ == "by" for head in _objects_of(child)]


def objects(verb: "Token") -> list["Token"]:
    """Heads of who or what is acted upon."""
    if is_passive(verb):
        if verb.dep_ == "acl":
            own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
            told = own and own[0].lower_ not in _RELATIVES  # "reports that *civilians* were killed"
            return _surface_subjects(verb, _DEPTH) if told else [verb.head]
        return _surface_subjects(verb, _DEPTH)
    direct = [
        head
        for child in verb.children
        if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP"
        for head in spread(child)
    ] or _small_clause(verb)
    if direct:
        out = [_antecedent(head) for head in direct]
        return [head for head in out if head is not None]
    if verb.dep_ == "relcl" and any(
        child.dep_ == "nsubj" and child.lower_ not in _RELATIVES for child in verb.children
    ):
        before = [word for word in verb.subtree if word.i < verb.i and word.lower_ in _RELATIVES]
        if not before:  # "the town the army seized"
            return [verb.head]
    if verb.dep_ == "conj" and not any(child.dep_ in {"nsubj", "prep"} for child in verb.children):
        following = [child for child in verb.head.children if child.dep_ == "dobj" and child.i > verb.i]
        return [head for child in following for head in spread(child)]
    if _does_to(verb) and verb.lemma_ != "shoot":  # "they abducted and killed nine nuns"
        close = [child for child in verb.children if child.dep_ == "conj" and child.i == verb.i + 2 and _does_to(child)]
        return [head for other in close for child in other.children if child.dep_ == "dobj" for head in spread(child)]
    if not any(child.dep_ in {"nsubj", "prep", "dobj"} for child in verb.children):
        shared = [child for child in verb.children if child.dep_ == "conj"]  # "seized and held the town"
        return [head for other in shared for child in other.children if child.dep_ == "dobj" for head in spread(child)]
    return late_objects(verb)


def _small_clause(verb: "Token") -> list["Token"]:
    """ "Left *14 gunmen* dead", where the parser sees a clause of its own."""
    below = [child for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "ADJ"]
    if verb.lemma_ != "leave":
        return []
    return [head for child in below for one in child.children if one.dep_ == "nsubj" for head in spread(one)]


def _surface_subjects(verb: "Token", depth: int) -> list["Token"]:
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "csubj"}]
    if len(own) > 1 and own[-1].i < verb.i:  # "the rebel group X said": the name
        listed = any(word.lower_ in {"among", "including"} for word in verb.doc[own[0].i : own[-1].i])
        own = own[:1] if listed else own[-1:]
    if own:
        named = (_antecedent(_inner_subject(child)) for child in own)
        found = [head for antecedent in named if antecedent is not None for head in spread(antecedent)]
        return _same_as(found[0]) if verb.dep_ == "relcl" and len(found) == 1 and found[0] == verb.head else found
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and (more := _own_number(verb)) is not None:
        return [more]
    if verb.tag_ in {"VBZ", "VBP", "VBD"} and verb.dep_ == "ROOT":  # a headline parsed as a name: "X advances in Y"
        return [child for child in verb.children if child.dep_ in {"compound", "nmod"} and child.i == verb.i - 1]
    return (_right_before(verb) or _borrowed_subjects(verb, depth - 1)) if depth > 0 else []


def _own_number(verb: "Token") -> "Token | None":
    """ "Four were killed and *many more* hurt": a number of its own, which the parser makes an adverb of the verb."""
    before = [child for child in verb.children if child.i == verb.i - 1 and child.dep_ in {"amod", "advmod", "nummod"}]
    return next((child for child in before if child.pos_ == "NUM" or child.lower_ in _NUMBERS), None)


def _inner_subject(subject: "Token") -> "Token":
    """ "Residents of X *commune* captured": a subject that has one of its own is part of its own subject's name."""
    inner = [child for child in subject.children if child.dep_ == "nsubj" and subject.pos_ in {"NOUN", "PROPN"}]
    return inner[0] if inner else subject


def _right_before(verb: "Token") -> list["Token"]:
    """ "As police and foreign troops *battled*": subject though the parser made them the complement of "as"."""
    if verb.i == sentence_of(verb).start or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return []
    current = verb.nbor(-1)
    while current.dep_ in {"conj", "compound"} and current.head.i < current.i:
        current = current.head
    opened = current.dep_ == "pobj" and current.head.lower_ in {"as", "after", "before", "while", "when"}
    return spread(current) if opened else []


def _before_participle(verb: "Token") -> list["Token"]:
    """ "Said that rebels allied with X *fired*": who fired is who was allied, though the parser sees two clauses."""
    for other in verb.head.children:
        between = verb.doc[other.i : verb.i]
        parted = any(word.dep_ == "cc" or word.text == "," for word in between)
        if other.dep_ == "ccomp" and other.i < verb.i and other.tag_ in {"VBD", "VBN"} and not parted:
            return _surface_subjects(other, 1)
    return []


def _borrowed_subjects(verb: "Token", depth: int) -> list["Token"]:
    """Subject of a clause that has none of its own: of the clause it is joined to or hangs on."""
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        if head.lemma_ in _DONE_TO and is_passive(head) and not is_passive(verb):  # the dead do nothing
            return [word for word in verb.doc[head.i : verb.i] if word.dep_ == "nsubj" and word.head.dep_ == "advcl"]
        return _surface_subjects(head, depth)
    if verb.dep_ == "acl":
        return _subjects_beside_noun(verb, depth)
    if verb.dep_ == "relcl":
        return [head] if any(child.lower_ in _RELATIVES for child in verb.children) else []
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        if head.head.ent_type_ in {"TIME", "DATE"}:  # "hours after taking X"
            return _of_verb_above(head.head, depth)
        return _controlled(head.head, depth) if head.head.pos_ in {"VERB", "AUX"} else [head.head]
    if verb.dep_ == "ccomp" and head.lemma_.lower() in cues().speech_verbs:
        return _before_participle(verb)  # what is said needs a doer of its own: not the speaker
    if verb.dep_ in _CLAUSES and head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _controlled(head, depth)
    return []


def _subjects_beside_noun(verb: "Token", depth: int) -> list["Token"]:
    """Subject of a clause on a noun: "rebels holding X", "drew up plans to retake X"."""
    head = verb.head
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        owner = [child for child in head.children if child.dep_ == "poss"]  # "the army's attempt to besiege X"
        if owner:
            return owner
        if head.dep_ == "pobj" and head.lemma_.lower() in _TRIES and head.head.lower_ in {"in", "during", "amid"}:
            tried = head.head.head  # "used gas during an attempt to retake X"
            return _surface_subjects(tried, depth) if tried.pos_ == "VERB" and not is_passive(tried) else []
        return _surface_subjects(head.head, depth) if head.head.pos_ == "VERB" else []  # "drew up plans to retake X"
    using = verb.lemma_ == "use" and head.dep_ == "dobj"  # "killed 12 people using mortars"
    if verb.tag_ == "VBG" and (verb.lemma_ in _DONE_TO or using):  # "a strike hit a gathering, killing 12"
        return _of_verb_above(verb, depth)
    if verb.tag_ == "VBN" and _next_member(verb):
        return _surface_subjects(head.head, depth)
    return _same_as(head) if verb.tag_ == "VBG" else []


def _same_as(head: "Token") -> list["Token"]:
    """ "X is a force battling Y", "X is a group that fights Y": X, not "a force"; but "it is X that fights Y"."""
    if head.dep_ != "attr" or head.head.lemma_ != "be":
        return [head]
    own = [child for child in head.head.children if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"}]
    one = any(child.dep_ == "det" and child.lower_ in {"a", "an"} for child in head.children)
    return [each for child in own for each in spread(child)] if one and own else [head]


def _of_verb_above(token: "Token", depth: int) -> list["Token"]:
    above = next((word for word in token.ancestors if word.pos_ == "VERB" and word.dep_ != "acl"), None)
    return _surface_subjects(above, depth) if above is not None else []


def _next_member(verb: "Token") -> bool:
    """ "Has flown 30 missions, conducted 12 raids and …": a member of the list, though hung on what stands before."""
    above = verb.head.head
    return (
        verb.nbor(-1).text == ","
        and any(child.dep_ == "dobj" for child in verb.children)
        and above.tag_ == "VBN"
        and not is_passive(above)
    )


def _controlled(governor: "Token", depth: int) -> list["Token"]:
    """Subject of an unfinished clause: the governor's object when it has one that acts, else its subject."""
    if governor.pos_ not in {"VERB", "AUX"}:
        own = [child for child in governor.children if child.dep_ == "nsubj"]
        able = governor.dep_ in {"acomp", "oprd"} and governor.head.pos_ in {"VERB", "AUX"}
        return _surface_subjects(governor.head, depth) if able and not own else own  # "was able to take X"
    if governor.lemma_ in cues().modality["object_control"]:
        patients = [child for child in governor.children if child.dep_ == "dobj"]
        if patients:
            return [head for child in patients for head in spread(child)]
    return _surface_subjects(governor, depth)


def _antecedent(token: "Token") -> "Token | None":
    """What a relative pronoun stands for: the noun its clause hangs on."""
    if token.lower_ not in _RELATIVES:
        return token
    clause = token.head
    for _ in range(_DEPTH):
        if clause.dep_ == "relcl":
            misled = clause.head.ent_type_ in {"PERSON", "GPE", "LOC", "FAC"} and token.dep_ in {"nsubj", "nsubjpass"}
            misled = misled and token.lower_ in {"which", "that"} and not _is_group(clause.head)
            return _thing(clause) if misled else clause.head
        if clause.head == clause:
            break
        clause = clause.head
    return token if token.lower_ == "that" and token.pos_ == "PRON" and token.dep_ != "nsubj" else None


def _is_group(token: "Token") -> bool:
    """ "*Daesh*, which controls the town": a group known by name, though the model takes it for a place."""
    return token.ent_type_ != "PERSON" and bool(ActorLexicon.default().find([token.text]))


def _thing(clause: "Token") -> "Token":
    """What "which" means when the parser hung its clause on a name: the event noun above it that agrees in number."""
    helpers = {word.lower_ for word in clause.subtree if word.pos_ == "AUX"}
    if not helpers:
        above = [word for word in clause.ancestors if word.pos_ == "NOUN" and word.lemma_ in triggers().nouns]
        return above[0] if above else clause.head
    plural = bool(helpers & {"are", "were", "have"})
    current = clause.head
    while current.head != current:
        current = current.head
        if current.pos_ == "NOUN" and (current.tag_ == "NNS") == plural and current.lemma_ in triggers().nouns:
            return current
    return clause.head


def _objects_of(preposition: "Token") -> list["Token"]:
    found = [head for child in preposition.children if child.dep_ in {"pobj", "pcomp"} for head in spread(child)]
    for child in preposition.children:  # "in and around X"
        if child.dep_ == "conj" and child.pos_ == "ADP":
            found.extend(_objects_of(child))
    return found


def complements(token: "Token") -> dict[str, list["Token"]]:
    """Heads of prepositional complements by preposition, lower case; chains like "out of", "close to" by their last."""
    out: dict[str, list[Token]] = {}
    for child in token.children:
        if child.dep_ in {"prep", "dative"} and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV"}:
            _collect(child, out)
        elif child.dep_ in {"advmod", "prt"} and child.pos_ in {"ADV", "ADP"}:
            for inner in child.children:
                if inner.dep_ == "prep":
                    _collect(inner, out)
    return out


def _collect(preposition: "Token", out: dict[str, list["Token"]]) -> None:
    heads = _objects_of(preposition)
    if heads:
        out.setdefault(preposition.lower_, []).extend(heads)
    for child in preposition.children:
        if child.dep_ in {"prep", "pcomp"} and child.pos_ == "ADP":
            if preposition.lower_ == "including":
                out.setdefault("including", []).extend(_objects_of(child))
            else:
                _collect(child, out)


def particle(verb: "Token") -> str | None:
    """The particle of a phrasal verb ("take over", "pull out"), None without one."""
    for child in verb.children:
        if child.dep_ == "prt" or (child.dep_ in {"advmod", "prep"} and child.lower_ in _PARTICLES):
            return str(child.lower_)
        if child.lower_ in _RESULTS and child.i > verb.i:  # "set alight"
            return str(child.lower_)
    return None


def raised(verb: "Token") -> "Token":
    """ "Fights are said to be going on", "the raid is likely to have been made by": the verb that tells."""
    below = [child for child in verb.children if child.dep_ == "xcomp" and child.pos_ in {"VERB", "AUX"}]
    if verb.lemma_.lower() in cues().raising and is_passive(verb):
        return below[0] if below else verb
    seeming = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    for word in seeming:
        if word.lemma_.lower() not in cues().modality["looks"]:
            continue
        for child in word.children:
            if child.dep_ == "xcomp" and any(aux.lower_ == "have" for aux in child.children if aux.dep_ == "aux"):
                return child
    return verb


def clause_verb(token: "Token") -> "Token":
    """The verb whose clause a token stands in: itself when it is one, else the nearest above it."""
    current = token
    while current.pos_ not in {"VERB", "AUX"} and current.head != current:
        current = current.head
    return current
