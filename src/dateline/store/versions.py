"""Keeps every version of every event, so that what the record said on a day can be told."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, Select, func, select

from dateline.codec import pack, unpack
from dateline.model.event import Event
from dateline.model.history import Change, EventVersion
from dateline.store.moments import to_utc
from dateline.store.rows import insert_all
from dateline.store.schema import EVENT_VERSION, RUN


def note_changes(connection: Connection, old: Mapping[str, Event], new: Mapping[str, Event], now: datetime) -> None:
    """Note what became of some events: `old` and `new` are those of the same claims before and after, by id."""
    run = int(connection.execute(select(func.count()).select_from(RUN)).scalar_one()) + 1
    rows = [
        {
            "event_id": event_id,
            "recorded_at": now,
            "run": run,
            "change": change.value,
            "others": json.dumps(others),
            "payload": pack(new[event_id]) if event_id in new else None,
        }
        for event_id, change, others in _changes(old, new)
    ]
    insert_all(connection, EVENT_VERSION, rows)


def _changes(old: Mapping[str, Event], new: Mapping[str, Event]) -> Iterator[tuple[str, Change, list[str]]]:
    was = {claim_id: event.id for event in old.values() for claim_id in event.claim_ids}
    now = {claim_id: event.id for event in new.values() for claim_id in event.claim_ids}
    for event_id, event in sorted(old.items()):
        if event_id not in new:
            went = sorted({now[claim_id] for claim_id in event.claim_ids if claim_id in now})
            yield event_id, _ended(event, went, was, new), went
    for event_id, event in sorted(new.items()):
        came = sorted({was[claim_id] for claim_id in event.claim_ids if claim_id in was} - {event_id})
        before = old.get(event_id)
        if before is None:
            yield event_id, _begun(came, old, new), came
        elif came:
            yield event_id, Change.MERGED, came
        elif gave := sorted({now[it] for it in before.claim_ids if it in now} - {event_id}):
            yield event_id, Change.SPLIT, gave
        elif before != event:
            yield event_id, Change.CHANGED, []


def _ended(event: Event, went: list[str], was: Mapping[str, str], new: Mapping[str, Event]) -> Change:
    if len(went) != 1:
        return Change.SPLIT if went else Change.REMOVED
    others = {was[claim_id] for claim_id in new[went[0]].claim_ids if claim_id in was} - {event.id}
    return Change.MERGED if others else Change.RENAMED


def _begun(came: list[str], old: Mapping[str, Event], new: Mapping[str, Event]) -> Change:
    if not came:
        return Change.ADDED
    if len(came) > 1:
        return Change.MERGED
    return Change.SPLIT if came[0] in new or _parted(old[came[0]], new) else Change.RENAMED


def _parted(event: Event, new: Mapping[str, Event]) -> bool:
    return sum(any(claim_id in other.claim_ids for claim_id in event.claim_ids) for other in new.values()) > 1


def load_versions(connection: Connection, event_id: str) -> list[EventVersion]:
    """Load the versions of one event, the oldest first."""
    return list(_versions(connection, select(EVENT_VERSION).where(EVENT_VERSION.c.event_id == event_id)))


def load_changes(connection: Connection, *, since: datetime | None, after_run: int | None) -> list[EventVersion]:
    """Load the versions recorded at or `since` a moment, or `after_run`, in the order in which they were recorded."""
    query = select(EVENT_VERSION)
    if since is not None:
        query = query.where(EVENT_VERSION.c.recorded_at >= to_utc(since))
    if after_run is not None:
        query = query.where(EVENT_VERSION.c.run > after_run)
    return list(_versions(connection, query))


def load_before(connection: Connection, first: EventVersion) -> EventVersion | None:
    """Load the version of an event that stood before a given one; None when that was its first."""
    query = (
        select(EVENT_VERSION)
        .where(EVENT_VERSION.c.event_id == first.event_id, EVENT_VERSION.c.run <= first.run)
        .where(EVENT_VERSION.c.recorded_at < first.recorded_at)
    )
    found = list(_versions(connection, query))
    return found[-1] if found else None


def _versions(connection: Connection, query: "Select[tuple[object, ...]]") -> Iterator[EventVersion]:
    for row in connection.execute(query.order_by(EVENT_VERSION.c.number)):
        yield EventVersion(
            event_id=row.event_id,
            change=Change(row.change),
            others=tuple(json.loads(row.others)),
            event=unpack(Event, row.payload) if row.payload else None,
            recorded_at=to_utc(row.recorded_at),
            run=row.run,
        )
