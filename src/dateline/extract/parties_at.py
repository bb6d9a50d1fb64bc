"""Answers for one word of a report: who did it, to whom, where, with what."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from dateline.extract.arguments import complements, is_passive, objects, subjects
from dateline.extract.node import PLACE_PREPOSITIONS, Node
from dateline.extract.parsing import Parsed
from dateline.extract.phrases import GROUP_NOUNS, Phrases, spread
from dateline.extract.sentences import sentence_of
from dateline.model.parties import Part, Parties

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTORS: Final = frozenset({"by"})
_TARGETS: Final = frozenset({"of", "on", "against", "at", "targeting"})
_TOOLS: Final = frozenset({"with", "by", "using", "from", "in"})
_TOOL_CLASSES: Final = frozenset({"munition", "explosive", "weapon", "aircraft"})
_DOING: Final = frozenset({"armed", "party", "person", "government", "pronoun", "people", "suicide_bomber"})
_SUFFERING: Final = frozenset({"armed", "people", "party", "person", "government", "site", "pronoun", "figure", "dead"})
_PEOPLE: Final = frozenset({"armed", "people", "person", "party", "government", "suicide_bomber"})
_GOING_OFF: Final = frozenset({"explode", "detonate"})
_DYING: Final = frozenset({"die", "perish", "succumb", "drown"})


class Asked:
    """Answers for one report."""

    def __init__(self, phrases: Phrases, nodes: Sequence[Node]) -> None:
        self._phrases = phrases
        self._nodes = nodes
        self._parsed: Parsed = phrases.notes.parsed

    def parties(self, start: int, end: int) -> Parties:
        """Who had a part in the event told by the words from `start` to before `end` of the report's text."""
        token = self._head(start, end)
        if token is None:
            return Parties(rule="no word there")
        node = next((it for it in self._nodes if it.token.i == token.i or it.first <= token.i <= it.last), None)
        found = _Found()
        self._from_grammar(token, found)
        if node is not None:
            self._from_node(node, found)
        return Parties(
            actors=self._parts(found.actors, token),
            targets=self._parts((it for it in found.targets if it not in found.actors), token),
            places=self._parts(found.places, token),
            instruments=self._parts(found.instruments, token),
            rule=node.rule if node is not None else "grammar",
        )

    def _head(self, start: int, end: int) -> "Token | None":
        inside = [
            token
            for token in self._phrases.doc
            if self._parsed.starts[token.i] < end and self._parsed.ends[token.i] > start
        ]
        numbers = {token.i for token in inside}
        return next((token for token in inside if token.head.i not in numbers or token.head == token), None)

    def _from_node(self, node: Node, found: "_Found") -> None:
        """What the event's frame read, where the structure right at the word says nothing."""
        harmed = [count.token for count in node.counts]
        if not found.actors:
            found.actors += [it for it in node.actors if it not in found.instruments]
        if not found.targets:
            found.targets += [it for it in node.targets if it not in harmed]
        if not found.targets and node.casualty:
            found.targets += harmed
        if not found.places:
            found.places += node.places
        if node.instrument is not None and not found.instruments and not node.casualty:
            found.instruments.append(node.instrument)

    def _from_grammar(self, token: "Token", found: "_Found") -> None:
        """What the sentence's structure says."""
        if token.pos_ in {"VERB", "AUX"}:
            doers, done_to = subjects(token), objects(token)
            lemma = token.lemma_.lower()
            if lemma in _DYING and not is_passive(token):
                doers, done_to = [], [*doers, *done_to]
            if lemma in _GOING_OFF:
                things = [it for it in (*doers, *done_to) if not self._phrases.classes(it) & _PEOPLE]
                found.instruments += things
                doers = [it for it in doers if it not in things]
                done_to = []
        else:
            doers, done_to = self._beside_noun(token)
        tools = [it for it in doers if self._phrases.classes(it) & _TOOL_CLASSES]
        found.actors += [it for it in doers if it not in tools and self._may_do(it)]
        found.targets += [it for it in done_to if self._is(it, _SUFFERING) and it not in found.instruments]
        found.instruments += [it for it in tools if it not in found.instruments]
        for prep, heads in complements(token).items():
            for head in heads:
                self._from_preposition(prep, head, found)

    def _from_preposition(self, prep: str, head: "Token", found: "_Found") -> None:
        classes = self._phrases.classes(head)
        if prep in _TOOLS and classes & _TOOL_CLASSES and head not in found.instruments:
            found.instruments.append(head)
        elif prep in PLACE_PREPOSITIONS and "place" in classes and head not in found.places:
            found.places.append(head)

    def _beside_noun(self, token: "Token") -> tuple[list["Token"], list["Token"]]:
        doers = [
            child
            for child in token.children
            if child.dep_ in {"poss", "compound", "amod", "nmod"} and child.i < token.i and self._is_party(child)
        ]
        done_to: list[Token] = []
        for prep, heads in complements(token).items():
            doers += heads if prep in _ACTORS else []
            done_to += [it for head in heads for it in spread(head)] if prep in _TARGETS else []
        if token.dep_ in {"dobj", "nsubjpass"} and not doers:  # "carried out the attack"
            doers += subjects(token.head)
        return doers, done_to

    def _is_party(self, token: "Token") -> bool:
        return token.i in self._phrases.notes.actor_at or bool(self._phrases.classes(token) & {"armed", "party"})

    def _is(self, token: "Token", wanted: frozenset[str]) -> bool:
        classes = self._phrases.classes(token)
        if token.i in self._phrases.notes.time_at:
            return False
        return bool(classes & wanted) or token.pos_ == "PROPN" or token.i in self._phrases.notes.actor_at

    def _may_do(self, token: "Token") -> bool:
        classes = self._phrases.classes(token)
        if token.i in self._phrases.notes.actor_at or classes & _DOING:
            return True
        return token.pos_ == "PROPN" and not classes & {"site", "place", "event"}

    def _named(self, token: "Token") -> "Token":
        """The name inside "the Islamic State militant group"; else the word itself."""
        inside = self._phrases.lexicon_hit_within(token) if token.pos_ == "NOUN" else None
        group = "party" in self._phrases.classes(token) and token.lemma_.lower() in GROUP_NOUNS
        return token.doc[inside.end - 1] if inside is not None and group else token

    def _parts(self, heads: Iterable["Token"], asked: "Token") -> tuple[Part, ...]:
        once = {
            token.i: token
            for token in map(self._named, heads)
            if sentence_of(token) == sentence_of(asked) and token != asked
        }
        return tuple(
            Part(quote=self._phrases.quote(token), head=self._parsed.quote(token.i, token.i)) for token in once.values()
        )


class _Found:
    """Heads found so far."""

    def __init__(self) -> None:
        self.actors: list[Token] = []
        self.targets: list[Token] = []
        self.places: list[Token] = []
        self.instruments: list[Token] = []
