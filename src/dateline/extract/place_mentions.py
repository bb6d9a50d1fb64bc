"""Puts a found place as a claim's place mention: its words, relation and part, and the words that led to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases
from dateline.model.claim import PlaceMention
from dateline.model.quote import Quote
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True, kw_only=True)
class Found:
    """A place for an event: the hit, the token that led to it when that is not the name itself, the part, the rule."""

    hit: PlaceHit
    by: "Token | None" = None
    part: str | None = None
    rule: str = "place:own words"
    relation: str | None = None


def mention(found: Found, phrases: Phrases) -> PlaceMention:
    """Put a found place as the claim's place mention."""
    hit, part = found.hit, found.part
    if hit.inside is not None:
        hit, part = hit.inside, hit.words
    parsed = phrases.notes.parsed
    if part is None and hit.piece is not None:
        part = parsed.text(*hit.piece)
    led_by: Quote | None = None
    quote = parsed.quote(hit.first, hit.last)
    if found.by is not None:
        led_by, quote = quote, phrases.quote(found.by)
    return PlaceMention(
        quote=quote,
        words=hit.words,
        feature=hit.feature,
        relation=found.relation or hit.relation,
        within=hit.within,
        distance_km=hit.distance_km,
        distance_from=hit.distance_from,
        part=part,
        led_by=led_by,
    )


def joint(found: Sequence[Found], phrases: Phrases) -> PlaceMention:
    """Several places that share one figure: named together, without a point, for the figure is of them all."""
    first, last = found[0].hit, found[-1].hit
    low, high = min(first.first, last.first), max(first.last, last.last)
    shared = set(first.within).intersection(*(each.hit.within for each in found[1:]))
    return PlaceMention(
        quote=phrases.notes.parsed.quote(low, high),
        words=" and ".join(each.hit.words for each in found),
        within=tuple(name for name in first.within if name in shared),
    )


def part_of(token: "Token", phrases: Phrases) -> str | None:
    """The words of a phrase for a piece of a town; None for what is no place ("in detention in X")."""
    counted = phrases.counted(token) if phrases.is_figure(token) else None
    if counted is not None and counted.i in phrases.notes.place_at:
        return phrases.quote(token).text  # "one third of X"
    token = counted if counted is not None else token
    if phrases.classes(token) & {"event", "people", "armed", "party"}:
        return None
    named = token.lemma_.lower() in noun_classes().endings  # "the X roundabout"
    return phrases.quote(token).text if named or phrases.classes(token) & {"place", "site"} else None


def distinct(found: Sequence[Found]) -> list[Found]:
    """Each name once, in order."""
    out: list[Found] = []
    for each in found:
        if all(each.hit.words != other.hit.words for other in out):
            out.append(each)
    return out


def named_first(found: list[Found]) -> list[Found]:
    """ "Seized most of the farms on the edge of X": X, not a piece of what was named before."""
    named = [each for each in found if each.by is None or each.part is None]
    return named if any(each.by is None for each in named) else found
