"""Noun phrases: what class of thing each names, and the words that name it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dateline.extract.notes import Notes, country_of_demonym
from dateline.extract.sentences import sentence_of
from dateline.model.quote import Quote
from dateline.vocab.actors import ActorHit, ActorLexicon
from dateline.vocab.countries import Countries
from dateline.vocab.parties import party_class, word_group
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset("he she it they him her them his its their who which that whom himself themselves itself".split())
_PREMODIFIERS = frozenset("amod compound nmod npadvmod poss nummod quantmod predet".split())
_ARMED = frozenset(
    {"state_forces", "rebel_group", "militia", "armed", "political_militia", "identity_militia", "external_forces"}
)
_POLITICAL = frozenset({"government", "international_organization", "spokesperson"})
_NAMED_TYPES = {"government": "government", "person": "person", "civilians": "people", "protesters": "people"}
_SPATIAL = frozenset({"around", "inside", "within", "near", "outside", "into"})
_NUMBER = frozenset({"NUM"})
_LONGEST_NAME = 8
_TITLED = frozenset({"government", "spokesperson", "person"})
GROUP_NOUNS = frozenset({"group", "organisation", "organization", "movement", "side", "faction"})
"""Nouns for a group of people that name none."""


class Phrases:
    """Answers what a token's noun phrase is, for one report; answers are remembered."""

    def __init__(self, notes: Notes, lexicon: ActorLexicon) -> None:
        self.notes = notes
        self.doc = notes.parsed.doc
        self._lexicon = lexicon
        self._classes: dict[int, frozenset[str]] = {}
        self._edges: dict[int, int] = {}
        self._lead: Callable[[Token], Token | None] | None = None
        self.surnames = _surnames(notes)

    def follow(self, lead: "Callable[[Token], Token | None]") -> None:
        """From now on give "the group" the classes of whom it leads back to; forgets earlier answers."""
        self._lead = lead
        self._classes.clear()

    def classes(self, token: "Token") -> frozenset[str]:
        """Classes of a phrase by its head: see `vocab.triggers.CLASSES`; empty for what nothing is known about."""
        found = self._classes.get(token.i)
        if found is None:
            self._classes[token.i] = frozenset()  # what comes back to this token while it is looked at learns nothing
            found = self._classes[token.i] = frozenset(self._find_classes(token))
        return found

    def _find_classes(self, token: "Token") -> set[str]:
        lemma = token.lemma_.lower()
        nouns = noun_classes()
        if token.lower_ in PRONOUNS or token.pos_ == "PRON":
            self._classes[token.i] = frozenset({"pronoun"})  # while its antecedent is looked for: "90 of them died"
            return {"pronoun", *self._led_classes(token)}
        if token.i in self.notes.time_at:
            return set()
        out: set[str] = set()
        if token.i in self.notes.place_at:
            out |= {"place"}
            name = self.notes.place_at[token.i].words
            if Countries.default().by_name(name) or Countries.default().by_seat(name):
                out |= {"party", "government"}
        if lemma in nouns.features and token.pos_ in {"NOUN", "PROPN"} and token.i not in self.notes.actor_at:
            out.add("place")
        if lemma in nouns.place_parts and self._is_part_of_place(token):
            out.add("place")
        out |= nouns.classes.get(lemma, frozenset())
        self._mend_classes(token, out)
        if lemma in triggers().nouns or token.lower_ in triggers().nouns:
            out.add("event")
        if "person" in out:
            out |= {"people", "party"}
        if self.is_figure(token):
            out |= {"figure"}
            out |= self._counted_classes(token)
        out |= self._party_classes(token)
        return out - {"people", "person"} if "aircraft" in out else out

    def _is_part_of_place(self, token: "Token") -> bool:
        """ "The heart of X", "rebel-held parts of town", "the city's east"."""
        whole = self.counted(token)
        owners = (child for child in token.children if child.dep_ == "poss")
        return any("place" in self.classes(word) for word in (whole, *owners) if word is not None)

    def _mend_classes(self, token: "Token", out: set[str]) -> None:
        """An attacker bombs only in a suicide attack; what an air force does it does from the air."""
        if token.lemma_.lower() == "attacker" and "suicide" not in self.modifiers(token):
            out.discard("suicide_bomber")
        if token.lemma_.lower() == "force" and token.i and token.nbor(-1).lower_ == "air":
            out.add("aircraft")
        if token.lemma_.lower() == "bomber" and self.nation(token) and "suicide" not in self.modifiers(token):
            out.discard("suicide_bomber")
            out.add("aircraft")  # "Russian bombers"
        if token.lower_ == "others":
            out.add("people")
        if token.lower_ == "men" and any(child.dep_ == "poss" and child.lower_ == "its" for child in token.children):
            out |= {"armed", "party"}  # "its men"

    def _led_classes(self, token: "Token") -> frozenset[str]:
        """What a pronoun's antecedent is, once referents can be followed: "they entered" are fighters."""
        if self._lead is None or token.lower_ in {"which", "that", "who", "where", "this", "what"}:
            return frozenset()
        named = self._lead(token)
        found = self.classes(named) if named is not None and named.i != token.i else frozenset()
        return found & {"armed", "people", "government", "person", "party"}

    def is_figure(self, token: "Token") -> bool:
        """Tell whether a phrase is headed by a number or a counting word ("32 were wounded", "dozens of civilians")."""
        lemma, nouns = token.lemma_.lower(), noun_classes()
        if token.pos_ in _NUMBER or lemma in nouns.partitive:
            return True
        return lemma in nouns.partitive_of and self.counted(token) is not None

    def counted(self, token: "Token") -> "Token | None":
        """What "dozens of X", "90 of them" counts: the head of X."""
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "among"}:
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        return grandchild
        return None

    def _counted_classes(self, token: "Token") -> frozenset[str]:
        counted = self.counted(token)
        return self.classes(counted) if counted is not None else frozenset({"people"})

    def _party_classes(self, token: "Token") -> set[str]:
        if token.i in self.notes.place_at:
            return set()
        kind = self.party_kind(token)
        return _classes_of(kind) if kind is not None else self._named_classes(token)

    def _named_classes(self, token: "Token") -> set[str]:
        """Classes of what no word list knows: persons by name, "the group" by whom it means, "Iraqis"."""
        if token.text in self.surnames and token.pos_ == "PROPN":
            return {"person", "people", "party", "government"}
        if self._lead is not None and token.lemma_.lower() in GROUP_NOUNS:
            named = self._lead(token)
            return set(self.classes(named)) if named is not None and named.i != token.i else {"party"}
        if token.tag_ in {"NNS", "NNPS"} and country_of_demonym(token.text) is not None:
            return {"people", "party"}
        return {"person", "people", "party"} if token.ent_type_ == "PERSON" and token.pos_ == "PROPN" else set()

    def can_be_place(self, token: "Token", prep: str) -> bool:
        """Tell whether a complement says where: a place, or a pronoun after a word like "around" or "inside"."""
        if "place" in self.classes(token) or (token.lower_ == "it" and prep in _SPATIAL):
            return True
        named = (self.notes.place_at.get(child.i) for child in token.children if child.dep_ in {"compound", "poss"})
        towns = [hit for hit in named if hit is not None and not hit.country]
        return bool(towns) and "site" in self.classes(token)  # "a Baghdad mosque"

    def party_kind(self, token: "Token") -> str | None:
        """The kind of party a phrase names ("state_forces", "rebel_group", "media" …), None for no party."""
        hit = self.notes.actor_at.get(token.i)
        if hit is not None and hit.end - 1 >= token.i:
            actor = self._lexicon.get(hit.actor_ids[0])
            if actor is not None and token.i not in self.notes.place_at:
                return actor.type
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}:
            return None
        kind = party_class(token.lemma_.lower(), self.modifiers(token))
        if kind is not None:
            named = self.lexicon_hit_within(token)
            if named is not None:
                actor = self._lexicon.get(named.actor_ids[0])
                if actor is not None and actor.type in _ARMED and kind not in _POLITICAL | {"media", "monitor"}:
                    return actor.type
        return kind

    def modifiers(self, token: "Token") -> list[str]:
        """Lower-case words before the head inside its phrase."""
        first = self.left_edge(token)
        return [self.doc[i].lower_ for i in range(first, token.i) if self.doc[i].is_alpha]

    def left_edge(self, token: "Token") -> int:
        """First token of a phrase, articles left out."""
        at: int = token.i
        found = self._edges.get(at)
        if found is None:
            found = self._edges[at] = self._find_left_edge(token)
        return found

    def _find_left_edge(self, token: "Token") -> int:
        first: int = token.i
        for child in token.children:
            if child.i < token.i and child.dep_ in _PREMODIFIERS and not self._is_clause(child):
                first = min(first, child.left_edge.i)
        hit = self.notes.actor_at.get(token.i)
        if hit is not None:
            first = min(first, hit.start)
        while first < token.i and (
            self.doc[first].dep_ in {"det", "punct"}
            or self.doc[first].is_punct  # the bullet of a list
            or self.doc[first].lower_ in {"the", "a", "an", "whose"}
            or self.doc[first].lower_ in word_group("intensities")
        ):
            first += 1
        return first

    @staticmethod
    def _is_clause(token: "Token") -> bool:
        return any(child.dep_ in {"nsubj", "dobj", "aux"} for child in token.children)

    def lexicon_hit_within(self, token: "Token") -> ActorHit | None:
        """Known actor named inside a phrase ("IS fighters", "forces of the FSA" not)."""
        for i in range(self.left_edge(token), token.i + 1):
            hit = self.notes.actor_at.get(i)
            if hit is not None and not self._is_tie(hit, token):
                return hit
        return None

    def _is_tie(self, hit: ActorHit, token: "Token") -> bool:
        """ "Hamas-linked militants" are not Hamas."""
        words = self.notes.parsed.words
        tied = hit.end + 1 < token.i and words[hit.end] == "-" and words[hit.end + 1].lower() in word_group("ties")
        return tied and hit.start >= self.left_edge(token)

    def quote(self, token: "Token") -> Quote:
        """Quote a phrase without its article, relative clauses and trailing complements."""
        first, last = self.span(token)
        return self.notes.parsed.quote(first, last)

    def span(self, token: "Token") -> tuple[int, int]:
        """First and last token of a phrase; a name runs to its end ("Observatory for Human Rights")."""
        first, last = self.left_edge(token), int(token.i)
        hit = self.notes.actor_at.get(token.i)
        if hit is not None:
            last = max(last, hit.end - 1)
        elif token.tag_ == "NNP" and "government" in self.classes(token):
            last = max(last, *(inner.i for inner in self._of(token) if self._ends_name(token, inner)), last)
        if hit is None and token.tag_ in {"NNP", "NNPS"} and token.lower_ in word_group("bodies"):
            last = max(last, self._body_end(token))
        return first, last

    def _body_end(self, token: "Token") -> int:
        """Last token of a body's name: "Centre *for Press Freedom*", "Network *for the Defence of Rights*"."""
        last, i = int(token.i), int(token.i) + 1
        while i < sentence_of(token).end and self.doc[i].lower_ in {"of", "for"} and i < token.i + _LONGEST_NAME:
            i += 2 if i + 1 < sentence_of(token).end and self.doc[i + 1].lower_ == "the" else 1
            first = i
            while i < sentence_of(token).end and self.doc[i].tag_ in {"NNP", "NNPS"} and i not in self.notes.place_at:
                i += 1
            if i == first:
                break
            last = i - 1
        return last

    def _ends_name(self, token: "Token", inner: "Token") -> bool:
        """ "Ministry of Defence": the name of a body runs on behind "of"."""
        known = inner.i in self.notes.place_at or inner.i in self.notes.actor_at
        return inner.tag_ == "NNP" and not known and 2 <= inner.i - token.i <= 4

    def words(self, token: "Token") -> str:
        """What to look a party up by: a known name inside the phrase, with the nation or side beside it otherwise."""
        first, last = self.span(token)
        unnamed = party_class(token.lemma_.lower()) == "anonymous"  # "a Syrian army source" is not the army
        led = self._of(token) if token.lemma_.lower() in word_group("officers") else []
        if led and led[0].i in self.notes.actor_at and token.i not in self.notes.actor_at:  # "leaders of the X"
            return self.notes.parsed.text(self._past_number(token, first), self.notes.actor_at[led[0].i].end - 1)
        hit = self.notes.actor_at.get(token.i) or (None if unnamed else self._naming_hit(token))
        if hit is None and self.classes(token) & {"armed", "aircraft"}:  # "fighters of the X", "planes from the X"
            named = [head for head in self._of(token, "from") if head.i in self.notes.actor_at]
            hit = self.notes.actor_at[named[0].i] if named else None
        if hit is not None and not (hit.end <= token.i and self._is_person(hit)):
            return self.notes.parsed.text(hit.start, hit.end - 1)
        return self.notes.parsed.text(self._past_number(token, first), last)

    @staticmethod
    def _past_number(token: "Token", first: int) -> int:
        """First token of who, not of how many."""
        for child in token.children:
            if child.dep_ in {"nummod", "quantmod"} and first <= child.i < token.i:
                first = max(first, child.right_edge.i + 1)
        return first

    def _is_person(self, hit: ActorHit) -> bool:
        """Whether a known name is a person's: "X's forces" are not X."""
        actor = self._lexicon.get(hit.actor_ids[0])
        return actor is not None and bool(actor.offices)

    @staticmethod
    def _of(token: "Token", *others: str) -> list["Token"]:
        return [
            inner
            for child in token.children
            if child.lower_ in {"of", *others}
            for inner in child.children
            if inner.dep_ == "pobj"
        ]

    def _naming_hit(self, token: "Token") -> ActorHit | None:
        if token.lemma_.lower() in word_group("officers"):
            return None  # "a Nusra Front commander" is one man of theirs
        kind = party_class(token.lemma_.lower(), self.modifiers(token))
        if kind in _ARMED or token.lemma_.lower() in {
            "group",
            "organisation",
            "organization",
            "movement",
            "member",
        }:
            return self.lexicon_hit_within(token)
        return None

    def nation(self, token: "Token") -> str | None:
        """Country code of a demonym inside a phrase ("Russian warplanes")."""
        for i in range(self.left_edge(token), token.i + 1):
            country = country_of_demonym(self.notes.parsed.words[i])
            if country is not None:
                return country.iso2
        return None


