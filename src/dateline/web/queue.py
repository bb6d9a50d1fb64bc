"""The review queue: which claims wait for somebody, in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from dateline.record.access import Record
from dateline.record.agreement import verdicts
from dateline.record.paging import MOST, Part
from dateline.web.deps import Filters

Json = dict[str, Any]

ORDERS: Final = (
    ("dispute", "disputed first"),
    ("score", "least sure first"),
    ("place", "by place"),
    ("source", "by report"),
    ("second", "second reading"),
)
LENGTH: Final = 40
"""Claims in the queue at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """The first claims that wait, as JSON, and how many wait in all (None: not counted)."""

    claims: list[Json]
    total: int | None


def queue_of(record: Record, by: str, filters: Filters, reader: str, *, length: int = LENGTH) -> Queue:
    """Give the claims that wait for `reader`.

    ``dispute``: those of open contradictions that nobody judged; ``second``: those that others judged and `reader` has
    not; the others: all that nobody judged, in that order.
    """
    if by == "second":
        return _second(record, reader, length)
    if by == "dispute":
        return _disputed(record, filters, length)
    order = {"source": "record"}.get(by, by)
    page = record.claim_page(Part(limit=length), review="none", by=order, **filters.words())
    return Queue(claims=page.items.to_dicts(), total=page.total)


def _disputed(record: Record, filters: Filters, length: int) -> Queue:
    claims: list[Json] = []
    seen: set[str] = set()
    after: tuple[Any, ...] | None = None
    for _ in range(20):  # pages of disputes: a bound on the work, not on the record
        page = record.dispute_page(Part(limit=50, after=after), open_only=True, **filters.words())
        ids = [it for dispute in page.items for side in dispute.positions for it in side.claim_ids if it not in seen]
        seen.update(ids)
        claims += [it for it in record.claims_json(ids) if it["review"] is None and not it["corrected"]]
        after = page.following
        if after is None or len(claims) >= length:
            break
    return Queue(claims=claims[:length], total=None)


def _second(record: Record, reader: str, length: int) -> Queue:
    of_claims = verdicts(record.corrections())
    waiting = [claim_id for claim_id, by in of_claims.items() if reader not in by]
    return Queue(claims=record.claims_json(waiting[:length], rejected=True), total=len(waiting))


def rivals_of(record: Record, claim: Json) -> list[Json]:
    """Give the claims that stand against one, and those beside it in its event: what a reviewer compares with."""
    ids: list[str] = []
    for dispute in record.disputes_with_json(claim["id"]):
        ids += [it for side in dispute["positions"] for it in side["claim_ids"] if it != claim["id"]]
    against = set(ids)
    if claim["event_id"]:
        ids += [it for it in record.event(claim["event_id"]).claim_ids if it != claim["id"]]
    found = record.claims_json(list(dict.fromkeys(ids))[:12])
    return [{**it, "against": it["id"] in against} for it in found]


def preview(record: Record, filters: Filters, low: float, high: float) -> list[Json]:
    """Give the unjudged claims that a bulk decision would be about: those whose score is within the bounds."""
    found: list[Json] = []
    after: tuple[Any, ...] | None = None
    for _ in range(40):
        page = record.claim_page(Part(limit=MOST, after=after), review="none", by="score", **filters.words())
        rows = page.items.to_dicts()
        found += within(rows, low, high)
        after = page.following
        if after is None or (rows and rows[-1]["score"] > high) or len(found) >= BULK:
            break
    return found[:BULK]


BULK: Final = 200
"""Claims that one bulk decision can be about."""


def within(claims: Iterable[Json], low: float, high: float) -> list[Json]:
    """Keep claims by score, both ends included."""
    return [it for it in claims if low <= it["score"] <= high]
