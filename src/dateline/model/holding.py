"""Whether the place of a claim is what is held, or only where something that has no name is."""

import re
from typing import Final

from dateline.model.resolution import ActorRef, Precision, ResolvedClaim

WIDE: Final = frozenset({Precision.DISTRICT, Precision.PROVINCE, Precision.COUNTRY})
"""Places made of many towns: a town taken in one of them says nothing about the whole."""

_NO_HOLDERS: Final = frozenset(
    {"civilians", "protesters", "rioters", "monitor", "ngo", "activist", "media", "state_media", "wire", "expert"}
    | {"witness", "medic"}
)
"""Types of ``vocab/actor_types.yaml`` that hold no territory: a claim that makes one of them a holder was misread."""

# "a town in the northern province of P", "fields across P": closed-class words, then words that only lead to the name.
_WHERE: Final = re.compile(
    r"\b(?:in|inside|within|across|throughout|around|near|from|at)\s+"
    r"(?:(?:the|its|rural|central|\w*(?:north|south|east|west)\w*|province|governorate|region|district|countryside|of)\s+)*$",
    re.IGNORECASE,
)


def is_held_itself(item: ResolvedClaim) -> bool:
    """Tell whether a claim about territory speaks of its place as a whole.

    A wide place that is named as a location ("captured a town in P province") is where the thing taken is, and was
    not taken; so is any place of which only a part is named ("the rebel-held east of").
    """
    place, mention = item.resolution.place, item.claim.place
    if place is None or mention is None:
        return True
    if mention.part is not None:
        return False
    if place.precision not in WIDE:
        return True
    quote = item.claim.quote
    before = mention.quote.start - quote.start
    return not (0 < before <= len(quote.text) and _WHERE.search(" ".join(quote.text[:before].split()) + " "))


def able_to_hold(parties: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Keep the parties that can hold territory."""
    return tuple(party for party in parties if party.type not in _NO_HOLDERS)
