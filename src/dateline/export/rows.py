"""The record as flat rows of text and numbers, for formats that are tables.

Several values in one cell are separated by ``; ``. None is unknown: never zero, never a guess.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.export.base import ExportRecord
from dateline.export.figures import TOLLS, figures_text, reasons, toll
from dateline.export.names import Withheld
from dateline.model.control import ControlInterval
from dateline.model.event import Event
from dateline.model.resolution import ActorRef, PlaceRef, ResolvedClaim, SpeakerRef, TimeRef

Cell = str | int | float | None
Row = dict[str, Cell]
Claims = Mapping[str, ResolvedClaim]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatTable:
    """One table: its columns in their order, and how a record's rows are made."""

    columns: tuple[str, ...]
    rows: Callable[[ExportRecord], Iterator[Row]]


def event_rows(record: ExportRecord) -> Iterator[Row]:
    """One row per event."""
    claims, withheld = record.by_id(), _withheld(record)
    for event in record.events:
        yield withheld.of_claims(event.claim_ids, _event_row(event, _known(claims, event.claim_ids)))


def claim_rows(record: ExportRecord) -> Iterator[Row]:
    """One row per claim."""
    withheld = _withheld(record)
    for item in record.claims:
        yield withheld.of_claims([item.id], _claim_row(item, record.event_of.get(item.id)))


def control_rows(record: ExportRecord) -> Iterator[Row]:
    """One row per control interval."""
    claims, withheld = record.by_id(), _withheld(record)
    for interval in record.intervals:
        ids = (*interval.supporting, *interval.contradicting)
        yield withheld.of_claims(ids, _control_row(interval, _known(claims, interval.supporting)))


def _withheld(record: ExportRecord) -> Withheld:
    return Withheld(() if record.include_names else record.by_id().values())


def _known(claims: Claims, ids: Iterable[str]) -> list[ResolvedClaim]:
    return [claims[claim_id] for claim_id in ids if claim_id in claims]


def _event_row(event: Event, claims: list[ResolvedClaim]) -> Row:
    return {
        "id": event.id,
        "kind": event.kind,
        "modality": event.modality,
        **_time(event.time),
        **_place(event.place),
        **_parties("actor", event.actors),
        **_parties("target", event.targets),
        **{f"{what}_{end}": value for what in TOLLS for end, value in toll(event.quantities, what).items()},
        "figures": figures_text(event.quantities) or None,
        "according_to": _join(_chain(item.resolution.speakers) for item in claims),
        "independent_origins": event.independent_origins,
        "outlets": _join(event.outlets),
        "grade": event.grade,
        "grade_reason": event.grade_reason or None,
        "dispute_ids": _join(event.disputes),
        "quotes": _join((f'"{_one_line(item.claim.quote.text)}"' for item in claims), " | "),
        "report_ids": _join(item.claim.report_id for item in claims),
        "claim_ids": _join(event.claim_ids),
        "policy": _join(it.policy for it in event.quantities),
        "policy_reason": _join((reasons(it) for it in event.quantities if it.reason), " | "),
        "policy_claim_ids": _join(claim_id for it in event.quantities for claim_id in it.best_claim_ids),
        "admiralty": event.admiralty,
        "admiralty_reason": event.admiralty_reason or None,
        "corrected": _corrected(claims),
    }


def _claim_row(item: ResolvedClaim, event_id: str | None) -> Row:
    claim, found = item.claim, item.resolution
    return {
        "id": claim.id,
        "event_id": event_id,
        "kind": claim.kind,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "hedge": claim.hedge.value,
        "score": claim.score,
        **_time(found.time),
        **_place(found.place),
        **_parties("actor", found.actors),
        **_parties("target", found.targets),
        "instrument": claim.instrument.text if claim.instrument else None,
        "figures": figures_text([ref.quantity for ref in found.quantities]) or None,
        "according_to": _chain(found.speakers),
        "speaker_types": _join(ref.type.value for ref in found.speakers),
        "outlet": item.outlet,
        "published_at": _day(item.published_at),
        "quote": claim.quote.text,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "trigger": claim.trigger.text,
        "extractor": claim.extractor or None,
        "report_id": claim.report_id,
        "claim_ids": claim.id,
        "corrected": _join(item.corrected),
        "review": item.review,
    }


