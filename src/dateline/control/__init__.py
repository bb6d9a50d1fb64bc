"""Who held a place, from when to when, according to whom: intervals computed from claims alone."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dateline.control.evidence import Evidence, KindEffect, gather
from dateline.control.naming import one_name, one_place
from dateline.control.rules import states_of
from dateline.control.speakers import speakers_of, told_by
from dateline.control.timeline import intervals_of
from dateline.model.control import ControlInterval
from dateline.model.resolution import PlaceRef, ResolvedClaim
from dateline.model.sides import Sides

__all__ = ["KindEffect", "derive_control", "speakers_of", "told_by"]


def derive_control(
    claims: Sequence[ResolvedClaim],
    *,
    kinds: Mapping[str, KindEffect],
    according_to: str | Sequence[str] | None = None,
    part_of: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[ControlInterval, ...]:
    """Work out the control intervals of every place that claims speak of, sorted by place name, key and start.

    Pure, and independent of the order of `claims`. `kinds` are the event kinds by id, `part_of` the bodies that each
    actor id belongs to. `according_to` keeps only the claims of one speaker or side: their name, id, initials or words
    of the name in any spelling (of several names the first that anybody has); an outlet is the speaker of what it says
    on its own word.
    """
    sides = Sides(part_of)
    told = told_by(claims, according_to) if according_to is not None else claims
    found: list[tuple[ControlInterval, ...]] = []
    for key, told_of in one_place(gather(told, kinds)).items():
        evidence = one_name(told_of, sides)
        place = _best_place(evidence)
        found.append(intervals_of(key, place, states_of(evidence, sides), sides))
    found.sort(key=lambda intervals: (intervals[0].place.name, intervals[0].place.key) if intervals else ("", ""))
    return tuple(chain.from_iterable(found))


def _best_place(evidence: Iterable[Evidence]) -> PlaceRef:
    """The place as the first claim that located it has it."""
    places = [said.item.resolution.place for said in evidence if said.item.resolution.place is not None]
    return next((place for place in places if place.latitude is not None), places[0])
