"""Which claims rest on one speaker, however people call that speaker."""

from collections.abc import Sequence

from dateline.model.origins import origin_name, origin_speaker
from dateline.model.resolution import ResolvedClaim

_SHORT = 3
"""Words up to this length ("IS", "UN") name a speaker only in full: as parts of names they would hit half of them."""


def told_by(claims: Sequence[ResolvedClaim], wanted: str) -> list[ResolvedClaim]:
    """Keep the claims that rest on a speaker: by full name, id, initials or words used, else by a part of these."""
    sought = _plain(wanted)
    names = [(item, _names(item)) for item in claims]
    exact = [item for item, known in names if sought in known]
    if exact or len(sought) <= _SHORT:
        return exact
    return [item for item, known in names if any(sought in name for name in known)]


def _names(item: ResolvedClaim) -> frozenset[str]:
    speaker = origin_speaker(item)
    known = {origin_name(item)}
    if speaker is not None:
        known |= {speaker.name, speaker.actor_id or "", speaker.side or ""}
        known |= {speaker.quote.text} if speaker.quote else set()
    plain = {_plain(name) for name in known if name}
    return frozenset(plain | {"".join(word[0] for word in name.split()) for name in plain if " " in name})


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split()).removeprefix("the ")
