"""The review queue: which claims wait for somebody, in which order."""

from dataclasses import dataclass
from typing import Any, Final

from dateline.record.access import Record
from dateline.record.agreement import verdicts
from dateline.record.paging import Part
from dateline.store.lists import Choice
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
BULK: Final = 200
"""Claims that one bulk decision can be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Some of the claims that wait, as JSON, how many wait in all, and where the next ones begin (None: no more)."""

    claims: list[Json]
    total: int | None
    following: tuple[Any, ...] | None = None


def queue_of(record: Record, by: str, filters: Filters, reader: str, part: Part) -> Queue:
    """Give a part of the claims that wait for `reader`.

    ``dispute``: those of open contradictions that nobody judged; ``second``: those that others judged and `reader` has
    not; the others: all that nobody judged, in that order.
    """
    if by == "second":
        of_claims = verdicts(record.corrections())
        waiting = [claim_id for claim_id, judged in of_claims.items() if reader not in judged]
        page = record.page_of_claims(waiting, part, **filters.words())
    else:
        choice = Choice(review="none", disputed=by == "dispute")
        page = record.claim_page(part, choice=choice, by=by, **filters.words())
    return Queue(claims=page.items.to_dicts(), total=page.total, following=page.following)


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
    choice = Choice(review="none", scores=(low, high))
    return record.claim_page(Part(limit=BULK), choice=choice, by="score", **filters.words()).items.to_dicts()
