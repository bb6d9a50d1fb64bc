"""Which claims have to be worked out anew: those added, corrected or retired since the last computation."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dateline.store.schema import CLAIM, STALE_CLAIM


def mark_stale(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Have claims worked out anew with their neighbours; part of the transaction that changes them."""
    known = set(connection.execute(select(STALE_CLAIM.c.claim_id)).scalars())
    rows = [{"claim_id": claim_id} for claim_id in dict.fromkeys(claim_ids) if claim_id not in known]
    if rows:
        connection.execute(insert(STALE_CLAIM), rows)


def mark_report_stale(connection: Connection, report_id: str) -> None:
    """Have all claims of a report worked out anew."""
    mark_stale(connection, connection.execute(select(CLAIM.c.id).where(CLAIM.c.report_id == report_id)).scalars().all())


def stale_claims(connection: Connection) -> list[str]:
    """Give the ids of the claims that are to be worked out anew, in order."""
    return list(connection.execute(select(STALE_CLAIM.c.claim_id).order_by(STALE_CLAIM.c.claim_id)).scalars())


def clear_stale(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Note that claims have been worked out."""
    for claim_id in claim_ids:
        connection.execute(delete(STALE_CLAIM).where(STALE_CLAIM.c.claim_id == claim_id))
