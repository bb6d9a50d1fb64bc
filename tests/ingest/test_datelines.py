import pytest

from dateline.ingest.datelines import agency_name, find_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("DAMASCUS: The army said it had left.", "DAMASCUS", None),
        ("BEIRUT (Reuters) - Fighters left the town.", "BEIRUT", "Reuters"),
        ("Aleppo, Syria — The army said it had left.", "Aleppo, Syria", None),
        ("SAMPLEVILLE, Ex., Oct. 4 (UPI) — Officials met.", "SAMPLEVILLE, Ex.", "UPI"),
        ("MOSCOW October 18 (RIA Novosti) - A ministry spoke.", "MOSCOW", "RIA Novosti"),
        ("Aleppo, SANA – Shells fell on the city.", "Aleppo", "SANA"),
        ("Homs SANA-Shells fell on the city.", "Homs", "SANA"),
        ("Beirut London- Warplanes flew over.", "Beirut London", None),
        ("DAMASCUS/BEIRUT (Reuters) - Shells fell.", "DAMASCUS/BEIRUT", "Reuters"),
        ("(Reuters) - Shells fell on the city.", None, "Reuters"),
        ("BEIRUT (Reuters, AFP) - Shells fell on the city.", "BEIRUT", "Reuters, AFP"),
        ("BEIRUT (Agencies) - Shells fell on the city.", "BEIRUT", "Agencies"),
        ("BEIRUT At least seven people died.", "BEIRUT", None),
        ("KABUL ― The ministry spoke.", "KABUL", None),
        ("san salvador, 4 jan 90 -- [text] the army said it had left.", "san salvador", None),
        ("CLANDESTINE, 8 JAN 90 (RADIO SAMPLE)-- [TEXT] TROOPS CLASHED.", "CLANDESTINE", "RADIO SAMPLE"),
        ("LIMA, 8 JAN 90 -- [REPORT] [SAMPLE NEWS\nOFFICE] [TEXT] TROOPS CLASHED.", "LIMA", "SAMPLE NEWS OFFICE"),
    ],
)
def test_opens_the_paragraph(text, place, agency):
    found = find_dateline(text)
    assert found
    assert (found.place, found.agency) == (place, agency)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("DAMASCUS: The army left.", "The army left."), ("LIMA, 8 JAN 90 -- [TEXT] TROOPS LEFT.", "TROOPS LEFT.")],
)
def test_ends_where_the_sentence_starts(text, rest):
    found = find_dateline(text)
    assert found
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "The army said: We are leaving.",
        "UPDATE: The army has left.",
        "NATO: We will stay.",
        "Tadmur - home to old ruins - fell in May.",
        "SANA Aircraft of the coalition struck the town.",
        "Aleppo, Syria's second city, was quiet.",
        "At least 12 people - Most of them children - died.",
        "Sample News Some Section 07-08-2013 A unit of al-Sample was hit.",
        "",
    ],
)
def test_is_no_dateline(text):
    assert find_dateline(text) is None


def test_agency_has_one_name():
    assert agency_name("Agence  France-Presse") == "AFP"


def test_unknown_agency_has_no_name():
    assert agency_name("The Example Post") is None


@pytest.mark.parametrize("label", ["SPOKESPERSON", "GENERAL", "DEFENCE MINISTER"])
def test_who_has_the_turn_in_a_transcript_is_no_place(label):
    assert find_dateline(f"{label}: Our units hold the station.") is None
