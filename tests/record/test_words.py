import pytest

from dateline.record.words import figure, kind_and_mode, says, short_id, shorten, when, where, who_whom


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2016-03-27", "2016-03-27", "2016-03-27"),
        ("2016-03-26", "2016-03-27", "2016-03-26 to 2016-03-27"),
        ("2016-02-01", "2016-02-29", "2016-02"),
        ("2016-02-01", "2016-02-28", "2016-02-01 to 2016-02-28"),
        ("2015-01-01", "2015-12-31", "2015"),
        ("2015-01-01", "2016-12-31", "2015-01-01 to 2016-12-31"),
        ("2016-03-27", None, "from 2016-03-27"),
        (None, "2016-03-27", "by 2016-03-27"),
        (None, None, "?"),
    ],
)
def test_when(earliest, latest, words):
    assert when({"earliest": earliest, "latest": latest}) == words


def test_no_time_is_a_question_mark():
    assert when(None) == "?"


def test_where_names_the_wider_places_once():
    place = {"name": "Homs", "admin1": "Homs", "country": "SY", "precision": "town"}
    assert where(place) == "Homs, SY"


def test_where_tells_a_province_from_its_capital():
    place = {"name": "Homs", "admin1": "Homs", "country": "SY", "precision": "province"}
    assert where(place) == "Homs province, SY"
    assert where({**place, "name": "Homs Province"}) == "Homs Province, Homs, SY"


def test_a_country_is_named_once():
    assert where({"name": "Syria", "admin1": None, "country": "SY", "precision": "country"}) == "Syria"


def test_where_says_when_only_the_neighbourhood_is_known():
    assert where({"name": "Arak", "admin1": "Homs", "country": "SY", "precision": "near"}) == "near Arak, Homs, SY"


def test_where_says_that_a_place_has_no_coordinates():
    assert "no coordinates" in where({"name": "Hill 42", "admin1": None, "country": None, "precision": "none"})


def test_who_whom_leaves_an_unknown_doer_open():
    assert who_whom({"actors": [], "targets": [{"name": "civilians", "allies": []}]}) == "? > civilians"


def test_who_whom_names_allies():
    army = {"name": "Army", "allies": [{"name": "Militia", "allies": []}]}
    assert who_whom({"actors": [army], "targets": []}) == "Army (with Militia)"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ({"what": "killed", "low": 50, "high": None, "who": "soldiers"}, "50+ killed: soldiers"),
        ({"what": "killed", "low": None, "high": 49}, "up to 49 killed"),
        ({"what": "killed_or_wounded", "low": 12, "high": 12}, "12 killed or wounded"),
        ({"what": "killed", "low": 10, "high": 15}, "10-15 killed"),
        ({"what": "wounded", "low": 200, "high": None, "vague": True}, "~200+ wounded"),
        ({"what": "killed", "low": 250000, "high": 250000, "scope": "cumulative"}, "250,000 killed in all"),
        ({"what": "money", "low": 1.5, "high": 1.5, "unit": "GBP"}, "1.5 GBP money"),
        ({"what": "killed", "low": None, "high": None}, "? killed"),
        ({"what": "killed", "low": 4, "high": 4, "part": True, "who": "women"}, "of them 4 killed: women"),
    ],
)
def test_figure(quantity, words):
    assert figure(quantity) == words


def test_says_gives_the_chain_and_the_hedge():
    claim = {"speakers": [{"name": "the governor"}, {"name": "Levant Courier"}], "hedge": "reported"}
    assert says(claim) == "the governor via Levant Courier (reported)"


def test_a_plain_happening_is_its_kind_alone():
    assert kind_and_mode({"kind": "siege", "polarity": "affirmed", "modality": "occurred"}) == "siege"


def test_a_denied_plan_says_both():
    item = {"kind": "siege", "polarity": "denied", "modality": "planned"}
    assert kind_and_mode(item) == "siege (denied, planned)"


def test_short_id_is_a_prefix_of_the_id():
    assert "clm_0123456789abcdef".startswith(short_id("clm_0123456789abcdef"))


def test_shorten_folds_space_and_cuts_at_a_word():
    assert shorten("The  town\nfell on Sunday", 15) == "The town fell…"
    assert shorten("The town", 15) == "The town"
