"""One event-telling word with its arguments, before it becomes a claim."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_PREPOSITIONS = frozenset(
    "in at near around inside within outside across over throughout on along between through off into onto".split()
)
VIOLENT = frozenset(
    {"air_strike", "shelling", "suicide_bombing", "bombing", "chemical_attack", "armed_clash", "offensive", "killing"}
    | {"property_destruction", "siege", "grenade_attack", "execution"}
)
"""Kinds that can cause casualties and be referred back to as "the attack" or "the fighting"."""

REMOTE = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "grenade_attack"})
"""Kinds that hit from afar, or with no doer in sight."""

TWO_SIDED = frozenset({"armed_clash", "meeting", "agreement", "ceasefire", "prisoner_release"})
"""Kinds that happen between parties."""


@dataclass(slots=True)
class Count:
    """A counted phrase: what is counted, and the head of the phrase that carries the figure; `part`: of a whole.

    `figure` is the number where it stands apart from those who are counted ("the number of people rose to *12*").
    """

    what: str
    token: "Token"
    part: bool = False
    figure: "Token | None" = None


@dataclass(slots=True)
class Node:
    """A word (or phrase) that tells an event, its role fillers by head token, and what ties it to other nodes.

    `verb` carries tense, negation and time. `generic` nouns ("attack") may take their kind from what they refer
    back to; `definite` ones may refer back at all. `absorbed` nodes gave all they had to another node.
    `extras` are places named as part of the whole ("including in X"). `passes` are event nouns that act as subject.
    `attached` tells that the verb above carries a noun event, so that the verb's place and time are its own.
    `placeless` nodes could be at several places told before: the text does not say which.
    `stative` nodes tell a state by an adjective ("rebel-held X"): the times of the sentence are not theirs.
    `into` is the node it was absorbed into. `told_by` are the casualty words folded into this node, whose hedges and
    speakers are its own.
    `carrier` is the node whose clause this one is told in ("opened the attack *with two car bombs*").
    """

    token: "Token"
    kind: str
    rule: str
    verb: "Token"
    first: int
    last: int
    actors: list["Token"] = field(default_factory=list)
    targets: list["Token"] = field(default_factory=list)
    places: list["Token"] = field(default_factory=list)
    extras: list["Token"] = field(default_factory=list)
    instrument: "Token | None" = None
    counts: list[Count] = field(default_factory=list)
    noun: bool = False
    attached: bool = True
    generic: bool = False
    definite: bool = False
    casualty: bool = False
    stative: bool = False
    placeless: bool = False
    absorbed: bool = False
    carrier: "Node | None" = None
    into: "Node | None" = None
    passes: list["Token"] = field(default_factory=list)
    told_by: list["Token"] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def outcome(self) -> "Node":
        """The node that this one's happening ended in, over any number of absorptions."""
        node, seen = self, {id(self)}
        while node.into is not None and id(node.into) not in seen:
            node = node.into
            seen.add(id(node))
        return node

    def add(self, role: str, token: "Token") -> None:
        """Fill a role, once per token."""
        if role == "instrument":
            self.instrument = self.instrument or token
            return
        filled = {"actor": self.actors, "target": self.targets, "place": self.places, "extra": self.extras}.get(role)
        if filled is not None and token not in filled:
            filled.append(token)
