"""The words for and against who held a place: what carries the basis first, one text printed by several told once."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dateline.model.origins import origin_speaker, own_word
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides
from dateline.record.access import Record
from dateline.vocab.actors import ActorLexicon
from dateline.web.marking import shown

Json = dict[str, Any]
_SHOWN: Final = 6
"""Texts on each side of one state."""
_READ: Final = 60
"""Claims on each side that these are chosen from."""


def evidence_of(record: Record, intervals: Sequence[Json]) -> dict[str, Json]:
    """Give the words for and against some intervals, by the interval's id; `for_more` says how many are left out."""
    ids = [it for interval in intervals for side in _sides(interval) for it in side[:_READ]]
    known = record.claims_by_id(list(dict.fromkeys(ids)))
    found: dict[str, Json] = {}
    before: frozenset[str] = frozenset()
    for interval in intervals:
        supporting, contradicting = _sides(interval)
        told = _folded([known[it] for it in supporting[:_READ] if it in known], interval, before)
        against = _folded([known[it] for it in contradicting[:_READ] if it in known], interval, before)
        found[interval["id"]] = {
            "for": told[:_SHOWN],
            "for_more": max(len(told) - _SHOWN, 0) + max(len(supporting) - _READ, 0),
            "against": against[:_SHOWN],
            "against_more": max(len(against) - _SHOWN, 0) + max(len(contradicting) - _READ, 0),
        }
        before = frozenset(interval["holders"])
    return found


def _sides(interval: Json) -> tuple[list[str], list[str]]:
    return interval["supporting"], interval["contradicting"]


def _folded(claims: Sequence[ResolvedClaim], interval: Json, before: frozenset[str]) -> list[Json]:
    """One entry per text, with all who printed it; the claims that the basis rests on come first."""
    sides = Sides(ActorLexicon.default().part_of())
    texts: dict[str, list[ResolvedClaim]] = {}
    for item in sorted(claims, key=lambda it: _rank(it, interval, before, sides)):
        texts.setdefault(_same(item.claim.quote.text), []).append(item)
    return [_entry(items) for items in texts.values()]


def _rank(item: ResolvedClaim, interval: Json, before: frozenset[str], sides: Sides) -> int:
    """How much a claim does for the basis: an admission before others' words, those before an outlet's own."""
    speaker = origin_speaker(item)
    if speaker is None or own_word(item):
        return 2
    side = speaker.side or speaker.actor_id
    lost = (before | {party.key for party in item.resolution.targets}) - set(interval["holders"])
    admits = interval["basis"] == "against_interest" and side is not None and sides.related((side,), lost)
    return 0 if admits else 1


def _same(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _entry(items: Sequence[ResolvedClaim]) -> Json:
    first, speaker = items[0], origin_speaker(items[0])
    alone = speaker is not None and not own_word(first)
    return {
        "text": shown(first.claim.quote.text),
        "speaker": speaker.name if speaker is not None and alone else None,
        "sources": [_source(it) for it in _by_outlet(items)],
    }


def _by_outlet(items: Sequence[ResolvedClaim]) -> list[ResolvedClaim]:
    """One claim of each outlet and day: a headline printed above its own text is one source."""
    found: Mapping[tuple[str, str], ResolvedClaim] = {
        (it.outlet or it.claim.report_id, str(it.published_at)): it for it in reversed(items)
    }
    return list(found.values())[::-1]


def _source(item: ResolvedClaim) -> Json:
    return {
        "id": item.id,
        "report_id": item.claim.report_id,
        "outlet": item.outlet,
        "published_at": item.published_at,
    }
