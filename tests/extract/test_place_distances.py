"""Distances told behind a place reach the claim, in kilometres, with the place they are counted from."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels seized Marea, about 25 km north of Aleppo, on Friday.", (25, "Aleppo")),
        ("Rebels seized Marea, which is 25 kilometres from Aleppo, on Friday.", (25, "Aleppo")),
        ("Rebels seized Marea on Friday after talks in Aleppo.", (None, None)),
        ("Rebels seized Marea and 25 km of road near Aleppo.", (None, None)),
    ],
)
def test_a_distance_belongs_to_the_place_before_it(read_text, text, expected):
    reading = read_text(text)
    (place,) = {claim.place for claim in reading.claims if claim.kind == "territory_seized"}
    assert (place.distance_km, place.distance_from) == expected


def test_an_attack_told_again_names_the_claim_that_told_it_first(read_text):
    text = "A car bomb exploded in Homs on Friday. The bombing killed four people, police said."
    reading = read_text(text)
    first, again = (claim for claim in reading.claims if claim.kind == "bombing")
    assert (first.same_as, again.same_as) == (None, first.id)
