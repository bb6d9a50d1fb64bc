import pytest

from dateline.errors import NotFoundError
from dateline.web.deps import write_cursor


def test_places_are_found_in_any_spelling_with_their_counts(items):
    [found] = [it for it in items("places?q=tadmur") if it["place_id"] == "gn:163808"]
    assert (found["claims"], found["events"]) > (50, 10)


@pytest.mark.parametrize(
    "name",
    ["Palmyra", "palm", "Tadmor", "\u062a\u062f\u0645\u0631", "\u041f\u0430\u043b\u044c\u043c\u0438\u0440\u0430"],
)
def test_a_place_is_found_by_its_other_names_in_any_script(client, name):
    found = client.get("/api/v1/places", params={"q": name}).json()
    assert "gn:163808" in {it["key"] for it in found["items"]}
    assert found["total"] == len(found["items"]) < 4


def test_places_of_a_country(items):
    assert {it["country"] for it in items("places?country=sy&limit=500")} == {"SY"}


def test_parties_are_found(items):
    assert "islamic-state" in {it["actor_id"] for it in items("actors?q=islamic")}


def test_search_marks_the_words_where_they_stand(items):
    found = items("search?q=temple&limit=50")
    assert found
    for hit in found:
        words = [hit["quote"]["text"][start:end].casefold() for start, end in hit["marks"]]
        assert words
        assert all(word.startswith("temple") for word in words)


def test_a_search_can_be_paged(client):
    first = client.get("/api/v1/search?q=Palmyra&limit=2").json()
    second = client.get(f"/api/v1/search?q=Palmyra&limit=2&cursor={first['next']}").json()
    assert len({it["id"] for it in (*first["items"], *second["items"])}) == 4


@pytest.mark.parametrize("key", [("2016-03-01", "evt_1"), (-1,), (0.5,), (1, 2)])
def test_the_cursor_of_another_list_is_none_of_a_search(client, key):
    assert client.get(f"/api/v1/search?q=Palmyra&cursor={write_cursor(key)}").status_code == 422


@pytest.mark.parametrize("what", ["places?", "actors?", "search?q=Palmyra&"])
def test_what_is_not_ordered_by_time_has_no_newest(client, what):
    found = client.get(f"/api/v1/{what}order=newest")
    assert (found.status_code, found.json()["detail"].partition(":")[0]) == (422, "order")


@pytest.mark.parametrize("path", ["/api/v1/places/north/south", "/places/north%2Fsouth"])
def test_a_place_with_a_stroke_in_its_name_is_found(client, path, monkeypatch):
    def place(_record, key):
        msg = f"asked for {key}"
        raise NotFoundError(msg)

    monkeypatch.setattr("dateline.record.access.Record.place", place)
    assert client.get(path).json()["detail"] == "asked for north/south"


@pytest.mark.parametrize("q", ['"', "NEAR(a b)", "*", "a AND", "';--", "%", "\u202e", "🙂"])
def test_no_search_is_a_server_error(client, q):
    assert client.get("/api/v1/search", params={"q": q}).status_code == 200
