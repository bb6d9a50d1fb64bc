from pathlib import Path

import pytest

from dateline.model.claim import PlaceMention
from dateline.model.quote import Quote
from dateline.model.resolution import Precision
from dateline.resolve.places.place import kilometres

_CASES = (Path(__file__).parents[2] / "cases" / "places" / "cases.tsv").read_text(encoding="utf-8").splitlines()


def mention(text, words, **hints):
    start = text.index(words)
    return PlaceMention(quote=Quote.cut(text, start, start + len(words)), words=words, **hints)


def resolve(resolver, text, words, others=(), **hints):
    one = mention(text, words, **hints)
    story = resolver.story(text, [one, *(mention(text, other) for other in others)])
    return resolver.resolve(one, story)


@pytest.mark.parametrize("line", _CASES)
def test_case(resolver, line):
    marked, feature, within, relation, country, admin1, precision = line.split("\t")
    text = marked.replace("[", "").replace("]", "")
    words = marked[marked.index("[") + 1 : marked.index("]")]
    found = resolve(
        resolver, text, words,
        feature=None if feature == "-" else feature,
        within=() if within == "-" else tuple(within.split(";")),
        relation=relation,
    )  # fmt: skip
    assert (found.country or "-", found.admin1 or "-", found.precision.value) == (country, admin1, precision)
    assert found.reason


def test_a_name_in_no_gazetteer_keeps_its_words_and_gets_no_point(resolver):
    found = resolve(resolver, "Syrian troops left Qqvarzaton.", "Qqvarzaton")
    assert (found.name, found.latitude, found.place_id) == ("Qqvarzaton", None, None)
    assert found.reason == "in no gazetteer"


def test_a_homonym_in_a_far_country_does_not_win(resolver):
    text = "Syrian aircraft struck Glen Burnie, Syrian rebels in Syria said, and Aleppo was calm."
    found = resolve(resolver, text, "Glen Burnie", others=["Aleppo"])
    assert found.latitude is None
    assert found.candidates
    assert "the report is about Syria" in found.reason


def test_a_far_town_is_found_when_its_country_is_named(resolver):
    text = "Syrian envoys flew to Glen Burnie in the United States, and Aleppo was calm, Syria said."
    assert resolve(resolver, text, "Glen Burnie", others=["Aleppo"]).country == "US"


def test_nearby_places_of_the_report_decide_between_homonyms(resolver):
    text = "Syrian jets hit Kafr Zayta, Khan Shaykhun and Al Lataminah."
    found = resolve(resolver, text, "Kafr Zayta", others=["Khan Shaykhun", "Al Lataminah"])
    assert found.admin1 == "Hama"


def test_a_stated_distance_is_kept_in_mind(resolver):
    text = "Syrian rebels took Tall Rifat, 36 km north of Aleppo."
    found = resolve(resolver, text, "Tall Rifat", others=["Aleppo"], distance_km=36, distance_from="Aleppo")
    assert found.admin1 == "Aleppo"


def test_what_stands_beside_a_name_once_holds_for_the_whole_report(resolver):
    text = "A fire broke out in Paris, Texas. Firemen in Paris worked all night."
    first = mention(text, "Paris")
    start = text.rindex("Paris")
    second = PlaceMention(quote=Quote.cut(text, start, start + 5), words="Paris")
    story = resolver.story(text, [first, second])
    assert resolver.resolve(second, story).admin1 == "Texas"
    assert resolver.resolve(second, story).quote == second.quote


def test_spelling_is_explained(resolver):
    found = resolve(resolver, "Syrian troops hold al-Qaryatain.", "al-Qaryatain")
    assert "romanised-Arabic fold" in found.reason


def test_the_country_of_the_story_is_the_one_it_is_about(resolver):
    text = "Russian and American jets flew over Syria. In Syria, Idlib and Saraqib were hit."
    story = resolver.story(text, [mention(text, "Idlib"), mention(text, "Saraqib")])
    assert story.country == "SY"


def test_a_report_without_hints_has_no_country(resolver):
    assert resolver.story("It rained all day.", []).country is None


def test_a_demonym_stands_for_its_country(resolver):
    found = resolve(resolver, "They crossed into Syrian territory.", "Syrian")
    assert (found.country, found.precision) == ("SY", Precision.COUNTRY)


def test_gaza_is_the_strip(resolver):
    found = resolve(resolver, "Israeli tanks entered Gaza.", "Gaza")
    assert (found.country, found.precision) == ("PS", Precision.PROVINCE)


def test_distances_are_kilometres():
    assert kilometres((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)


def test_a_city_of_the_name_of_its_country_is_the_city(resolver):
    text = "Police in Mexico said on Monday that the city was calm."
    found = resolve(resolver, text, "Mexico", feature="city")
    assert (found.name, found.precision) == ("Mexico City", Precision.TOWN)


def test_a_name_in_a_row_of_provinces_is_one(resolver):
    text = "Farms in Ohio, Washington and Texas were searched, officials of the United States said."
    found = resolve(resolver, text, "Washington", others=["Ohio", "Texas"])
    assert (found.admin1, found.precision) == ("Washington", Precision.PROVINCE)


def test_what_is_too_wide_for_a_point_has_it_as_a_candidate_only(resolver):
    found = resolve(resolver, "Aid from Europe came.", "Europe")
    assert (found.name, found.latitude, found.precision) == ("Europe", None, Precision.NONE)
    assert found.candidates
    assert resolve(resolver, "European aid came.", "European").name == "Europe"


def test_the_short_form_of_a_state_behind_a_town_decides(resolver):
    found = resolve(resolver, "He drove to Waco, Tex., on Monday.", "Waco")
    assert (found.admin1, found.country) == ("Texas", "US")
    assert resolve(resolver, "He drove to Paris, Tex., on Monday.", "Paris").admin1 == "Texas"


def test_a_province_that_the_report_names_says_in_which_country_it_plays(resolver):
    found = resolve(resolver, "Gunmen raided Guadalupe, the mayor said. Zacatecas sent police.", "Guadalupe")
    assert found.country == "MX"


def test_a_name_known_only_far_abroad_gets_no_point_where_the_report_names_another_country(resolver):
    found = resolve(resolver, "Afghan forces were attacked in Kirwee, the ministry said.", "Kirwee")
    assert found.latitude is None
    assert found.reason


def test_a_name_without_context_gets_no_point_where_a_far_better_known_one_is_abroad(resolver):
    found = resolve(resolver, "Shops in Belfast were shut by a warning.", "Belfast")
    assert (found.country, found.latitude) in {("GB", found.latitude), (None, None)}


def test_marks_of_a_name_count(resolver):
    assert resolve(resolver, "Shining Path men entered Córdova.", "Córdova").country == "PE"


def test_a_fold_gives_way_to_a_town_that_bears_the_name(resolver):
    assert resolve(resolver, "Saudi jets struck Al Qurayya on Monday.", "Al Qurayya").country != "SA"


def test_the_country_of_a_party_decides_where_those_that_act_abroad_alone_are_named(resolver):
    text = "Saudi Arabia said that White Helmets men had gone to Al Qurayya."
    assert resolve(resolver, text, "Al Qurayya").country == "SY"


def test_towns_of_the_text_say_which_country_a_name_is_in(resolver):
    text = "Gunmen shot a judge in Cartagena, on the road from Barranquilla to Sincelejo."
    assert resolve(resolver, text, "Cartagena").country == "CO"
