"""Who speaks behind the subject of a verb of saying: a party, a statement's author, the keeper of a figure."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import subjects
from dateline.extract.beside import keeps_count
from dateline.extract.phrases import Phrases, spread
from dateline.extract.referents import Referents
from dateline.extract.sentences import sentence_of
from dateline.extract.speech_shapes import is_deictic, is_none
from dateline.extract.titles import is_title
from dateline.vocab.parties import word_group
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 250


class Speaking:
    """Tells who speaks, for one report."""

    def __init__(self, phrases: Phrases, referents: Referents) -> None:
        self._phrases = phrases
        self._referents = referents
        self._doc = phrases.doc

    def real(self, head: "Token") -> list["Token"]:
        """Who speaks behind a subject: "an IS statement", "a statement by the ministry", "a source in the army"."""
        data = head.lemma_.lower() in cues().data_nouns
        if data or head.lemma_.lower() in cues().speech_nouns:
            by = [
                filler
                for child in head.children
                if child.dep_ in {"prep", "agent", "acl"}
                for filler in self._fillers(child)
                if "place" not in self._phrases.classes(filler) or "party" in self._phrases.classes(filler)
            ]
            own = [
                child
                for child in head.children
                if child.dep_ in {"compound", "amod", "poss", "nmod"}
                and child.i not in self._phrases.notes.time_at
                and self.speaks(child)
                and (child.pos_ != "ADJ" or child.i in self._phrases.notes.actor_at or self._phrases.nation(child))
            ]
            if data:  # "figures of the dead" are not theirs
                own, by = [[each for each in keepers if keeps_count(each, self._phrases)] for keepers in (own, by)]
            named = [other for filler in (own or by) for other in spread(filler)]
            return named or ([] if data else self._said_before(head))
        if head.lemma_.lower() in word_group("organs") and head.i not in self._phrases.notes.actor_at:
            led = [filler for child in head.children if child.lower_ == "of" for filler in self._fillers(child)]
            known = [filler for filler in led if self._phrases.lexicon_hit_within(filler) is not None]
            if known:  # "the military command of the Front"
                return known[:1]
        if head.lemma_.lower() in word_group("press_offices") and word_group("press_words") & set(
            self._phrases.modifiers(head)
        ):  # "the press office of the army"
            whose = [filler for child in head.children if child.lower_ == "of" for filler in self._fillers(child)]
            if whose and "place" not in self._phrases.classes(whose[0]):
                return whose[:1]
        beside = [child for child in head.children if child.dep_ == "appos" and self.speaks(child)]
        named = [
            child for child in beside if child.i in self._phrases.notes.actor_at and child.left_edge.i == head.i + 1
        ]
        if named and head.pos_ == "NOUN":
            return named[:1]  # "the opposition Syrian Observatory for Human Rights said"
        titled = [child for child in beside if child.ent_type_ == "PERSON" and any(map(is_title, child.children))]
        if titled and titled[0].i > head.i and head.pos_ == "PROPN" and head.ent_type_ != "PERSON":
            return titled[:1]  # "UNHCR chief Ahmed Khalil said", a comma put behind "UNHCR"
        if beside and "place" in self._phrases.classes(head) and "party" not in self._phrases.classes(head):
            return beside  # "… in Nubl, our correspondent reports": the parser made the town the speaker
        return [head] if self.speaks(head) else []

    def _said_before(self, noun: "Token") -> list["Token"]:
        """ "The statement said": whoever's statement was told of before, by its noun or as "said in a statement"."""
        if not any(child.dep_ == "det" and child.lower_ == "the" for child in noun.children):
            return []
        for other in reversed(self._doc[max(0, noun.i - _FAR) : sentence_of(noun).start]):
            if other.lemma_.lower() != noun.lemma_.lower():
                continue
            verb = other.head.head if other.dep_ == "pobj" and other.head.lower_ == "in" else other.head
            if other.dep_ == "pobj" and verb.lemma_.lower() in cues().speech_verbs:
                return [real for head in subjects(verb) for real in self.real(head)]
            return self.real(other)
        return []

    @staticmethod
    def _fillers(child: "Token") -> list["Token"]:
        if child.dep_ == "acl":
            return [
                filler
                for agent in child.children
                if agent.dep_ == "agent"
                for filler in agent.children
                if filler.dep_ == "pobj"
            ]
        return (
            [filler for filler in child.children if filler.dep_ == "pobj"]
            if child.lower_ in {"by", "from", "of"}
            else []
        )

    def speaks(self, token: "Token") -> bool:
        """Whether a phrase is somebody who can say something."""
        if (token.lower_ == "one" or token.lemma_.lower() == token.lower_ == "member") and self._phrases.counted(token):
            return True  # "one of the guards said", "a member of the council said"
        if token.lemma_.lower() in cues().not_speakers or self._phrases.is_figure(token) or is_none(token):
            return False
        if is_deictic(token):
            return False
        if "event" in self._phrases.classes(token) and "party" not in self._phrases.classes(token):
            return False
        if token.pos_ == "NOUN" and token.dep_ in {"nsubj", "conj"}:
            return True
        classes = self._phrases.classes(token)
        if classes & {"party", "pronoun", "person"}:
            return token.lower_ not in {"which", "that", "it's"} or self._referents.party(token) is not None
        return (
            self._phrases.lexicon_hit_within(token) is not None
            or token.ent_type_ in {"ORG", "PERSON", "NORP", "GPE"}
            or token.pos_ == "PROPN"
        )
