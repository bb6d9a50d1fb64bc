from dateline.web.plain_map import HEIGHT, WIDTH, plain_map


def at(name, latitude, longitude, *, precision="town", holders=("A",), status="held"):
    place = {
        "place_id": f"gn:{name}",
        "name": name,
        "latitude": latitude,
        "longitude": longitude,
        "precision": precision,
    }
    return {"place": place, "holder_names": list(holders), "status": status, "basis": "claimed"}


def test_places_stand_as_on_the_ground():
    found = plain_map([at("south west", 33, 36), at("north east", 36, 41)])
    one, two = found["dots"]
    assert one["x"] < two["x"]
    assert one["y"] > two["y"]
    assert all(0 < it["x"] < WIDTH and 0 < it["y"] < HEIGHT for it in found["dots"])


def test_a_province_is_counted_and_not_drawn():
    found = plain_map([at("town", 33, 36), at("province", 34, 37, precision="province"), at("unknown", None, None)])
    assert [it["name"] for it in found["dots"]] == ["town"]
    assert found["wide"] == 2


def test_one_place_alone_is_a_map():
    assert plain_map([at("town", 33, 36)])["dots"][0]["x"] == WIDTH / 2


def test_no_place_no_map():
    assert plain_map([at("unknown", None, None)]) is None
