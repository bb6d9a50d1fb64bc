from datetime import date

import pytest

from dateline.errors import NotFoundError
from dateline.model.ids import sha256_text
from dateline.model.report import Report
from dateline.resolve.typed import TypedNames

TEXT = "Syrian soldiers seized Palmyra in Homs province on Sunday, state television said."
SYRIA = Report(id="rpt_1", text=TEXT, sha256=sha256_text(TEXT), published_at=date(2016, 3, 28))
NAMES = TypedNames.default()


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("Palmyra", "gn:163808"),
        ("Palmyra, Homs", "gn:163808"),
        ("Palmyra, Syria", "gn:163808"),
        ("gn:163808", "gn:163808"),
        ("Homs province", "gn:169575"),
        ("Syria", "gn:163843"),
        ("Paris", "gn:2988507"),
    ],
)
def test_a_place_is_found_by_name_wider_place_or_id(words, place_id):
    found = NAMES.place(words, SYRIA, ())
    assert (found.place_id, found.quote, found.candidates) == (place_id, None, ())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Springfield", r"it could be Springfield, Missouri, US \(town, gn:"),
        ("Palmyra, Aleppo", "none of that name lies there; it could be .*Homs"),
        ("Qwertzuiop", "in no gazetteer"),
        ("gn:1", "in no gazetteer"),
    ],
)
def test_a_place_that_can_not_be_told_is_refused_with_what_it_could_be(words, says):
    with pytest.raises(NotFoundError, match=says):
        NAMES.place(words, SYRIA, ())


@pytest.mark.parametrize(
    ("words", "actor_id", "kind"),
    [
        ("Islamic State", "islamic-state", "rebel_group"),
        ("islamic-state", "islamic-state", "rebel_group"),
        ("the army", "syria-armed-forces", "state_forces"),
        ("gunmen", None, "armed"),
    ],
)
def test_a_party_is_found_by_name_description_or_id(words, actor_id, kind):
    found = NAMES.party(words, SYRIA, NAMES.country(SYRIA, ()))
    assert (found.actor_id, found.type) == (actor_id, kind)


def test_an_unknown_party_is_refused_with_names_like_it():
    with pytest.raises(NotFoundError, match=r"it could be Islamic State \(islamic-state\)"):
        NAMES.party("Islamic Stat", SYRIA, "SY")


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("SOHR", "Syrian Observatory for Human Rights", "monitor"),
        ("reuters", "Reuters", "wire"),
        ("a witness", "a witness", "witness"),
        ("Tessa Quillfeather", "Tessa Quillfeather", "unknown"),
    ],
)
def test_a_speaker_that_no_list_has_is_unknown(words, name, kind):
    found = NAMES.speaker(words, SYRIA, "SY")
    assert (found.name, found.type) == (name, kind)
