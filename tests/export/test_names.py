from dataclasses import replace

import pytest

from dateline.export.names import WITHHELD, Withheld, personal_names
from dateline.model.resolution import ActorRef


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Tessa Quillfeather", ["Tessa Quillfeather"]),
        ("aid worker Tessa Quillfeather", ["Tessa Quillfeather"]),
        ("Dr. Quillfeather", ["Quillfeather"]),
        ("Journalist Tessa Quillfeather", ["Tessa Quillfeather"]),
        ("Tessa al-Quillfeather and her husband", ["Tessa al-Quillfeather"]),
        ("T. R. Quillfeather, 34", ["T. R. Quillfeather"]),
        ("TESSA DE LA QUILLFEATHER", ["TESSA DE LA QUILLFEATHER"]),
        ("Tessa Quillfeather and Odo Brackenmoor", ["Tessa Quillfeather", "Odo Brackenmoor"]),
        ("Syrian teacher Odo", ["Odo"]),
        ("Odo Abu Brackenmoor", ["Odo Abu Brackenmoor"]),
    ],
)
def test_names_of_persons_are_seen(words, names):
    assert personal_names(words, civilian=False) == names


@pytest.mark.parametrize(
    "words",
    [
        "government troops",
        "the Sahra Brigade",
        "Liwa al-Sahra",
        "Assyrian Christians",
        "Three Journalists",
        "Two Aid Workers",
        "Syrian Iraqi villagers",
        "Red Crescent",
        "Mahin",
        "30 people",
        "",
    ],
)
def test_groups_and_plain_words_are_not(words):
    assert personal_names(words, civilian=False) == []


def test_one_word_is_a_name_where_the_words_mean_a_civilian():
    assert personal_names("Quillfeather", civilian=True) == ["Quillfeather"]


@pytest.fixture
def claims(sample):
    return sample.named_person_claims()[1]


def test_the_class_word_stays_and_the_name_goes(claims):
    withheld = Withheld(claims)
    assert withheld.of_claims([claims[0].id], "aid worker Tessa Quillfeather") == f"aid worker {WITHHELD}"


def test_the_name_goes_over_a_line_break_and_inside_any_nesting(claims):
    value = {"quotes": ["about Tessa\nQuillfeather's house"], "score": 0.5, "none": None}
    assert Withheld(claims).of_claims([claims[0].id], value) == {
        "quotes": [f"about {WITHHELD}'s house"],
        "score": 0.5,
        "none": None,
    }


def test_other_reports_are_not_touched(claims, sample):
    others = sample.resolved(sample.report())
    withheld = Withheld([*claims, *others])
    assert withheld.of_claims([others[0].id], "Tessa Quillfeather") == "Tessa Quillfeather"


def test_a_word_that_is_also_public_stays_where_it_stands_alone(claims):
    speaker = replace(claims[0].resolution.speakers[0], name="Quillfeather Monitor")
    known = replace(claims[0], resolution=replace(claims[0].resolution, speakers=(speaker,)))
    text = "Tessa Quillfeather, said the Quillfeather Monitor"
    assert Withheld([known]).of_claims([known.id], text) == f"{WITHHELD}, said the Quillfeather Monitor"


def test_whom_a_politician_meets_is_no_victim(claims):
    met = replace(claims[0], claim=replace(claims[0].claim, kind="meeting"))
    assert Withheld([met]).of_claims([met.id], "Tessa Quillfeather") == "Tessa Quillfeather"


def test_a_party_in_an_actor_list_is_named(claims):
    listed = ActorRef(quote=None, name="Odo Brackenmoor", actor_id="odo-brackenmoor", type="government")
    known = replace(claims[0], resolution=replace(claims[0].resolution, targets=(listed,)))
    assert Withheld([known]).of_claims([known.id], "Odo Brackenmoor") == "Odo Brackenmoor"