def _control_row(interval: ControlInterval, claims: list[ResolvedClaim]) -> Row:
    end = interval.end
    return {
        "id": interval.id,
        **_place(interval.place),
        "status": interval.status.value,
        "holders": _join(interval.holder_names),
        "holder_ids": _join(interval.holders),
        "from_earliest": _day(interval.start.earliest),
        "from_latest": _day(interval.start.latest),
        "to_earliest": _day(end.earliest) if end else None,
        "to_latest": _day(end.latest) if end else None,
        "last_known": "no" if end else "yes",
        "last_evidence": _day(interval.last_evidence),
        "days_since": interval.days_since,
        "basis": interval.basis.value,
        "according_to": _join(interval.according_to),
        "reason": interval.reason or None,
        "quotes": _join((f'"{_one_line(item.claim.quote.text)}"' for item in claims), " | "),
        "claim_ids": _join(interval.supporting),
        "contradicting_claim_ids": _join(interval.contradicting),
        "corrected": _corrected(claims),
    }


def _corrected(claims: Iterable[ResolvedClaim]) -> Cell:
    """Which fields of the claims behind a row were set by persons."""
    return _join(sorted({field for item in claims for field in item.corrected}))


def _time(time: TimeRef | None) -> Row:
    return {
        "earliest": _day(time.earliest) if time else None,
        "latest": _day(time.latest) if time else None,
        "time_basis": time.basis.value if time else None,
    }


def _place(place: PlaceRef | None) -> Row:
    return {
        "place": place.name if place else None,
        "place_id": place.place_id if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision.value if place else None,
    }


def _parties(role: str, refs: Iterable[ActorRef]) -> Row:
    """Names, ids and types in the same order; allies follow in a column of their own."""
    parties = list(refs)
    return {
        f"{role}s": _join(ref.name for ref in parties),
        f"{role}_ids": _join((ref.actor_id or "" for ref in parties), unique=False),
        f"{role}_types": _join((ref.type or "" for ref in parties), unique=False),
        f"{role}_allies": _join(ally.name for ref in parties for ally in ref.allies),
    }


def _chain(speakers: Iterable[SpeakerRef]) -> str:
    """Innermost first: who said it, then who passed it on."""
    return ", cited by ".join(_one_line(ref.name) for ref in speakers)


def _join(values: Iterable[str], mark: str = "; ", *, unique: bool = True) -> str | None:
    kept = list(dict.fromkeys(values)) if unique else list(values)
    return mark.join(kept) if any(kept) else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


_TIME: Final = ("earliest", "latest", "time_basis")
_PLACE: Final = ("place", "place_id", "admin1", "country", "latitude", "longitude", "precision")
_PARTIES: Final = tuple(f"{role}{part}" for role in ("actor", "target") for part in ("s", "_ids", "_types", "_allies"))
_TOLLS: Final = tuple(f"{what}_{end}" for what in TOLLS for end in ("low", "best", "high"))

TABLES: Final[Mapping[str, FlatTable]] = {
    "events": FlatTable(
        columns=(
            *("id", "kind", "modality", *_TIME, *_PLACE, *_PARTIES, *_TOLLS, "figures", "according_to"),
            *("independent_origins", "outlets", "grade", "grade_reason", "dispute_ids", "quotes"),
            *("report_ids", "claim_ids", "policy", "policy_reason", "policy_claim_ids"),
            *("admiralty", "admiralty_reason", "corrected"),
        ),
        rows=event_rows,
    ),
    "claims": FlatTable(
        columns=(
            *("id", "event_id", "kind", "polarity", "modality", "hedge", "score", *_TIME, *_PLACE, *_PARTIES),
            *("instrument", "figures", "according_to", "speaker_types", "outlet", "published_at"),
            *("quote", "quote_start", "quote_end", "trigger", "extractor", "report_id", "claim_ids"),
            *("corrected", "review"),
        ),
        rows=claim_rows,
    ),
    "control": FlatTable(
        columns=(
            *("id", *_PLACE, "status", "holders", "holder_ids"),
            *("from_earliest", "from_latest", "to_earliest", "to_latest", "last_known", "last_evidence"),
            *(
                "days_since",
                "basis",
                "according_to",
                "reason",
                "quotes",
                "claim_ids",
                "contradicting_claim_ids",
                "corrected",
            ),
        ),
        rows=control_rows,
    ),
}
"""The tables by the part of the record they hold; the columns are a promise, new ones are only added at the end."""
