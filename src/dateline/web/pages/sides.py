"""Disputes as pages show them: what is disputed, and the words of each side with what differs marked."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dateline.model.resolution import ResolvedClaim
from dateline.record.access import Record
from dateline.record.disputed import Told, tell_dispute
from dateline.web.marking import marked

Json = dict[str, Any]
_QUOTED: Final = 3
"""Claims of a side that are quoted; of the others the number is told."""


def sides_of(record: Record, disputes: Iterable[Json], *, quoted: int = _QUOTED) -> list[Json]:
    """Give disputes with a heading that says what is disputed, and with up to `quoted` quotes of each side."""
    found = list(disputes)
    ids = [it for dispute in found for side in dispute["positions"] for it in side["claim_ids"][:quoted]]
    known = record.claims_by_id(list(dict.fromkeys(ids)))
    return [_with_words(dispute, known, quoted) for dispute in found]


def _with_words(dispute: Json, known: Mapping[str, ResolvedClaim], quoted: int) -> Json:
    told = tell_dispute(dispute, known)
    sides = [
        {
            **side,
            "value": told.values[at],
            "others": told.values[:at] + told.values[at + 1 :],
            "quotes": [_quote(known[it], told) for it in side["claim_ids"][:quoted] if it in known],
        }
        for at, side in enumerate(dispute["positions"])
    ]
    return {**dispute, "positions": sides, "title": told.title, "why": told.why}


def _quote(claim: ResolvedClaim, told: Told) -> Json:
    return {
        "id": claim.id,
        "text": marked(claim.claim.quote.text, told.marks[claim.id]),
        "outlet": claim.outlet,
        "published_at": claim.published_at,
        "report_id": claim.claim.report_id,
    }
