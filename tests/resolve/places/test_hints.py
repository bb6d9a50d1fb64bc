from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.hints import party_hints, provincial_hints, town_hints, with_hints


def test_provinces_of_one_country_are_hints():
    assert provincial_hints("Police in Zacatecas said so.", (), Gazetteer()) == {"MX": 0.5}


def test_a_dateline_and_a_name_asked_about_are_none():
    assert provincial_hints("ZACATECAS - Police said so.", (), Gazetteer()) == {}
    assert provincial_hints("Police in Zacatecas said so.", {"zacatecas"}, Gazetteer()) == {}


def test_a_party_of_one_country_is_a_hint_once():
    assert party_hints("Shining Path fighters fled. Shining Path said nothing.") == {"PE": 0.25}


def test_a_party_of_two_countries_is_half_a_hint_at_each():
    assert party_hints("Allied Democratic Forces fighters fled.") == {"CD": 0.125, "UG": 0.125}


def test_a_party_of_many_countries_is_none():
    assert party_hints("Islamic State fighters fled.") == {}


def test_hints_add_up():
    assert with_hints({"PE": 1.0}, {"PE": 0.5}, {"MX": 0.25}) == {"PE": 1.5, "MX": 0.25}


def test_towns_of_one_country_are_hints():
    assert town_hints("A road leads from Zhytomyr to the east.", (), Gazetteer()) == {"UA": 0.25}
    assert town_hints("A road leads from Zhytomyr to the east.", {"zhytomyr"}, Gazetteer()) == {}


def test_the_town_of_a_dateline_is_a_lesser_hint_and_a_capital_one_only_there():
    assert town_hints("TUNIS - Police said so.", (), Gazetteer()) == {"TN": 0.15}
    assert town_hints("Police in Tunis said so.", (), Gazetteer()) == {}


def test_a_dateline_in_a_country_that_acts_abroad_is_none():
    assert town_hints("MOSCOW - The ministry said so.", (), Gazetteer()) == {}
