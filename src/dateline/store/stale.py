"""Which claims have to be worked out anew: those added, corrected or retired since the last computation."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, delete, select, update

from dateline.store.rows import insert_all, portions
from dateline.store.schema import CLAIM, META, STALE_CLAIM, STALE_PLACE

CHANGED: Final = "reports_version"
"""Name in ``meta`` of the count of changes to reports, claims and judgements."""
COMPUTED: Final = "computations"
"""Name in ``meta`` of the count of computations: two processes never write down results over each other."""


def mark_stale(connection: Connection, claim_ids: Iterable[str]) -> None:
    """Have claims worked out anew with their neighbours; part of the transaction that changes them."""
    version = count_up(connection, CHANGED)
    wanted = list(dict.fromkeys(claim_ids))
    for some in portions(wanted):
        connection.execute(delete(STALE_CLAIM).where(STALE_CLAIM.c.claim_id.in_(some)))
    insert_all(connection, STALE_CLAIM, [{"claim_id": claim_id, "version": version} for claim_id in wanted])


def mark_report_stale(connection: Connection, report_id: str) -> None:
    """Have all claims of a report worked out anew."""
    mark_stale(connection, connection.execute(select(CLAIM.c.id).where(CLAIM.c.report_id == report_id)).scalars().all())


def mark_all_stale(connection: Connection) -> None:
    """Have everything worked out anew."""
    mark_stale(connection, connection.execute(select(CLAIM.c.id)).scalars().all())


def stale_claims(connection: Connection, limit: int) -> list[str]:
    """Give the ids of up to `limit` claims that are to be worked out anew, the longest waiting first."""
    query = select(STALE_CLAIM.c.claim_id).order_by(STALE_CLAIM.c.version, STALE_CLAIM.c.claim_id).limit(limit)
    return list(connection.execute(query).scalars())


def is_stale(connection: Connection) -> bool:
    """Tell whether any claim or place is to be worked out anew."""
    waiting = (select(table.c[0]).limit(1) for table in (STALE_CLAIM, STALE_PLACE))
    return any(connection.execute(query).first() is not None for query in waiting)


def mark_places(connection: Connection, numbers: Iterable[int]) -> None:
    """Have places worked out before anybody asks about them."""
    wanted = sorted(set(numbers))
    clear_places(connection, wanted)
    insert_all(connection, STALE_PLACE, [{"mark": number} for number in wanted])


def clear_places(connection: Connection, numbers: Iterable[int]) -> None:
    """Note that places have been worked out."""
    for number in numbers:
        connection.execute(delete(STALE_PLACE).where(STALE_PLACE.c.mark == number))


def stale_places(connection: Connection, limit: int) -> list[int]:
    """Give up to `limit` places that are to be worked out, by the numbers of their marks."""
    return list(connection.execute(select(STALE_PLACE.c.mark).order_by(STALE_PLACE.c.mark).limit(limit)).scalars())


def clear_stale(connection: Connection, claim_ids: Sequence[str], version: int) -> None:
    """Note that claims have been worked out as they were at a version; those changed since stay to be done."""
    for some in portions(claim_ids):
        done = STALE_CLAIM.c.claim_id.in_(some)
        connection.execute(delete(STALE_CLAIM).where(done, STALE_CLAIM.c.version <= version))


def counted(connection: Connection, name: str) -> int:
    """Read a count of ``meta``."""
    return int(connection.execute(select(META.c.value).where(META.c.name == name)).scalar_one())


def count_up(connection: Connection, name: str) -> int:
    """Raise a count of ``meta`` by one and give it."""
    value = counted(connection, name) + 1
    connection.execute(update(META).where(META.c.name == name).values(value=str(value)))
    return value
