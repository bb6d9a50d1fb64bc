import pytest

from dateline.corroborate.places import PlaceMatch, kilometres, match_places

PAIRS = [
    ("arda", "arda", PlaceMatch.SAME),
    ("arda", "Arda", PlaceMatch.SAME),
    ("arda", "arda-near", PlaceMatch.BESIDE),
    ("arda", "arda-market", PlaceMatch.BESIDE),
    ("arda", "borin", PlaceMatch.NEARBY),
    ("arda", "north", PlaceMatch.WITHIN),
    ("celm", "north", PlaceMatch.APART),
    ("celm", "syria", PlaceMatch.IN_COUNTRY),
    ("syria", "syria", PlaceMatch.SAME_COUNTRY),
    ("syria", "iraq", PlaceMatch.APART),
    ("arda", "twin-iraq", PlaceMatch.APART),
    ("arda", None, PlaceMatch.ONE_UNKNOWN),
    (None, None, PlaceMatch.BOTH_UNKNOWN),
]


@pytest.mark.parametrize(("left", "right", "match"), PAIRS)
def test_two_places_match_so_whichever_comes_first(build, left, right, match):
    one, other = (c.resolution.place for c in build([{"id": "a", "place": left}, {"id": "b", "place": right}]))
    assert match_places(one, other) is match_places(other, one) is match


def test_distance_needs_both_points(build):
    one, other, named = (
        c.resolution.place
        for c in build([{"id": "a", "place": "arda"}, {"id": "b", "place": "celm"}, {"id": "c", "place": "Nowhere"}])
    )
    assert kilometres(one, other) == pytest.approx(144.6, abs=0.5)
    assert kilometres(one, named) is None
