"""What a claim's words were resolved to, always with the reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.claim import Claim, Quantity
from dateline.model.quote import Quote


class SpeakerType(StrEnum):
    """What kind of source a speaker is; ``unknown`` until somebody has described it (fail closed)."""

    OUTLET = "outlet"
    WIRE = "wire"
    MONITOR = "monitor"
    STATE_MEDIA = "state_media"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    NGO = "ngo"
    ACTIVIST = "activist"
    WITNESS = "witness"
    EXPERT = "expert"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class TimeBasis(StrEnum):
    """Where a time came from. Never a silent fall back to the publication date."""

    STATED = "stated"
    RELATIVE = "relative"
    CONTEXT = "context"
    REPORT_DATE = "report_date"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a place is known."""

    EXACT = "exact"
    TOWN = "town"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """Who a party is. `actor_id` is None for a name no list knows: the name itself is kept.

    `type` is one of the actor types of ``vocab/actor_types.yaml`` (ACLED's).
    """

    quote: Quote | None
    name: str
    actor_id: str | None = None
    type: str | None = None
    allies: tuple["ActorRef", ...] = ()
    reason: str = ""

    @property
    def key(self) -> str:
        """What to compare two parties by: the id, or the name where there is none."""
        return self.actor_id or self.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that the words could have meant, and how well it fitted (0 to 1)."""

    place_id: str
    name: str
    admin1: str | None
    country: str | None
    latitude: float
    longitude: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """Where it was. No coordinates for a name that no gazetteer knows: never a wrong point.

    `latitude` and `longitude` in degrees (WGS 84), both or neither. `country` is ISO 3166-1 alpha-2.
    """

    quote: Quote | None
    name: str
    place_id: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = Precision.NONE
    reason: str = ""
    candidates: tuple[PlaceCandidate, ...] = ()

    def __post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            msg = f"place {self.name!r}: latitude and longitude come together or not at all"
            raise ValueError(msg)

    @property
    def key(self) -> str:
        """What to compare two places by: the id, or the name where there is none."""
        return self.place_id or self.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """When it was: first and last day it can have been, both included; None where nothing bounds it."""

    quote: Quote | None
    earliest: date | None
    latest: date | None
    basis: TimeBasis
    reason: str = ""

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            msg = f"time {self.earliest} to {self.latest} runs backwards"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRef:
    """Who a claim rests on. `side` is the actor id whose side the speaker is on, None when not known.

    `unnamed` is the kind of those who are named by kind only ("residents"): nobody can tell two such apart.
    """

    quote: Quote | None
    name: str
    actor_id: str | None = None
    type: SpeakerType = SpeakerType.UNKNOWN
    side: str | None = None
    cue: str | None = None
    reason: str = ""
    unnamed: str | None = None

    @property
    def key(self) -> str:
        """What to compare two speakers by; "The Daily" and "Daily" are one name."""
        if self.actor_id is None and self.unnamed is not None:
            return f"unnamed {self.unnamed}"
        return self.actor_id or self.name.casefold().removeprefix("the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityRef:
    """A figure with the side it was counted on and the day the figure was current."""

    quantity: Quantity
    side: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """All that one claim's words were resolved to by one resolver version."""

    claim_id: str
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    time: TimeRef | None = None
    quantities: tuple[QuantityRef, ...] = ()
    speakers: tuple[SpeakerRef, ...] = ()
    resolver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedClaim:
    """A claim with its resolution and what its report adds: all that corroboration and control need.

    `text_sha256` is the fingerprint of the report's text. `copy_group` names the reports that print one text with
    this one, None where there are no others; `copied_from` is whose text it is: the agency that one of them credits
    (several where that is not clear), else the outlet that printed it first. `corrected` names the
    fields that persons set; `review` is ``accepted`` or ``rejected`` where a person judged the claim as a whole.
    """

    claim: Claim
    resolution: Resolution
    published_at: date | None
    outlet: str | None
    text_sha256: str
    copy_group: str | None = None
    copied_from: tuple[SpeakerRef, ...] = ()
    corrected: tuple[str, ...] = ()
    review: str | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def origin(self) -> str:
        """The innermost speaker: whom the claim rests on in the end."""
        return self.resolution.speakers[0].key if self.resolution.speakers else "unknown"
