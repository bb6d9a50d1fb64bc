"""Says in words why a name was taken for a place, or why for none."""

from collections.abc import Sequence

from dateline.resolve.places.fold import fold
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind, Place, kilometres
from dateline.resolve.places.ranking import Ranked
from dateline.resolve.places.story import StoryPlaces

_NEAR_KM = 60
_LISTS = {"gn": "GeoNames", "ucdp": "UCDP's list", "osy": "OpenSyria's list", "dl": "dateline's list of regions"}


def why(words: str, best: Ranked, ranked: Sequence[Ranked], story: StoryPlaces, gazetteer: Gazetteer) -> str:
    """Explain a choice: how the name was matched, out of how many, and what decided."""
    parts = [_spelling(words, best), _choice(best, ranked, story, gazetteer)]
    return "; ".join(part for part in parts if part)


def why_not(ranked: Sequence[Ranked], story: StoryPlaces, gazetteer: Gazetteer) -> str:
    """Explain a refusal: places have the name, but nothing in the report points at one of them."""
    best = ranked[0].match.place
    where = f"{best.admin1}, {_country(best.country, gazetteer)}" if best.admin1 else _country(best.country, gazetteer)
    about = f" and the report is about {_country(story.country, gazetteer)}" if story.country else ""
    count = len(ranked)
    one, more = f"the only place of that name is in {where}", f"{count} places of that name, the likeliest in {where}"
    known = one if count == 1 else more
    return f"{known}{about}; nothing in the report points there, so no place is given"


def _spelling(words: str, best: Ranked) -> str:
    place, how = best.match.place, best.match.how
    if fold(words) == fold(place.name):
        return ""
    source = _LISTS.get(place.place_id.partition(":")[0], "the gazetteer")
    if how == "arabic":
        return f"spelled {place.name!r} in {source}; the same under the romanised-Arabic fold"
    if how == "fuzzy":
        return f"spelled {place.name!r} in {source}; nearly the same letters"
    return f"another name of {place.name!r} in {source}" if how == "alias" else ""


def _choice(best: Ranked, ranked: Sequence[Ranked], story: StoryPlaces, gazetteer: Gazetteer) -> str:
    place = best.match.place
    land = _country(place.country, gazetteer)
    if place.kind in {Kind.COUNTRY, Kind.REGION, Kind.WIDE}:
        return _wide(place)
    if len(ranked) == 1:
        return "the only place of that name"
    same_land = [item for item in ranked if item.match.place.country == place.country]
    if best.is_within:
        return f"of {len(ranked)} places of that name the one inside the place named beside it"
    near = _nearest(place, story)
    if place.kind in {Kind.TOWN, Kind.SITE, Kind.AREA} and near and best.nearness > 0 and len(same_land) > 1:
        beside = f"near {near[0]} ({near[1]:.0f} km), which the report names too"
        return f"of {len(ranked)} places of that name the one {beside}"
    if place.country and place.country == story.country:
        if len(same_land) == 1:
            return f"the only place of that name in {land}, the country of the report"
        if any(item.match.place.kind is not place.kind for item in same_land if item is not best):
            return f"in {land}, the country of the report; read as {_kind(place)} of that name"
        return f"of {len(same_land)} places of that name in {land}, the country of the report, the one that fits best"
    return f"the best known of {len(ranked)} places of that name"


def _wide(place: Place) -> str:
    if place.kind is Kind.COUNTRY:
        return "name of a country"
    too_wide = place.kind is Kind.WIDE or not place.point
    return "name of a region that is too wide for a point" if too_wide else "name of a region"


def _nearest(place: Place, story: StoryPlaces) -> tuple[str, float] | None:
    if place.point is None:
        return None
    apart = [
        (kilometres(place.point, other.point), other.name)
        for other in story.anchors.values()
        if other.point and other.row != place.row and other.kind is Kind.TOWN
    ]
    if not apart or min(apart)[0] > _NEAR_KM:
        return None
    return min(apart)[1], min(apart)[0]


def _country(code: str | None, gazetteer: Gazetteer) -> str:
    found = gazetteer.country(code) if code else None
    return found.name if found else (code or "no one country")


def _kind(place: Place) -> str:
    return f"the {place.kind.name.lower()}"
