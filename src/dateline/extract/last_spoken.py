"""Whom "he said", "the group said" mean: who spoke before."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dateline.extract.phrases import Phrases
from dateline.extract.referents import Referents
from dateline.extract.sentences import sentence_of
from dateline.extract.titles import is_role
from dateline.vocab.parties import word_group

if TYPE_CHECKING:
    from spacy.tokens import Token

_HE = frozenset({"he", "she"})
_BODIES = frozenset(
    "group organisation organization charity body agency network watchdog ngo committee centre center "
    "institute panel office mission commission foundation institution association union".split()
)
_PERSONS = frozenset({"spokesperson", "anonymous", "witness", "activist", "expert", "medic", "person"})
_VOICES = frozenset({"spokesperson", "international_organization", "monitor", "person", "government"})
_REACH = {"he": 8, "she": 8, "they": 3, "it": 2}
_BODY_REACH = 8
_ARMED = frozenset({"rebel_group", "militia", "state_forces", "armed"})
_PLURAL = frozenset({"NNS", "NNPS"})


class LastSpoken:
    """Remembers who spoke in one report; `spoken` has the place of each word of saying and who said it, in order."""

    def __init__(self, phrases: Phrases, referents: Referents, spoken: Sequence[tuple[int, "Token"]]) -> None:
        self._phrases = phrases
        self._referents = referents
        self._spoken = spoken

    def meant(self, head: "Token") -> "Token | None":
        """Who a speaker is that the text only names by "he", "they" or "the group"; None where that is not plain."""
        lower = head.lower_
        if lower in _HE:
            return self._acted(head) or self._before(head, _REACH[lower], self._is_person)
        if (owner := self._owner(head) or self._group_of(head)) is not None:
            return owner
        led = self._referents.party(head)
        if lower == "it" and (led is None or "aircraft" in self._phrases.classes(led)):
            return self._before(head, _REACH[lower], self._is_one)
        if led is not None:
            return None
        if lower == "they":
            return self._before(head, _REACH[lower], self._is_plural)
        the = any(child.dep_ == "det" and child.lower_ == "the" for child in head.children)
        armed = self._phrases.party_kind(head) in _ARMED
        if the and (named := self._by_the_same_noun(head)) is not None:
            return named
        if the and not armed and head.text in _BODIES and self._phrases.lexicon_hit_within(head) is None:
            return self._before(head, _BODY_REACH, self._is_body)
        return None

    def _owner(self, head: "Token") -> "Token | None":
        """ "*Its* spokesman said", "*their* observers counted": whose they are."""
        own = next(
            (child for child in head.children if child.dep_ == "poss" and child.lower_ in {"its", "their"}), None
        )
        voice = self._phrases.party_kind(head) in _VOICES or is_role(head)
        if own is None or not voice:
            return None
        led = self._referents.party(own)
        if led is not None and (own.lower_ == "its" or any(led.i == speaker.i for _, speaker in self._spoken)):
            return led
        if own.lower_ == "their":
            return self._before(own, _REACH["they"], self._is_plural) or led
        near = [
            word for word in head.doc[sentence_of(head).start : head.i] if word.dep_ == "nsubj" and self._is_one(word)
        ]
        return near[0] if near else self._before(own, _REACH["it"], self._is_one)

    def _group_of(self, head: "Token") -> "Token | None":
        """ "A spokesman for *the group*": whom the group means, for whom a spokesman speaks and nothing else."""
        if self._phrases.party_kind(head) != "spokesperson":
            return None
        bodies = (body for child in head.children if child.lower_ in {"for", "of"} for body in child.children)
        return next((led for body in bodies if (led := self._referents.party(body)) is not None), None)

    def _by_the_same_noun(self, head: "Token") -> "Token | None":
        """ "*The division* said", with "the Third Division" before: whoever spoke and was called so in full."""
        if self._phrases.left_edge(head) != head.i or head.tag_ in _PLURAL:
            return None
        number, found = self._referents.sentence(head), None
        for i, speaker in self._spoken:
            same = speaker.text.casefold() == head.text.casefold() and self._phrases.left_edge(speaker) < speaker.i
            if i < head.i and speaker.i < head.i and same and number - self._referents.sentence(speaker) <= _BODY_REACH:
                found = speaker
        return found

    def _is_one(self, token: "Token") -> bool:
        """A body, and neither a person nor several."""
        several = token.tag_ in _PLURAL and token.lemma_.lower() not in word_group("police")
        body = not several and token.pos_ in {"NOUN", "PROPN"} and not is_role(token)
        return body and token.ent_type_ != "PERSON" and self._phrases.party_kind(token) not in _PERSONS

    def _before(self, head: "Token", reach: int, fits: Callable[["Token"], bool]) -> "Token | None":
        number = self._referents.sentence(head)
        for i, speaker in reversed(self._spoken):
            if i >= head.i or speaker.i >= head.i or speaker.pos_ == "PRON":
                continue
            if self._phrases.notes.parsed.in_headline(speaker):
                return None
            if number - self._referents.sentence(speaker) > reach:
                return None
            if fits(speaker):
                return self._referents.party(speaker) or speaker
        return None

    def _is_person(self, token: "Token") -> bool:
        """A person by name or office, and no body: "the Observatory" is no "he"."""
        if (
            token.tag_ in _PLURAL
            or token.pos_ not in {"NOUN", "PROPN", "NUM"}
            or token.i in self._phrases.notes.place_at
        ):
            return False
        if token.ent_type_ == "PERSON" and token.i not in self._phrases.notes.actor_at:
            return True
        if token.lower_ == "one":
            return True
        return is_role(token) or self._phrases.party_kind(token) in _PERSONS or "person" in self._phrases.classes(token)

    def _is_plural(self, token: "Token") -> bool:
        return token.tag_ in _PLURAL

    def _is_body(self, token: "Token") -> bool:
        """A body by its name."""
        hit = self._phrases.notes.actor_at.get(token.i)
        kind = self._phrases.party_kind(token)
        if hit is not None:
            return kind in {"monitor", "ngo", "activist", "media", "medic", "international_organization"}
        return token.tag_ in {"NNP", "NNPS"} and (kind not in {None, *_PERSONS} or token.ent_type_ == "ORG")

    def _acted(self, head: "Token") -> "Token | None":
        """ "X, a spokesman, expressed regret. 'Five died', he said": who the sentence before was about."""
        if sentence_of(head).start == 0:
            return None
        before = sentence_of(head.doc[head.sent.start - 1])
        told = any(before.start <= i < before.end for i, _ in self._spoken)
        subjects = [] if told else [child for child in before.root.children if child.dep_ == "nsubj"]
        named = [child for child in subjects if child.ent_type_ == "PERSON" and child.pos_ == "PROPN"]
        own = [child for child in named if child.i not in self._phrases.notes.actor_at]
        return (self._referents.party(own[0]) or own[0]) if own and not self._is_body(own[0]) else None
