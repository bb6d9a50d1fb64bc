"""Tolls in headlines, which leave words and commas out: "3 Killed Over 38 Injured", "10 dead after strikes"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.numbers import read_figure
from dateline.vocab.parties import singulars
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOLLS_APART = 7
_BEFORE_NUMBERS = frozenset("over at least nearly almost about around more than some up to as many another".split())
_AFTER_DEAD = frozenset("in after as from when by during following amid near at and , ; : .".split()) | {
    ""
}  # "": a comma put back
_VERBS = {"wounds": "injures", "wound": "injure", "claims": "kills", "claim": "kill"}
_DONE = frozenset({"killed", "dead", "injured", "wounded", "hurt", "martyred"})
_HARMS = frozenset({"kill", "kills", "injure", "injures", "wound", "wounds"})
_NO_SUBJECT = frozenset({"meta", "nsubj", "punct", "nummod", "dep", "compound", "npadvmod", "nmod"})


def is_harm(token: "Token") -> bool:
    """Whether a word tells harm done to people ("Killed", "Injure", "dead")."""
    word = token.lower_
    forms = {triggers().participles.get(word, word), word.removesuffix("s")}
    return bool(forms & triggers().words["harming_verbs"]) or word == "dead"


def between_tolls(doc: "Doc") -> set[int]:
    """Tokens that end one toll before the next: "3 *Killed* Over 38 Injured", "Kill *50* Injure 9", "*11* 44"."""
    out: set[int] = set()
    harms = [token.i for token in doc if is_harm(token)]
    for one, other in pairwise(harms):
        if other - one > _TOLLS_APART or other == one + 1 or doc[other - 1].lower_ in {"and", ","}:
            continue
        done = doc[one].lower_ in triggers().participles or doc[one].lower_ == "dead"
        if done and number_after(doc, one):
            out.add(one)
        elif not done:
            out.add(other - 1)
    for word, after in pairwise(doc):
        if word.text.isdigit() and after.text.isdigit():
            out.add(word.i)
    return out


def number_after(doc: "Doc", at: int) -> bool:
    """Whether a figure begins behind the token `at`, its modifiers first ("over 100", "dozens")."""
    i = at + 1
    while i < len(doc) and doc[i].lower_ in _BEFORE_NUMBERS:
        i += 1
    return i < len(doc) and _is_number(doc[i].text)


def stand_ins(words: Sequence[str]) -> dict[int, str]:
    """Words of a headline to show the parser in place of its own, by position: it takes "10 dead" for a name.

    "10 dead after strikes" is shown as "10 killed", "wounds 50" as "injures 50", "Blast Claims 5" as "kills 5"; a toll
    that "climbs to" or is "now" a number as one that rises to or reaches it.
    """
    out = _of_tolls([word.lower() for word in words])
    for i, word in enumerate(words):
        low = word.lower()
        behind = words[i + 1] if i + 1 < len(words) else ""
        if low == "dead" and i and _counted_before(words, i) and (behind.lower() in _AFTER_DEAD or _is_number(behind)):
            out[i] = "killed"
        people = not low.startswith("claim") or _counts_people(words[i + 2 : i + 3])
        if low in _VERBS and i and _is_number(behind) and people:
            out[i] = _VERBS[low]
    return out


def _of_tolls(words: Sequence[str]) -> dict[int, str]:
    """The verb of a toll, where the headline writes one that may be a noun ("toll *climbs* to 17") or none ("now")."""
    if "toll" not in words:
        return {}
    at, out = words.index("toll"), {}
    for i, (word, behind) in enumerate(pairwise(words)):
        verb = word.endswith("s") and not triggers().words["toll_verbs"].isdisjoint(singulars(word))
        if i == at + 1 and verb and behind == "to":
            out[i] = "rises"
        elif i > at and word == "now" and (_is_number(behind) or behind == "at"):
            out[i] = "stands" if behind == "at" else "reaches"
    return out


def _counted_before(words: Sequence[str], at: int) -> bool:
    """Whether the dead are counted or left so by nobody: not in "leaves 20 dead"."""
    before = [word.lower() for word in words[max(0, at - 6) : at]]
    if any(word.startswith(("leav", "left", "shot", "shoot", "found")) for word in before):
        return False
    return any(_is_number(word) for word in before)


def _counts_people(behind: Sequence[str]) -> bool:
    """Whether what stands behind a number counts people: not "claims 5 villages"."""
    if not behind or behind[0].lower() in _AFTER_DEAD:
        return True
    known = noun_classes().classes
    return any(known.get(form, frozenset()) & {"person", "people"} for form in singulars(behind[0].lower()))


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or read_figure(word.lower()) is not None or word.lower() in noun_classes().partitive


def mend_toll(token: "Token") -> None:
    """In a headline the figure before "Killed" or "Injured" is whom it was done to ("*8* Killed by Shells")."""
    if token.lower_ not in _DONE or token.i == 0 or token.i >= token.doc.user_data.get("headline_end", 0):
        return
    before = token.nbor(-1)
    if before.pos_ != "NUM" and before.lemma_.lower() not in noun_classes().partitive:
        return
    if any(child.dep_ in {"nsubjpass", "dobj", "auxpass"} for child in token.children if child != before):
        return
    if before.head == token and before.dep_ in _NO_SUBJECT and token.pos_ == "VERB":
        before.dep_, token.tag_ = "nsubjpass", "VBN"


def mend_harm(token: "Token") -> None:
    """In a headline the figure behind "Kills" is whom it kills, whatever the parser hangs it on ("kills *three*")."""
    if token.lower_ not in _HARMS or token.i >= token.doc.user_data.get("headline_end", 0):
        return
    if token.tag_ == "NNS" and token.dep_ == "ROOT" and any(child.dep_ == "nsubj" for child in token.children):
        token.pos_, token.tag_, token.lemma_ = "VERB", "VBZ", token.lower_.removesuffix("s")
    if token.pos_ != "VERB" or any(child.dep_ == "dobj" for child in token.children):
        return
    for child in [child for child in token.children if child.i > token.i]:
        if child.pos_ == "NUM" and child.dep_ in {"punct", "npadvmod", "dep", "attr", "appos", "advmod"}:
            child.dep_ = "dobj"
            return
        if child.dep_ == "prep" and child.lower_ in _BEFORE_NUMBERS and child.i == token.i + 1:
            number = next((word for word in child.children if word.dep_ == "pobj" and word.pos_ == "NUM"), None)
            if number is not None:
                number.head, number.dep_ = token, "dobj"
                child.head, child.dep_ = number, "quantmod"
                return
        subject = next((word for word in child.children if word.dep_ == "nsubj"), None)
        counted = subject is not None and any(word.dep_ == "nummod" for word in subject.children)
        if child.dep_ == "ccomp" and child.pos_ == "VERB" and subject is not None and counted:
            subject.head, subject.dep_ = token, "dobj"  # "Kills 12 Militants in X, Breaks Siege"
            child.dep_ = "conj"
            return
