"""What a report as a whole tells of attacks on people and things: incidents with those who had a part in them."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.quote import Quote


class IncidentKind(StrEnum):
    """What sort of attack; after the incident types of MUC-4."""

    ATTACK = "attack"
    BOMBING = "bombing"
    KIDNAPPING = "kidnapping"
    ARSON = "arson"
    ROBBERY = "robbery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Words of the report for one that had a part, at their surest place, and how likely they are right (0 to 1)."""

    quote: Quote
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One attack as the whole report tells it. Read by a trained model: `model` names it."""

    kind: IncidentKind
    persons: tuple[Filler, ...] = ()
    """Who did it, as the text calls the doers ("gunmen", "members of the FARC")."""
    organisations: tuple[Filler, ...] = ()
    targets: tuple[Filler, ...] = ()
    """Things that were hit."""
    victims: tuple[Filler, ...] = ()
    """People who were hit, by name."""
    weapons: tuple[Filler, ...] = ()
    model: str = ""
