"""Carries a place on to the next sentence: "Shells fell on X. Ten were hurt." is in X where nothing denies it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.node import VIOLENT
from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.model.claim import Modality, PlaceMention, Scope
from dateline.vocab.countries import Countries
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dateline.extract.drafts import Draft

_TAKES = (VIOLENT - {"siege"}) | {"casualty_toll", "displacement", "abduction", "arrest"}
_GIVES = _TAKES | {"territory_seized", "advance", "siege"}
_OF_ONE_KIND = frozenset(
    {"chemical_attack", "killing", "execution", "arrest", "abduction"}
)  # told also of other times and places
_OPENING = 5
_PRESENT = frozenset({"VBZ", "VBP"})
_ELSEWHERE = frozenset("nearby elsewhere neighbouring neighboring abroad".split())
_OTHERS = frozenset({"other", "others"})  # "50 others were hurt" is the same story
_GAP = 2  # sentences back, where the one between tells nothing and names no place
_VAGUE = frozenset("a an some several many various other another two three four five six most".split())
_WHERE = frozenset("in at near inside around outside across on over from to into towards onto".split())
RULE = "place:of the sentence before, which this one goes on about"


def carry_places(drafts: Sequence["Draft"], phrases: Phrases) -> None:
    """Give each happening told without a place that of the sentence before, where both go on about one place."""
    sentences = list(phrases.doc.sents)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for draft in drafts:
        if draft.place is not None or not _may_take(draft):
            continue
        sentence = sentences[draft.sentence]
        if _opens_anew(sentence) or _has_own_place(sentence, phrases):
            continue
        before = _before(draft.sentence, by_sentence, sentences, phrases)
        if not before and draft.sentence >= _GAP and _is_silent(draft.sentence - 1, by_sentence, sentences, phrases):
            before = _before(draft.sentence - 1, by_sentence, sentences, phrases)
        fitting = [other for other in before if _fits(draft, other)]
        place = _one_place(fitting)
        if place is None or len(fitting) < len(before):
            continue
        named = place.led_by or place.quote
        draft.place = replace(place, quote=phrases.quote(draft.node.token), led_by=named)
        draft.rules.append(RULE)


def _may_take(draft: "Draft") -> bool:
    """Whether a draft tells one happening of its own, not a state, a sum over years or a general truth."""
    node = draft.node
    general = draft.scales.modality in {Modality.PLANNED, Modality.HYPOTHETICAL, Modality.BACKGROUND}
    summed = any(quantity.scope is Scope.CUMULATIVE for quantity in draft.quantities)
    long = {word.lower_ for word in sentence_of(node.token)} & cues().cumulative_words
    general = general or node.verb.lemma_.lower() in {"respond", "retaliate", "reply"}  # fired back at elsewhere
    general = general or (node.casualty and node.verb.dep_ == "relcl")  # "an attack that killed 12": that attack's
    return node.kind in _TAKES and not (node.stative or node.placeless or general or summed or long)


def _opens_anew(sentence: "Span") -> bool:
    """ "Meanwhile …", "In another attack …": the story has moved on."""
    opening = sentence[:_OPENING]
    if any(word.lower_ in cues().opens_anew - _OTHERS and not _adds(word) for word in opening):
        return True
    return any(word.lower_ == "other" and word.head.lemma_.lower() in triggers().nouns for word in opening)


def _adds(word: "Token") -> bool:
    """ "The ministry also said …" goes on about the same."""
    return word.lower_ == "also" and cues().speech_verbs.get(word.head.lemma_.lower()) in {"neutral", "confirm"}


def _has_own_place(sentence: "Span", phrases: Phrases) -> bool:
    """Whether a sentence names where it is itself, or says that it is somewhere else ("a nearby village")."""
    notes = phrases.notes
    if any(notes.place_at.get(word.i) is not None and _tells_where(word, notes.place_at[word.i]) for word in sentence):
        return True
    return any(word.lower_ in _ELSEWHERE or _unnamed_place(word) for word in sentence)


def _tells_where(word: "Token", hit: PlaceHit) -> bool:
    """A country only behind a word of place: "Russia said …" is nowhere."""
    return not hit.country or (word.dep_ == "pobj" and word.head.lower_ in _WHERE)


def _unnamed_place(word: "Token") -> bool:
    feature = noun_classes().features.get(word.lemma_.lower())
    if feature is None or word.pos_ not in {"NOUN", "PROPN"} or feature == "site":
        return False
    vague = word.tag_ in {"NNS", "NNPS"} or any(child.lower_ in _VAGUE for child in word.children)
    return vague and word.dep_ in {"pobj", "dobj", "nsubjpass"}


def _before(
    number: int, by_sentence: dict[int, list["Draft"]], sentences: list["Span"], phrases: Phrases
) -> list["Draft"]:
    """What the sentence before tells that has a place; it must name no other one besides."""
    told = [other for other in by_sentence.get(number - 1, []) if other.node.kind in _GIVES and not other.node.stative]
    placed = [other for other in told if other.place is not None]
    words = {name for other in placed if other.place for name in (other.place.words, *other.place.within)}
    words |= {other.place.part for other in placed if other.place and other.place.part}
    notes = phrases.notes
    named = {notes.place_at[word.i].words for word in sentences[number - 1] if word.i in notes.place_at}
    countries = {hit.words for hit in notes.places if hit.country}
    return placed if named <= words | countries else []


def _is_silent(number: int, by_sentence: dict[int, list["Draft"]], sentences: list["Span"], phrases: Phrases) -> bool:
    """Whether a sentence tells nothing and names no place: the next one goes on about what stands before it."""
    told = by_sentence.get(number)
    return not told and not _opens_anew(sentences[number]) and not _has_own_place(sentences[number], phrases)


def _fits(draft: "Draft", other: "Draft") -> bool:
    """Whether two happenings may be at one place: same doer where both name one, no other day, both told as done."""
    if other.scales.modality in {Modality.PLANNED, Modality.HYPOTHETICAL, Modality.BACKGROUND}:
        return False
    if draft.who and other.who and draft.who != other.who:
        return False
    if draft.node.kind in _OF_ONE_KIND and other.node.kind != draft.node.kind:
        return False
    mine, theirs = draft.time, other.time
    own = mine is not None and mine.context is None and theirs is not None and theirs.context is None
    return not (own and mine and theirs and mine.quote.text != theirs.quote.text)


def _one_place(drafts: Sequence["Draft"]) -> PlaceMention | None:
    places = [draft.place for draft in drafts if draft.place is not None]
    if not places or len({place.words for place in places}) > 1:
        return None
    parts = {place.part for place in places}
    if Countries.default().by_name(places[0].words) is not None:
        return None  # a country is where everything in the story is
    return places[0] if len(parts) == 1 else replace(places[0], part=None)
