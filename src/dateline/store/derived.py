"""What is computed from the claims: replaced in parts, with old event ids led on and judgements only appended."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, or_, select, update

from dateline.codec import pack, unpack
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event, Judgement, Verdict
from dateline.model.ids import make_id
from dateline.model.marks import Mark
from dateline.model.resolution import ResolvedClaim
from dateline.store import names, neighbours, stale
from dateline.store.moments import to_utc
from dateline.store.rows import insert_all, portions
from dateline.store.schema import CONTROL_INTERVAL, DISPUTE, EVENT, EVENT_CLAIM, EVENT_REDIRECT, JUDGEMENT
from dateline.store.versions import note_changes

Row = dict[str, Any]

PROGRAM: Final = "dateline"
"""First word of the author of judgements that the program made; only those are retracted by a new computation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """What one computation found, and what it replaces.

    `done` are the claims it was for; `gone` those that are in the record no longer (rejected, retired). `marks` are the
    new marks of the others, `told` gives the first claim of every claim's telling, `blocks` its block. Events, the
    disputes within them and judgements replace those of `old_blocks`, but judgements within the tellings of claims
    without new marks stand; intervals and disputes across events replace those of the `places` and `campaigns` worked
    out (numbers of their marks); places that are left for `later` are noted. `sort` gives the order of events and
    intervals by their ids. `shown` are the claims that were worked out, as they are to be found in lists.
    """

    done: Sequence[str]
    gone: Collection[str] = ()
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    old_blocks: Collection[str] = ()
    judgements: Sequence[Judgement] = ()
    events: Sequence[Event] = ()
    disputes: Sequence[Dispute] = ()
    places: Mapping[int, tuple[Sequence[ControlInterval], Sequence[Dispute]]] = field(default_factory=dict)
    later: Collection[int] = ()
    campaigns: Mapping[int, Sequence[Dispute]] = field(default_factory=dict)
    sort: Mapping[str, str] = field(default_factory=dict)
    shown: Sequence[ResolvedClaim] = ()


def keep(connection: Connection, found: Recomputed, now: datetime) -> None:
    """Write down a computation: what it replaces goes, old event ids lead on, and every change is noted."""
    touched = sorted({*found.blocks, *found.gone})
    old = _events_in(connection, found.old_blocks)
    standing = {it: first for it, first in found.told.items() if it not in found.marks}
    _replace_judgements(connection, found.judgements, touched, standing, now)
    note_changes(connection, old, {event.id: event for event in found.events}, now)
    _replace_events(connection, old, found)
    within = [_dispute_row(it, found.blocks[_first_claim(it)]) for it in found.disputes]
    _replace_rows(connection, DISPUTE, found.old_blocks, within)
    places = {f"place {number}": told for number, told in found.places.items()}
    campaigns = {f"campaign {number}": told for number, told in found.campaigns.items()}
    across = [_dispute_row(it, key) for key, (_, disputes) in places.items() for it in disputes]
    across += [_dispute_row(it, key) for key, disputes in campaigns.items() for it in disputes]
    _replace_rows(connection, DISPUTE, [*places, *campaigns], across)
    intervals = [_interval_row(it, key, found.sort[it.id]) for key, (held, _) in places.items() for it in held]
    _replace_rows(connection, CONTROL_INTERVAL, list(places), intervals)
    neighbours.replace_marks(connection, found.marks, found.blocks, found.told, found.gone)
    names.show_disputes(connection, [*found.disputes, *_across(found)])
    names.show_intervals(connection, [it for held, _ in found.places.values() for it in held])
    names.show_claims(connection, found.gone, found.shown)
    stale.clear_places(connection, found.places)
    stale.mark_places(connection, found.later)


def _across(found: Recomputed) -> Iterable[Dispute]:
    for _, disputes in found.places.values():
        yield from disputes
    for told in found.campaigns.values():
        yield from told


def load_events(connection: Connection) -> list[Event]:
    """Load all events by the first report that tells of them, each with all its disputes."""
    of_event: dict[str, set[str]] = {}
    for row in connection.execute(select(DISPUTE.c.id, DISPUTE.c.event_id).where(DISPUTE.c.event_id.is_not(None))):
        of_event.setdefault(row.event_id, set()).add(row.id)
    rows = connection.execute(select(EVENT.c.payload).order_by(EVENT.c.sort, EVENT.c.id)).scalars()
    events = (unpack(Event, payload) for payload in rows)
    return [replace(it, disputes=tuple(sorted(of_event[it.id]))) if it.id in of_event else it for it in events]


def with_disputes(connection: Connection, event: Event) -> Event:
    """Give an event all its disputes, also those across events."""
    found = connection.execute(select(DISPUTE.c.id).where(DISPUTE.c.event_id == event.id)).scalars()
    return replace(event, disputes=tuple(sorted({*event.disputes, *found})))


def _events_in(connection: Connection, blocks: Collection[str]) -> dict[str, Event]:
    return {
        row.id: unpack(Event, row.payload)
        for some in portions(sorted(blocks))
        for row in connection.execute(select(EVENT.c.id, EVENT.c.payload).where(EVENT.c.block.in_(some)))
    }


