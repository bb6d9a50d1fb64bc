"""What a report is mainly about: one happening, put together from the report's own claims."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.resolution import ActorRef, PlaceRef


class Whom(StrEnum):
    """Who is counted in a toll: ``not_said`` where the text has "people" or a bare number."""

    CIVILIANS = "civilians"
    ARMED = "armed"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many dead of one sort the main event had, after the claim `claim_id`.

    `number` is the number as the words have it: 50 for "at least 50" and for "more than 50". `vague` marks words
    ("dozens": 24). `part` marks those told apart from a total; the toll of the rest no longer holds them.
    """

    whom: Whom
    number: float
    vague: bool
    claim_id: str
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageType:
    """The type that fits a passage best, and the share of the model's weight that it has (0 to 1, not calibrated)."""

    name: str
    share: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MainEvent:
    """What a report is mainly about, as far as its claims tell.

    `kind` is the kind of event that its claims call it, `place` where it was, `actors` who did it, `killed` one toll at
    most for each sort of dead, the one told most first. `type` is what a coder would call the report's beginning, by a
    model; None where no text was given. `claim_ids` are the claims it rests on, the weightiest first;
    `reasons` say how each field was chosen. It is computed, one happening of one report, and no event of the record.
    """

    kind: str
    place: PlaceRef | None
    actors: tuple[ActorRef, ...]
    killed: tuple[Toll, ...]
    claim_ids: tuple[str, ...]
    reasons: tuple[str, ...]
    type: PassageType | None = None
