import pytest

import dateline

FILTERS = (
    {},
    {"place": "Palmyra"},
    {"place": "homs"},
    {"actor": "Islamic State", "kind": "territory_seized"},
    {"speaker": "Observatory"},
    {"outlet": "levant"},
    {"from": "2015-05-15", "to": "2015-06-01"},
    {"place": "nowhere"},
)


def asked(client, what, **query):
    return client.get(f"/api/v1/{what}", params={"limit": 500, **query}).json()


def test_filters_are_those_of_the_commands(client, db):
    with dateline.open(db) as record:
        for what in ("reports", "claims", "events", "disputes", "control"):
            for query in FILTERS:
                words = {{"from": "from_"}.get(name, name): value for name, value in query.items()}
                assert asked(client, what, **query)["items"] == getattr(record, what)(**words).to_dicts(), (what, query)


def test_control_on_a_day(client, db):
    with dateline.open(db) as record:
        for day in ("2015-05-20", "2016-03-27", "2017-03-02"):
            assert asked(client, "control", at=day)["items"] == record.control(at=day).to_dicts()


def test_control_as_one_speaker_tells_it_names_whom_that_was_taken_to_mean(client, db):
    with dateline.open(db) as record:
        told = record.control(according_to="IS").to_dicts()
    found = asked(client, "control", according_to="IS")
    assert found["items"] == told
    assert "Islamic State" in found["speakers"]


def test_control_as_known_on_a_day(client, db):
    with dateline.open(db) as record:
        known = record.control(as_known_on="2015-12-31").to_dicts()
    assert asked(client, "control", as_known_on="2015-12-31")["items"] == known


def test_events_and_disputes_as_known_on_a_day(client, db):
    with dateline.open(db) as record:
        for what in ("events", "disputes"):
            known = getattr(record, what)(as_known_on="2016-04-01", place="Palmyra").to_dicts()
            found = asked(client, what, as_known_on="2016-04-01", place="Palmyra")["items"]
            assert {it["id"] for it in found} == {it["id"] for it in known}


def test_too_much_to_work_out_anew_is_refused_with_what_to_do(client, monkeypatch):
    monkeypatch.setattr("dateline.record.looking.AT_MOST", 10)
    found = client.get("/api/v1/events?as_known_on=2017-01-01")
    assert found.status_code == 422
    assert "narrow it by place" in found.json()["detail"]


def test_open_disputes_are_contradictions(client):
    assert {it["relation"] for it in asked(client, "disputes", open="true")["items"]} == {"contradiction"}


def test_single_objects_are_those_of_the_lists(client):
    for what in ("events", "claims", "disputes", "control"):
        for it in asked(client, what, limit=3)["items"]:
            assert client.get(f"/api/v1/{what}/{it['id']}").json() == it


@pytest.mark.usefixtures("fresh")
def test_unjudged_claims(client):
    claim = asked(client, "claims", limit=1)["items"][0]["id"]
    client.post("/api/v1/judgements", json={"act": "accept", "id": claim, "why": "checked"})
    assert [it["id"] for it in asked(client, "claims", review="accepted")["items"]] == [claim]
    assert claim not in {it["id"] for it in asked(client, "claims", review="none")["items"]}
