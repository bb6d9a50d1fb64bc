"""Who held a place, from when to when, according to whom."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.resolution import PlaceRef


class ControlStatus(StrEnum):
    """The state of a place; ``unknown`` is a real answer."""

    HELD = "held"
    CONTESTED = "contested"
    SHARED = "shared"
    UNKNOWN = "unknown"


class ControlBasis(StrEnum):
    """What the holding rests on: a side's own word, a second origin, or the losing side's admission."""

    CLAIMED = "claimed"
    CORROBORATED = "corroborated"
    AGAINST_INTEREST = "against_interest"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A day known only to lie between two days, both included."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlInterval:
    """One state of one place. Half-open: from `start` up to, not including, `end`; an open end is "last known".

    `holders` are actor keys (ids, or names where no list knows them), `holder_names` their names in the same order.
    """

    id: str
    place: PlaceRef
    status: ControlStatus
    holders: tuple[str, ...]
    holder_names: tuple[str, ...]
    start: DateSpan
    end: DateSpan | None
    basis: ControlBasis
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    according_to: tuple[str, ...]
    reason: str = ""
