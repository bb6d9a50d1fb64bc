import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

from dateline.errors import DatelineError
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.place import Kind


@pytest.mark.parametrize(
    "name", ["Syria", "Aleppo", "Kharkiv", "Deir ez-Zor", "al-Hasakah", "Mosul", "KHARTOUM", "U.S."]
)
def test_knows_well_known_places(gazetteer, name):
    assert gazetteer.knows(name) > 0.7


@pytest.mark.parametrize("name", ["march", "aleppo", "", " ", "-", "Xqzwv", "US-led", "rebel-held", "Syrian", "the"])
def test_does_not_know_what_is_no_name_of_a_place(gazetteer, name):
    assert gazetteer.knows(name) == 0


@pytest.mark.parametrize("name", ["Nice", "Bar", "March", "Of", "Reading", "Army", "This", "Get", "White House"])
def test_words_of_english_are_weak_names(gazetteer, name):
    assert gazetteer.knows(name) < 0.2


@pytest.mark.parametrize("name", ["Victoria", "Bashar", "Hassan", "Jackson"])
def test_names_of_people_are_weak_names(gazetteer, name):
    assert gazetteer.knows(name) < 0.4


@pytest.mark.parametrize("name", ["IS", "UN", "FSA", "SAA", "NATO", "ISIS"])
def test_acronyms_are_no_places(gazetteer, name):
    assert gazetteer.knows(name) == 0


def test_a_class_word_at_the_end_does_not_hide_the_name(gazetteer):
    assert gazetteer.knows("Idlib province") == gazetteer.knows("Idlib")


def test_finds_a_village_that_only_the_supplement_has(gazetteer):
    found = [match.place for match in gazetteer.find("Hawareen") if match.place.country == "SY"]
    assert [place.place_id.partition(":")[0] for place in found] == ["ucdp"]
    assert found[0].admin1 == "Homs"


def test_a_supplement_place_joins_the_geonames_row_that_is_the_same(gazetteer):
    towns = [m.place for m in gazetteer.find("Harasta") if m.place.country == "SY" and m.place.kind is Kind.TOWN]
    assert [place.place_id.partition(":")[0] for place in towns] == ["gn"]


def test_finds_names_in_arabic_script(gazetteer):
    assert any(match.place.name == "Homs" for match in gazetteer.find("حمص"))


def test_the_arabic_fold_reaches_only_arabic_countries(gazetteer):
    folded = [match.place.country for match in gazetteer.find("Idleeb") if match.how == "arabic"]
    assert folded
    assert set(folded) <= gazetteer.words.arabic_countries


def test_near_spellings_need_a_country_and_enough_letters(gazetteer):
    assert any(match.place.name == "Kramatorsk" for match in gazetteer.find_like("Kramattorsk", "UA", 0.9))
    assert gazetteer.find_like("Sumi", "UA", 0.5) == ()


def test_province_names_are_plain_english(gazetteer):
    for name, province in (("Kramatorsk", "Donetsk"), ("Mosul", "Nineveh"), ("Izmail", "Odessa"), ("Azaz", "Aleppo")):
        assert province in {match.place.admin1 for match in gazetteer.find(name)}


def test_countries_have_a_point(gazetteer):
    assert gazetteer.country("SD").point
    assert gazetteer.country("QQ") is None


def test_travels_to_other_threads_and_processes(gazetteer):
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own bytes
    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(copy.knows, ["Aleppo", "Mosul", "Kyiv"]))


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(DatelineError, match="hatch_build"):
        Gazetteer(tmp_path / "none.sqlite").find("Aleppo")


def test_a_broken_file_says_what_to_do(tmp_path):
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(DatelineError, match="hatch_build"):
        Gazetteer(path).find("Aleppo")
