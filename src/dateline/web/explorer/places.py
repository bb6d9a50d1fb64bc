"""One place: its states in order, and for each the words for and against it."""

from collections.abc import Mapping
from typing import Any, Final

from dateline.errors import NotFoundError
from dateline.record.access import Record
from dateline.record.overview import Overview

Json = dict[str, Any]

_SHOWN: Final = 8
"""Quotes on each side of one state that are shown; how many more there are is told."""


def dump_place(record: Record, overview: Overview, key: str) -> Json:
    """Give a place by its id. Raises NotFoundError where the record tells nothing of such a place."""
    numbers = {number for number, it in enumerate(overview.places) if it.key == key}
    if not numbers:
        msg = f"the record tells nothing of a place {key}"
        raise NotFoundError(msg)
    intervals = [it for it, at in zip(overview.intervals, overview.at, strict=True) if at in numbers]
    wanted = [claim_id for it in intervals for side in _sides(it) for claim_id in side[:_SHOWN]]
    claims = record.in_context(list(record.claims_by_id(list(dict.fromkeys(wanted))).values()))
    known = {claim["id"]: claim for claim in claims}
    first = overview.places[min(numbers)]
    return {
        "place": {"key": key, "name": first.name, "admin1": first.admin1, "country": first.country},
        "intervals": [_interval(it, known) for it in intervals],
    }


def _sides(interval: Json) -> tuple[list[str], list[str]]:
    return interval["supporting"], interval["contradicting"]


def _interval(interval: Json, known: Mapping[str, Json]) -> Json:
    supporting, contradicting = _sides(interval)
    return {
        "id": interval["id"],
        "reason": interval["reason"] or None,
        "supporting": _quotes(supporting, known),
        "supporting_more": max(len(supporting) - _SHOWN, 0),
        "contradicting": _quotes(contradicting, known),
        "contradicting_more": max(len(contradicting) - _SHOWN, 0),
    }


def _quotes(claim_ids: list[str], known: Mapping[str, Json]) -> list[Json]:
    found = (known[claim_id] for claim_id in claim_ids[:_SHOWN] if claim_id in known)
    return [
        {
            "claim_id": claim["id"],
            "event_id": claim["event_id"],
            "report_id": claim["report"]["id"],
            "outlet": claim["report"]["outlet"],
            "published_at": claim["report"]["published_at"],
            "origin": claim["origin"],
            "text": claim["context"]["quote"],
        }
        for claim in found
    ]
