"""Reports and their claims: added once, never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Select, and_, delete, func, insert, select

from dateline.codec import pack, unpack
from dateline.errors import StoreError
from dateline.model.claim import Claim, Reading
from dateline.model.report import FAILED, ReadSentence, Report
from dateline.model.resolution import Resolution, ResolvedClaim
from dateline.model.sources import with_notes
from dateline.store import copies, corrections, search, sources
from dateline.store.rows import IDS_AT_ONCE, insert_all, portions
from dateline.store.schema import CLAIM, REPORT, RESOLUTION, SENTENCE

Row = dict[str, Any]

_ORDER: Final = (REPORT.c.published_at.asc().nulls_last(), REPORT.c.id)


_FAILED: Final = and_(REPORT.c.unread, REPORT.c.sentences.is_(None), REPORT.c.payload.contains(FAILED))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """A report with its coverage: how many sentences it has, how many gave claims, and how many claims.

    `sentences` and `sentences_used` are None for a report that was stored without being read.
    """

    report: Report
    sentences: int | None
    sentences_used: int | None
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When the reports that were read were published: the newest day, and how many of them have no day."""

    newest: date | None
    undated: int


def publication(connection: Connection) -> Publication:
    """Look up the days of publication of all reports that were read."""
    columns = (func.max(REPORT.c.published_at), func.count(REPORT.c.id), func.count(REPORT.c.published_at))
    row = connection.execute(select(*columns).where(~REPORT.c.unread)).one()
    return Publication(newest=row[0], undated=row[1] - row[2])


def has_report(connection: Connection, report_id: str) -> bool:
    """Tell whether a report is stored; one on which a stage broke is not, so that it is tried again."""
    query = select(REPORT.c.id).where(REPORT.c.id == report_id, ~_FAILED)
    return connection.execute(query).first() is not None


def drop_failed(connection: Connection, report_id: str) -> None:
    """Make room for another try at a report on which a stage broke; any other report is left alone."""
    failed = connection.execute(select(REPORT.c.payload).where(REPORT.c.id == report_id, _FAILED)).scalar()
    if failed is not None:
        search.remove(connection, unpack(Report, failed))
        connection.execute(delete(REPORT).where(REPORT.c.id == report_id))


def insert_report(
    connection: Connection, report: Report, reading: Reading | None, resolutions: Sequence[Resolution]
) -> None:
    """Add a report with all that was read in it. Raises StoreError when the parts do not belong together."""
    claims = reading.claims if reading else ()
    check_parts(report, claims, resolutions)
    connection.execute(insert(REPORT), report_row(report, reading))
    insert_all(connection, SENTENCE, sentence_rows(report, reading))
    insert_all(connection, CLAIM, [claim_row(claim) for claim in claims])
    insert_all(connection, RESOLUTION, [resolution_row(resolution) for resolution in resolutions])
    search.add(connection, report, claims)
    corrections.bind_report(connection, report.sha256)
    if reading is not None:
        copies.find_copies(connection, report)


def check_parts(report: Report, claims: Sequence[Claim], resolutions: Sequence[Resolution]) -> None:
    """Keep out what would break the record's promises: foreign claims, and quotes that are not in the text."""
    known = {claim.id for claim in claims}
    for claim in claims:
        if claim.report_id != report.id or not claim.quote.holds_in(report.text):
            msg = f"claim {claim.id} does not belong to report {report.id}: nothing of it was stored"
            raise StoreError(msg)
    for resolution in resolutions:
        if resolution.claim_id not in known:
            msg = f"a resolution of report {report.id} is for claim {resolution.claim_id}, which it does not hold"
            raise StoreError(msg)


def report_row(report: Report, reading: Reading | None) -> Row:
    """Give a report's row, with its coverage."""
    return {
        "id": report.id,
        "published_at": report.published_at,
        "outlet": report.outlet,
        "sha256": report.sha256,
        "unread": report.unread_reason is not None,
        "sentences": len(reading.sentences) if reading else None,
        "sentences_used": sum(sentence.used for sentence in reading.sentences) if reading else None,
        "claims": len(reading.claims) if reading else 0,
        "payload": pack(report),
    }


def sentence_rows(report: Report, reading: Reading | None) -> list[Row]:
    """Give the rows of a report's sentences."""
    return [
        {"report_id": report.id, "position": position, "start": it.start, "stop": it.end, "used": it.used}
        for position, it in enumerate(reading.sentences if reading else ())
    ]


def claim_row(claim: Claim) -> Row:
    """Give a claim's row."""
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "kind": claim.kind,
        "start": claim.quote.start,
        "payload": pack(claim),
    }


