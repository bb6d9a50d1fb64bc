"""Mends clauses whose verb the small model takes for a participle: "groups positioned in X targeted Y"."""

from typing import TYPE_CHECKING

from dateline.vocab.parties import party_class
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_BANDS = frozenset({"group", "organization", "organisation", "gunman", "unit", "force"})
_HARMING = frozenset({"killed", "wounded", "injured", "killing", "wounding", "injuring"})
_SOURCES = frozenset({"medium", "media", "activist", "monitor", "official", "medic", "source", "report"})
_MANY = frozenset({"dozens", "scores", "hundreds", "thousands", "millions"})
_FEWEST = 3
_POSTED = frozenset({"positioned", "located", "stationed", "based", "entrenched", "deployed"})

_COUNTED_AS = frozenset({"npadvmod", "advmod", "pobj", "dobj", "nsubj", "ROOT"})
_COUNTED = frozenset({"dead", "wounded", "injured"})
_HURT = frozenset({"wounded", "injured", "hurt", "killed"})


def mend_posted(token: "Token") -> None:
    """ "Fighters *positioned* in X shelled Y": the fighters shelled Y; where they stood is an aside."""
    if token.lower_ not in _POSTED or token.tag_ != "VBD" or any(child.dep_ == "aux" for child in token.children):
        return
    subject = next((child for child in token.children if child.dep_ == "nsubj" and child.i == token.i - 1), None)
    if subject is None:
        return
    beside = (child for child in (*token.head.children, *token.children) if child.i > token.i and child.tag_ == "VBD")
    verb = next((each for each in beside if not any(child.dep_ == "nsubj" for child in each.children)), None)
    if verb is None or verb == token:
        return
    if verb.head == token:  # the parser made it the aside's own clause
        verb.head, verb.dep_ = (token.head, token.dep_) if token.head != token else (verb, "ROOT")
    subject.head = verb
    token.head, token.dep_, token.tag_ = subject, "acl", "VBN"


def mend_headless(token: "Token") -> None:
    """ "Armed groups *targeted* on Monday X with shells": the only verb is the sentence's own, not an aside."""
    noun = token.head
    if (
        token.dep_ != "acl"
        or token.tag_ != "VBN"
        or noun.dep_ not in {"ROOT", "ccomp"}
        or noun.pos_ not in {"NOUN", "PROPN"}
    ):
        return
    lemma = noun.lemma_.lower()
    if (
        noun.i != token.i - 1
        or noun.tag_ not in {"NNS", "NNPS"}
        or (party_class(lemma) is None and lemma not in _BANDS)
    ):
        return
    if token.lemma_.lower() not in triggers().words["reach_verbs"] - triggers().words["harming_verbs"]:
        return
    if any(child.dep_ == "agent" or child.lower_ == "by" for child in token.children):
        return
    above = token if noun.dep_ == "ROOT" else noun.head
    token.head, token.dep_, token.tag_ = above, noun.dep_, "VBD"
    for child in [child for child in noun.children if child.dep_ == "mark"]:
        child.head = token
    noun.head, noun.dep_ = token, "nsubj"


def mend_lives(token: "Token") -> None:
    """ "Claimed the *lives* of nine monks, injured 31": the lives are what was claimed, and do not injure."""
    other = token.head
    if token.lemma_.lower() != "life" or token.dep_ != "nsubj" or other.dep_ != "ccomp":
        return
    verb = other.head
    if verb.lemma_.lower() in {"claim", "cost", "take"} and verb.i < token.i < other.i:
        token.head, token.dep_ = verb, "dobj"
        other.dep_ = "conj"


def mend_joined_subject(token: "Token") -> None:
    """ "Killed by the navy and allies and *thousands* have been displaced": the last joined noun is who it tells of.

    Also "were killed in X and millions displaced", where only a figure word can be nobody's place.
    """
    if token.tag_ not in {"VBN", "VBD"} or token.dep_ not in {"conj", "advcl", "ROOT"} or token.i < _FEWEST:
        return
    if any(child.dep_ in {"nsubj", "nsubjpass", "csubj"} for child in token.children):
        return
    helpers = [child.i for child in token.children if child.dep_ in {"aux", "auxpass"} and child.i < token.i]
    first = min(helpers, default=token.i)
    before = token.doc[first - 1]
    if before.dep_ != "conj" or before.nbor(-1).lower_ != "and" or before in token.subtree or token in before.subtree:
        return
    finite = any(token.doc[i].tag_ in {"VBP", "VBZ", "VBD"} for i in helpers)
    if before.tag_ not in {"NNS", "NNPS"} or not (finite or before.lower_ in _MANY):
        return
    passive = token.tag_ == "VBN" or not helpers
    before.head, before.dep_ = token, "nsubjpass" if passive else "nsubj"


