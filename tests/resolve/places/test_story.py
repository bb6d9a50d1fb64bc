import pytest

from dateline.resolve.places.story import country_words


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Fighting in the Democratic Republic of the Congo went on", {"CD"}),
        ("U.S. aircraft struck", {"US"}),
        ("US aircraft struck", {"US"}),
        ("they told us nothing", set()),
        ("Saudi Arabia and the Central African Republic", {"SA", "CF"}),
        ("Guinea-Bissau closed its border", {"GW"}),
        ("Syria", {"SY"}),
        ("no country here", set()),
    ],
)
def test_countries_are_counted_by_their_longest_names(text, countries):
    assert set(country_words(text)) == countries
