"""Speakers that stand beside a statement on the page, where the parser hung them elsewhere: asides and brackets."""

from typing import TYPE_CHECKING

from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.extract.titles import is_role
from dateline.vocab.parties import singulars
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONGEST_NAME = 9
_LONGEST_ASIDE = 16
_LONGEST_LABEL = 5
SOURCES = frozenset({"monitor", "media", "state_media", "medic", "spokesperson", "anonymous", "activist", "witness"})
"""Kinds of party that others rest their statements on."""
_LABELS = frozenset(
    {"state_forces", "government", "ngo", "international_organization", "rebel_group", "militia", "expert"}
)
_BRACKETS = {"[": "]", "(": ")"}


def between(token: "Token", phrases: Phrases) -> list["Token"]:
    """Parties between a comma and a speech verb that the parser joined to what stands before the comma."""
    found: list[Token] = []
    for i in range(token.i - 1, max(sentence_of(token).start, token.i - _LONGEST_NAME), -1):
        word = token.doc[i]
        if word.text == ",":
            return found or before_aside(token, phrases)
        joined = word.dep_ in {"compound", "amod", "nmod", "det", "punct", "poss"}
        if not joined and "party" in phrases.classes(word):
            found.append(word)
    return just_before(token, phrases)


def just_before(token: "Token", phrases: Phrases) -> list["Token"]:
    """ "… on the town the Observatory said", its comma lost: a source named right before the verb."""
    word = token.doc[token.i - 1]
    if word.text == ")" and token.i - 4 > sentence_of(token).start and token.doc[token.i - 3].text == "(":
        word = token.doc[token.i - 4]  # "the Observatory (SOHR) said"
    hit = phrases.notes.actor_at.get(word.i)
    if hit is not None:
        return [_head_of(hit.start, token) or token.doc[hit.start : hit.end].root]
    pair = token.doc[token.i - 3 : token.i] if token.i - 3 >= sentence_of(token).start else ()
    if pair and pair[1].lower_ == "and" and phrases.party_kind(pair[0]) in SOURCES and "party" in phrases.classes(word):
        return [pair[0], word]  # "a monitor and rebels said"
    return [word] if phrases.party_kind(word) in SOURCES else []


def _head_of(start: int, verb: "Token") -> "Token | None":
    """ "Ahmed Khalil, *spokesman* for the Observatory, said": who speaks for a body named before the verb."""
    i = start - 1
    while i > sentence_of(verb).start and verb.doc[i].pos_ == "DET":
        i -= 1
    of_it = i > sentence_of(verb).start and verb.doc[i].lower_ in {"of", "for"} and is_role(verb.doc[i - 1])
    return verb.doc[i - 1] if of_it else None


def said_behind(verb: "Token", phrases: Phrases) -> list["Token"]:
    """ "Jets hit parts of X on Monday, *said the Observatory*": who is named right behind the verb, comma or none."""
    if verb.tag_ == "VBG":
        return _with_before(verb, phrases)
    if verb.lower_ != "said" or verb.i + 1 >= sentence_of(verb).end:
        return []
    for child in verb.children:
        first = child.left_edge.i
        if child.dep_ in {"dobj", "nsubj", "attr", "oprd"} and first == verb.i + 1:
            known = child.i in phrases.notes.actor_at or phrases.party_kind(child) in SOURCES
            behind = any(other.dep_ in {"ccomp", "nsubj"} and other.i > child.i for other in verb.children)
            return [child] if known and not behind else []
    return []


def _with_before(verb: "Token", phrases: Phrases) -> list["Token"]:
    """ "Gunfire has grown, with *the Observatory* saying that …": who is named between "with" and the verb."""
    word = verb.nbor(-1) if verb.i > sentence_of(verb).start else verb
    if word.dep_ != "pobj" or word.head.lower_ != "with" or verb.dep_ not in {"advcl", "acl", "pcomp"}:
        return []
    return [word] if word.i in phrases.notes.actor_at or "party" in phrases.classes(word) else []


def after_colon(sentence: "Span", phrases: Phrases) -> "Token | None":
    """ "28 killed in air raids: *monitoring group*": a source that ends a sentence behind a colon, with no verb."""
    last = sentence[-1] if not sentence[-1].is_punct else sentence[max(-2, -len(sentence))]
    for i in range(last.i, max(sentence.start, last.i - _LONGEST_LABEL), -1):
        if sentence.doc[i].text == ":":
            return last if i < last.i and i > sentence.start + 2 and phrases.party_kind(last) in SOURCES else None
        if sentence.doc[i].is_punct or sentence.doc[i].pos_ in {"VERB", "AUX", "ADP", "NUM"}:
            return None
    return None


def said_last(verb: "Token", phrases: Phrases) -> list["Token"]:
    """ "Fifty killed in X, *says the Agency*": who ends a headline behind its verb, whatever the parser makes of it."""
    parsed, doc = phrases.notes.parsed, verb.doc
    if verb.lower_ not in {"says", "say", "said"} or not parsed.in_headline(verb) or doc[verb.i - 1].text != ",":
        return []
    last = verb.i
    while last + 1 < len(doc) and parsed.in_headline(doc[last + 1]) and doc[last + 1].pos_ in {"PROPN", "NOUN", "DET"}:
        last += 1
    ends = last + 1 == len(doc) or not parsed.in_headline(doc[last + 1])
    return [doc[last]] if ends and last > verb.i else []


