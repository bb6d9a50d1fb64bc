import pytest

from dateline.model.origins import independent_origins, origin_names, own_word

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
    ("a source that nobody described", [{"says": ["somebody/unknown"]}], 0),
    ("an anonymous source beside a monitor", [{"says": ["sources/anonymous"]}, {"says": ["sohr/monitor"]}], 1),
    ("an outlet without a name", [{"outlet": None}], 0),
    ("a paper and another paper that it cites", [{"says": ["paper/outlet"]}, {}], 2),
    ("a headline over its own report's speaker", [{"headline": True}, {"says": ["sohr/monitor"]}], 1),
    ("a headline beside another outlet's speaker", [{"outlet": "A", "headline": True}, {"says": ["sohr/monitor"]}], 2),
    ("a headline alone", [{"headline": True}], 1),
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
