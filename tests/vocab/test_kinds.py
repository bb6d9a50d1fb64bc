import copy

import pytest

from dateline.errors import VocabularyError
from dateline.vocab.kinds import ACLED_SUB_EVENT_TYPES, FAMILIES, event_kinds, read_kinds

ENTRY = {
    "label": "a raid",
    "definition": "Something happens.",
    "family": "fighting",
    "roles": {"actor": "required", "place": "optional"},
    "control_effect": "none",
    "instant": True,
    "opposite": [],
    "not_this": ["something else"],
    "acled": "Armed clash",
    "plover": {"event": "ASSAULT", "mode": "firearms"},
    "since": "0.1",
}


def entry(**changes: object) -> dict[str, object]:
    made = copy.deepcopy(ENTRY)
    return {key: value for key, value in {**made, **changes}.items() if value is not ...}


def test_kinds_of_the_design_are_there():
    # The list in the design's section "Event kinds".
    wanted = """territory_seized territory_held withdrawal advance siege armed_clash offensive air_strike shelling
        suicide_bombing bombing chemical_attack killing abduction human_shields sexual_violence torture arrest
        property_destruction looting deployment arms_supply prisoner_release weapons_interception displacement aid_delivery
        casualty_toll ceasefire agreement meeting pledge demand accusation threat sanction protest riot"""
    added = "grenade_attack execution base_established protest_dispersal".split()
    assert [kind for kind in event_kinds() if kind not in added] == wanted.split()
    assert set(added) <= set(event_kinds())


def test_every_family_is_used():
    assert {kind.family for kind in event_kinds().values()} == set(FAMILIES)


def test_only_territory_changes_a_holder():
    changing = {kind.id for kind in event_kinds().values() if kind.control_effect in {"gain", "hold", "loss"}}
    assert changing == {"territory_seized", "territory_held", "withdrawal"}


def test_presence_is_not_control():
    kinds = event_kinds()
    assert {kinds[name].control_effect for name in ("advance", "siege", "deployment")} == {"presence"}


def test_states_and_periods_are_not_instant():
    kinds = event_kinds()
    lasting = ("territory_held", "siege", "offensive", "casualty_toll", "ceasefire", "displacement")
    assert not any(kinds[name].instant for name in lasting)


def test_acled_tells_the_taking_of_a_place_by_who_took_it():
    seized = event_kinds()["territory_seized"]
    assert seized.acled_for("state_forces") == "Government regains territory"
    assert seized.acled_for("rebel_group") == "Non-state actor overtakes territory"
    assert seized.acled_for(None) == "Non-state actor overtakes territory"


def test_acled_for_others_does_not_depend_on_the_actor():
    assert event_kinds()["air_strike"].acled_for("state_forces") == "Air/drone strike"


def test_acled_has_25_sub_event_types():
    assert len(ACLED_SUB_EVENT_TYPES) == 25


def test_roles_can_be_asked_for():
    siege = event_kinds()["siege"]
    assert siege.requires("place")
    assert siege.allows("actor")
    assert not siege.requires("actor")
    assert not siege.allows("instrument")


def test_every_kind_says_what_it_is_not():
    assert all(kind.not_this for kind in event_kinds().values())


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"family": "sport"}, "raid.family: 'sport'"),
        ({"control_effect": "maybe"}, "raid.control_effect: 'maybe'"),
        ({"instant": "yes"}, "raid.instant: must be true or false"),
        ({"opposite": ["peace"]}, "raid.opposite: 'peace' is no kind"),
        ({"opposite": ["raid"]}, "can't be its own opposite"),
        ({"acled": "Armed clashes"}, "raid.acled: 'Armed clashes' is no sub-event type"),
        ({"plover": {"event": "FIGHT", "mode": None}}, "raid.plover.event: 'FIGHT'"),
        ({"plover": {"event": "ASSAULT", "mode": "rocks"}}, "raid.plover.mode: 'rocks'"),
        ({"roles": {"victim": "required"}}, "raid.roles: 'victim'"),
        ({"roles": {"actor": "often"}}, "raid.roles.actor: 'often'"),
        ({"label": ...}, "raid.label: must be text, is missing"),
        ({"colour": "red"}, "unknown key 'colour'"),
    ],
)
def test_a_slip_is_named_with_its_place(changes: dict[str, object], said: str):
    with pytest.raises(VocabularyError) as caught:
        read_kinds({"raid": entry(**changes)})
    assert said in str(caught.value)
    assert str(caught.value).startswith("vocab/event_kinds.yaml: raid")


def test_opposites_must_be_mutual():
    with pytest.raises(VocabularyError, match="does not name 'raid' back"):
        read_kinds({"raid": entry(opposite=["truce"]), "truce": entry()})