def headline_label(sentence: "Span", phrases: Phrases) -> "Token | None":
    """ "28 killed in air raids: monitor" and the like: who says so, at the end of a headline."""
    last: Token = sentence[-1] if sentence[-1].pos_ != "PUNCT" else sentence[max(-2, -len(sentence))]
    named = any(form in cues().headline_speakers for form in (last.lemma_.lower(), *singulars(last.lower_)))
    if not named or last.lower_ == "reports" or not phrases.notes.parsed.in_headline(last):
        return None
    before = last.nbor(-1) if last.i > sentence.start else last
    return None if before.pos_ in {"ADP", "DET", "CCONJ"} or before == last else last


def opening_label(sentence: "Span", phrases: Phrases) -> "Token | None":
    """ "*Army*: rebels driven from X", "*Rights group*: 12 killed": whom a headline names before its colon.

    A place before the colon says where and not who ("Kyiv: three killed").
    """
    parsed = phrases.notes.parsed
    for word in sentence[1 : _LONGEST_LABEL + 1]:
        if word.text == ":":
            last = word.nbor(-1)
            named = parsed.in_headline(word) and last.i not in phrases.notes.place_at
            speaks = phrases.party_kind(last) in SOURCES | _LABELS or last.i in phrases.notes.actor_at
            return last if named and speaks else None
        if word.pos_ in {"VERB", "AUX", "ADP", "NUM"}:
            return None
    return None


def ends_with(head: "Token", cue: "Token", sentence: "Span") -> bool:
    """ "…, said *the Observatory*, which follows the war from Oslo": nothing follows but more on who said it."""
    told = any(child.dep_ in {"relcl", "acl", "appos"} for child in head.children)
    last = sentence[-1] if not sentence[-1].is_punct else sentence[max(-2, -len(sentence))]
    return told and head.left_edge.i == cue.i + 1 and cue.lower_ == "said" and head.right_edge.i >= last.i


def source_before(verb: "Token", heads: list["Token"], phrases: Phrases) -> list["Token"]:
    """ "… killing 25 soldiers, *the Observatory said*": the source right before, where a victim was taken for it."""
    near = just_before(verb, phrases)
    if not near or not heads or near[0] in heads or phrases.party_kind(near[0]) not in SOURCES:
        return []
    told = [head for head in heads if head.i < near[0].i and near[0].i - head.i > 2]
    misled = all(_is_told_of(head, phrases) for head in told)
    parted = near[0].left_edge.i - 1 > sentence_of(verb).start and verb.doc[near[0].left_edge.i - 1].pos_ != "ADP"
    return near if told and len(told) == len(heads) and misled and parted else []


def _is_told_of(head: "Token", phrases: Phrases) -> bool:
    """Whether a phrase is rather what is told of: counted people, soldiers, a place."""
    if phrases.party_kind(head) in SOURCES or head.tag_ in {"NNP", "NNPS"}:
        return False
    counted = any(child.dep_ == "nummod" for child in head.children)
    return counted or bool(phrases.classes(head) & {"armed", "site", "aircraft"}) or "place" in phrases.classes(head)


def before_aside(verb: "Token", phrases: Phrases) -> list["Token"]:
    """ "…, Ahmed Khalil, a spokesman for the army, *said*": who stands before the aside."""
    doc, start = verb.doc, sentence_of(verb).start
    if verb.i - 1 <= start or doc[verb.i - 1].text != ",":
        return []
    inner = _comma_before(verb.i - 1, start, _LONGEST_ASIDE, doc)
    outer = _comma_before(inner, start, _LONGEST_NAME, doc) if inner > start else -1
    if outer < start:
        return []
    head = doc[inner - 1]
    while head.head.i in range(outer + 1, inner) and head.head != head:
        head = head.head
    whole = phrases.left_edge(head) - outer <= 2  # nothing but an article between comma and name
    known = phrases.classes(head) & {"party", "person", "people"} or head.ent_type_ in {"PERSON", "ORG"}
    return [head] if whole and known and head.i == inner - 1 and head.pos_ in {"NOUN", "PROPN"} else []


def _comma_before(i: int, start: int, limit: int, doc: "Doc") -> int:
    for k in range(i - 1, max(start, i - limit), -1):
        if doc[k].text == ",":
            return k
    return -1


def bracketed_source(sentence: "Span") -> list["Token"]:
    """ "[Source: local authorities]" in a sentence or right behind it: who is named there."""
    doc = sentence.doc
    for i in range(sentence.start, min(sentence.end + 1, len(doc) - 3)):
        closing = _BRACKETS.get(doc[i].text)
        if closing is None or doc[i + 1].lower_ not in {"source", "sources"} or doc[i + 2].text != ":":
            continue
        inside = []
        for k in range(i + 3, min(i + 3 + _LONGEST_NAME, len(doc))):
            if doc[k].text == closing:
                break
            inside.append(doc[k])
        return [doc[inside[0].i : inside[-1].i + 1].root] if inside else []
    return []


def keeps_count(token: "Token", phrases: Phrases) -> bool:
    """Whether figures "of", "by" or "from" somebody are kept there: by a named body, or a party that keeps count."""
    if token.head.lower_ in {"by", "from"} or token.pos_ == "PROPN" or token.i in phrases.notes.actor_at:
        return True
    return "government" in phrases.classes(token) or phrases.party_kind(token) in SOURCES
