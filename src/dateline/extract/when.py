"""Which time words belong to an event: by clause, since prepositional attachment is not to be trusted."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive
from dateline.extract.lasting import lasting_times
from dateline.extract.node import Node
from dateline.extract.notes import TimeHit
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of
from dateline.extract.time_owners import (
    carries_time,
    clauses_on,
    event_told_on,
    is_beside,
    is_documented,
    is_no_time,
    of_toll,
    rightful_owner,
    tells_of,
)
from dateline.extract.where_clauses import nearer
from dateline.model.claim import DAY_OF_SAYING
from dateline.vocab.kinds import event_kinds
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 6
_DONE = frozenset({"territory", "fighting", "remote", "civilians", "humanitarian"})
"""Families of kinds that are done and not said."""


def _purpose(verb: "Token") -> bool:
    above = verb.head
    return (
        verb.dep_ in {"acl", "advcl"}
        and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
        and (above.tag_ in {"VBD", "VBN"} or above.head.tag_ in {"VBD", "VBN"})
    )


def _over_infinitive(owner: "Token", hit: TimeHit) -> "Token":
    """ "A blast hit a convoy waiting to enter X *on Saturday*": what was to come has no day, the blast has."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in owner.children)
    if owner.tag_ != "VB" or owner.dep_ != "xcomp" or not to or owner.head.dep_ != "acl" or hit.first < owner.i:
        return owner
    return next((word for word in owner.ancestors if word.tag_ == "VBD"), owner)


def _same_place(node: Node, carrier: Node) -> bool:
    """Whether a node is told at no other place than what it refers to: a wider offensive began elsewhere earlier."""
    return not node.places or {token.text for token in node.places} == {token.text for token in carrier.places}


def _said_on(hit: TimeHit) -> str:
    return f"{DAY_OF_SAYING}{hit.words!r}; no other time is given"


def _is_saying(node: Node) -> bool:
    """ "*Counted* nine dead on Tuesday", "on Friday *conceded* the town": told by a word of saying, whose day it is."""
    saying = cues().speech_verbs.keys() | triggers().words["tallying_verbs"]
    return node.verb == node.token and node.token.lemma_.lower() in saying and event_kinds()[node.kind].family in _DONE


