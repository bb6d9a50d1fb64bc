from math import cos, radians

import pytest

from dateline.web.plain_map import HEIGHT, PHONE, WIDTH, plain_map, plain_maps


def at(name, latitude, longitude, *, precision="town", holders=("A",), status="held", days=None):
    place = {
        "place_id": f"gn:{name}",
        "name": name,
        "latitude": latitude,
        "longitude": longitude,
        "precision": precision,
    }
    held = {"holders": [it.lower() for it in holders], "holder_names": list(holders)}
    return {"place": place, **held, "status": status, "basis": "claimed", "days_since": days}


def drawn(*intervals):
    return plain_map(intervals, ["a", "b"])


def test_places_stand_as_on_the_ground():
    one, two = drawn(at("south west", 33, 36), at("north east", 36, 41))["dots"]
    assert one["x"] < two["x"]
    assert one["y"] > two["y"]
    assert all(0 < it["x"] < WIDTH and 0 < it["y"] < HEIGHT for it in (one, two))


@pytest.mark.parametrize("latitude", [0, 35, 60])
def test_a_kilometre_is_as_long_across_as_it_is_down(latitude):
    one, north, east = drawn(
        at("here", latitude, 36),
        at("north", latitude + 2, 36),
        at("east", latitude, 36 + 2 / cos(radians(latitude + 1))),
    )["dots"]
    assert one["y"] - north["y"] == pytest.approx(east["x"] - one["x"], rel=0.01)


def test_a_phone_has_a_map_of_its_own():
    found = plain_maps([at("south west", 33, 36), at("north east", 36, 41)], ["a"])["narrow"]
    assert (found["width"], found["height"]) == PHONE
    assert all(0 < it["x"] < PHONE[0] for it in found["dots"])


def test_land_and_borders_lie_beneath():
    ground = drawn(at("Tartus", 34.9, 35.9), at("Homs", 34.7, 36.7))["ground"]
    assert ground["land"].startswith("M")
    assert ground["border"].startswith("M")


def test_a_province_is_counted_and_not_drawn():
    found = drawn(at("town", 33, 36), at("province", 34, 37, precision="province"), at("unknown", None, None))
    assert [it["name"] for it in found["dots"]] == ["town"]
    assert found["wide"] == 2


def test_one_place_alone_is_a_map():
    assert drawn(at("town", 33, 36))["dots"][0]["x"] == WIDTH / 2


def test_no_place_no_map():
    assert drawn(at("unknown", None, None)) is None


def test_two_holders_have_a_half_each_and_nobody_is_a_question_mark():
    shared, unknown = drawn(
        at("shared", 33, 36, holders=("A", "B"), status="shared"), at("lost", 36, 41, holders=(), status="unknown")
    )["dots"]
    assert shared["colours"] == [0, 1]
    assert shared["second"]
    assert [letter for _, letter in shared["letters"]] == ["A", "B"]
    assert ([letter for _, letter in unknown["letters"]], unknown["colours"]) == (["?"], [])


def test_how_old_the_last_evidence_is_stands_at_the_place():
    [found] = drawn(at("town", 33, 36, days=1_200))["dots"]
    assert found["since"] == "1,200 days ago"


def test_the_neighbourhood_of_a_town_lies_behind_it_and_leaves_it_its_name():
    behind, front = drawn(at("town", 33, 36), at("town", 33, 36, precision="near"), at("far", 35, 39))["dots"][:2]
    assert (behind["near"], behind["name"], front["near"], front["name"]) == (True, "", False, "town")
