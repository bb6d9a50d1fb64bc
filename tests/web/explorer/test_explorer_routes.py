import csv
import io

import pytest

from dateline.record.access import open_record
from dateline.record.holders import holder_order

BASE = "/api/v1/explorer"


def test_the_record_holds_all_events_and_all_control(client, db):
    sent = client.get(f"{BASE}/record").json()
    with open_record(db) as record:
        assert sent["total"] == len(sent["events"]["id"]) == len(record.events())
        assert {it["id"] for it in sent["control"]} == {it.id for it in record.control()}


def test_an_unchanged_record_is_not_sent_twice(client):
    first = client.get(f"{BASE}/record")
    again = client.get(f"{BASE}/record", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.usefixtures("fresh")
def test_a_correction_makes_another_answer(client, db):
    first = client.get(f"{BASE}/record").headers["etag"]
    with open_record(db) as record:
        seized = next(it for it in record.claims(kind="territory_seized") if it.resolution.place)
        record.reject(seized.id, why="a test", author="Ada")
        record.refresh()
    assert client.get(f"{BASE}/record", headers={"If-None-Match": first}).status_code == 200


def test_control_can_be_as_one_speaker_tells_it(client):
    everybody = client.get(f"{BASE}/record").json()["control"]
    one = client.get(f"{BASE}/record", params={"speaker": "Islamic State"}).json()["control"]
    assert one
    assert {it["id"] for it in one} != {it["id"] for it in everybody}


def test_the_record_can_be_as_known_on_a_day(client):
    then = client.get(f"{BASE}/record", params={"as_known_on": "2015-06-01"}).json()
    assert 0 < then["total"] < client.get(f"{BASE}/record").json()["total"]
    assert then["newest"] == 16587


def test_rows_come_in_parts_that_fit_together(client):
    whole = client.get(f"{BASE}/rows", params={"limit": 500}).json()["events"]["id"]
    parts = [
        client.get(f"{BASE}/rows", params={"offset": at, "limit": 30}).json()["events"]["id"] for at in (0, 30, 60)
    ]
    assert [it for part in parts for it in part] == whole[:90]


def test_months_count_the_same_events_as_rows(client):
    query = {"kind": "air_strike"}
    sums = client.get(f"{BASE}/months", params=query).json()
    assert (
        sums["total"] == sum(sums["months"]["events"]) == client.get(f"{BASE}/rows", params=query).json()["total"] > 0
    )


@pytest.mark.parametrize("suffix", ["csv", "geojson"])
def test_the_export_is_the_view(client, suffix):
    query = {"kind": "armed_clash", "to": "2016-01-01"}
    shown = client.get(f"{BASE}/rows", params=query).json()["events"]["id"]
    answer = client.get(f"{BASE}/export.{suffix}", params=query)
    if suffix == "csv":
        written = [row["id"] for row in csv.DictReader(io.StringIO(answer.text, newline=""))]
    else:
        written = [it["id"] for it in answer.json()["features"]]
    assert sorted(written) == sorted(shown)
    assert shown
    assert "attachment" in answer.headers["content-disposition"]


def test_an_event_comes_with_its_words_in_their_context(client):
    event_id = client.get(f"{BASE}/rows", params={"kind": "territory_seized"}).json()["events"]["id"][0]
    detail = client.get(f"{BASE}/events/{event_id}").json()
    assert detail["event"]["id"] == event_id
    for claim in detail["claims"]:
        text = client.get(f"/api/v1/reports/{claim['report']['id']}").json().get("text")
        around = claim["context"]
        assert around["quote"] == claim["quote"]["text"]
        assert text is None or around["before"] + around["quote"] + around["after"] in text


def test_a_place_comes_with_the_words_for_each_state(client):
    found = client.get(f"{BASE}/place", params={"place": "gn:163808"}).json()
    assert found["place"]["name"] == "Tadmur"
    assert all(it["supporting"] and it["supporting"][0]["text"] for it in found["intervals"])


@pytest.mark.parametrize("path", ["events/evt_none", "place?place=gn:0", "export.xlsx", "rows?limit=0", "rows?at=soon"])
def test_what_is_not_there_is_a_problem(client, path):
    answer = client.get(f"{BASE}/{path}")
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_large_record_is_not_worked_out_anew(client, monkeypatch):
    monkeypatch.setattr("dateline.record.overview.ANEW", 1)
    answer = client.get(f"{BASE}/record", params={"speaker": "SANA"})
    assert answer.status_code == 422
    assert "one place" in answer.json()["detail"]


def test_the_order_of_holders_is_the_same_in_every_view(client, db):
    with open_record(db) as record:
        order = holder_order(record)
    views = ({}, {"speaker": "Islamic State"}, {"as_known_on": "2015-06-01"})
    assert [client.get(f"{BASE}/record", params=view).json()["holders"] for view in views] == [order] * 3
    assert len(order) > 1


def test_a_place_comes_with_its_other_names(client):
    assert client.get(f"{BASE}/record").json()["names"]["gn:163808"] == ["Palmyra"]


def test_an_event_as_known_on_a_day_has_the_disputes_of_that_day(client, db):
    with open_record(db) as record:
        later = next(it for it in record.disputes(open_only=True) if "450" in {side.value for side in it.positions})
    detail = f"{BASE}/events/{later.event_id}"
    assert later.id in {it["id"] for it in client.get(detail).json()["disputes"]}
    then = client.get(detail, params={"as_known_on": "2016-03-28"}).json()
    known = {it["id"] for it in then["claims"]}
    assert all(claim in known for it in then["disputes"] for side in it["positions"] for claim in side["claim_ids"])
    assert later.id not in {it["id"] for it in then["disputes"]}


def test_an_id_of_today_leads_to_what_was_known_then_of_the_same_claims(client, db):
    day = "2015-07-01"
    with open_record(db) as record:
        then = {claim: it.id for it in record.events(as_known_on=day) for claim in it.claim_ids}
        now, claim = next(
            (it.id, claim)
            for it in record.events()
            for claim in it.claim_ids
            if claim in then and it.id not in then.values()
        )
    found = client.get(f"{BASE}/events/{now}", params={"as_known_on": day}).json()
    assert found["event"]["id"] == then[claim]
