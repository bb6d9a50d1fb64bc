"""What persons noted of outlets and speakers: appended and taken back, put over the claims when they are loaded."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, func, insert, select, update

from dateline.codec import pack, unpack
from dateline.errors import NotFoundError
from dateline.model.resolution import Resolution
from dateline.model.sources import SourceNote, standing
from dateline.store.schema import CLAIM, REPORT, RESOLUTION, SOURCE
from dateline.store.stale import mark_report_stale

_AT_ONCE: Final = 500
"""Rows of resolutions in memory at once."""


class SourceNotes:
    """Notes on sources; a part of ``Store``. Every writing method is one transaction."""

    if TYPE_CHECKING:

        def _reading(self) -> AbstractContextManager[Connection]: ...

        def _writing(self) -> AbstractContextManager[Connection]: ...

    def source_notes(self, *, retracted: bool = False) -> list[SourceNote]:
        """Load the notes on sources in the order they were written; `retracted` adds those taken back."""
        with self._reading() as connection:
            return load_notes(connection, retracted=retracted)

    def add_source_note(self, note: SourceNote) -> None:
        """Append a note on a source; claims that rest on it are worked out anew."""
        with self._writing() as connection:
            row = {"key": note.key, "decided_at": note.decided_at, "retracted_at": None, "payload": pack(note)}
            connection.execute(insert(SOURCE), row)
            _mark_claims(connection, note.key)

    def retract_source_note(self, key: str, at: datetime) -> SourceNote:
        """Take the latest note on a source back; it stays with the time. Raises NotFoundError when none stands."""
        with self._writing() as connection:
            query = select(SOURCE).where(SOURCE.c.key == key, SOURCE.c.retracted_at.is_(None))
            row = connection.execute(query.order_by(SOURCE.c.number.desc())).first()
            if row is None:
                msg = f"no note on {key!r} stands: `dateline sources` shows which sources are described, and by whom"
                raise NotFoundError(msg)
            connection.execute(update(SOURCE).where(SOURCE.c.number == row.number).values(retracted_at=_utc(at)))
            _mark_claims(connection, key)
            return _note(row.payload, _utc(at))


def load_notes(connection: Connection, *, retracted: bool = False) -> list[SourceNote]:
    """Load the notes on sources, oldest first."""
    query = select(SOURCE).order_by(SOURCE.c.number)
    rows = connection.execute(query if retracted else query.where(SOURCE.c.retracted_at.is_(None)))
    return [_note(row.payload, row.retracted_at) for row in rows]


def load_standing(connection: Connection) -> dict[str, SourceNote]:
    """Load what stands of every source that somebody described, by its key."""
    return standing(load_notes(connection))


def _note(payload: str, retracted_at: datetime | None) -> SourceNote:
    at = retracted_at.replace(tzinfo=UTC) if retracted_at and retracted_at.tzinfo is None else retracted_at
    return replace(unpack(SourceNote, payload), retracted_at=at)


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _mark_claims(connection: Connection, key: str) -> None:
    """Have all claims worked out anew whose reports rest on a source, and those of their copies."""
    query = select(CLAIM.c.report_id, RESOLUTION.c.payload).join(CLAIM, CLAIM.c.id == RESOLUTION.c.claim_id)
    words = key.removeprefix("unnamed ")
    if words.isascii():  # SQLite lowers no other letters
        query = query.where(func.lower(RESOLUTION.c.payload).contains(words.casefold(), autoescape=True))
    reports: set[str] = set()
    for row in connection.execute(query).yield_per(_AT_ONCE):
        if row.report_id not in reports and key in {it.key for it in unpack(Resolution, row.payload).speakers}:
            reports.add(row.report_id)
    for report_id in sorted(reports):
        groups = select(REPORT.c.copy_group).where(REPORT.c.id == report_id, REPORT.c.copy_group.is_not(None))
        copies = connection.execute(select(REPORT.c.id).where(REPORT.c.copy_group.in_(groups))).scalars().all()
        for copy in {report_id, *copies}:
            mark_report_stale(connection, copy)
