"""Whether the place of a claim is what is held, or only where something that has no name is."""

import re
from typing import Final

from dateline.model.quote import Quote
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

_PIECE: Final = (
    r"(?:areas?|districts?|neighbou?rhoods?|quarters?|parts?|half|sectors?|sides?|territor(?:y|ies)|pockets?|streets?"
    r"|east|west|north|south|eastern|western|northern|southern|residential)"
)
_PIECES: Final = r"(?:areas|districts|neighbou?rhoods|quarters|parts|sectors|suburbs|streets|pockets)"
# "the rebel-held east of T", "government-controlled neighbourhoods", "opposition-held eastern T"
_SITE: Final = (
    r"(?:bases?|headquarters|airports?|airbases?|airfields?|barracks|garrisons?|checkpoints?|outposts?|positions?|posts?"
    r"|crossings?|bridges?|hills?|heights|roads?|highways?|villages|hospitals?|prisons?|stations?|dams?|ports?)"
)
_PIECE_HELD: Final = re.compile(rf"^\W*(?P<noun>{_PIECE})\b(?P<of>\s+of\s+)?", re.IGNORECASE)
# "took control of the army headquarters", "remained in one district": what was named as taken or held is a piece.
_PIECE_TAKEN: Final = re.compile(
    r"^\W*(?:(?:in|inside|of|over|on)\s+)?"
    rf"(?:(?:the|its|their|an?|two|three|several|some|many|most)\s+(?:[\w-]+\s+){{0,2}}?(?:{_SITE}|{_PIECES})\b"
    r"|(?:one|another|an?|the last)\s+(?:[\w-]+\s+){0,2}?(?:area|district|neighbou?rhood|quarter|suburb)\b)",
    re.IGNORECASE,
)
_PIECE_OF: Final = re.compile(
    r"\b(?:(?:north|south)?-?(?:east|west|north|south)ern\s+"
    rf"|(?P<noun>{_PIECE})\s+(?:(?P<way>of)\s+|(?:of|in)\s+(?:[\w-]+\s+){{0,5}}))$",
    re.IGNORECASE,
)
# "the hill overlooking T", "the road to T", "villages around T": what is taken is not T.
_BESIDE: Final = re.compile(
    r"\b(?:overlooking|surrounding|encircling|bordering|outside|near|around|above|beside|adjacent to|close to"
    r"|(?:roads?|highways?|routes?|bridges?|way) (?:leading )?(?:to|into|from|between)|leading (?:in)?to|linking"
    r"|connecting)\s+(?:the\s+)?(?:\w*(?:town|city|village|suburb)\s+of\s+)?$",
    re.IGNORECASE,
)
_INSIDE: Final = re.compile(
    r"\b(?:inside|within|streets of|heart of|cent(?:re|er) of)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:(?:town|city|village)\s+of\s+)?$",
    re.IGNORECASE,
)
# "one district of T", "the last opposition-held quarter of T": one of several, and so no other name of T.
_ONE_OF: Final = re.compile(
    r"\b(?:last|one|another|every|each|an?|two|three|several|many|most|some)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_ITSELF: Final = frozenset({"area", "district", "neighbourhood", "neighborhood", "quarter", "territory"})


def is_held_itself(item: ResolvedClaim) -> bool:
    """Tell whether a claim about territory speaks of its place as a whole.

    A wide place that is named as a location ("captured a town in P province") is where the thing taken is, and was
    not taken; so is any place of which only a part is named ("the rebel-held east of").
    """
    place, mention = item.resolution.place, item.claim.place
    if place is None or mention is None:
        return True
    lead = _lead(item, mention.quote)
    if mention.part is not None or _BESIDE.search(lead) or _of_a_piece(lead, wide=place.precision in WIDE):
        return False
    if place.precision in WIDE:
        return not _WHERE.search(lead)
    return not _holds_a_piece(item, mention.quote.start)


def is_piece_held(item: ResolvedClaim) -> bool:
    """Tell whether a claim about territory speaks of a piece of its place: "controls the northern half of T"."""
    mention = item.claim.place
    if mention is None:
        return False
    lead = _lead(item, mention.quote)
    if _BESIDE.search(lead):
        return False
    return mention.part is not None or _of_a_piece(lead, wide=False) or _holds_a_piece(item, mention.quote.start)


def is_inside(item: ResolvedClaim) -> bool:
    """Tell whether something happened within a place, and not only at it: in a part of it, "inside" it."""
    mention = item.claim.place
    if mention is None or mention.relation != "in":
        return False
    return mention.part is not None or bool(_INSIDE.search(_lead(item, mention.quote)))


def _lead(item: ResolvedClaim, name: Quote) -> str:
    """The words of the claim before the name of its place."""
    quote = item.claim.quote
    before = name.start - quote.start
    return " ".join(quote.text[:before].split()) + " " if 0 < before <= len(quote.text) else ""


def _of_a_piece(lead: str, *, wide: bool) -> bool:
    """Whether the words before a name are those of a piece of it: "the last rebel-held district of"."""
    of = _PIECE_OF.search(lead)
    if of is None or (wide and of["noun"] is None):
        return False
    itself = of["noun"] and of["noun"].casefold() in _ITSELF and of["way"] == "of"
    return not itself or bool(_ONE_OF.search(lead[: of.start()]))


def _holds_a_piece(item: ResolvedClaim, place_at: int) -> bool:
    """Whether what follows "held" is a piece of a town, and not the place itself ("the rebel-held district of D")."""
    quote, held = item.claim.quote, item.claim.trigger
    if not quote.start <= held.end <= quote.end:
        return False
    behind = quote.text[held.end - quote.start :]
    taken = _PIECE_TAKEN.match(behind)
    if taken is not None and not held.end <= place_at < held.end + taken.end():
        return True
    found = _PIECE_HELD.match(behind)
    if found is None:
        return False
    named = found["of"] is not None and held.end + found.end() == place_at
    return not (named and found["noun"].casefold() in _ITSELF)


def able_to_hold(parties: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Keep the parties that can hold territory."""
    return tuple(party for party in parties if party.type not in _NO_HOLDERS)
