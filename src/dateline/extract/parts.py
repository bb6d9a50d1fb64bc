"""Figures that are a part of the one beside them: "30 killed, including 4 women", "51 died, 16 of them children"."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.numbers import Figure, find_figures, read_figure
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = frozenset({"people", "person", "armed"})
_BEFORE_NOUNS = frozenset({"NUM", "ADJ", "DET", "ADV", "ADP", "PUNCT", "SYM", "NOUN"})
_TIMES = frozenset({"DATE", "TIME", "MONEY", "QUANTITY", "PERCENT"})
_REACH = 30  # tokens between a whole and its parts
_LONGEST = 9  # tokens of one counted phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a whole: its words by token, how many, and the noun that says who (None: "three of them in X").

    `share` marks "most of them", whose bounds are those of the whole.
    """

    first: int
    last: int
    figure: Figure
    noun: "Token | None"
    share: bool = False


class Parts:
    """Finds the parts told behind a counted phrase, in its sentence."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._doc = phrases.doc
        self._words = noun_classes().parts
        self._phrases_of = {name: [phrase.split() for phrase in self._words[name]] for name in ("openings", "shares")}

    def after(self, token: "Token", last: int, others: Collection["Token"]) -> Iterator[Part]:
        """The parts of the people whose phrase is headed by `token` and ends at `last`; not of the `others` counted."""
        end = min(sentence_of(token).end, last + 1 + _REACH)
        for at in range(last + 1, end):
            if self._doc[at].text in {";", ":"} or (at > last + 1 and self._counted_others(self._doc[at - 1], last)):
                return
            opening = self._opening(at)
            if opening:
                yield from self._listed(at, at + opening, end, token)
                return
            found = self._of_them(at, end) or self._of_whom(at, end)
            if found is not None:
                yield found
                return
            if self._doc[at] in others:
                return

    def _opening(self, at: int) -> int:
        """How many tokens open a list of parts here: "including", "among them"."""
        length = self._said_here("openings", at)
        return length + (length > 0 and at + length < len(self._doc) and self._doc[at + length].text == ".")

    def _share(self, at: int) -> int:
        """How many tokens say the greater part here: "most", "more than half"."""
        return self._said_here("shares", at)

    def _said_here(self, name: str, at: int) -> int:
        """Length in tokens of the longest of the phrases called `name` that stands here, 0 for none."""
        words = [self._doc[i].lower_ for i in range(at, min(at + 3, len(self._doc)))]
        return max((len(said) for said in self._phrases_of[name] if words[: len(said)] == said), default=0)

    def _beside(self, at: int, token: "Token") -> "Token | None":
        """Armed people named right before an opening: their part is no part of the whole."""
        before = self._doc[at - 1]
        if before.is_punct and at > 1:
            before = self._doc[at - 2]
        return before if before != token and "armed" in self._phrases.classes(before) else None

    def _counted_others(self, word: "Token", last: int) -> bool:
        """Whether others are counted on the way: what follows is a part of them."""
        if word.i <= last or word.pos_ not in {"NOUN", "PROPN"}:
            return False
        counted = any(child.dep_ == "nummod" and child.i > last for child in word.children)
        of = word.head if word.dep_ == "pobj" and word.head.lower_ == "of" else None
        counted = counted or (of is not None and of.head.i > last and self._phrases.is_figure(of.head))
        return counted and bool(self._phrases.classes(word) & _PEOPLE)

    def _listed(self, opening: int, at: int, end: int, whole: "Token") -> Iterator[Part]:
        """ "Three children, two women and a medic", told from `at` on behind an `opening`."""
        beside = self._beside(opening, whole)
        first, alone = True, not self._things_between(whole, opening)
        while at < end:
            part = self._counted(at, end, alone=alone and first, known=not alone)
            if part is None:
                return
            noun = part.noun
            if noun is not None and beside is not None and "armed" in self._phrases.classes(noun):
                return
            if not first and noun is not None and noun.dep_ in {"nsubj", "nsubjpass"} and noun.head != whole.head:
                return  # "including three children and 20 soldiers were wounded"
            yield part
            at, first = part.last + 1, False
            joined = at
            while joined < end and self._doc[joined].lower_ in {",", "and", "&"}:
                joined += 1
            if joined == at:
                return
            at = joined

    def _things_between(self, whole: "Token", opening: int) -> bool:
        """Whether a bare figure could be of other things: "killed 23 in air strikes, including one near a school"."""
        return any(
            word.tag_ in {"NNS", "NNPS"} and not self._phrases.classes(word) & _PEOPLE
            for word in self._doc[whole.i + 1 : opening]
        )

    def _counted(self, at: int, end: int, *, alone: bool, known: bool = True) -> Part | None:
        """A counted phrase that begins here, `alone` also without a noun ("including three in X").

        Its noun is one `known` for people, or else one not known for anything ("two princes").
        """
        noun = self._noun(at, end)
        classes = self._phrases.classes(noun) if noun is not None else frozenset()
        if noun is not None and (classes & _PEOPLE or not (known or classes - {"party"} or noun.ent_type_ in _TIMES)):
            text = self._phrases.notes.parsed.text(at, noun.i)
            single = noun.tag_ in {"NN", "NNP"}
            spans = find_figures(text)
            if spans and spans[0].start > 0:
                return None
            figure = read_figure(text, article_counts=single)
            if figure is None or figure.unit is not None or noun.lower_ in self._words["not_parts"]:
                return None
            return Part(first=at, last=noun.i, figure=figure, noun=noun)
        return self._number(at, end) if alone and noun is None else None

    def _number(self, at: int, end: int) -> Part | None:
        """A bare figure that begins here."""
        for last in range(min(at + _LONGEST, end) - 1, at - 1, -1):
            text = self._phrases.notes.parsed.text(at, last)
            spans = find_figures(text)
            if len(spans) == 1 and spans[0].start == 0 and spans[0].end == len(text) and spans[0].figure.unit is None:
                return Part(first=at, last=last, figure=spans[0].figure, noun=None)
        return None

    def _noun(self, at: int, end: int) -> "Token | None":
        """The head of the phrase that begins here: the last of its first run of nouns."""
        found: Token | None = None
        for i in range(at, min(at + _LONGEST, end)):
            word = self._doc[i]
            figure = word.lemma_.lower() in noun_classes().partitive
            if word.text == "-" and not word.nbor(-1).whitespace_:
                found = None  # "a 47-year-old man"
            elif word.pos_ in {"NOUN", "PROPN"} and not figure:
                found = word
            elif found is not None:
                break
            elif word.pos_ not in _BEFORE_NOUNS or (word.lower_ in self._words["no_phrase"] and i > at):
                return None
        return found

    def _of_them(self, at: int, end: int) -> Part | None:
        """ "16 of them children", "most of whom were civilians", from the figure on."""
        ahead = range(at + 1, min(at + _LONGEST + 2, end))
        if at + 2 >= end or not any(self._doc[i].lower_ in {"them", "whom"} for i in ahead):
            return None
        share = self._share(at)
        number = None if share else self._number(at, end)
        of = at + share if share else number.last + 1 if number is not None else end
        if of + 1 >= end or self._doc[of].lower_ != "of" or self._doc[of + 1].lower_ not in {"them", "whom"}:
            return None
        if not share and any(self._doc[i].dep_ == "dobj" for i in range(at, of)):
            return None  # "captured 20 and killed five of them"
        noun = self._said(of + 2, end)
        figure = number.figure if number is not None else Figure(low=None, high=None, vague=True)
        return Part(first=at, last=noun.i if noun is not None else of + 1, figure=figure, noun=noun, share=share > 0)

    def _of_whom(self, at: int, end: int) -> Part | None:
        """ "Of whom nine were fighters", "of them 12 civilians"."""
        if at + 2 >= end or self._doc[at].lower_ not in {"of", "among"}:
            return None
        if self._doc[at + 1].lower_ not in {"whom", "them"}:
            return None
        start = at + 2 + (self._doc[at + 2].text == ",")
        counted = self._counted(start, end, alone=True)
        if counted is None or counted.noun is not None:
            return counted
        noun = self._said(counted.last + 1, end)
        last = noun.i if noun is not None else counted.last
        return Part(first=start, last=last, figure=counted.figure, noun=noun)

    def _said(self, at: int, end: int) -> "Token | None":
        """Who they are said to be: "(were) children"."""
        while at < end and (self._doc[at].lemma_ == "be" or self._doc[at].lower_ in self._words["before_who"]):
            at += 1
        noun = self._noun(at, end) if at < end else None
        if noun is None:
            return None
        classes = self._phrases.classes(noun)
        unknown = noun.i == at and noun.tag_ == "NNS" and not classes - {"party"} and noun.ent_type_ not in _TIMES
        return noun if classes & _PEOPLE or unknown else None
