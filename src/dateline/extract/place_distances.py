"""How far a place is said to lie from another: "X, about 70 km north-east of Y" tells which X is meant."""

from dateline.extract.notes import Notes, PlaceHit
from dateline.extract.numbers import find_figures
from dateline.extract.place_surroundings import DIRECTIONS
from dateline.extract.sentences import sentence_of

_FAR = 10
_UNIT = "km"  # numbers.py turns miles and metres into kilometres


def note_distances(notes: Notes) -> None:
    """Give each place the distance told behind it, with the place it is counted from."""
    for hit, following in zip(notes.places, notes.places[1:], strict=False):
        sentence = sentence_of(notes.parsed.doc[hit.first])
        if following.first < sentence.end and following.first - hit.last <= _FAR:
            _note_distance(notes, hit, following)


def _note_distance(notes: Notes, hit: PlaceHit, following: PlaceHit) -> None:
    parsed = notes.parsed
    before = following.first - 1
    while before > hit.last and parsed.doc[before].lower_ in {"the", "town", "city", "village", "capital"}:
        before -= 1
    if parsed.doc[before].lower_ not in {"of", "from"}:
        return
    between = [parsed.doc[i].lower_ for i in range(hit.last + 1, following.first)]
    measured = [found.figure for found in find_figures(parsed.text(hit.last + 1, before)) if found.figure.unit == _UNIT]
    counted = "from" in between or bool(DIRECTIONS & set(between)) or "away" in between
    if len(measured) >= 1 and counted and measured[0].low is not None:
        hit.distance_km, hit.distance_from = measured[0].low, following.words
