"""Who fights whom, and who stands with whom, as a report says it: "in the fight of X against Y", "X backs Y"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive, objects, subjects
from dateline.extract.mentions import Mentions
from dateline.extract.named import is_party, named
from dateline.extract.named_places import is_described
from dateline.extract.phrases import Phrases, spread
from dateline.model.survey import Opposed
from dateline.vocab.parties import word_group
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 6
_LINKS = frozenset(
    {"prep", "pobj", "acl", "advcl", "xcomp", "ccomp", "conj", "pcomp", "dobj", "relcl", "attr", "appos"}
)
Pair = tuple["Token", "Token", bool, "Token"]


class Sides:
    """Finds the pairs of one report."""

    def __init__(self, phrases: Phrases, mentions: Mentions) -> None:
        self._phrases = phrases
        self._mentions = mentions
        words = triggers().words
        self._fights, self._helps = words["fight_verbs"], words["help_verbs"]
        self._help_nouns = words["help_nouns"]

    def find(self) -> Iterator[Opposed]:
        """Each pair once for each time it is said, in the text's order."""
        seen: set[tuple[int, int, bool]] = set()
        for token in self._phrases.doc:
            for first, second, allies, cue in self._at(token):
                key = (min(first.i, second.i), max(first.i, second.i), allies)
                if key in seen or first.i == second.i:
                    continue
                one, two = named(first, self._phrases, self._mentions), named(second, self._phrases, self._mentions)
                seen.add(key)
                quote = self._phrases.notes.parsed.quote(cue.i, cue.i)
                yield Opposed(first=one, second=two, allies=allies, quote=quote)

    def _at(self, token: "Token") -> Iterator[Pair]:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in self._fights:
            yield from self._pairs(token, self._who(token), self._whom(token), allies=False)
        elif token.pos_ == "VERB" and lemma in self._helps:
            yield from self._pairs(token, self._who(token), self._whom(token), allies=True)
        elif token.dep_ == "prep" and token.lower_ == "against":
            yield from self._pairs(token, self._behind(token), self._complements(token), allies=False)
        elif token.dep_ == "prep" and token.lower_ in {"alongside", "with"} and self._joins(token):
            yield from self._pairs(token, self._behind(token), self._complements(token), allies=True)
        elif lemma in self._help_nouns and token.pos_ == "NOUN":
            given = [
                head
                for child in token.children
                if child.lower_ in {"of", "for", "to"}
                for head in self._complements(child)
            ]
            yield from self._pairs(token, self._behind(token), given, allies=True)

    def _pairs(self, cue: "Token", who: list["Token"], whom: list["Token"], *, allies: bool) -> Iterator[Pair]:
        firsts = [party for head in who for party in self._meant(head)]
        for head in whom:
            seconds = self._meant(head) or ([head] if not allies and self._is_hit(head) else [])
            for second in seconds:
                yield from ((first, second, allies, cue) for first in firsts)

    def _meant(self, head: "Token") -> list["Token"]:
        """A party, or whose a thing is: "*ISIL* targets", "the *coalition*'s strikes", "strikes by *the army*"."""
        return [head] if is_party(head, self._phrases) else self._owners(head)

    def _owners(self, noun: "Token") -> list["Token"]:
        own = [child for child in noun.children if child.dep_ in {"poss", "compound", "amod", "nmod"}]
        behind = [child for child in noun.children if child.dep_ == "prep" and child.lower_ in {"of", "by"}]
        found = [*own, *(head for child in behind for head in self._complements(child))]
        return [each for each in found if is_party(each, self._phrases)]

    def _is_hit(self, token: "Token") -> bool:
        place = self._phrases.notes.place_at.get(token.i)
        return (place is not None and place.head == token.i) or is_described(token, self._phrases)

    def _whom(self, verb: "Token") -> list["Token"]:
        found = [each for head in objects(verb) for each in spread(head)]
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in {"against", "from", "on"}:
                found += self._complements(child)
        return found

    def _complements(self, prep: "Token") -> list["Token"]:
        return [each for child in prep.children if child.dep_ == "pobj" for each in spread(child)]

    def _who(self, verb: "Token") -> list["Token"]:
        """Who does it: the verb's own subject, or whoever is to do it ("our efforts to defeat")."""
        above = verb.head
        asked = [child for child in above.children if child.dep_ == "dobj" and child.i < verb.i]
        if verb.dep_ in {"xcomp", "ccomp", "advcl"} and above.lemma_.lower() in self._helps and asked:
            return asked  # "is assisting the government to defeat X"
        return [each for head in subjects(verb) for each in spread(head)] or self._behind(verb)

    def _behind(self, token: "Token") -> list["Token"]:
        """The nearest party above: whose effort it is, or who makes it."""
        current = token
        for _ in range(_FAR):
            if current.dep_ == "ROOT" or current.dep_ not in _LINKS:
                return []
            current = current.head
            if current.pos_ in {"NOUN", "PROPN"}:
                if is_party(current, self._phrases):
                    return [current]
                found = self._owners(current)
                if found:
                    return found
            elif current.pos_ in {"VERB", "AUX"} and not is_passive(current):
                found = [each for head in subjects(current) for each in spread(head)]
                if found:
                    return found
        return []

    def _joins(self, prep: "Token") -> bool:
        """ "Fights alongside X", "in partnership with X"."""
        if prep.lower_ == "alongside":
            return True
        return prep.head.lemma_.lower() in self._help_nouns | word_group("offshoots") | {
            "stand",
            "ally",
            "side",
            "partner",
        }
