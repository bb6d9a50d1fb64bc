"""What is computed from the claims: replaced as a whole, with old event ids led on and judgements only appended."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, or_, select, update

from dateline.codec import pack, unpack
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event, Judgement, Verdict
from dateline.model.ids import make_id
from dateline.store.schema import CONTROL_INTERVAL, DISPUTE, EVENT, EVENT_CLAIM, EVENT_REDIRECT, JUDGEMENT

Row = dict[str, Any]

PROGRAM: Final = "dateline"
"""First word of the author of judgements that the program made; only those are retracted by a new computation."""


def replace_events(connection: Connection, events: Sequence[Event]) -> None:
    """Replace all events. An id that vanishes keeps leading to whichever event holds its anchor claim."""
    alive = {event.id for event in events}
    old = connection.execute(select(EVENT.c.id, EVENT.c.payload))
    gone = [{"event_id": row.id, "claim_id": _anchor(unpack(Event, row.payload))} for row in old if row.id not in alive]
    connection.execute(delete(EVENT_CLAIM))
    connection.execute(delete(EVENT))
    redirected = set(connection.execute(select(EVENT_REDIRECT.c.event_id)).scalars())
    back = sorted(alive & redirected)
    for event_id in back:
        connection.execute(delete(EVENT_REDIRECT).where(EVENT_REDIRECT.c.event_id == event_id))
    _insert_all(connection, EVENT_REDIRECT, [row for row in gone if row["event_id"] not in redirected])
    _insert_all(connection, EVENT, [_event_row(position, event) for position, event in enumerate(events)])
    links = [{"event_id": event.id, "claim_id": claim_id} for event in events for claim_id in event.claim_ids]
    _insert_all(connection, EVENT_CLAIM, links)


def _anchor(event: Event) -> str:
    """The claim that the event's id was minted from; its first where the id came from elsewhere."""
    return next((claim_id for claim_id in event.claim_ids if make_id("evt", claim_id) == event.id), event.claim_ids[0])


def _event_row(position: int, event: Event) -> Row:
    return {
        "id": event.id,
        "position": position,
        "kind": event.kind,
        "place_id": event.place.place_id if event.place else None,
        "earliest": event.time.earliest if event.time else None,
        "latest": event.time.latest if event.time else None,
        "payload": pack(event),
    }


def replace_disputes(connection: Connection, disputes: Sequence[Dispute]) -> None:
    """Replace all disputes."""
    connection.execute(delete(DISPUTE))
    rows = [
        {
            "id": dispute.id,
            "position": position,
            "about": dispute.about.value,
            "event_id": dispute.event_id,
            "place_id": dispute.place_id,
            "payload": pack(dispute),
        }
        for position, dispute in enumerate(disputes)
    ]
    _insert_all(connection, DISPUTE, rows)


def replace_intervals(connection: Connection, intervals: Sequence[ControlInterval]) -> None:
    """Replace all control intervals."""
    connection.execute(delete(CONTROL_INTERVAL))
    rows = [
        {
            "id": interval.id,
            "position": position,
            "place_id": interval.place.place_id,
            "status": interval.status.value,
            "payload": pack(interval),
        }
        for position, interval in enumerate(intervals)
    ]
    _insert_all(connection, CONTROL_INTERVAL, rows)


def replace_judgements(connection: Connection, judgements: Sequence[Judgement], now: datetime) -> None:
    """Append the program's new judgements and retract those it no longer makes; people's stay as they are.

    A judgement that comes out the same again keeps its row and the time it was first decided at.
    """
    standing = {
        _says(judgement): number
        for number, judgement in _judgements(connection, select(JUDGEMENT).where(JUDGEMENT.c.retracted_at.is_(None)))
        if judgement.author.split(" ")[0] == PROGRAM
    }
    new = {_says(judgement): judgement for judgement in judgements}
    taken_back = [{"taken_back": number} for says, number in standing.items() if says not in new]
    if taken_back:
        which = JUDGEMENT.c.number == bindparam("taken_back")
        connection.execute(update(JUDGEMENT).where(which).values(retracted_at=now), taken_back)
    _insert_all(
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


def to_utc(moment: datetime) -> datetime:
    """Put a moment into UTC: SQLite keeps no time zone, so every stored moment is UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _insert_all(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