def _replace_events(connection: Connection, old: Mapping[str, Event], found: Recomputed) -> None:
    """Replace the events of some blocks. An id that vanishes keeps leading to whichever event holds its claims."""
    alive = {event.id: event for event in found.events}
    home = {claim_id: event.id for event in found.events for claim_id in event.claim_ids}
    for some in portions(sorted(old)):
        connection.execute(delete(EVENT_CLAIM).where(EVENT_CLAIM.c.event_id.in_(some)))
        connection.execute(delete(EVENT).where(EVENT.c.id.in_(some)))
    for some in portions(sorted(alive)):
        connection.execute(delete(EVENT_REDIRECT).where(EVENT_REDIRECT.c.event_id.in_(some)))
    for event in old.values():
        heir = next((claim_id for claim_id in (_anchor(event), *event.claim_ids) if claim_id in home), None)
        if heir is not None:
            homeless = [claim_id for claim_id in event.claim_ids if claim_id not in home]
            leads = EVENT_REDIRECT.c.claim_id.in_(homeless)
            if homeless:  # older ids that led to a claim which is now in no event
                connection.execute(update(EVENT_REDIRECT).where(leads).values(claim_id=heir))
        if event.id not in alive:
            row = {"event_id": event.id, "claim_id": heir or _anchor(event)}
            connection.execute(delete(EVENT_REDIRECT).where(EVENT_REDIRECT.c.event_id == event.id))
            connection.execute(insert(EVENT_REDIRECT), row)
    rows = [_event_row(event, found.blocks[event.claim_ids[0]], found.sort[event.id]) for event in found.events]
    insert_all(connection, EVENT, rows)
    links = [{"event_id": event.id, "claim_id": claim_id} for event in found.events for claim_id in event.claim_ids]
    insert_all(connection, EVENT_CLAIM, links)


def _anchor(event: Event) -> str:
    """The claim that the event's id was minted from; its first where the id came from elsewhere."""
    return next((claim_id for claim_id in event.claim_ids if make_id("evt", claim_id) == event.id), event.claim_ids[0])


def _event_row(event: Event, block: str, sort: str) -> Row:
    return {
        "id": event.id,
        "position": 0,
        "kind": event.kind,
        "place_id": event.place.place_id if event.place else None,
        "earliest": event.time.earliest if event.time else None,
        "latest": event.time.latest if event.time else None,
        "payload": pack(event),
        "block": block,
        "sort": sort,
    }


def _replace_rows(connection: Connection, table: Table, blocks: Collection[str], rows: list[Row]) -> None:
    for some in portions(sorted(blocks)):
        connection.execute(delete(table).where(table.c.block.in_(some)))
    insert_all(connection, table, rows)


def _first_claim(dispute: Dispute) -> str:
    return dispute.positions[0].claim_ids[0]


def _dispute_row(dispute: Dispute, block: str) -> Row:
    return {
        "id": dispute.id,
        "position": 0,
        "about": dispute.about.value,
        "event_id": dispute.event_id,
        "place_id": dispute.place_id,
        "payload": pack(dispute),
        "block": block,
        "relation": dispute.relation.value,
    }


def _interval_row(interval: ControlInterval, block: str, sort: str) -> Row:
    return {
        "id": interval.id,
        "position": 0,
        "place_id": interval.place.place_id,
        "status": interval.status.value,
        "payload": pack(interval),
        "block": block,
        "sort": sort,
        **names.interval_columns(interval),
    }


def _replace_judgements(
    connection: Connection,
    judgements: Sequence[Judgement],
    claim_ids: Sequence[str],
    told: Mapping[str, str],
    now: datetime,
) -> None:
    """Append the program's new judgements and retract those on these claims that it no longer makes.

    People's stay as they are, and so do those that join a claim to the first of its telling, where claims were `told`
    before and not again. A judgement that comes out the same again keeps its row and the time it was decided at.
    """
    standing = {
        _says(judgement): number
        for some in portions(claim_ids)
        for number, judgement in _judgements(
            connection, select(JUDGEMENT).where(JUDGEMENT.c.retracted_at.is_(None), JUDGEMENT.c.left.in_(some))
        )
        if judgement.author.split(" ")[0] == PROGRAM and told.get(judgement.right) != judgement.left
    }
    new = {_says(judgement): judgement for judgement in judgements}
    taken_back = [{"taken_back": number} for says, number in standing.items() if says not in new]
    if taken_back:
        which = JUDGEMENT.c.number == bindparam("taken_back")
        connection.execute(update(JUDGEMENT).where(which).values(retracted_at=now), taken_back)
    insert_all(
        connection, JUDGEMENT, [judgement_row(judgement) for says, judgement in new.items() if says not in standing]
    )


def _says(judgement: Judgement) -> tuple[object, ...]:
    return judgement.id, judgement.verdict, judgement.reason, judgement.score, judgement.author


def judgement_row(judgement: Judgement) -> Row:
    """Give a judgement's row; times in UTC."""
    return {
        "id": judgement.id,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "score": judgement.score,
        "author": judgement.author,
        "decided_at": to_utc(judgement.decided_at),
        "retracted_at": to_utc(judgement.retracted_at) if judgement.retracted_at else None,
    }


def load_judgements(connection: Connection, claim_id: str, *, retracted: bool) -> list[Judgement]:
    """Load the judgements on one claim in the order they were made; `retracted` adds those taken back."""
    query = select(JUDGEMENT).where(or_(JUDGEMENT.c.left == claim_id, JUDGEMENT.c.right == claim_id))
    if not retracted:
        query = query.where(JUDGEMENT.c.retracted_at.is_(None))
    return [judgement for _, judgement in _judgements(connection, query.order_by(JUDGEMENT.c.number))]


def _judgements(connection: Connection, query: Any) -> Iterable[tuple[int, Judgement]]:  # noqa: ANN401 (a Select)
    for row in connection.execute(query):
        yield (
            row.number,
            Judgement(
                id=row.id,
                left=row.left,
                right=row.right,
                verdict=Verdict(row.verdict),
                reason=row.reason,
                score=row.score,
                author=row.author,
                decided_at=to_utc(row.decided_at),
                retracted_at=to_utc(row.retracted_at) if row.retracted_at else None,
            ),
        )