class When:
    """Assigns each time expression of a report to the events of its clause."""

    def __init__(self, phrases: Phrases, nodes: list[Node]) -> None:
        self._phrases = phrases
        self._doc = phrases.doc
        self._nodes = {node.token.i: node for node in nodes}
        self._own: dict[int, list[TimeHit]] = {}
        self._said: dict[int, list[TimeHit]] = {}
        self._first: dict[int, TimeHit] = {}
        self._leads = self._leading()
        for hit in phrases.notes.times:
            self._assign(hit)
        for owner, hit in lasting_times(phrases.notes):
            self._own.setdefault(owner.i, []).append(hit)

    def _leading(self) -> dict[int, TimeHit]:
        """Times that open a paragraph as its label ("30 April: …", "- Tuesday – …"), by the paragraph's number."""
        parsed = self._phrases.notes.parsed
        leads = {}
        for hit in self._phrases.notes.times:
            block = parsed.block_of[hit.first]
            first, last = parsed.block_tokens[block]
            opens = all(self._doc[i].is_punct for i in range(first, hit.first))
            if opens and hit.last + 2 < last and self._doc[hit.last + 1].text in {":", "-"}:
                leads[block] = hit
        return leads

    def _assign(self, hit: TimeHit) -> None:
        if hit.words.lower().endswith((" after", " before")):
            return  # counted from another happening: not a time by itself
        token = self._doc[hit.first : hit.last + 1].root
        owner = self._owner(token, hit)
        if owner is None or is_no_time(hit, token):
            return
        beside = self._nodes.get(hit.first - 1)
        if beside is not None and is_beside(hit, beside) and beside.token != owner:
            self._own.setdefault(beside.token.i, []).append(hit)
        owner = rightful_owner(owner, hit, self._nodes, self._first.setdefault(owner.i, hit))
        if _purpose(owner) and hit.first > owner.i:  # "launched an offensive to retake X on Monday": launched on Monday
            owner = next((word for word in owner.ancestors if word.pos_ == "VERB"), owner)
        hearsay = is_passive(owner) and not any(child.dep_ == "agent" for child in owner.children)
        owner = _over_infinitive(owner, hit)
        if self._is_speech(owner) and owner.i not in self._nodes and not hearsay:
            self._said.setdefault(owner.i, []).append(hit)
        else:
            self._own.setdefault(owner.i, []).append(hit)

    def _owner(self, token: "Token", hit: TimeHit) -> "Token | None":
        """The event noun or verb a time expression hangs on; a verb between it and a wrongly chosen noun wins."""
        current = token
        for _ in range(12):
            if current.i in self._nodes and not hit.first <= current.i <= hit.last:
                return current
            beside = current.dep_ == "prep" and current.lower_ == "including"
            if current.pos_ in {"VERB", "AUX"} and not hit.first <= current.i <= hit.last and not beside:
                return current.head if current.dep_ in {"aux", "auxpass"} else current
            if current.head == current:
                return current
            current = current.head
        return None

    @staticmethod
    def _is_speech(token: "Token") -> bool:
        return token.lemma_.lower() in cues().speech_verbs

    def time(self, node: Node, *, depth: int = 3) -> tuple[TimeHit | None, str | None]:
        """The time words of an event and, when they stand on another verb, why they apply; (None, None) without any."""
        if node.stative:
            return None, None
        joined = (
            [node.token.head]
            if node.noun and node.token.dep_ == "conj" and node.token.head.pos_ in {"NOUN", "PROPN"}
            else []
        )
        for token in (node.token, *joined, *node.told_by, *self._carriers(node)):
            own = self._own.get(token.i)
            if own:
                picked = self._pick(own, node)
                return picked, _said_on(picked) if token == node.token and _is_saying(node) else None
        if node.kind == "territory_held" and node.token.dep_ == "acl":
            return None, None  # "a town held by X": held for longer than the clause above tells
        below = self._below(node)
        if below is not None:
            return below, None
        above = self._above(node) if node.attached else None
        if above is not None:
            return above, None
        same, why = self._same_happening(node, depth)
        if same is not None:
            return same, why
        hit, why = self._spoken(node)
        lead = self._leads.get(self._phrases.notes.parsed.block_of[node.token.i])
        if hit is None and lead is not None and not self._other_time(node.verb):
            return lead, f"told under {lead.words!r}"
        return hit, why

    def _same_happening(self, node: Node, depth: int) -> tuple[TimeHit | None, str | None]:
        """The time of the event that this one is told in, or that its clause tells on."""
        carrier = node.carrier if node.carrier is not node else None
        if carrier is not None and not _same_place(node, carrier):
            carrier = None
        for other in (event_told_on(node, self._nodes), carrier) if depth > 0 else ():
            hit, _ = self.time(other, depth=depth - 1) if other is not None else (None, None)
            if other is not None and hit is not None:
                return hit, f"time of {other.token.text!r}, the same happening"
        return None, None

    def _carriers(self, node: Node) -> list["Token"]:
        """The verbs whose time is the event's: the one that carries it, and what that one governs ("managed to …")."""
        if not node.attached:
            return [node.verb] if carries_time(node) else []
        in_it = node.noun and node.token.dep_ == "pobj" and node.token.head.head == node.verb
        governed = (child for child in node.verb.children if child.dep_ == "xcomp" and child.i not in self._nodes)
        return [node.verb, *governed] if in_it else [node.verb]

    def _below(self, node: Node) -> TimeHit | None:
        """The time of a clause that tells more: "died when gas fell on Sunday", "a raid that killed ten today"."""
        for clause in clauses_on(node.token) if node.noun else ():
            hits = [hit for word in (clause, *clause.conjuncts) for hit in self._own.get(word.i, ())]
            if hits and tells_of(clause):
                return self._pick(hits, node)
        for clause in node.token.children if node.casualty else ():
            marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
            if clause.dep_ == "advcl" and marks & {"when", "as"} and clause.i in self._own:
                return self._pick(self._own[clause.i], node)
        return None

    def _pick(self, hits: list[TimeHit], node: Node) -> TimeHit:
        return min(hits, key=lambda hit: abs(hit.first - node.token.i))

    def _above(self, node: Node) -> TimeHit | None:
        """Time of the clause an event's clause depends on or is joined to."""
        verb = node.verb
        for _ in range(_REACH):
            if verb.head == verb or (verb.dep_ == "ccomp" and self._is_speech(verb.head)):
                return self._preposed(verb)
            if verb.dep_ == "relcl" and self._has_own_tense(verb):
                return None
            if verb.dep_ == "pcomp" and self._other_time(verb):
                return None
            head = nearer(verb) if not node.casualty else verb.head
            hits = self._own.get(head.i)
            if hits and (verb.dep_ != "conj" or any(hit.first < verb.i for hit in hits)):
                before = [hit for hit in hits if verb.dep_ != "conj" or hit.first < verb.i]
                if before and not (verb.dep_ in {"advcl", "pcomp"} and self._other_time(verb)):
                    return self._pick(before, node)
            verb = head
        return None

    @staticmethod
    def _has_own_tense(verb: "Token") -> bool:
        """A relative clause ("which it captured") has its own time, unless it opens with "where"."""
        return not any(child.lower_ == "where" for child in verb.children)

    @staticmethod
    def _other_time(verb: "Token") -> bool:
        """A clause with "after", "since", "before" is at another time than the clause it hangs on."""
        marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
        if verb.dep_ == "pcomp":
            marks.add(verb.head.lower_)
        return bool(marks & {"after", "since", "before", "until", "if", "because"})

    def _preposed(self, verb: "Token") -> TimeHit | None:
        """ "By Tuesday night the mayor reported that …", "On Friday, activists said …": set before the speaker."""
        head = verb.head
        if head == verb:
            return None
        for hit in self._said.get(head.i, []) or (self._own.get(head.i, []) if is_passive(head) else []):
            subject = next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
            told = {word.lemma_.lower() for word in self._doc[sentence_of(head).start : hit.first]}
            if told & cues().speech_nouns:  # "In a statement on Friday, the group said": that day is the statement's
                continue
            if subject is not None and hit.first < subject.i < head.i and verb.i > head.i:
                return hit
        return None

    def _spoken(self, node: Node) -> tuple[TimeHit | None, str | None]:
        """The day it was said, for news with no day of its own; never for a mere mention of an event."""
        looks_back = node.definite or node.verb == node.token or of_toll(node.token)
        if node.noun and looks_back and not is_documented(node):
            return None, None
        current = node.token
        while current.head != current:
            current = current.head
            hits = self._said.get(current.i)
            if hits:
                hit = hits[0]
                return hit, _said_on(hit)
        return None, None
