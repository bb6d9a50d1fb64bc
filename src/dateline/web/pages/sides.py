"""Disputes as pages show them: what is disputed, and the words of each side with what differs marked."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from markupsafe import Markup

from dateline.model.resolution import ResolvedClaim
from dateline.record.access import Record
from dateline.record.disputed import Told, tell_dispute
from dateline.web.marking import marked, shown, words_that_differ

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
            "value": _value(dispute["about"], told.values, at),
            "quotes": [_quote(known[it], told) for it in side["claim_ids"][:quoted] if it in known],
        }
        for at, side in enumerate(dispute["positions"])
    ]
    return {**dispute, "positions": sides, "title": told.title, "why": told.why}


def _value(about: str, values: Sequence[str], at: int) -> Markup:
    """A side's value; of figures and days the words that differ are marked, names differ as a whole."""
    if about not in {"count", "date"}:
        return shown(values[at])
    return words_that_differ(values[at], [*values[:at], *values[at + 1 :]])


def _quote(claim: ResolvedClaim, told: Told) -> Json:
    return {
        "id": claim.id,
        "text": marked(claim.claim.quote.text, told.marks[claim.id]),
        "outlet": claim.outlet,
        "published_at": claim.published_at,
        "report_id": claim.claim.report_id,
    }
