"""The province of a name that no gazetteer has, where the text says it: "the village of X, in Y province"."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.model.resolution import PlaceRef
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind, Place

_TOO_WIDE = frozenset({Kind.COUNTRY, Kind.REGION})


def with_province(found: PlaceRef, within: Iterable[str], country: str | None, gazetteer: Gazetteer) -> PlaceRef:
    """Add province and country to a place without a point, from the wider places named with it, narrowest first.

    Only a wider place in the report's own country counts, and of several of one name a province before a town. The
    point stays unknown: somewhere in a province is nowhere on a map.
    """
    for words in within:
        matches = [match.place for match in gazetteer.find(words)]
        there = [
            place for place in matches if place.admin1 and place.country == country and place.kind not in _TOO_WIDE
        ]
        if there:
            place = min(there, key=_rank)
            reason = f"{found.reason}; {words!r} is named with it: in {place.admin1}"
            return replace(found, admin1=place.admin1, country=place.country, reason=reason)
    return found


def _rank(place: Place) -> tuple[bool, int]:
    return place.kind is not Kind.PROVINCE, -place.population
