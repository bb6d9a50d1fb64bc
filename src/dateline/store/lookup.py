"""Finds things by id: shortened ids, and ids of events that have since become part of others."""

from typing import Final

from sqlalchemy import Connection, literal_column, or_, select, union_all

from dateline.errors import NotFoundError
from dateline.store.schema import (
    CLAIM,
    CONTROL_INTERVAL,
    CORRECTION,
    DISPUTE,
    EVENT,
    EVENT_CLAIM,
    EVENT_REDIRECT,
    REPORT,
)

_SHOWN: Final = 5
_NAMED: Final = (
    ("report", REPORT.c.id),
    ("claim", CLAIM.c.id),
    ("event", EVENT.c.id),
    ("event", EVENT_REDIRECT.c.event_id),
    ("dispute", DISPUTE.c.id),
    ("control interval", CONTROL_INTERVAL.c.id),
    ("correction", CORRECTION.c.id),
)


def find_id(connection: Connection, prefix: str) -> str:
    """Give the one id that starts so, with or without the ``clm_`` in front.

    Raises NotFoundError when nothing has such an id, or several things do; the message names them.
    """
    asked = prefix.strip().rstrip("…")
    found = _starting_with(connection, asked) if asked.strip("_%") else {}
    if asked in found:
        return asked
    if not found:
        msg = f"nothing in this record has an id that starts with {prefix!r}: the lists show the ids"
        raise NotFoundError(msg)
    if len(found) > 1:
        named = ", ".join(f"{known} ({what})" for known, what in list(found.items())[:_SHOWN])
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        msg = f"{len(found)} ids start with {prefix!r}: {named}{more}: give more of it"
        raise NotFoundError(msg)
    return next(iter(found))


def _starting_with(connection: Connection, asked: str) -> dict[str, str]:
    parts = [
        select(column.label("id"), literal_column(f"'{what}'").label("what")).where(
            or_(column.startswith(asked, autoescape=True), column.contains(f"_{asked}", autoescape=True))
        )
        for what, column in _NAMED
    ]
    rows = connection.execute(union_all(*parts).order_by("id"))
    return {row.id: row.what for row in rows}


def successor(connection: Connection, event_id: str) -> str | None:
    """Give the event that now holds the anchor claim of an event id no longer in use; None when there is none."""
    query = (
        select(EVENT_CLAIM.c.event_id)
        .join(EVENT_REDIRECT, EVENT_REDIRECT.c.claim_id == EVENT_CLAIM.c.claim_id)
        .where(EVENT_REDIRECT.c.event_id == event_id)
    )
    return connection.execute(query).scalars().first()


def was_retired(connection: Connection, event_id: str) -> bool:
    """Tell whether an id was an event's once."""
    query = select(EVENT_REDIRECT.c.event_id).where(EVENT_REDIRECT.c.event_id == event_id)
    return connection.execute(query).first() is not None
