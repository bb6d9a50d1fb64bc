from dataclasses import replace

import pytest

from dateline.model.credits import UNNAMED_AGENCIES
from dateline.model.origins import independent_origins, origin_key, origin_names, origins_of, own_word
from dateline.model.resolution import SpeakerRef, SpeakerType
from dateline.model.sides import Sides

BASE = {"place": "arda", "published": "2016-03-02"}
CASES = [
    ("five outlets quoting one monitor", [{"outlet": o, "says": ["sohr/monitor"]} for o in "ABCDE"], 1),
    ("a monitor and the army", [{"says": ["sohr/monitor"]}, {"says": ["army/military/army"]}], 2),
    ("an army and its television", [{"says": ["army/military/state"]}, {"says": ["tv/state_media/state"]}], 1),
    ("two outlets on their own word", [{"outlet": "A"}, {"outlet": "B"}], 2),
    ("one text in two outlets", [{"outlet": "A", "text": "same"}, {"outlet": "B", "text": "same"}], 1),
    ("nobody named in two outlets", [{"outlet": "A", "says": ["nobody"]}, {"outlet": "A"}], 1),
    (
        "a wire carried by two outlets",
        [{"outlet": "A", "says": ["wire/wire"]}, {"outlet": "B", "says": ["wire/wire"]}],
        1,
    ),
    ("a hospital that no list has", [{"says": ["Arda hospital/unknown"]}], 1),
    ("a hospital that no list has, and an army", [{"says": ["hospital/unknown"]}, {"says": ["army/military/army"]}], 2),
    ("a spokesman of nobody knows whom", [{"says": ["?spokesperson/unknown"]}], 1),
    ("a spokesman who may be an army's", [{"says": ["?spokesperson/unknown"]}, {"says": ["army/military/army"]}], 1),
    ("an anonymous source", [{"says": ["somebody/anonymous"]}], 0),
    ("an anonymous source beside a monitor", [{"says": ["sources/anonymous"]}, {"says": ["sohr/monitor"]}], 1),
    ("an outlet without a name", [{"outlet": None}], 0),
    ("a paper and another paper that it cites", [{"says": ["gazette/outlet"]}, {}], 2),
    ("a headline over its own report's speaker", [{"headline": True}, {"says": ["sohr/monitor"]}], 1),
    ("a headline beside another outlet's speaker", [{"outlet": "A", "headline": True}, {"says": ["sohr/monitor"]}], 2),
    (
        "a headline that names its report's speaker by kind",
        [{"headline": True, "says": ["?medic/witness"]}, {"says": ["union/ngo"]}],
        1,
    ),
    ("a headline alone", [{"headline": True}], 1),
    ("two agencies credited together", [{"outlet": "A", "says": ["reuters/wire", "ap/wire"]}], 1),
    (
        "two agencies credited together, beside one of them",
        [{"outlet": "A", "says": ["reuters/wire", "ap/wire"]}, {"outlet": "B", "says": ["ap/wire"]}],
        1,
    ),
    (
        "two agencies credited together, beside both",
        [
            {"outlet": "A", "says": ["reuters/wire", "ap/wire"]},
            {"outlet": "B", "says": ["ap/wire"]},
            {"outlet": "C", "says": ["reuters/wire"]},
        ],
        2,
    ),
    (
        "two agencies credited together, beside a third",
        [{"outlet": "A", "says": ["reuters/wire", "ap/wire"]}, {"outlet": "B", "says": ["afp/wire"]}],
        2,
    ),
    ("agencies without a name", [{"outlet": "A", "says": ["agencies"]}], 1),
    ("agencies without a name, twice", [{"outlet": o, "says": ["agencies"]} for o in "AB"], 1),
    ("agencies without a name beside one", [{"outlet": "A", "says": ["agencies"]}, {"says": ["afp/wire"]}], 1),
    (
        "agencies without a name beside a monitor",
        [{"outlet": "A", "says": ["agencies"]}, {"says": ["sohr/monitor"]}],
        2,
    ),
    ("agencies without a name beside a paper", [{"outlet": "A", "says": ["agencies"]}, {"outlet": "B"}], 2),
    ("agencies and the same paper", [{"outlet": "A", "says": ["agencies"]}, {"outlet": "A"}], 1),
    ("a text with another's title, credited once", [{"outlet": "A", "text": "t"}, {"outlet": "B", "text": "t"}], 1),
    (
        "a text in two outlets and the report of one of them",
        [{"outlet": "A", "text": "t"}, {"outlet": "B", "text": "t"}, {"outlet": "B", "report": "own"}],
        2,
    ),
    (
        "a text in two outlets that quotes a monitor",
        [{"outlet": o, "text": "t", "says": ["sohr/monitor"]} for o in "AB"],
        1,
    ),
    ("residents here and there", [{"outlet": o, "says": ["?witness/witness"]} for o in "AB"], 1),
    ("residents and medics", [{"says": ["?witness/witness"]}, {"says": ["?medic/witness"]}], 2),
    ("a monitor and one that is not named", [{"says": ["?monitor/monitor"]}, {"says": ["sohr/monitor"]}], 1),
    (
        "an official of no state and a government",
        [{"says": ["?government/government"]}, {"says": ["g/government/g"]}],
        1,
    ),
    (
        "an official of no state and an army",
        [{"says": ["?government/government"]}, {"says": ["army/military/army"]}],
        2,
    ),
    ("a speaker who cites another", [{"says": ["sohr/monitor", "paper/outlet"]}, {"says": ["sohr/monitor"]}], 1),
]


