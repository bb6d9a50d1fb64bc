import pytest

from dateline.corroborate.disputes import where_disputes
from dateline.corroborate.facts import facts_of
from dateline.model.event import DisputeAbout, Relation
from dateline.vocab.kinds import event_kinds

CASES = [
    ("two towns", [("arda", "sohr"), ("celm", "medics")], [["a"], ["b"]]),
    ("one origin disputes nothing with itself", [("arda", "sohr"), ("celm", "sohr")], []),
    ("a town and its province", [("arda", "sohr"), ("north", "medics")], []),
    ("a town and another province", [("celm", "sohr"), ("north", "medics")], [["a"], ["b"]]),
    ("a place beside the town", [("arda", "sohr"), ("arda-market", "medics")], []),
    ("near one town and in the next", [("arda-near", "sohr"), ("borin", "medics")], []),
    (
        "a province that fits one side only",
        [("arda", "sohr"), ("celm", "medics"), ("north", "un")],
        [["a", "c"], ["b"]],
    ),
    ("a country that holds both", [("arda", "sohr"), ("celm", "medics"), ("syria", "un")], [["a"], ["b"]]),
    ("no place at all", [("arda", "sohr"), (None, "medics")], []),
]


@pytest.mark.parametrize(("place", "sides"), [(case[1], case[2]) for case in CASES], ids=[case[0] for case in CASES])
def test_places_of_one_event_disagree_so(place, sides, build):
    rows = [
        {"id": name, "outlet": name, "place": where, "says": [f"{who}/monitor"], "published": "2016-03-02"}
        for name, (where, who) in zip("abc", place, strict=False)
    ]
    found = where_disputes("evt_1", [facts_of(item, event_kinds()) for item in build(rows)])
    assert [sorted(list(side.claim_ids) for side in it.positions) for it in found] == ([sides] if sides else [])
    assert all(it.about is DisputeAbout.PLACE and it.relation is Relation.CONTRADICTION for it in found)
