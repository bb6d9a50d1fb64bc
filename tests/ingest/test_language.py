import pytest

from dateline.ingest.language import detect_language

ENGLISH = "The army left the town on Monday and the rebels came back to it by the evening, residents said."


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper(), ENGLISH.lower(), "Rebels capture hill town", "Army leaves"])
def test_english_is_known(text):
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("غادر الجيش المدينة يوم الاثنين وعاد إليها السكان في المساء", "ar"),
        ("Армия покинула город в понедельник, сообщили двое жителей", "ru"),
        ("Die Armee hat die Stadt am Montag verlassen, sagten zwei Einwohner der Stadt.", "de"),
        ("El ejército abandonó la ciudad el lunes, dijeron dos vecinos de la ciudad.", "es"),
        ("Hæren forlod byen mandag, og oprørerne var for længst ude af den, siger to beboere.", "da"),
    ],
)
def test_other_languages_are_named(text, code):
    assert detect_language(text) == code


@pytest.mark.parametrize("stated", ["en", "en-GB", "EN_us", "English", "eng"])
def test_stated_english_is_believed(stated):
    assert detect_language("Qamishli Hasaka", stated) == "en"


def test_stated_english_in_another_script_is_not_believed():
    assert detect_language("غادر الجيش المدينة يوم الاثنين وعاد إليها السكان", "en") == "ar"


def test_other_stated_language_is_kept():
    assert detect_language(ENGLISH, "fr-FR") == "fr"
