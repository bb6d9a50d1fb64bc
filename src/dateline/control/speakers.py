"""Which claims rest on one speaker, however people call that speaker."""

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.model.filters import fold_name
from dateline.model.origins import origin_key, origin_name, origin_speaker
from dateline.model.resolution import ResolvedClaim

_SHORT: Final = 3
"""Words up to this length ("IS", "UN") name a speaker only in full: as parts of names they would hit half of them."""


def told_by(claims: Sequence[ResolvedClaim], wanted: str | Sequence[str]) -> list[ResolvedClaim]:
    """Keep the claims that rest on a speaker: by full name, id, initials or words used, else by words of these.

    All that the same speaker says counts, under whatever name ("the Observatory" is the Syrian Observatory for Human
    Rights all along), and so does what the voices of a side say when the side itself is named. Of several names the
    first that anybody has counts.
    """
    names = [(item, _names(item)) for item in claims]
    for name in (wanted,) if isinstance(wanted, str) else wanted:
        sought = fold_name(name)
        found = _called(names, sought)
        if found:
            return found
    return []


def speakers_of(claims: Iterable[ResolvedClaim]) -> tuple[str, ...]:
    """Names of the speakers that claims rest on, each once: whom a name was taken to mean."""
    return tuple(sorted({origin_name(item) for item in claims}))


def _called(names: Sequence[tuple[ResolvedClaim, frozenset[str]]], sought: str) -> list[ResolvedClaim]:
    exact = [item for item, known in names if sought in known]
    if exact:
        keys = {origin_key(item) for item in exact}
        sides = {speaker.actor_id for item in exact if (speaker := origin_speaker(item)) and speaker.actor_id}
        return [item for item, _ in names if origin_key(item) in keys or _side(item) in sides]
    if len(sought) <= _SHORT:
        return []
    keys = {origin_key(item) for item, known in names if any(f" {sought} " in f" {name} " for name in known)}
    return [item for item, _ in names if origin_key(item) in keys]


def _side(item: ResolvedClaim) -> str | None:
    speaker = origin_speaker(item)
    return speaker.side if speaker else None


def _names(item: ResolvedClaim) -> frozenset[str]:
    speaker = origin_speaker(item)
    known = {origin_name(item)}
    if speaker is not None:
        known |= {speaker.name, speaker.actor_id or "", speaker.side or ""}
        known |= {speaker.quote.text} if speaker.quote else set()
    initials = {"".join(word[0] for word in name.split()) for name in known if " " in name}
    return frozenset(fold_name(name) for name in known | initials if name)