def mend_dying(token: "Token") -> None:
    """ "At least 10 *die* in attacks", a headline: a verb, though the parser took it for a noun."""
    if token.lower_ != "die" or token.pos_ != "NOUN" or token.dep_ != "ROOT":
        return
    number = next((child for child in token.children if child.dep_ == "nummod"), None)
    if number is not None and number.i == token.i - 1:
        token.tag_, token.pos_, token.lemma_ = "VBP", "VERB", "die"
        number.dep_ = "nsubj"


def mend_said_in(token: "Token") -> None:
    """ "Insisted in a statement *that they were armed*": what was said, hung on the noun between."""
    if token.dep_ not in {"acl", "relcl"} or not any(
        child.dep_ == "mark" and child.lower_ == "that" for child in token.children
    ):
        return
    noun = token.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun
    says = verb.pos_ == "VERB" and verb.lemma_.lower() in cues().speech_verbs and verb.i < noun.i
    told = noun.lemma_.lower() in cues().speech_nouns or noun.ent_type_ in {"DATE", "TIME"}
    if (
        says
        and told
        and noun.head.lower_ in {"in", "on", "at"}
        and not any(child.dep_ == "ccomp" for child in verb.children)
    ):
        token.head, token.dep_ = verb, "ccomp"


def mend_counted_dead(token: "Token") -> None:
    """ "Counted *37 dead*", "speaks of *seven dead*": those who are counted, taken for an adjective.

    Also "there were *17 dead*", "treated *40 wounded*", where the figure was taken for the noun.
    """
    before = token.nbor(-1) if token.i else token
    if token.lower_ in _HURT and token.tag_ in {"VBN", "VBD"} and before.pos_ == "NUM" and before.dep_ == "nsubj":
        left = token.head.lemma_ == "leave"  # "left nine dead and 15 wounded": read as what was left
        if (
            before.head == token
            and not left
            and not any(child.dep_ in {"aux", "dobj", "auxpass"} for child in token.children)
        ):
            before.dep_, token.tag_ = "nsubjpass", "VBN"  # "has 14 dead and *30 wounded*"
        return
    if token.lower_ in _COUNTED and before.pos_ == "NUM" and before.dep_ in {"attr", "dobj", "pobj"}:
        hung = token.head == before or (token.head == before.head and token.dep_ in {"advcl", "acl", "acomp", "oprd"})
        if hung and not any(child.dep_ in {"agent", "aux", "auxpass", "dobj"} for child in token.children):
            _head_for_figure(token, before)
    if token.lower_ != "dead" or token.tag_ != "JJ" or token.dep_ not in _COUNTED_AS:
        return
    if not any(child.dep_ == "nummod" for child in token.children):
        return
    token.pos_, token.tag_ = "NOUN", "NNS"
    if token.dep_ in {"npadvmod", "advmod"} and token.head.pos_ == "VERB":
        token.dep_ = "dobj"


def _head_for_figure(token: "Token", figure: "Token") -> None:
    """Make "dead" what its figure counts, in the figure's place."""
    token.head, token.dep_ = figure.head, figure.dep_
    token.pos_, token.tag_, token.lemma_ = "NOUN", "NNS", token.lower_
    for child in [child for child in figure.children if child.i > token.i or child.dep_ == "prep"]:
        child.head = token
    figure.head, figure.dep_ = token, "nummod"


def mend_last_figure(token: "Token") -> None:
    """ "Killed six porters and wounded *31* state media reported": the wounded, and not 31 media."""
    source, verb = token.head, token.nbor(-1) if token.i else token
    if token.pos_ != "NUM" or token.dep_ != "nummod" or verb.lower_ not in _HARMING or source.dep_ != "nsubj":
        return
    speaks = source.head.lemma_.lower() in cues().speech_verbs and source.head.i > source.i
    if speaks and (source.lemma_.lower() in _SOURCES or source.tag_ in {"NN", "NNP", "NNPS"}):
        token.head, token.dep_ = verb, "dobj"


def mend_said_passive(token: "Token") -> None:
    """ "The agency claimed *70 farmers*, mostly women, *were killed*": that is what it claimed, and not farmers."""
    above = token.head
    if token.tag_ != "VBN" or token.dep_ != "conj" or above.lemma_.lower() not in cues().speech_verbs:
        return
    own = {child.dep_ for child in token.children}
    between = [word for word in above.children if above.i < word.i < token.i]
    told = [word for word in between if word.dep_ == "dobj"]
    if "auxpass" not in own or own & {"nsubj", "nsubjpass"} or any(word.dep_ == "cc" for word in between) or not told:
        return
    told[0].head, told[0].dep_ = token, "nsubjpass"
    token.dep_ = "ccomp"


def mend_there(token: "Token") -> None:
    """ "There was *fighting* in the streets": a noun, though the parser sees somebody fighting."""
    named = token.tag_ == "VBG" and token.lower_ in triggers().nouns
    if named and any(child.dep_ == "expl" for child in token.children):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_
