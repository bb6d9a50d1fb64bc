"""Keeps the tables that lists are filtered by: what each claim and interval is found under."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, select, update

from dateline.codec import unpack
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute
from dateline.model.filters import fold_name
from dateline.model.names import KnownName, names_of, names_of_interval
from dateline.model.resolution import ResolvedClaim
from dateline.store import texts
from dateline.store.rows import insert_all, portions
from dateline.store.schema import CLAIM, CONTROL_INTERVAL, DISPUTE
from dateline.store.schema_lists import (
    CLAIM_NAME,
    DISPUTE_CLAIM,
    INTERVAL_CLAIM,
    INTERVAL_NAME,
    NAME,
    SHOWN_ACTOR,
    SHOWN_CLAIM,
    SHOWN_PLACE,
)

Row = dict[str, Any]

NO_DAY: Final = "9999"
"""What stands for the day of a report that has none: after all others."""


def place_in_record(item: ResolvedClaim) -> str:
    """Say where a claim stands in the order of the record: publication, report, place in the text."""
    day = item.published_at.isoformat() if item.published_at else NO_DAY
    return f"{day} {item.claim.report_id} {item.claim.quote.start:08d}"


def show_claims(connection: Connection, gone: Collection[str], items: Sequence[ResolvedClaim]) -> None:
    """Let claims be found as they are now; those that are `gone` no longer."""
    for some in portions(sorted({*gone, *(item.id for item in items)})):
        numbers = select(SHOWN_CLAIM.c.number).where(SHOWN_CLAIM.c.claim_id.in_(some))
        connection.execute(delete(CLAIM_NAME).where(CLAIM_NAME.c.claim.in_(numbers)))
        connection.execute(delete(SHOWN_CLAIM).where(SHOWN_CLAIM.c.claim_id.in_(some)))
    insert_all(connection, SHOWN_CLAIM, [_claim_row(item) for item in items])
    numbers_of = _numbers_of(connection, [item.id for item in items])
    named = {item.id: names_of(item) for item in items}
    known = _name_numbers(connection, {name for names in named.values() for name in names})
    links = [{"name": known[it], "claim": numbers_of[claim_id]} for claim_id, names in named.items() for it in names]
    insert_all(connection, CLAIM_NAME, links)
    _note(connection, SHOWN_PLACE, (_place_row(item) for item in items))
    _note(connection, SHOWN_ACTOR, (row for item in items for row in _actor_rows(item)))


def show_intervals(connection: Connection, intervals: Sequence[ControlInterval]) -> None:
    """Let control intervals, just stored, be found."""
    named = {it.id: names_of_interval(it) for it in intervals}
    known = _name_numbers(connection, {name for names in named.values() for name in names})
    links = [{"name": known[it], "interval_id": key} for key, names in named.items() for it in names]
    insert_all(connection, INTERVAL_NAME, links)
    rows = [{"interval_id": it.id, "claim_id": claim} for it in intervals for claim in dict.fromkeys(it.supporting)]
    insert_all(connection, INTERVAL_CLAIM, rows)


def show_disputes(connection: Connection, disputes: Iterable[Dispute]) -> None:
    """Let disputes, just stored, be found by their claims."""
    rows = [
        {"dispute_id": it.id, "claim_id": claim}
        for it in disputes
        for claim in sorted({claim for side in it.positions for claim in side.claim_ids})
    ]
    insert_all(connection, DISPUTE_CLAIM, rows)


def show_all(connection: Connection) -> None:
    """Let everything of a record from before these tables be found; part of the migration that makes them."""
    ids = (
        connection.execute(select(CLAIM.c.id).where(CLAIM.c.retired_at.is_(None)).order_by(CLAIM.c.id)).scalars().all()
    )
    for some in portions(ids):
        show_claims(connection, (), texts.load_claims(connection, some))
    disputes = [unpack(Dispute, it) for it in connection.execute(select(DISPUTE.c.payload)).scalars()]
    show_disputes(connection, disputes)
    for dispute in disputes:
        mine = update(DISPUTE).where(DISPUTE.c.id == dispute.id)
        connection.execute(mine.values(relation=dispute.relation.value))
    intervals = [unpack(ControlInterval, it) for it in connection.execute(select(CONTROL_INTERVAL.c.payload)).scalars()]
    show_intervals(connection, intervals)
    for interval in intervals:
        known = update(CONTROL_INTERVAL).where(CONTROL_INTERVAL.c.id == interval.id)
        connection.execute(known.values(interval_columns(interval)))


def interval_columns(interval: ControlInterval) -> Row:
    """Give the days by which an interval is found, as ``Filter`` and ``may_cover`` read them."""
    end = interval.end
    return {
        "begun": interval.start.earliest or interval.start.latest,
        "spoken": interval.start.earliest or interval.first_evidence,
        "ended": (end.latest or end.earliest) if end else None,
        "exact": end is not None and end.earliest == end.latest,
    }


def _claim_row(item: ResolvedClaim) -> Row:
    place, time = item.resolution.place, item.resolution.time
    return {
        "claim_id": item.id,
        "report_id": item.claim.report_id,
        "kind": item.claim.kind,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "place_key": place.key if place else None,
        "score": item.claim.score,
        "review": item.review,
        "corrected": bool(item.corrected),
        "sort": place_in_record(item),
    }


def _numbers_of(connection: Connection, claim_ids: Sequence[str]) -> dict[str, int]:
    columns = select(SHOWN_CLAIM.c.claim_id, SHOWN_CLAIM.c.number)
    return {
        row.claim_id: row.number
        for some in portions(claim_ids)
        for row in connection.execute(columns.where(SHOWN_CLAIM.c.claim_id.in_(some)))
    }


def _name_numbers(connection: Connection, names: Collection[KnownName]) -> dict[KnownName, int]:
    """Give the numbers of names; new ones are added."""
    found = _stored(connection, names)
    fresh = sorted(set(names) - found.keys(), key=lambda it: (it.what, it.name, it.of_id, it.finds))
    rows = [
        {"what": it.what, "name": it.name, "of_id": it.of_id, "finds": it.finds, "folded": fold_name(it.name)}
        for it in fresh
    ]
    insert_all(connection, NAME, rows)
    return {**found, **_stored(connection, fresh)}


def _stored(connection: Connection, names: Collection[KnownName]) -> dict[KnownName, int]:
    words = sorted({it.name for it in names})
    rows = (row for some in portions(words) for row in connection.execute(select(NAME).where(NAME.c.name.in_(some))))
    found = {KnownName(what=row.what, name=row.name, of_id=row.of_id, finds=row.finds): int(row.number) for row in rows}
    return {it: found[it] for it in names if it in found}


def _note(connection: Connection, table: Table, rows: Iterable[Row | None]) -> None:
    """Add places or parties that are not known yet; the first spelling of a name stays."""
    wanted: Mapping[str, Row] = {row["key"]: row for row in rows if row is not None}
    known: set[str] = set()
    for some in portions(sorted(wanted)):
        known.update(connection.execute(select(table.c.key).where(table.c.key.in_(some))).scalars())
    fresh = [row for key, row in wanted.items() if key not in known]
    if fresh:
        connection.execute(insert(table), fresh)


def _place_row(item: ResolvedClaim) -> Row | None:
    place = item.resolution.place
    if place is None:
        return None
    return {
        "key": place.key,
        "place_id": place.place_id,
        "name": place.name,
        "folded": fold_name(place.name),
        "admin1": place.admin1,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision.value,
    }


def _actor_rows(item: ResolvedClaim) -> Iterable[Row]:
    for ref in (*item.resolution.actors, *item.resolution.targets):
        folded = fold_name(ref.name)
        yield {"key": ref.key, "actor_id": ref.actor_id, "name": ref.name, "folded": folded, "type": ref.type}
