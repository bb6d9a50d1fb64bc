"""What the claims together say: events, disputes and judgements. All computed, none edited."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dateline.model.resolution import ActorRef, PlaceRef, TimeRef


class Verdict(StrEnum):
    """Whether two claims are about one happening."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """ "These two claims are the same event, different, or unsure": with the reason, the author and the time.

    `author` is the program's name and version, or a person. Judgements are appended and retracted, never rewritten.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    reason: str
    score: float
    author: str
    decided_at: datetime
    retracted_at: datetime | None = None


class DisputeAbout(StrEnum):
    """Which part of what happened the claims disagree on."""

    DATE = "date"
    COUNT = "count"
    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    OCCURRENCE = "occurrence"
    HOLDER = "holder"


class Relation(StrEnum):
    """How two differing positions relate."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    DIFFERENT_SCOPE = "different_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a dispute: the value, the claims that say so and who says it (speaker names)."""

    value: str
    claim_ids: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims of one event, or about one place and time, that cannot all be true."""

    id: str
    about: DisputeAbout
    event_id: str | None
    place_id: str | None
    positions: tuple[Position, ...]
    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BestQuantity:
    """A figure of an event as a named policy gives it; `claim_ids` are the claims it rests on.

    `low` and `high` are the range over the latest word of each origin, whatever the policy. `best` is the one value
    that the policy chooses and `best_claim_ids` the claims that give it; where no rule decides it is None, and `reason`
    says why. Never a silent pick.
    """

    what: str
    who: str | None
    side: str | None
    low: float | None
    high: float | None
    scope: str
    vague: bool
    as_of: date | None
    policy: str
    claim_ids: tuple[str, ...]
    best: float | None = None
    best_claim_ids: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims judged to be about one happening.

    `modality` is the strongest of its affirmed claims' (occurred before ongoing before background).
    `independent_origins` counts innermost speakers, not outlets. `grade` is one of Airwars' five, or None.
    `admiralty` grades the source by a letter (A to F) and what it says by a number (1 to 6): "F6" is nothing known.
    """

    id: str
    kind: str
    modality: str
    place: PlaceRef | None
    time: TimeRef | None
    actors: tuple[ActorRef, ...]
    targets: tuple[ActorRef, ...]
    quantities: tuple[BestQuantity, ...]
    claim_ids: tuple[str, ...]
    independent_origins: int
    origins: tuple[str, ...]
    outlets: tuple[str, ...]
    grade: str | None = None
    grade_reason: str = ""
    disputes: tuple[str, ...] = ()
    admiralty: str = "F6"
    admiralty_reason: str = ""
