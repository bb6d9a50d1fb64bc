"""The sides of a fight or of talks: "between the army, Hezbollah and the rebels", read word by word."""

from typing import TYPE_CHECKING

from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.parties import word_group

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "PART"})
_LINKS = frozenset({"of", "from", "-", '"', "'", ",", "&", "backed", "led", "allied", "linked"})
_SEPARATORS = frozenset({",", "and", "&", "or"})
_CLOSING = frozenset({"side", "hand", "other"})
_WHO = frozenset({"party", "armed", "people", "government"})


def sides_of(word: "Token", phrases: Phrases) -> list["Token"]:
    """Heads of all parties named behind "between" on a word; none unless at least two are found.

    A name in a list of names is a side of its own, even where the commas between them were lost.
    """
    for child in word.children:
        if child.lower_ == "between" and child.dep_ == "prep":
            found = [head for part in _parts(child, phrases) for head in _heads(part, phrases)]
            return found if len(found) > 1 else []
    return []


def _parts(between: "Token", phrases: Phrases) -> list[list["Token"]]:
    """The words behind "between", parted at commas and "and", up to what belongs to no party."""
    doc = between.doc
    parts: list[list[Token]] = [[]]
    i, end = between.i + 1, sentence_of(between).end
    while i < end:
        word = doc[i]
        if word.text == "(":
            i = next((k for k in range(i, end) if doc[k].text == ")"), end) + 1
            continue
        if word.lower_ == "on" and (behind := _on_one_side(doc, i, end)):
            i = behind
            continue
        if word.lower_ in _SEPARATORS and i not in phrases.notes.actor_at:  # "IS of Iraq *and* the Levant"
            parts.append([])
        elif word.pos_ in _INSIDE or word.lower_ in _LINKS:
            parts[-1].append(word)
        else:
            break
        i += 1
    return parts


def _on_one_side(doc: "Doc", i: int, end: int) -> int:
    """Where "on one side", "on the other hand" ends; 0 when it is none."""
    last = 0
    for k in range(i + 1, min(i + 5, end)):
        if doc[k].lower_ in _CLOSING:
            last = k + 1
        elif doc[k].lower_ not in {"one", "the"}:
            break
    return last


def _heads(part: list["Token"], phrases: Phrases) -> list["Token"]:
    """Who is named in one part of the list: each known name, else the last word that is a party."""
    names: dict[int, Token] = {}
    tied = False
    for word in part:
        hit = phrases.notes.actor_at.get(word.i)
        if hit is None:
            continue
        behind = word.doc[min(hit.end, len(word.doc) - 1)]
        if behind.tag_ == "POS" or behind.lemma_.lower() in word_group("offshoots"):
            tied = True  # "a former *Taliban* ally, the X", "al-Qaeda's branch": whom X belonged to
        else:
            names[hit.start] = word
    if tied:
        return list(names.values())
    if len(names) > 1:
        return list(names.values())
    parties = [word for word in part if word.pos_ in {"NOUN", "PROPN"} and phrases.classes(word) & _WHO]
    heads = [word for word in parties if word.head not in part or word.dep_ not in {"compound", "amod", "nmod"}]
    found = heads[-1:] or parties[-1:]
    if names and found and phrases.left_edge(found[0]) < part[0].i:
        return list(names.values())  # "the YPG and *ISIS* militants", parsed as one phrase
    return found
