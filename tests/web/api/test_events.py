import pytest

import dateline


def two_events(items):
    found = items("events?place=Palmyra&kind=territory_seized")
    return found[0]["id"], found[-1]["id"]


@pytest.mark.usefixtures("fresh")
def test_an_id_that_became_part_of_another_leads_on(client, items):
    one, other = two_events(items)
    client.post("/api/v1/judgements", json={"act": "same", "id": one, "other": other, "why": "for the test"})
    gone = next(it for it in (one, other) if client.get(f"/api/v1/events/{it}").status_code == 308)
    found = client.get(f"/api/v1/events/{gone}?policy=lowest")
    now = found.headers["location"]
    assert now in {f"/api/v1/events/{it}?policy=lowest" for it in (one, other)}
    assert client.get(now).status_code == 200
    assert client.get(f"/events/{gone}").status_code == 308


def test_figures_by_a_policy(client, db):
    with dateline.open(db) as record:
        told = record.events(policy="lowest").to_dicts()
    assert client.get("/api/v1/events?policy=lowest&limit=500").json()["items"] == told
    one = next(it for it in told if it["quantities"])
    assert client.get(f"/api/v1/events/{one['id']}?policy=lowest").json() == one
