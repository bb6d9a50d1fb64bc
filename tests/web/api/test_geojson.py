GEO = {"Accept": "application/geo+json"}


def test_events_are_features_with_the_commands_columns(client):
    found = client.get("/api/v1/events", headers=GEO)
    told = found.json()
    assert found.headers["content-type"] == "application/geo+json"
    assert told["type"] == "FeatureCollection"
    assert {"id", "kind", "precision", "start", "quotes"} - told["features"][0]["properties"].keys() == set()
    assert client.get("/api/v1/events.geojson").json() == told


def test_a_province_is_no_point(client):
    found = client.get("/api/v1/events.geojson?limit=500").json()["features"]
    wide = [it for it in found if it["properties"]["precision"] in {"district", "province", "country"}]
    assert wide
    assert all(it["geometry"] is None for it in wide)
    assert any("label_point" in it["properties"] for it in wide)


def test_towns_are_points_with_their_precision(client):
    found = client.get("/api/v1/control.geojson").json()["features"]
    points = [it for it in found if it["geometry"]]
    assert points
    assert {it["properties"]["precision"] for it in points} <= {"exact", "town", "near"}
    assert all(-180 <= it["geometry"]["coordinates"][0] <= 180 for it in points)


def test_features_come_in_pages(client):
    first = client.get("/api/v1/events.geojson?limit=3").json()
    second = client.get(f"/api/v1/events.geojson?limit=3&cursor={first['next']}").json()
    ids = {it["id"] for it in (*first["features"], *second["features"])}
    assert len(ids) == 6
