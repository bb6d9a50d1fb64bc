"""The JSON objects of the record as OpenAPI describes them; the answers themselves are made by ``codec``."""

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")


class Shape(BaseModel):
    """What all have in common: no key that is not described."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class QuoteShape(Shape):
    """Words of a report: `text` stands at `start` to `end` (code points, end exclusive) of its text."""

    start: int = Field(examples=[0])
    end: int = Field(examples=[13])
    text: str = Field(examples=["Islamic State"])


class PartyShape(Shape):
    """A party of a claim or event, with its allies in this one action."""

    quote: QuoteShape | None
    actor_id: str | None = Field(examples=["islamic-state"])
    name: str = Field(examples=["Islamic State"])
    type: str | None = Field(examples=["rebel_group"])
    allies: list["PartyShape"]


class CandidateShape(Shape):
    """A place that the words could have meant."""

    place_id: str
    name: str
    admin1: str | None
    country: str | None
    latitude: float
    longitude: float
    score: float


class PlaceShape(Shape):
    """Where it was; no coordinates where nobody knows them, `precision` says how exact they are."""

    quote: QuoteShape | None
    place_id: str | None = Field(examples=["gn:163808"])
    name: str = Field(examples=["Tadmur"])
    admin1: str | None = Field(examples=["Homs"])
    country: str | None = Field(examples=["SY"])
    latitude: float | None = Field(examples=[34.56])
    longitude: float | None = Field(examples=[38.28])
    precision: str = Field(examples=["town"])
    reason: str | None
    candidates: list[CandidateShape]


class TimeShape(Shape):
    """When it was: the first and last day it can have been."""

    quote: QuoteShape | None
    earliest: str | None = Field(examples=["2015-05-20"])
    latest: str | None = Field(examples=["2015-05-20"])
    basis: str = Field(examples=["relative"])
    reason: str | None


class QuantityShape(Shape):
    """A figure in a claim's words."""

    quote: QuoteShape | None
    what: str = Field(examples=["killed"])
    who: str | None
    side: str | None
    low: float | None
    high: float | None
    vague: bool
    part: bool
    unit: str | None
    scope: str
    as_of: str | None


class SpeakerShape(Shape):
    """One link of the chain of speakers, innermost first."""

    quote: QuoteShape | None
    actor_id: str | None = Field(examples=["sohr"])
    name: str = Field(examples=["Syrian Observatory for Human Rights"])
    type: str = Field(examples=["monitor"])
    side: str | None
    cue: str | None


class ClaimShape(Shape):
    """One assertion in one report."""

    id: str = Field(examples=["clm_4c1a2b3c4d5e6f70"])
    report_id: str
    event_id: str | None
    kind: str = Field(examples=["territory_seized"])
    quote: QuoteShape
    trigger: QuoteShape
    actors: list[PartyShape]
    targets: list[PartyShape]
    instrument: QuoteShape | None
    place: PlaceShape | None
    time: TimeShape | None
    quantities: list[QuantityShape]
    speakers: list[SpeakerShape]
    polarity: str
    modality: str
    hedge: str
    score: float
    headline: bool
    extractor: str | None
    corrected: list[str]
    review: str | None


class BestShape(Shape):
    """A figure of an event as a policy gives it."""

    what: str
    who: str | None
    side: str | None
    low: float | None
    high: float | None
    vague: bool
    scope: str
    as_of: str | None
    policy: str
    claim_ids: list[str]
    best: float | None
    best_claim_ids: list[str]
    reason: str | None


class EventShape(Shape):
    """Claims judged to be about one happening."""

    id: str = Field(examples=["evt_6fd9d43e00000000"])
    kind: str = Field(examples=["territory_seized"])
    modality: str
    place: PlaceShape | None
    time: TimeShape | None
    actors: list[PartyShape]
    targets: list[PartyShape]
    quantities: list[BestShape]
    claim_ids: list[str]
    independent_origins: int
    origins: list[str]
    outlets: list[str]
    grade: str | None
    grade_reason: str | None
    admiralty: str = Field(examples=["F1"])
    admiralty_reason: str | None
    disputes: list[str]


