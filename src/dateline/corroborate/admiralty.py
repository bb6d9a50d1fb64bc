"""The Admiralty (NATO) grading of an event: a letter for its sources, a number for what they say.

Two scales that are kept apart (STANAG 2511, AJP-2.1; the labels as in FM 2-22.3, appendix B, and in MISP's
admiralty-scale taxonomy). The letter is what a person noted of the best-described origin: A completely reliable, B
usually, C fairly, D not usually, E unreliable, F cannot be judged. The number follows from the claims by these rules:

- 1, confirmed by other sources: two or more independent origins that are described and speak for no side in it, and
  nothing that any claim contradicts
- 2, probably true: the same, but a claim contradicts them in something
- 3, possibly true: one such origin, and nothing that contradicts it
- 4, doubtful: one such origin, and a claim contradicts it
- 5, improbable: all who said it took it back
- 6, truth cannot be judged: nobody but the sides themselves, unnamed or undescribed sources

A side's claim never raises the number, also not against its own interest: that is another scale (``against_interest``,
Airwars' ``confirmed``). Fails closed: F6 when nobody has described the sources.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.corroborate.counted import is_taken_back
from dateline.corroborate.disputes.occurrence import withdrawn_claims
from dateline.model.event import Dispute, Event, Relation
from dateline.model.origins import (
    independent_origins,
    is_described,
    origin_key,
    origin_name,
    origin_names,
    origin_speaker,
)
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides

RELIABILITY: Final[Mapping[str, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The letters, best first."""
CREDIBILITY: Final[Mapping[str, str]] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""The numbers, best first."""
_UNKNOWN: Final = "F"
_UNRELIABLE: Final = "E"
_CONFIRMED: Final = 2


def admiralty_of(
    event: Event,
    items: Sequence[ResolvedClaim],
    disputes: Sequence[Dispute],
    *,
    sides: Sides,
    reliability: Mapping[str, str],
) -> tuple[str, str]:
    """Grade an event, as ("B2", the reasons of both). `items` are its claims without its denials.

    `reliability` gives the letter that a person noted for an origin, by its key (`model.origins.origin_key`).
    """
    letter, described = _letter(items, reliability)
    number, why = _number(event, items, disputes, sides, reliability)
    return f"{letter}{number}", f"{letter}: {described}; {number}, {CREDIBILITY[number]}: {why}"


def _letter(items: Sequence[ResolvedClaim], reliability: Mapping[str, str]) -> tuple[str, str]:
    noted = {origin_name(item): reliability.get(origin_key(item), _UNKNOWN) for item in items}
    known = {name: letter for name, letter in noted.items() if letter in RELIABILITY and letter != _UNKNOWN}
    if not known:
        return _UNKNOWN, "nobody has described the sources"
    name = min(known, key=lambda it: (known[it], it))
    return known[name], f"{name} was noted as {RELIABILITY[known[name]]}"


def _number(
    event: Event,
    items: Sequence[ResolvedClaim],
    disputes: Sequence[Dispute],
    sides: Sides,
    reliability: Mapping[str, str],
) -> tuple[str, str]:
    withdrawn = withdrawn_claims(disputes)
    told = [item for item in items if not is_taken_back(item) and item.id not in withdrawn]
    if not told:
        return "5", f"taken back by {', '.join(origin_names(items))}, and nobody else says it"
    parties = [party.key for party in (*event.actors, *event.targets)]
    apart = [item for item in told if not _of_a_side(item, parties, sides)]
    counted = [item for item in apart if _counts(item, reliability)]
    origins = independent_origins(counted)
    names = ", ".join(origin_names(counted))
    about = sorted({str(it.about) for it in disputes if it.relation is Relation.CONTRADICTION})
    disputed = f"contradicted on {', '.join(about)}" if about else "nothing contradicts it"
    if origins == 0:
        only = "only sides in it say so" if not apart else "only unnamed or undescribed sources say so"
        return "6", f"{only}: {', '.join(origin_names(told))}"
    if origins >= _CONFIRMED:
        return ("2" if about else "1"), f"{origins} independent origins ({names}), {disputed}"
    return ("4" if about else "3"), f"one origin that speaks for no side in it ({names}), {disputed}"


def _of_a_side(item: ResolvedClaim, parties: Sequence[str], sides: Sides) -> bool:
    """Whether a claim is that of a side about itself or its enemy."""
    speaker = origin_speaker(item)
    keys = {key for key in (speaker.side, speaker.actor_id) if key} if speaker else set()
    return sides.related(keys, parties)


def _counts(item: ResolvedClaim, reliability: Mapping[str, str]) -> bool:
    """Whether somebody has described the origin: a list, a person's note, or the text itself; and not as unreliable."""
    noted = reliability.get(origin_key(item), _UNKNOWN)
    speaker = origin_speaker(item)
    listed = speaker is not None and speaker.actor_id is not None
    return noted != _UNRELIABLE and (noted != _UNKNOWN or listed or is_described(item))