def _classes_of(kind: str) -> set[str]:
    """Frame classes of a kind of party."""
    if kind in _ARMED:
        return {"armed", "people", "party"}
    if kind in _POLITICAL:
        return {"government", "party"}
    if kind in {"civilians", "protesters", "rioters", "medic"}:
        return {"people", "party"}
    return {"person", "people", "party", "government"} if kind == "person" else {"party"}


def _surnames(notes: Notes) -> frozenset[str]:
    """Last names of persons named in full or with a title anywhere in the report."""
    found = set()
    for entity in notes.parsed.doc.ents:
        last = entity[-1]
        if entity.label_ == "PERSON" and len(entity) > 1 and last.i not in notes.place_at and last.text[:1].isupper():
            found.add(last.text)
    for token in notes.parsed.doc:
        if token.pos_ == "PROPN" and token.i not in notes.place_at and token.i not in notes.actor_at:
            titles = [
                child.lemma_.lower() for child in token.children if child.dep_ == "compound" and child.i < token.i
            ]
            if any(party_class(title, ()) in _TITLED for title in titles):
                found.add(token.text)
    return frozenset(found)


def spread(token: "Token") -> list["Token"]:
    """A phrase head with everything joined to it by "and", "or" or commas."""
    out = [token]
    for child in token.children:
        joined = child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"} and any(map(str.isalnum, child.text))
        if joined or _is_listed(child):
            out.extend(spread(child))
    return out


def _is_listed(token: "Token") -> bool:
    """ "A doctor, *a guard* and two soldiers": one more of a list, and no other name for the nurse."""
    if token.dep_ != "appos" or token.i < token.head.i or token.doc[token.left_edge.i - 1].text != ",":
        return False
    third = next((child for child in token.children if child.dep_ == "conj"), None)
    return third is not None and all(map(_is_some, (token.head, token, third)))


def _is_some(token: "Token") -> bool:
    return any(child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in token.children)
