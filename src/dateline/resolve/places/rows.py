"""Names that stand for a state or province because of the names they stand in a row with."""

import re
from collections.abc import Sequence

from dateline.model.claim import PlaceMention
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind, Place

_LINK = re.compile(r",?\s+and\s+|,\s+|\s+or\s+")


def provincial(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> frozenset[int]:
    """Where the names begin that are provinces: "Buffalo, *New York*", "in Ohio, *New York* and Texas"."""
    ordered = sorted(mentions, key=lambda mention: mention.quote.start)
    places = [[match.place for match in gazetteer.find(mention.words)] for mention in ordered]
    found = set()
    for k, mention in enumerate(ordered):
        rows = {place.row for place in places[k] if place.kind is Kind.PROVINCE}
        if not rows or all(place.kind is Kind.PROVINCE for place in places[k]):
            continue
        before = k > 0 and bool(_LINK.fullmatch(text, ordered[k - 1].quote.end, mention.quote.start))
        after = k + 1 < len(ordered) and bool(_LINK.fullmatch(text, mention.quote.end, ordered[k + 1].quote.start))
        comma = before and text[ordered[k - 1].quote.end] == ","
        seat = comma and any(place.admin1_row in rows for place in places[k - 1] if place.kind is Kind.TOWN)
        beside = [places[j] for j, joined in ((k - 1, before), (k + 1, after)) if joined]
        if (seat and not _is_province(places[k - 1])) or (beside and all(map(_is_province, beside))):
            found.add(mention.quote.start)
    return frozenset(found)


def _is_province(places: Sequence[Place]) -> bool:
    """Whether a name is best known as a province: by far more people live there than in a town of that name."""
    here = max((place.population for place in places if place.kind is Kind.PROVINCE), default=0)
    towns = max((place.population for place in places if place.kind in {Kind.TOWN, Kind.COUNTRY}), default=0)
    return here > 2 * towns
