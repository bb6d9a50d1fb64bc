"""Other names of places: what a person types need not be what the record calls a place."""

from functools import cache

from dateline.resolve.places.gazetteer import Gazetteer


def place_ids(name: str) -> tuple[str, ...]:
    """Give the ids of all places that a name can mean, in any spelling and script that the gazetteer knows."""
    return tuple(match.place.place_id for match in _gazetteer().find(name.strip()))


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()
