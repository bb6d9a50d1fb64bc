import pytest

from dateline.record.lead import lead

ARMY = {"name": "Army", "actor_id": "army", "allies": []}
GROUP = {"name": "Group", "actor_id": None, "type": "rebel_group", "allies": []}
PRISON = {"name": "prison", "actor_id": None, "type": None, "allies": []}


@pytest.mark.parametrize(
    ("kind", "actors", "targets", "said"),
    [
        ("armed_clash", [], [ARMY, GROUP, PRISON], "between Army and Group"),
        ("armed_clash", [ARMY], [GROUP, PRISON], "Army against Group"),
        ("armed_clash", [], [ARMY], "Army; the other side is not named"),
        ("air_strike", [], [GROUP], "against Group, by whom is not said"),
        ("air_strike", [ARMY], [GROUP, PRISON], "Army against Group"),
        ("air_strike", [ARMY], [PRISON], "Army against prison"),
        ("territory_seized", [ARMY], [GROUP], "Army, from Group"),
        ("execution", [GROUP], [ARMY], "of Army, by Group"),
        ("meeting", [ARMY], [GROUP], "between Army and Group"),
        ("siege", [], [], ""),
    ],
)
def test_lead(kind, actors, targets, said):
    assert lead({"kind": kind, "actors": actors, "targets": targets}) == said


def test_an_ally_is_named_once():
    beside = {**ARMY, "allies": [GROUP]}
    assert lead({"kind": "advance", "actors": [beside, GROUP], "targets": []}) == "Army (with Group)"
