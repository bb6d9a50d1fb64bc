"""Who speaks by a title: "the head of X", "Y, a spokesman for X,", "a member of X Y": the name, or the whole title."""

from typing import TYPE_CHECKING

from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.parties import word_group
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 10
_OPENS = frozenset({",", '"', ":"})
_NAMES = frozenset({"NNP", "NNPS"})


def is_role(token: "Token") -> bool:
    """Whether a noun is a title or office: "head", "spokesman", "member"."""
    return token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() in cues().speaker_roles


def is_title(token: "Token") -> bool:
    """ "*Chief* Ahmed Khalil": a title right before a name."""
    return token.dep_ == "compound" and token.lemma_.lower() in cues().speaker_roles


def by_title(token: "Token", phrases: Phrases) -> str | None:
    """Words for whoever a title stands for: the name beside it, else the title in full; None where there is no more."""
    if not is_role(token):
        return name_behind_body(token, phrases) if _is_role_of(token) else None
    inner = _office(token)
    name = _named_behind(token, inner) or _named_before(token, phrases)
    if name is not None:
        first = min(phrases.left_edge(name), _run_start(name))
        first = max([first, *(word.i + 1 for word in token.doc[first : name.i] if word.text == '"')])
        return phrases.notes.parsed.text(first, name.i)
    if inner is None:
        return None
    behind = name_behind_body(inner, phrases)
    if behind is not None:
        return behind
    if token.tag_ in _NAMES or phrases.lexicon_hit_within(token) is not None:
        return None
    _, last = phrases.span(inner)
    for deeper in (_office(inner),):  # "the head of the Centre for X"
        last = max(last, phrases.span(deeper)[1]) if deeper is not None and deeper.i - token.i < _LONGEST else last
    first = phrases.left_edge(token)
    first += phrases.doc[first].lower_ == "one"
    return phrases.notes.parsed.text(first, last) if last - first <= _LONGEST else None


def name_behind_body(token: "Token", phrases: Phrases) -> str | None:
    """ "(A member of) the Syrian Coalition Samer Khalil": the name, of which the parser made one with the body's."""
    first = phrases.left_edge(token)
    notes = phrases.notes
    ends = [notes.actor_at[i].end for i in range(first, token.i) if i in notes.actor_at]
    ends = ends or [notes.place_at[i].last + 1 for i in range(first, token.i) if i in notes.place_at]
    behind = phrases.doc[max((end for end in ends if end <= token.i), default=token.i) : token.i + 1]
    if (
        len(behind) < 2
        or token.lower_ in word_group("bodies")
        or token.i in phrases.notes.actor_at
        or phrases.party_kind(token) is not None
    ):
        return None
    named = all(word.tag_ in _NAMES or word.text == "-" for word in behind) and behind[0].text[:1].isupper()
    return phrases.notes.parsed.text(behind[0].i, token.i) if named else None


def _is_role_of(token: "Token") -> bool:
    """Whether a noun stands behind "a member of": by itself, or where a surname leads back to it."""
    return token.dep_ == "pobj" and token.head.lower_ in {"of", "for"} and is_role(token.head.head)


def _office(token: "Token") -> "Token | None":
    """Of what somebody is the head: the noun behind "of" or "for"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "for"} and child.i > token.i:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _named_behind(token: "Token", inner: "Token | None") -> "Token | None":
    """ "The speaker of the parliament, Ahmed Khalil, said"."""
    for child in token.children:
        if child.dep_ != "appos" or child.ent_type_ != "PERSON" or child.pos_ != "PROPN" or child.i < token.i:
            continue
        gap = token.doc[token.i + 1 : child.left_edge.i]
        of_it = inner is not None and len(gap) and gap[-1].text == "," and len(gap) <= _LONGEST
        if of_it or all(word.is_punct for word in gap):
            return child
    return None


def _run_start(name: "Token") -> int:
    """First token of a run of words that the model takes for one person's name."""
    first: int = name.i
    while (
        first > sentence_of(name).start
        and name.doc[first - 1].ent_type_ == "PERSON"
        and name.doc[first].ent_iob_ == "I"
    ):
        first -= 1
    return first


def _named_before(token: "Token", phrases: Phrases) -> "Token | None":
    """ "Ahmed Khalil, a local official, said", however it was hung; not "killed Ahmed Khalil, an official said"."""
    if token.dep_ == "appos" and token.head.ent_type_ == "PERSON" and token.head.i < token.i:
        return token.head
    within = [child for child in token.children if child.i == token.i - 1 and child.ent_type_ == "PERSON"]
    if within and within[0].pos_ == "PROPN" and within[0].nbor(-1 if within[0].i else 0).ent_type_ == "PERSON":
        return within[0]  # "said Ahmed Khalil director of X"
    i = phrases.left_edge(token) - 1
    while i >= sentence_of(token).start and (phrases.doc[i].pos_ == "DET" or phrases.doc[i].text == ","):
        i -= 1
    name = phrases.doc[i]
    if i < sentence_of(token).start or name.ent_type_ != "PERSON" or name.pos_ != "PROPN":
        return None
    first = _run_start(name)
    opens = first == sentence_of(token).start or phrases.doc[first - 1].text in _OPENS
    return name if opens and first < i else None
