"""Puts a new reading of a report in the place of the old one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from dateline.codec import pack, unpack
from dateline.errors import StoreError
from dateline.model.claim import Claim, Reading
from dateline.model.report import Report
from dateline.model.resolution import Resolution
from dateline.store import copies, corrections, search, texts
from dateline.store.rows import portions
from dateline.store.schema import CLAIM, REPORT, REPORT_READING, RESOLUTION, SENTENCE
from dateline.store.stale import mark_stale


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What a new reading changed, in claim ids: the same, read differently, new (or back), and retired.

    `bound` are claims that gained or lost a correction.
    """

    kept: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self.altered or self.added or self.retired or self.bound)


def replace_reading(
    connection: Connection, report: Report, reading: Reading, resolutions: Sequence[Resolution]
) -> Replaced:
    """Replace a report's reading; part of one transaction. Claims keep their ids, the missing ones are retired."""
    texts.check_parts(report, reading.claims, resolutions)
    query = (
        select(CLAIM.c.id, CLAIM.c.payload, CLAIM.c.retired_at, RESOLUTION.c.payload.label("resolution"))
        .outerjoin(RESOLUTION, RESOLUTION.c.claim_id == CLAIM.c.id)
        .where(CLAIM.c.report_id == report.id)
    )
    old = {row.id: row for row in connection.execute(query)}
    if connection.execute(select(REPORT.c.sha256).where(REPORT.c.id == report.id)).scalar() != report.sha256:
        msg = f"report {report.id} is not in the record with this text: nothing of it was read again"
        raise StoreError(msg)
    rows = {claim.id: texts.claim_row(claim) for claim in reading.claims}
    meanings = {it.claim_id: pack(it) for it in resolutions}
    present = {claim_id for claim_id, row in old.items() if row.retired_at is None}
    retired = sorted(present - rows.keys())
    added = sorted(rows.keys() - present)
    altered = sorted(
        claim_id
        for claim_id in present & rows.keys()
        if (old[claim_id].payload, old[claim_id].resolution) != (rows[claim_id]["payload"], meanings.get(claim_id))
    )
    before = [unpack(Claim, old[claim_id].payload) for claim_id in present]
    credited = copies.credits_in(connection, [report.id])
    for claim_id in retired:
        connection.execute(update(CLAIM).where(CLAIM.c.id == claim_id).values(retired_at=datetime.now(UTC)))
    for claim_id in (*altered, *added):
        if claim_id in old:
            connection.execute(
                update(CLAIM).where(CLAIM.c.id == claim_id).values(rows[claim_id]).values(retired_at=None)
            )
        else:
            connection.execute(insert(CLAIM), rows[claim_id])
    for resolution in resolutions:
        if resolution.claim_id in {*altered, *added}:
            connection.execute(delete(RESOLUTION).where(RESOLUTION.c.claim_id == resolution.claim_id))
            connection.execute(insert(RESOLUTION), texts.resolution_row(resolution))
    _replace_report(connection, report, reading)
    search.replace_claims(connection, report, before, reading.claims)
    if retired or added or altered:
        mark_stale(connection, [*retired, *added, *altered])
        copies.note_owners(connection, credited)
    bound = corrections.bind_report(connection, report.sha256)
    kept = sorted(present & rows.keys() - set(altered))
    return Replaced(
        kept=tuple(kept), altered=tuple(altered), added=tuple(added), retired=tuple(retired), bound=tuple(bound)
    )


def replace_resolutions(connection: Connection, resolutions: Sequence[Resolution]) -> None:
    """Put newer resolutions in the place of those that the same claims had; part of one transaction."""
    rows = [texts.resolution_row(resolution) for resolution in resolutions]
    claim_ids = [str(row["claim_id"]) for row in rows]
    credited = copies.credits_in(connection, _reports_of(connection, claim_ids))
    for claim_id in claim_ids:
        connection.execute(delete(RESOLUTION).where(RESOLUTION.c.claim_id == claim_id))
    if rows:
        connection.execute(insert(RESOLUTION), rows)
        mark_stale(connection, claim_ids)
        copies.note_owners(connection, credited)


def _replace_report(connection: Connection, report: Report, reading: Reading) -> None:
    row = texts.report_row(report, reading)
    connection.execute(update(REPORT).where(REPORT.c.id == report.id).values(row))
    connection.execute(delete(SENTENCE).where(SENTENCE.c.report_id == report.id))
    sentences = texts.sentence_rows(report, reading)
    if sentences:
        connection.execute(insert(SENTENCE), sentences)


def _reports_of(connection: Connection, claim_ids: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in portions(claim_ids):
        found.update(connection.execute(select(CLAIM.c.report_id).where(CLAIM.c.id.in_(some))).scalars())
    return found


def note_program(connection: Connection, report_id: str, program: str) -> None:
    """Note with which program a report was read, and when."""
    connection.execute(delete(REPORT_READING).where(REPORT_READING.c.report_id == report_id))
    row = {"report_id": report_id, "program": program, "read_at": datetime.now(UTC)}
    connection.execute(insert(REPORT_READING), row)


def forget_programs(connection: Connection) -> None:
    """Forget which program read which report."""
    connection.execute(delete(REPORT_READING))


def to_read_again(connection: Connection, program: str | None) -> list[str]:
    """Give the ids of the reports that have text to read, by publication; without those last read by `program`."""
    done = select(REPORT_READING.c.report_id).where(REPORT_READING.c.program == program)
    query = select(REPORT.c.id).order_by(REPORT.c.published_at.asc().nulls_last(), REPORT.c.id)
    if program is not None:
        query = query.where(REPORT.c.id.not_in(done))
    return list(connection.execute(query).scalars())
