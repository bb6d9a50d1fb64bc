"""Which happening a report is mainly about: small reports put together by hand."""

from typing import Any

from building import build_claims
from dateline.corroborate.main_event import VIOLENT, main_event
from dateline.corroborate.tolls import stated
from dateline.model.claim import Quantity, QuantityKind
from dateline.model.main_event import MainEvent, Whom
from dateline.model.quote import Quote

PLACES = {
    "homs": {"id": "gn:1", "name": "Homs", "admin1": "Homs", "country": "SY", "at": (34.7, 36.7)},
    "hama": {"id": "gn:2", "name": "Hama", "admin1": "Hama", "country": "SY", "at": (35.1, 36.7)},
    "rastan": {"id": "gn:3", "name": "Al-Rastan", "admin1": "Homs", "country": "SY", "at": (34.9, 36.7)},
    "syria": {"id": "gn:4", "name": "Syria", "country": "SY", "at": (35.0, 38.0), "precision": "country"},
}


def found(*rows: dict[str, Any], **options: Any) -> MainEvent:
    event = main_event(build_claims([{"id": f"c{number}"} | row for number, row in enumerate(rows)], PLACES), **options)
    assert event is not None
    return event


def tolls(*rows: dict[str, Any]) -> dict[str, float]:
    return {str(toll.whom): toll.number for toll in found(*rows).killed}


def test_what_the_headline_tells_leads() -> None:
    event = found(
        {"kind": "air_strike", "place": "homs", "headline": True, "figures": ["killed 9"], "actors": ["us-armed-forces/external_forces"]},
        {"kind": "armed_clash", "place": "hama"},
    )  # fmt: skip
    assert (event.kind, event.place and event.place.name, event.claim_ids[0]) == ("air_strike", "Homs", "c0")
    assert [actor.key for actor in event.actors] == ["us-armed-forces"]


def test_without_anything_that_happened_there_is_none() -> None:
    assert main_event(build_claims([{"id": "a", "modality": "planned"}, {"id": "b", "polarity": "denied"}], {})) is None
    assert main_event([]) is None


def test_the_province_told_most_gives_its_narrowest_place() -> None:
    province = {"id": "gn:5", "name": "Homs", "admin1": "Homs", "country": "SY", "precision": "province"}
    rows = [{"place": "province"}, {"place": "hama"}, {"place": "rastan"}]
    claims = build_claims([{"id": str(n)} | row for n, row in enumerate(rows)], PLACES | {"province": province})
    event = main_event(claims)
    assert event is not None
    assert event.place is not None
    assert event.place.name == "Al-Rastan"


def test_a_country_is_better_than_no_place() -> None:
    place = found({"place": "syria"}).place
    assert place is not None
    assert place.name == "Syria"


def test_bombs_told_beside_a_fight_say_how_people_died() -> None:
    assert found({"kind": "armed_clash", "figures": ["killed 20"]}, {"kind": "air_strike"}).kind == "air_strike"
    assert found({"kind": "casualty_toll", "figures": ["killed 20"]}, {"kind": "execution"}).kind == "execution"


def test_gunmen_and_agencies_are_no_doers() -> None:
    event = found(
        {"kind": "bombing", "actors": ["?gunmen/armed"], "headline": True},
        {"kind": "bombing", "actors": ["sana/state_media"]},
        {"kind": "bombing", "actors": ["islamic-state/rebel_group"]},
    )
    assert [actor.key for actor in event.actors] == ["islamic-state"]


def test_claims_that_name_nobody_outweigh_a_late_name() -> None:
    silent = [{"kind": "bombing", "headline": True}, {"kind": "bombing"}]
    late = {"kind": "bombing", "modality": "background", "actors": ["islamic-state/rebel_group"]}
    assert found(*silent, late).actors == ()


def test_who_fought_elsewhere_is_no_doer_of_the_bombing() -> None:
    event = found(
        {"kind": "bombing", "headline": True}, {"kind": "armed_clash", "actors": ["islamic-state/rebel_group"]}
    )
    assert event.kind == "bombing"
    assert event.actors == ()


def test_people_are_not_said_to_be_civilians() -> None:
    assert tolls({"figures": ["killed 9 of people"]}) == {"not_said": 9}
    assert tolls({"figures": ["killed 9 of rebels"], "targets": ["rebels/rebel_group"]}) == {"armed": 9}


def test_what_one_claim_counts_of_a_sort_is_added_up() -> None:
    row = {"figures": ["killed 3 of soldiers", "killed 2 of policemen"], "targets": ["soldiers/state_forces", "policemen/state_forces"]}  # fmt: skip
    assert tolls(row) == {"armed": 5}


def test_a_part_told_apart_leaves_the_others() -> None:
    row = {"figures": ["killed 70 of people", "killed 11 of fighters part"], "targets": ["fighters/armed"]}
    assert tolls(row) == {"armed": 11, "not_said": 59}


def test_a_total_that_is_told_again_by_its_sort_is_one_toll() -> None:
    fighters = {"figures": ["killed 35 of fighters"], "targets": ["fighters/armed"]}
    assert tolls({"figures": ["killed 35"], "headline": True}, fighters) == {"armed": 35}


def test_figures_of_a_war_are_not_the_news() -> None:
    assert tolls({"figures": ["killed 9 of people"]}, {"figures": ["killed 200000 of people cumulative"]}) == {
        "not_said": 9
    }


def test_a_meeting_can_be_left_out() -> None:
    rows = ({"kind": "meeting", "headline": True}, {"kind": "chemical_attack", "modality": "background"})
    assert found(*rows).kind == "meeting"
    assert found(*rows, families=VIOLENT).kind == "chemical_attack"


def test_the_beginning_of_the_text_is_typed() -> None:
    assert found({"kind": "air_strike"}).type is None
    typed = found({"kind": "air_strike"}, text="Warplanes bombed a market, killing nine people in an air raid.").type
    assert typed is not None
    assert typed.name == "Air/drone strike"
    assert "model:types" in typed.reason


def test_the_number_is_the_one_in_the_words() -> None:
    for words, low, high, number in (
        ("at least 50", 50, None, 50),
        ("more than 50", 51, None, 50),
        ("fewer than 50", None, 49, 50),
        ("50", 50, 50, 50),
    ):
        quote = Quote(start=0, end=len(words), text=words)
        assert stated(Quantity(quote=quote, what=QuantityKind.KILLED, low=low, high=high)) == number


def test_each_sort_has_one_toll_at_most() -> None:
    event = found({"figures": ["killed 3 of people"]}, {"figures": ["killed 4 of people"], "headline": True})
    assert [(toll.whom, toll.number, toll.claim_id) for toll in event.killed] == [(Whom.NOT_SAID, 4, "c1")]
