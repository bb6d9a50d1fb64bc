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


@pytest.mark.parametrize("what", ["control", "events", "disputes"])
def test_a_name_stands_for_the_same_parties_when_worked_out_anew(client, what):
    stored, anew = (asked(client, what, actor="IS", **more)["items"] for more in ({}, {"as_known_on": "2030-01-01"}))
    assert stored
    assert {it["id"] for it in anew} == {it["id"] for it in stored}


TWO_HOLDERS = (
    "Rebels say they hold Maheen\n\nBEIRUT, 2 November 2015 (Reuters) - The Free Syrian Army controls the town of Maheen in Homs province, a rebel spokesman said on Monday.\n",
    "Army in control of Maheen\n\nDAMASCUS, 2 November 2015 (SANA) - The Syrian army controls the town of Maheen in Homs province, a military source said on Monday.\n",
)


def test_disputes_across_events_are_worked_out_anew_too(make_client, tmp_path):
    paths = [tmp_path / f"{number}.txt" for number in (1, 2)]
    for path, text in zip(paths, TWO_HOLDERS, strict=True):
        path.write_text(text, encoding="utf-8")
    with dateline.read([str(it) for it in paths], db=str(tmp_path / "two.db")) as record:
        [told] = record.disputes(open_only=True).to_dicts()
    assert (told["about"], told["event_id"]) == ("holder", None)
    client = make_client(db=str(tmp_path / "two.db"))
    for speaker in ("military source", "Reuters"):
        assert asked(client, "disputes", speaker=speaker, as_known_on="2015-12-31")["items"] == [told]


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


@pytest.mark.parametrize("what", ["control", "events", "disputes"])
def test_what_is_worked_out_anew_begins_at_the_end_where_asked(client, what, monkeypatch):
    monkeypatch.setattr("dateline.record.looking._PLACES", 3)
    there, back = (walk(client, what, as_known_on="2030-01-01", order=order) for order in ("oldest", "newest"))
    assert there
    assert back == there[::-1]


def walk(client, what, **query):
    found, cursor = [], None
    while True:
        page = asked(client, what, **query, limit=20, **({"cursor": cursor} if cursor else {}))
        found += [it["id"] for it in page["items"]]
        if (cursor := page["next"]) is None:
            return found


@pytest.mark.usefixtures("fresh")
def test_unjudged_claims(client):
    claim = asked(client, "claims", limit=1)["items"][0]["id"]
    client.post("/api/v1/judgements", json={"act": "accept", "id": claim, "why": "checked"})
    assert [it["id"] for it in asked(client, "claims", review="accepted")["items"]] == [claim]
    corrected = asked(client, "claims", limit=2)["items"][1]["id"]
    values = {"act": "correct", "id": corrected, "values": {"hedge": "reported"}, "why": "checked"}
    made = client.post("/api/v1/judgements", json=values).json()
    assert {claim, corrected}.isdisjoint(it["id"] for it in asked(client, "claims", review="none")["items"])
    client.post("/api/v1/judgements", json={"act": "undo", "id": made[0]["id"]})
    assert corrected in {it["id"] for it in asked(client, "claims", review="none")["items"]}
