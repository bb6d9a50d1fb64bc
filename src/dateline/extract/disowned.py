"""What somebody told, called false, taken back or rejected by another: "the report was a lie", "a claim X rejects"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive, subjects
from dateline.extract.sentences import sentence_of
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 8
_BELOW = frozenset({"acl", "relcl", "ccomp", "prep", "pobj", "pcomp", "conj", "dobj", "nsubj", "nsubjpass", "appos"})
_SHARING = frozenset({"in", "for", "to", "with"})


def tells(noun: "Token") -> bool:
    """Whether a noun is something told: a report, a claim, talk."""
    lemma = noun.lemma_.lower()
    return noun.pos_ in {"NOUN", "PROPN"} and lemma in cues().told_nouns | cues().speech_nouns


def is_disowned(token: "Token") -> bool:
    """Whether what is told at a word stands under a report that the sentence calls false or says is taken back."""
    return any(_called_false(noun) or taken_back_by(noun) is not None for noun in _told_above(token))


def taken_back(token: "Token") -> "Token | None":
    """The verb by which what is told at a word is taken back or called false, for the sake of who does so."""
    for noun in _told_above(token):
        verb = taken_back_by(noun) or _named_false(noun)
        if verb is not None:
            return verb
    return None


def takes_back(verb: "Token") -> bool:
    """Whether a verb means taking back what it has as its object: "retracted", "took back"."""
    lemma = verb.lemma_.lower()
    forms = {lemma, *(f"{lemma} {child.lower_}" for child in verb.children if child.dep_ in {"prt", "advmod"})}
    return verb.pos_ == "VERB" and not forms.isdisjoint(cues().taking_back)


def taken_back_by(noun: "Token") -> "Token | None":
    """The verb that takes back what a noun says was told."""
    verb = noun.head
    return verb if noun.dep_ in {"dobj", "nsubjpass"} and takes_back(verb) else None


def had_no_share(token: "Token") -> bool:
    """Whether a happening is named as what somebody had no part in: "no role in the raid", "nothing to do with it"."""
    if token.dep_ == "conj":
        return had_no_share(token.head)
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in _SHARING:
        return False
    share = prep.head
    if share.pos_ == "VERB":  # "took no part in the raid", hung on the verb
        share = next((child for child in share.children if child.dep_ == "dobj"), share)
    if share.lemma_.lower() in cues().shares:
        return any(child.lower_ in {"no", "neither"} for child in share.children)
    if share.lemma_.lower() != "do":
        return False
    around = [*share.children, share.head, *share.head.children]
    return any(word.lower_ == "nothing" for word in around)


def owned_account(token: "Token") -> "Token | None":
    """ "Stood by *the army's account* that …": whose word it is that a clause on a noun gives."""
    for noun in _told_above(token):
        clause = any(child.dep_ in {"acl", "ccomp"} and child.i > noun.i for child in noun.children)
        if clause and any(child.dep_ == "poss" and child.pos_ != "PRON" for child in noun.children):
            return noun
    return None


def denies_share(verb: "Token") -> bool:
    """ "Denied any part in": a verb of denial with a share in something as its object."""
    denies = cues().speech_verbs.get(verb.lemma_.lower()) == "deny"
    return denies and any(child.dep_ == "dobj" and child.lemma_.lower() in cues().shares for child in verb.children)


def rejected(token: "Token") -> "Iterator[tuple[Token, Token]]":
    """Who rejects, in an aside behind it, what is told at a word ("…, a claim the army denies"): verb and head."""
    for noun in token.doc[token.i + 1 : sentence_of(token).end]:
        which = noun.lower_ == "which" and noun.i > 0 and noun.nbor(-1).text == ","
        claim = tells(noun) and _opens_aside(noun)
        if not which and not claim:
            continue
        for verb in token.doc[noun.i + 1 : min(noun.i + _REACH, sentence_of(token).end)]:
            if cues().speech_verbs.get(verb.lemma_.lower()) != "deny" or verb.pos_ not in {"VERB", "NOUN"}:
                continue
            if any(child.dep_ in {"ccomp", "neg"} for child in verb.children):
                continue
            yield from ((verb, head) for head in _who(verb, noun))
            return


def _opens_aside(noun: "Token") -> bool:
    before = noun.left_edge.i - 1
    return (
        noun.left_edge.lower_ in {"a", "an"}
        and before >= sentence_of(noun).start
        and noun.doc[before].text in {",", "-"}
    )


def _who(verb: "Token", noun: "Token") -> list["Token"]:
    if verb.pos_ == "NOUN":  # "a claim the army rejects", taken for a noun with "army" before it
        before = verb.nbor(-1)
        return [before] if before.i > noun.i and before.dep_ in {"compound", "nmod", "nsubj"} else []
    found = [head for head in subjects(verb) if head.i > noun.i]
    return found or [child for child in verb.children if child.dep_ == "nsubj" and child.i > noun.i]


def _told_above(token: "Token") -> "Iterator[Token]":
    """The nouns of telling under which a word stands, in one sentence."""
    current = token
    while current.head != current and current.dep_ in _BELOW:
        if current.head.pos_ == "VERB" and current.dep_ in {"ccomp", "conj"}:
            return
        current = current.head
        if current.pos_ in {"VERB", "AUX"} and current.dep_ not in _BELOW:
            return
        if tells(current):
            yield current


def _called_false(noun: "Token") -> bool:
    """ "The report was false", "reports of it were lies", "called the report a lie"."""
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_.lower() in {"be", "prove", "turn"}:
        return _untrue(verb) and not any(child.dep_ == "neg" for child in verb.children)
    return _named_false(noun) is not None


def _named_false(noun: "Token") -> "Token | None":
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubj", "nsubjpass"} or is_passive(verb):
        return None
    above = verb if noun.dep_ == "dobj" else verb.head
    named = above.pos_ == "VERB" and above.lemma_.lower() in cues().naming_verbs
    return above if named and any(word.lemma_.lower() in cues().untrue for word in above.subtree) else None


def _untrue(verb: "Token") -> bool:
    words = [child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd", "xcomp", "prep"}]
    return any(word.lemma_.lower() in cues().untrue for head in words for word in (head, *head.children))
