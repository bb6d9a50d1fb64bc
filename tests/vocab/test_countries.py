"""Countries by name, demonym and capital."""

import pytest

from dateline.vocab.countries import Countries


@pytest.fixture(scope="module")
def countries():
    return Countries.default()


def code(country):
    return country.iso2 if country else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Syria", "SY"),
        ("the UK", "GB"),
        ("Britain", "GB"),
        ("US", "US"),
        ("U.S.", "US"),
        ("us", None),
        ("the Netherlands", "NL"),
        ("Türkiye", "TR"),
        ("Côte d'Ivoire", "CI"),
        ("DR Congo", "CD"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("Atlantis", None),
    ],
)
def test_by_name(countries, words, expected):
    assert code(countries.by_name(words)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Syrian", "SY"), ("Turks", "TR"), ("South Korean", "KR"), ("Congolese", "CD"), ("Martian", None)],
)
def test_by_demonym(countries, word, expected):
    assert code(countries.by_demonym(word)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Moscow", "RU"),
        ("the Kremlin", "RU"),
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("the White House", "US"),
        ("Gotham", None),
    ],
)
def test_by_seat(countries, words, expected):
    assert code(countries.by_seat(words)) == expected


def test_slug_starts_the_ids_of_a_states_own_actors(countries):
    assert code(countries.by_slug("us")) == "US"
    assert code(countries.by_slug("saudi-arabia")) == "SA"


def test_codes_are_found_in_either_case(countries):
    assert code(countries.get("sy")) == "SY"


def test_every_member_state_of_the_un_is_there(countries):
    assert len(list(countries)) >= 195
    assert len({country.iso3 for country in countries}) == len(list(countries))
