"""Who held a place, from when to when, according to whom."""

from dataclasses import dataclass, replace
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
    `evidence_days` are the days for which supporting claims speak, in order: the day they name, or that of the report
    where they name none. `first_evidence` is the first of them where nothing else tells since when it was so: before it
    nobody speaks for it. `last_evidence` is the last of them, None when all that supports it is of some day before.
    `days_since` is how long ago that was, seen from the day that was asked about (`seen_from`).
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
    evidence_days: tuple[date, ...] = ()
    first_evidence: date | None = None
    last_evidence: date | None = None
    days_since: int | None = None

    def seen_from(self, day: date | None) -> "ControlInterval":
        """Say how old the last evidence is on a day; what speaks only for later days is no evidence then.

        The longer ago it was, the less an interval without an end tells (design, rule 4: the last holder is never
        carried past what anyone has said except as "last known").
        """
        if day is None:
            return self
        last = max((known for known in self.evidence_days if known <= day), default=None)
        return replace(self, last_evidence=last, days_since=(day - last).days if last else None)
