from dateline.resolve.places.words import PlaceWords


def test_class_words_have_one_class():
    words = PlaceWords.default()
    assert words.features["governorate"] == "province"
    assert words.features["village"] == "town"
    assert "SY" in words.arabic_countries


def test_lists_hold_folded_names():
    words = PlaceWords.default()
    assert all(name == name.lower() for name in words.also_words | words.also_people)
