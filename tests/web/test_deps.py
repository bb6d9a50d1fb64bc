from urllib.parse import quote

import pytest

from dateline.web.deps import read_cursor, write_cursor

LISTS = ("events", "claims", "disputes", "control", "reports", "places", "actors")


def walk(client, what, limit):
    found, cursor = [], ""
    while True:
        page = client.get(f"/api/v1/{what}{'&' if '?' in what else '?'}limit={limit}&cursor={cursor}").json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            return found, page["total"]


@pytest.mark.parametrize("what", [*LISTS, "events?order=newest", "events?place=Palmyra", "claims?actor=Islamic+State"])
def test_pages_give_every_object_once(client, what):
    found, total = walk(client, what, 7)
    ids = [it.get("id") or it["key"] for it in found]
    assert len(ids) == len(set(ids)) == total > 0


def test_newest_first_is_the_other_way_round(client):
    there, _ = walk(client, "events", 50)
    back, _ = walk(client, "events?order=newest", 50)
    assert back == there[::-1]


@pytest.mark.usefixtures("fresh")
def test_a_report_added_between_two_pages_shifts_nothing(client, sample):
    first = client.get("/api/v1/reports?limit=5").json()
    store = client.app.state.desk.record._store
    early = sample.report(
        "An early text of no matter at all.", outlet="The Early One", published_at=sample.date(2001, 1, 1)
    )
    store.add_report(early, sample.Reading(report_id=early.id, claims=(), sentences=()), ())
    rest = client.get(f"/api/v1/reports?limit=500&cursor={first['next']}").json()
    shown = [it["id"] for it in (*first["items"], *rest["items"])]
    assert len(shown) == len(set(shown)) == 17
    assert rest["total"] == 18


@pytest.mark.parametrize("key", [("2016-03-01", "evt_1"), ("", "x"), ("é ن", "k"), (3,), (0.5, "a", "b")])
def test_cursors_say_again_what_was_put_in(key):
    assert read_cursor(write_cursor(key)) == key


@pytest.mark.parametrize(
    "cursor", ["", "x", "!!!!", "bnVsbA", "W10", "W251bGxd", "WzFlOTk5XQ", "WyIAIl0", "WzEsMiwzLDRd", "e30", quote("é")]
)
@pytest.mark.parametrize("what", LISTS)
def test_what_is_no_cursor_is_no_server_error(client, what, cursor):
    assert client.get(f"/api/v1/{what}?cursor={cursor}").status_code in ({200} if not cursor else {422})


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("key", [(1,), ("a",), ("a", 1), (1, 2), ("x", "y", "z"), (0.1, "b", "c")])
def test_a_cursor_of_another_list_is_no_server_error(client, what, key):
    assert client.get(f"/api/v1/{what}?cursor={write_cursor(key)}").status_code in {200, 422}


@pytest.mark.parametrize("what", [*LISTS, "search?q=Palmyra", "judgements", "events.geojson"])
def test_who_holds_an_answer_is_told_that_it_still_stands(client, what):
    etag = client.get(f"/api/v1/{what}").headers["etag"]
    again = client.get(f"/api/v1/{what}", headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)


def test_whatever_somebody_holds_there_is_no_answer_about_nothing(client):
    assert client.get("/api/v1/claims/nope", headers={"If-None-Match": "*"}).status_code == 404


@pytest.mark.parametrize("path", ["/api/v1/events", "/search?q=Palmyra", "/static/page.css", "/api/v1/claims/nope"])
def test_the_head_of_an_answer_is_that_of_the_answer(client, path):
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "etag"):
        assert head.headers.get(name) == whole.headers.get(name)


@pytest.mark.usefixtures("fresh")
def test_an_answer_no_longer_stands_when_the_record_has_changed(client, items):
    etag = client.get("/api/v1/events").headers["etag"]
    claim = items("claims?limit=1")[0]["id"]
    client.post("/api/v1/judgements", json={"act": "accept", "id": claim, "why": "checked"})
    found = client.get("/api/v1/events", headers={"If-None-Match": etag})
    assert found.status_code == 200
    assert found.headers["etag"] != etag


def test_json_and_geojson_are_two_answers(client):
    plain = client.get("/api/v1/events").headers
    geo = client.get("/api/v1/events", headers={"Accept": "application/geo+json"}).headers
    assert plain["etag"] != geo["etag"]
    assert "Accept" in plain["vary"]


def test_empty_fields_of_a_form_are_no_filter(client):
    for what, query in (
        ("events", "place=&from=&to=&kind=&actor=&order=&policy=&as_known_on="),
        ("disputes", "open="),
        ("reports", "unread="),
        ("claims", "review="),
        ("places", "q=&country="),
        ("control", "at=&according_to=&as_known_on="),
    ):
        assert client.get(f"/api/v1/{what}?{query}").json() == client.get(f"/api/v1/{what}").json(), what
