"""Tolls told by nouns: "the toll rose to 45", "gave a toll of nine dead and 31 injured", "three more deaths"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive
from dateline.extract.node import Count
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.triggers import NounFrame, triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_RESULTS = {"dead": "killed", "killed": "killed", "injured": "wounded", "wounded": "wounded", "hurt": "wounded"}
_GIVEN = frozenset({"dobj", "prep", "npadvmod", "acl", "oprd"})
_REACH = 6  # tokens from one figure of a toll to the next


def noun_counts(frame: NounFrame, what: str, token: "Token", phrases: Phrases) -> list[Count]:
    """What a casualty noun counts: "the deaths of 12 people", "a toll of 12", "12 deaths"."""
    if frame.counted:
        return [Count(what, token)]
    found = toll_counts(token, phrases) if token.lemma_.lower() == "toll" else []
    comps = complements(token)
    heads = [head for prep in ("of", "to", "at") for head in comps.get(prep, [])]
    return found or [
        Count(what, head) for head in heads if phrases.is_figure(head) or "people" in phrases.classes(head)
    ]


def toll_counts(token: "Token", phrases: Phrases) -> list[Count]:
    """The figures that a toll is, rises to or is put at: "the toll was 45", "put the toll at 45 dead and 12 hurt"."""
    heads = [head for head in complements(token).get("of", []) if phrases.is_figure(head) or numbered(head)]
    heads = heads or _told_by_verb(token, phrases)
    if not heads:
        return []
    return [Count(_result(heads[0]), heads[0]), *_next_results(heads[0])]


def told_number(head: "Token") -> "Token | None":
    """Where "the number of *people* (killed)" is told: "gave as N the number of …", "set the number of … at N"."""
    of = head.head
    noun = of.head
    if head.dep_ != "pobj" or of.lower_ != "of" or noun.lemma_.lower() not in triggers().words["counts"]:
        return None
    if any(child.dep_ == "nummod" for child in head.children):
        return None
    before = [child for child in noun.children if child.dep_ == "nummod" and child.i == noun.left_edge.i]
    if before and before[0].nbor(-1 if before[0].i else 0).lower_ in {"at", "to"}:
        return before[0]
    inside = noun.dep_ == "pobj"
    verb = noun.head.head if inside else noun.head
    if verb.pos_ not in {"VERB", "AUX"} or not (inside or noun.dep_ in {"nsubj", "nsubjpass", "dobj"}):
        return None
    told = [child for child in verb.children if child.dep_ in {"dobj", "attr"} and child.i > verb.i and child != noun]
    told += [it for prep in ("at", "to") for it in complements(verb).get(prep, [])]
    found = next((each for each in told if each.pos_ == "NUM"), None)
    return found or (_at_the_end(head, verb) if verb.lemma_.lower() in triggers().words["toll_setting_verbs"] else None)


def _at_the_end(head: "Token", verb: "Token") -> "Token | None":
    """ "Gave the dead of the raid on X *as N*", "put the number … *at N*", hung on X by the parser."""
    for word in head.doc[max(head.i, verb.i) + 1 : sentence_of(head).end - 1]:
        behind = word.nbor(1)
        if (
            word.lower_ in {"at", "to"}
            and behind.pos_ == "NUM"
            and behind.dep_ == "pobj"
            and behind.ent_type_ != "TIME"
        ):
            return behind
    return None


def keeps_tally(verb: "Token") -> bool:
    """Whether a verb gives a count of the dead, so that its subject says so: "counts 12 dead", "puts the number at"."""
    words, lemma = triggers().words, verb.lemma_.lower()
    if verb.pos_ != "VERB" or is_passive(verb):
        return False
    below = [word for child in verb.children if child.i > verb.i and child.dep_ in _GIVEN for word in child.subtree]
    numbered_here = any(word.pos_ == "NUM" or word.lemma_ in {"dozen", "score", "hundred"} for word in below)
    if lemma in words["toll_setting_verbs"]:
        return numbered_here and any(word.lemma_.lower() in words["counts"] for word in below)
    told = {form for word in below for form in (word.lemma_.lower(), word.lower_)}
    return lemma in words["tallying_verbs"] and numbered_here and not told.isdisjoint(words["tallied"])


def _told_by_verb(token: "Token", phrases: Phrases) -> list["Token"]:
    words, verb = triggers().words, token.head
    if verb.pos_ not in {"VERB", "AUX"} or token.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return []
    lemma = verb.lemma_.lower()
    told = token.dep_ == "nsubj" and lemma in words["toll_verbs"] and not is_passive(verb)
    put = token.dep_ in {"dobj", "nsubjpass"} and lemma in words["toll_setting_verbs"]
    if not (told or put):
        return []
    comps = complements(verb)
    heads = [head for prep in ("to", "at", "as") for head in comps.get(prep, [])]
    if told:
        heads += [child for child in verb.children if child.dep_ in {"attr", "dobj", "acomp"}]
    return [head for head in heads[:1] if phrases.is_figure(head) or numbered(head)]


def _result(head: "Token") -> str:
    """What the first figure of a toll counts: the dead, unless it says otherwise ("a toll of 12 wounded")."""
    behind = head.doc[head.i : head.i + 2]
    return next((_RESULTS[word.lower_] for word in behind if word.lower_ in _RESULTS), "killed")


def _next_results(head: "Token") -> list[Count]:
    """ "44 dead *and 140 injured*": the figures that go on behind the first."""
    out: list[Count] = []
    number: Token | None = None
    end = min(sentence_of(head).end, head.i + _REACH)
    for word in head.doc[head.i + 1 : end]:
        if word.pos_ == "NUM" or word.lemma_ in {"dozen", "score", "hundred"}:
            number = word
        elif word.lower_ in _RESULTS and number is not None:
            out.append(Count(_RESULTS[word.lower_], number))
            number = None
        elif word.pos_ in {"VERB", "ADP"} and word.lower_ not in {"over", "about", "around"} | set(_RESULTS):
            break
    return out


def numbered(head: "Token") -> bool:
    """Whether a noun has a number before it ("five deaths")."""
    return any(child.dep_ == "nummod" for child in head.children)


def preps_beside(token: "Token") -> set[str]:
    """ "Deaths in rebel fire *on* X": prepositions that the parser hung one step higher."""
    above = token.head.head
    harmed = above.lemma_.lower() in {"kill", "wound", "injure", "die", "death", "casualty"}
    return {child.lower_ for child in above.children if child.dep_ == "prep" and child.i == token.i + 1 and harmed}