def resolution_row(resolution: Resolution) -> Row:
    """Give a resolution's row: what it resolved to is repeated in columns for searching."""
    place, time = resolution.place, resolution.time
    return {
        "claim_id": resolution.claim_id,
        "resolver": resolution.resolver,
        "place_id": place.place_id if place else None,
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "payload": pack(resolution),
    }


def load_reports(connection: Connection, *, unread: bool) -> list[StoredReport]:
    """Load the reports, oldest publication first, those without a date last; `unread` only those with a reason."""
    query = select(REPORT).order_by(*_ORDER)
    rows = connection.execute(query.where(REPORT.c.unread) if unread else query)
    return [stored(row) for row in rows]


def load_report(connection: Connection, report_id: str) -> StoredReport | None:
    """Load one report; None when there is none."""
    row = connection.execute(select(REPORT).where(REPORT.c.id == report_id)).first()
    return stored(row) if row else None


def stored(row: Any) -> StoredReport:  # noqa: ANN401 (a row of the report table)
    """Make a report of its row."""
    return StoredReport(
        report=unpack(Report, row.payload),
        sentences=row.sentences,
        sentences_used=row.sentences_used,
        claims=row.claims,
    )


def load_sentences(connection: Connection, report_id: str) -> tuple[ReadSentence, ...]:
    """Load the sentences of a report in their order."""
    rows = connection.execute(select(SENTENCE).where(SENTENCE.c.report_id == report_id).order_by(SENTENCE.c.position))
    return tuple(ReadSentence(start=row.start, end=row.stop, used=row.used) for row in rows)


def load_claims(
    connection: Connection, ids: Sequence[str] | None, *, rejected: bool = False, retired: bool = False
) -> list[ResolvedClaim]:
    """Load claims by publication, report and place in the text; all of them when `ids` is None.

    Corrections that stand are put over them. Those that persons rejected, and those that newer readings no longer give,
    only come when asked for.
    """
    query = _claims_query() if retired else _claims_query().where(CLAIM.c.retired_at.is_(None))
    if ids is None:
        return list(corrections.over(connection, _resolved(connection, query), rejected=rejected))
    wanted = list(dict.fromkeys(ids))
    read = (item for some in portions(wanted) for item in _resolved(connection, query.where(CLAIM.c.id.in_(some))))
    found = list(corrections.over(connection, read, rejected=rejected))
    return found if len(wanted) <= IDS_AT_ONCE else sorted(found, key=_sort_key)


def load_report_claims(connection: Connection, report_id: str) -> list[ResolvedClaim]:
    """Load the claims of one report by their place in the text."""
    return list(corrections.over(connection, load_as_read(connection, report_id), rejected=False))


def load_as_read(connection: Connection, report_id: str) -> list[ResolvedClaim]:
    """Load the claims of one report as they were read, without what persons decided."""
    query = _claims_query().where(CLAIM.c.report_id == report_id, CLAIM.c.retired_at.is_(None))
    return list(_resolved(connection, query))


def _claims_query() -> "Select[Any]":
    return (
        select(
            CLAIM.c.payload.label("claim"),
            RESOLUTION.c.payload.label("resolution"),
            REPORT.c.published_at,
            REPORT.c.outlet,
            REPORT.c.sha256,
            REPORT.c.copy_group,
        )
        .join(REPORT, REPORT.c.id == CLAIM.c.report_id)
        .outerjoin(RESOLUTION, RESOLUTION.c.claim_id == CLAIM.c.id)
        .order_by(*_ORDER, CLAIM.c.start, CLAIM.c.id)
    )


def _resolved(connection: Connection, query: "Select[Any]") -> Iterator[ResolvedClaim]:
    rows = connection.execute(query).all()
    owners = copies.owners(connection, {row.copy_group for row in rows} - {None})
    notes = sources.load_standing(connection)
    for row in rows:
        claim = unpack(Claim, row.claim)
        found = unpack(Resolution, row.resolution) if row.resolution else Resolution(claim_id=claim.id)
        yield ResolvedClaim(
            claim=claim,
            resolution=replace(found, speakers=with_notes(found.speakers, notes)) if notes else found,
            published_at=row.published_at,
            outlet=row.outlet,
            text_sha256=row.sha256,
            copy_group=row.copy_group,
            copied_from=with_notes(owners.get(row.copy_group, ()), notes),
        )


def _sort_key(item: ResolvedClaim) -> tuple[bool, str, str, int, str]:
    day = item.published_at.isoformat() if item.published_at else ""
    return item.published_at is None, day, item.claim.report_id, item.claim.quote.start, item.id