@pytest.mark.parametrize(("rows", "count"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_independent_origins_are_counted(build, rows, count):
    assert independent_origins(build([{"id": f"c{at}", **BASE, **row} for at, row in enumerate(rows)])) == count


def test_origins_are_named_once_each(build):
    rows = [
        {"id": "a", **BASE, "says": ["sohr/monitor"]},
        {"id": "b", **BASE, "says": ["sohr/monitor"]},
        {"id": "c", **BASE, "outlet": "A"},
    ]
    assert origin_names(build(rows)) == ("A", "Sohr")


def test_a_claim_with_nobody_named_is_the_outlets_own_word(build):
    own, quoted = build([{"id": "a", **BASE, "says": ["nobody"]}, {"id": "b", **BASE, "says": ["sohr/monitor"]}])
    assert own_word(own)
    assert not own_word(quoted)


def test_an_army_and_its_state_are_one_side_in_any_order(build):
    says = ["army/military/army", "police/military/police", "state/government/state"]
    sides = Sides({"army": ("state",), "police": ("state",)})
    for shift in range(3):
        rows = [{"id": f"c{at}", **BASE, "says": [who]} for at, who in enumerate(says[shift:] + says[:shift])]
        assert independent_origins(build(rows), sides) == 1
        assert independent_origins(build(rows)) == 3


def test_a_minister_of_no_state_may_be_of_the_one_whose_police_speak(build):
    says = ["police/military/police", "state/government/state", "?government/government"]
    rows = [{"id": f"c{at}", **BASE, "says": [who]} for at, who in enumerate(says)]
    assert independent_origins(build(rows), Sides({"police": ("state",)})) == 1


@pytest.mark.parametrize(("short", "count"), [("State Rescue Agency", 1), ("Agency", 2), ("State Water Agency", 2)])
def test_a_body_that_no_list_has_may_be_named_in_short(build, short, count):
    rows = [{"id": name, **BASE, "says": [f"{name}/unknown"]} for name in "ab"]
    said = []
    for item, name in zip(build(rows), ("Arda State Rescue Agency", short), strict=True):
        first, *rest = item.resolution.speakers
        speakers = (replace(first, name=name, actor_id=None), *rest)
        said.append(replace(item, resolution=replace(item.resolution, speakers=speakers)))
    assert independent_origins(said) == count


def test_a_body_and_a_part_of_it_are_one(build):
    rows = [{"id": "a", **BASE, "says": ["un/ngo"]}, {"id": "b", **BASE, "says": ["unicef/ngo"]}]
    assert independent_origins(build(rows), Sides({"unicef": ("un",)})) == 1


def test_the_own_word_of_a_copy_is_the_agencys(build):
    agency = SpeakerRef(quote=None, name="AFP", actor_id="afp", type=SpeakerType.WIRE)
    rows = [{"id": "a", **BASE, "outlet": "A", "text": "t"}, {"id": "b", **BASE, "outlet": "B", "says": ["afp/wire"]}]
    copied, credited = build(rows)
    copied = replace(copied, copied_from=(agency,))
    assert origin_key(copied) == origin_key(credited) == "afp"
    assert own_word(copied)
    (origin,) = origins_of([copied, credited])
    assert (origin.name, origin.outlets, origin.independent) == ("AFP", ("A", "B"), True)


def test_every_origin_says_why_it_counts_or_does_not(build):
    rows = [
        {"id": "a", **BASE, "outlet": "A", "says": ["army/military/army"]},
        {"id": "b", **BASE, "outlet": "B", "says": ["tv/state_media/army"]},
        {"id": "c", **BASE, "outlet": "C", "says": ["hospital/unknown"]},
        {"id": "d", **BASE, "outlet": "D", "says": ["sources/anonymous"]},
        {"id": "e", **BASE, "outlet": None},
        {"id": "f", **BASE, "outlet": "E", "says": ["reuters/wire", "ap/wire"]},
        {"id": "g", **BASE, "outlet": "F", "says": ["agencies"]},
        {"id": "h", **BASE, "outlet": "G", "says": ["?witness/witness"]},
        {"id": "i", **BASE, "outlet": "H", "says": ["sohr/monitor"]},
        {"id": "j", **BASE, "outlet": "I", "says": ["sohr/monitor"]},
    ]
    assert {it.name: (it.independent, it.reason) for it in origins_of(build(rows))} == {
        "Army": (True, "military; speaks for army"),
        "Tv": (False, "on one side with Army"),
        "Hospital": (True, "a source that no list has; on no side that is known"),
        "Sources": (False, "the source is not named"),
        "the outlet": (False, "the outlet has no name"),
        "Ap or Reuters": (True, "the own word of Ap or Reuters; which agency can't be told"),
        UNNAMED_AGENCIES: (False, "can't be told apart from Ap or Reuters"),
        "Witness": (True, "witness, not named: all such count as one; on no side that is known"),
        "Sohr": (True, "monitor; on no side that is known; 2 outlets repeat it"),
    }
