"""Puts persons' corrections over claims as they are loaded; the claims themselves stay as they were read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dateline.model.claim import Claim, Hedge, Modality, Polarity, SpeakerMention
from dateline.model.correction import PARTY_FIELDS, Act, Correction, Value, base_field, counted
from dateline.model.resolution import (
    ActorRef,
    PlaceRef,
    QuantityRef,
    Resolution,
    ResolvedClaim,
    SpeakerRef,
    TimeBasis,
    TimeRef,
)

ACCEPTED: Final = "accepted"
REJECTED: Final = "rejected"

_REVIEWS: Final = {Act.ACCEPT: ACCEPTED, Act.REJECT: REJECTED}


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Sort corrections by when they were decided: the same in every record that holds them."""
    return sorted(corrections, key=lambda it: (it.decided_at, it.id))


def corrected(item: ResolvedClaim, corrections: Iterable[Correction]) -> ResolvedClaim:
    """Give a claim as read with what persons decided put over it: for each field the latest that stands."""
    latest: dict[str, Correction] = {}
    review: str | None = None
    for correction in in_order(it for it in corrections if it.stands):
        if correction.act is Act.SET and correction.field is not None:
            latest.pop(correction.field, None)
            latest[correction.field] = correction
        review = _REVIEWS.get(correction.act, review)
    for field, correction in latest.items():
        item = _put(item, field, correction)
    return replace(item, corrected=tuple(sorted(latest)), review=review)


def _put(item: ResolvedClaim, field: str, correction: Correction) -> ResolvedClaim:
    value = correction.value or Value()
    says = f"corrected by {correction.author}: {correction.why}"
    claim, found = item.claim, item.resolution
    base = base_field(field)
    if base == "kind":
        claim = replace(claim, kind=value.word or claim.kind)
    elif base in {"polarity", "modality", "hedge"}:
        claim = _scale(claim, base, value.word or "")
    elif base == "place":
        claim, found = _place(claim, found, value.place, says)
    elif base == "time":
        claim = replace(claim, time=None)
        found = replace(found, time=_time(value.time, says))
    elif base in PARTY_FIELDS:
        parties = tuple(replace(it, reason=_because(says, it.reason)) for it in value.parties)
        claim = replace(claim, actors=()) if base == "actor" else replace(claim, targets=())
        found = replace(found, actors=parties) if base == "actor" else replace(found, targets=parties)
    elif base == "speaker":
        # Behind the speakers that the text names stand the agency and the outlet: they passed it on in any case.
        behind = found.speakers[len(claim.speakers) :]
        speakers = tuple(replace(it, reason=_because(says, it.reason)) for it in value.speakers)
        links = tuple(SpeakerMention(mention=None) for _ in speakers)  # no words of the text name them
        claim, found = replace(claim, speakers=links), replace(found, speakers=(*speakers, *behind))
    else:
        quantities = _figures(found.quantities, field, value.quantity)
        claim = replace(claim, quantities=tuple(it.quantity for it in quantities))
        found = replace(found, quantities=quantities)
    return replace(item, claim=claim, resolution=found)


def _scale(claim: Claim, field: str, word: str) -> Claim:
    if field == "polarity":
        return replace(claim, polarity=Polarity(word))
    return replace(claim, modality=Modality(word)) if field == "modality" else replace(claim, hedge=Hedge(word))


def _place(claim: Claim, found: Resolution, place: PlaceRef | None, says: str) -> tuple[Claim, Resolution]:
    """The part of a place and "near" it stay as the text has them; the name is the corrected one."""
    if place is None:
        return replace(claim, place=None), replace(found, place=None)
    mention = replace(claim.place, words=place.name, within=()) if claim.place else None
    return replace(claim, place=mention), replace(found, place=replace(place, reason=_because(says, place.reason)))


def _time(time: TimeRef | None, says: str) -> TimeRef:
    if time is None:
        return TimeRef(quote=None, earliest=None, latest=None, basis=TimeBasis.UNKNOWN, reason=says)
    return replace(time, reason=says)


def _figures(known: tuple[QuantityRef, ...], field: str, value: QuantityRef | None) -> tuple[QuantityRef, ...]:
    """Replace the figures that a field names; a lone one keeps its words, scope and day."""
    named = figures_of(known, field)
    out = [it for it in known if it not in named]
    if value is None:
        return tuple(out)
    new = value
    if len(named) == 1:
        old = named[0].quantity
        figure = replace(old, low=value.quantity.low, high=value.quantity.high, vague=False)
        new = replace(named[0], quantity=figure)
    at = known.index(named[0]) if named else len(out)
    return (*out[:at], new, *out[at:])


def figures_of(known: Sequence[QuantityRef], field: str) -> list[QuantityRef]:
    """Give the figures that a field like ``killed`` or ``killed[civilians]`` names; parts of others are left out."""
    what, who = base_field(field), counted(field)
    same = [it for it in known if it.quantity.what.value == what and not it.quantity.part]
    return same if who is None else [it for it in same if (it.quantity.who or "").casefold() == who.casefold()]


def _because(says: str, reason: str) -> str:
    return f"{says}; {reason}" if reason else says


def said(item: ResolvedClaim, field: str) -> str:
    """Say what a claim holds in a field, in the form in which a person would type it; "" for nothing."""
    found, base = item.resolution, base_field(field)
    if base in {"kind", "polarity", "modality", "hedge"}:
        return str(getattr(item.claim, base))
    if base == "place":
        return place_words(found.place) if found.place else ""
    if base == "time":
        return days(found.time) if found.time else ""
    if base == "speaker":
        return names(found.speakers[: len(item.claim.speakers)])
    if base in PARTY_FIELDS:
        return names(found.actors if base == "actor" else found.targets)
    return "; ".join(_amount(it) for it in figures_of(found.quantities, field))


def value_words(value: Value | None) -> str | None:
    """Say what a value was resolved to, with ids; "" for an emptied field, None for a correction of no field."""
    if value is None:
        return None
    if value.word is not None:
        return value.word
    if value.place is not None:
        return place_words(value.place)
    if value.time is not None:
        return days(value.time)
    if value.quantity is not None:
        return _amount(value.quantity)
    refs: tuple[ActorRef | SpeakerRef, ...] = (*value.parties, *value.speakers)
    return "; ".join(f"{ref.name} [{ref.actor_id}]" if ref.actor_id else ref.name for ref in refs)


def place_words(place: PlaceRef) -> str:
    """Say a place with its division, country and id."""
    wider = [part for part in (place.admin1, place.country) if part and part != place.name]
    known = f" [{place.place_id}]" if place.place_id else ""
    return ", ".join([place.name, *wider]) + known


def days(time: TimeRef) -> str:
    """Say a time as it is typed: a day, or ``A..B`` with an end left out that is not known."""
    first, last = (day.isoformat() if day else "" for day in (time.earliest, time.latest))
    return first if first == last else f"{first}..{last}"


def names(refs: Iterable[ActorRef | SpeakerRef]) -> str:
    """Name parties or speakers, parted by semicolons as they are typed."""
    return "; ".join(ref.name for ref in refs)


def _amount(ref: QuantityRef) -> str:
    low, high = (None if it is None else f"{it:.15g}" for it in (ref.quantity.low, ref.quantity.high))
    if low is not None and high is not None:
        return low if low == high else f"{low}-{high}"
    return f">={low}" if low is not None else f"<={high}"
