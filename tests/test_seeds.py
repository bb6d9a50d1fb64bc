"""The acceptance of the main job: what the two real reports say must be in the record, and nothing to the contrary.

The facts are rows of tests/cases/seeds.yaml; the reports themselves are third parties' and not in the repository.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dateline
from case_files import load
from dateline.model.control import ControlInterval
from dateline.model.event import Event
from dateline.model.filters import fold_name
from dateline.model.origins import origin_name, origin_speaker
from dateline.model.resolution import ActorRef, ResolvedClaim
from dateline.record.access import Record

Row = dict[str, Any]
CASES = load("seeds.yaml")

pytestmark = pytest.mark.material


def rows(section: str) -> list[Any]:
    return [pytest.param(row, id=row["name"]) for row in CASES[section]]


@pytest.fixture(scope="module")
def record(material: Path) -> Iterator[Record]:
    if not (material / "seeds").is_dir():
        pytest.skip("shared/data/seeds is not here")
    with dateline.read([str(material / "seeds")]) as record:
        yield record


@pytest.fixture(scope="module")
def claims(record: Record) -> dict[str, ResolvedClaim]:
    return {item.id: item for item in record.claims()}


def keys(name: str, claims: dict[str, ResolvedClaim]) -> set[str]:
    """Keys of the place that the reports call `name`."""
    called = [
        item.resolution.place
        for item in claims.values()
        if item.resolution.place and item.claim.place and fold_name(item.claim.place.words) == fold_name(name)
    ]
    return {place.key for place in called if place}


def ids(parties: tuple[ActorRef, ...]) -> set[str]:
    return {party.key for party in parties}


def counts(row: Row, figures: list[dict[str, Any]]) -> bool:
    return any(all(figure[name] == value for name, value in row["figure"].items()) for figure in figures)


def figures_of(item: ResolvedClaim) -> list[dict[str, Any]]:
    return [
        {
            "what": ref.quantity.what,
            "low": ref.quantity.low,
            "high": ref.quantity.high,
            "scope": ref.quantity.scope,
            "vague": ref.quantity.vague,
            "side": ref.side,
        }
        for ref in item.resolution.quantities
    ]


def same_shape(row: Row, found: ResolvedClaim | Event, claims: dict[str, ResolvedClaim]) -> bool:
    """Whether kind, parties, place and days are those of the row; what the row leaves out is not looked at."""
    told = found.resolution if isinstance(found, ResolvedClaim) else found
    kind = found.claim.kind if isinstance(found, ResolvedClaim) else found.kind
    kinds = [row["kind"]] if isinstance(row.get("kind"), str) else row.get("kind", [kind])
    place, time = told.place, told.time
    allies = {ally.key for party in told.actors for ally in party.allies}
    return (
        kind in kinds
        and kind != row.get("not_kind")
        and set(row.get("actors", ())) <= ids(told.actors)
        and set(row.get("targets", ())) <= ids(told.targets)
        and set(row.get("parties", ())) <= ids(told.actors) | ids(told.targets)
        and set(row.get("allies", ())) <= allies
        and ("place" not in row or (place is not None and place.key in keys(row["place"], claims)))
        and ("precision" not in row or (place is not None and place.precision == row["precision"]))
        and ("when" not in row or (time is not None and [time.earliest, time.latest] == row["when"]))
        and ("latest" not in row or (time is not None and time.latest == row["latest"]))
        and ("after" not in row or (time is not None and (time.latest or date.min) > row["after"]))
    )


def is_claim(row: Row, item: ResolvedClaim, claims: dict[str, ResolvedClaim]) -> bool:
    speaker = origin_speaker(item)
    return (
        same_shape(row, item, claims)
        and row.get("says", origin_name(item)) == origin_name(item)
        and ("says_type" not in row or (speaker is not None and speaker.type == row["says_type"]))
        and all(row.get(name, getattr(item.claim, name)) == getattr(item.claim, name) for name in SCALES)
        and row.get("published", item.published_at) == item.published_at
        and ("figure" not in row or counts(row, figures_of(item)))
    )


SCALES = ("polarity", "modality", "hedge")


def is_event(row: Row, event: Event, claims: dict[str, ResolvedClaim]) -> bool:
    best = [{"what": q.what, "low": q.low, "high": q.high, "scope": q.scope, "side": q.side} for q in event.quantities]
    reports = {claims[claim].claim.report_id for claim in event.claim_ids}
    return (
        same_shape(row, event, claims)
        and set(row.get("says", ())) <= set(event.origins)
        and row.get("origins", event.independent_origins) == event.independent_origins
        and row.get("reports", len(reports)) == len(reports)
        and ("figure" not in row or counts(row, best))
    )


def test_days_of_publication(record: Record):
    assert sorted(stored.report.published_at for stored in record.reports()) == CASES["published"]


@pytest.mark.parametrize("row", rows("claims"))
def test_is_claimed(row: Row, claims: dict[str, ResolvedClaim]):
    assert [item.id for item in claims.values() if is_claim(row, item, claims)]


@pytest.mark.parametrize("row", rows("events"))
def test_is_one_event(row: Row, record: Record, claims: dict[str, ResolvedClaim]):
    assert len([event for event in record.events() if is_event(row, event, claims)]) == 1


@pytest.mark.parametrize("row", rows("never"))
def test_is_never_said(row: Row, record: Record, claims: dict[str, ResolvedClaim]):
    if row.get("of") == "events":
        assert not [event.id for event in record.events() if is_event(row, event, claims)]
    else:
        assert not [item.claim.quote.text for item in claims.values() if is_claim(row, item, claims)]


@pytest.mark.parametrize("row", rows("disputes"))
def test_is_disputed(row: Row, record: Record, claims: dict[str, ResolvedClaim]):
    found = [d for d in record.disputes() if d.about == row["about"]]
    if "place" in row:
        held = {e.id for e in record.events() if same_shape({**row["of"], "place": row["place"]}, e, claims)}
        found = [d for d in found if d.event_id in held]
    assert len(found) == 1
    positions = found[0].positions
    assert all(any(value in side.value.split("; ") for side in positions) for value in row["values"])
    assert set(row.get("speakers", ())) <= {speaker for side in positions for speaker in side.speakers}


def test_nothing_else_is_disputed(record: Record):
    assert len(record.disputes()) == len(CASES["disputes"])


def has(row: Row, interval: ControlInterval, claims: dict[str, ResolvedClaim]) -> bool:
    return (
        ("place" not in row or interval.place.key in keys(row["place"], claims))
        and row.get("precision", interval.place.precision) == interval.place.precision
        and interval.status in row.get("status", [interval.status])
        and set(row.get("holders", ())) <= set(interval.holders)
    )


@pytest.mark.parametrize("row", rows("control"))
def test_is_held(row: Row, record: Record, claims: dict[str, ResolvedClaim]):
    there = [it for it in record.control(at=row["at"]) if it.place.key in keys(row["place"], claims)]
    assert len(there) == 1
    assert has(row, there[0], claims)
    assert set(there[0].holders) == set(row.get("holders", there[0].holders))
    assert row.get("from", there[0].start.latest) == there[0].start.latest
    assert row.get("basis", there[0].basis) == there[0].basis


@pytest.mark.parametrize("row", rows("control_never"))
def test_is_never_held(row: Row, record: Record, claims: dict[str, ResolvedClaim]):
    assert not [it.place.name for it in record.control() if has(row, it, claims)]


@pytest.mark.parametrize(
    ("speaker", "row"),
    [pytest.param(speaker, row, id=speaker) for row in CASES["timelines"] for speaker in row["speakers"]],
)
def test_each_speaker_tells_its_own_timeline(speaker: str, row: Row, record: Record):
    told = [
        {
            "status": it.status.value,
            "holders": list(it.holders),
            "start": [it.start.earliest, it.start.latest],
            "end": [it.end.earliest, it.end.latest] if it.end else None,
            "last_evidence": it.last_evidence,
            "days_since": it.days_since,
        }
        for it in record.control(place="Maheen", according_to=speaker)
    ]
    assert told == row["intervals"]
    assert list(record.speakers(speaker)) == row["told_by"]


def test_on_the_day_of_the_first_report_nobody_knew_of_the_second(record: Record):
    day = record.control(place="Maheen", as_known_on="2015-11-10", at="2015-11-24")
    assert [(it.status, it.holders, it.days_since) for it in day] == [("held", ("islamic-state",), 23)]
    assert not [d for d in record.disputes(as_known_on="2015-11-10") if d.about == "holder"]
    assert len(record.events(as_known_on="2015-11-10")) < len(record.events())
    assert {e.id for e in record.events(as_known_on="2015-11-24")} == {e.id for e in record.events()}