class PositionShape(Shape):
    """One side of a dispute."""

    value: str
    claim_ids: list[str]
    speakers: list[str]


class DisputeShape(Shape):
    """Claims that cannot all be true, or that look so."""

    id: str
    about: str = Field(examples=["count"])
    event_id: str | None
    place_id: str | None
    positions: list[PositionShape]
    relation: str = Field(examples=["contradiction"])
    reason: str | None


class SpanShape(Shape):
    """A day known only to lie between two."""

    earliest: str | None
    latest: str | None


class HeldPlaceShape(Shape):
    """The place of a control interval."""

    place_id: str | None
    name: str
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str


class IntervalShape(Shape):
    """A state of a place, from the first day up to, not including, the last."""

    id: str
    place: HeldPlaceShape
    status: str = Field(examples=["held"])
    holders: list[str]
    holder_names: list[str]
    from_: SpanShape = Field(alias="from")
    to: SpanShape | None
    basis: str = Field(examples=["corroborated"])
    supporting: list[str]
    contradicting: list[str]
    according_to: list[str]
    first_evidence: str | None
    last_evidence: str | None
    days_since: int | None
    reason: str | None


class ReportShape(Shape):
    """One published text."""

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    dateline: str | None
    published_at: str | None
    published_reason: str | None
    language: str | None
    url: str | None
    sha256: str
    sentences: int | None
    sentences_used: int | None
    unread_reason: str | None


class WholeReportShape(ReportShape):
    """A report with its text and its claims."""

    text: str
    claims: list[ClaimShape]


class ListedPlaceShape(Shape):
    """A place that claims name, with how much there is of it."""

    key: str
    place_id: str | None
    name: str
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    claims: int
    events: int
    intervals: int


class ListedActorShape(Shape):
    """A party that claims name, with how many do."""

    key: str
    actor_id: str | None
    name: str
    type: str | None
    claims: int


class HitShape(Shape):
    """A report or claim that holds all words searched for; `snippet` has them marked by offsets into its text."""

    kind: str
    id: str
    report_id: str
    title: str | None
    quote: QuoteShape | None
    marks: list[tuple[int, int]]
    score: float


class BoundShape(Shape):
    """The words a judgement is bound to, and the claim that stands on them now."""

    claim_id: str | None
    claim_id_then: str
    report_id: str
    quote: QuoteShape


class JudgementShape(Shape):
    """What a person decided."""

    id: str
    act: str = Field(examples=["accept"])
    given: list[str]
    field: str | None
    typed: str | None
    value: str | None
    was: str | None
    why: str
    author: str
    decided_at: str
    retracted_at: str | None
    retracted_by: str | None
    retracted_why: str | None
    lost: bool
    claims: list[BoundShape]
    others: list[BoundShape]


class PageShape(Shape, Generic[T]):
    """A page of a list: `next` is the cursor of the next one, null at the end."""

    items: list[T]
    next: str | None = Field(examples=["WyIyMDE1LTA1LTE4Il0"])
    total: int | None = Field(description="How many there are in all; null where counting would take too long.")


class ControlPageShape(PageShape[IntervalShape]):
    """A page of control; `speakers` are those whom `according_to` was taken to mean, on this page."""

    speakers: list[str] | None


class ProblemShape(BaseModel):
    """RFC 9457: every error has this shape."""

    type: str = Field(examples=["about:blank"])
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["there is no event evt_0: `dateline events` lists them"])
    instance: str = Field(examples=["/api/v1/events/evt_0"])
    errors: list[dict[str, Any]] | None = None


class FeaturesShape(BaseModel):
    """RFC 7946; `next` is the cursor of the next page."""

    type: str = Field(examples=["FeatureCollection"])
    features: list[dict[str, Any]]
    next: str | None
