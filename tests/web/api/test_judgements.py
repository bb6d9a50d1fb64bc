import pytest

pytestmark = pytest.mark.usefixtures("fresh")


def decide(client, **body):
    return client.post("/api/v1/judgements", json=body)


def test_a_correction_changes_who_held_a_place(client, items):
    before = items("control")
    alone = next(it["supporting"][0] for it in before if len(it["supporting"]) == 1)
    made = decide(client, act="correct", id=alone, values={"place": "Raqqa"}, why="for the test")
    assert made.status_code == 201
    assert made.json()[0]["author"] == "Ada"
    assert items("control") != before
    decide(client, act="undo", id=made.json()[0]["id"])
    assert items("control") == before


def test_a_rejected_claim_is_in_no_list_and_still_there(client, items):
    claim = items("claims")[0]["id"]
    decide(client, act="reject", id=claim, why="misread")
    assert claim not in {it["id"] for it in items("claims?limit=500")}
    assert client.get(f"/api/v1/claims/{claim}").json()["review"] == "rejected"
    assert items("judgements")[0]["act"] == "reject"


def test_different_parts_an_event(client, items):
    claims = {it["id"]: it for it in items("claims?limit=500")}
    pairs = (
        (one, other)
        for event in items("events?limit=500")
        for one in event["claim_ids"]
        for other in event["claim_ids"]
        if claims[one]["report_id"] != claims[other]["report_id"]
    )
    one, other = next(pairs)
    assert decide(client, act="different", id=one, other=other, why="two raids").status_code == 201
    homes = {client.get(f"/api/v1/claims/{it}").json()["event_id"] for it in (one, other)}
    assert len(homes) == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"act": "accept"}, 422),
        ({"act": "accept", "id": "CLAIM"}, 422),
        ({"act": "accept", "id": "CLAIM", "why": "  "}, 422),
        ({"act": "correct", "id": "CLAIM", "why": "x"}, 422),
        ({"act": "correct", "id": "CLAIM", "why": "x", "values": {"colour": "red"}}, 422),
        ({"act": "correct", "id": "CLAIM", "why": "x", "values": {"place": "Xyzzyville"}}, 404),
        ({"act": "accept", "id": "CLAIM", "why": "x", "values": {"kind": "killing"}}, 422),
        ({"act": "same", "id": "CLAIM", "why": "x"}, 422),
        ({"act": "same", "id": "CLAIM", "other": "CLAIM", "why": "x"}, 422),
        ({"act": "undo", "id": "CLAIM"}, 404),
        ({"act": "accept", "id": "clm_nothing", "why": "x"}, 404),
        ({"act": "accept", "id": "CLAIM", "why": "x", "more": 1}, 422),
        ([], 422),
        ("accept", 422),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_stored(client, items, body, status):
    claim = items("claims")[0]["id"]
    if isinstance(body, dict):
        body = {name: claim if value == "CLAIM" else value for name, value in body.items()}
    found = client.post("/api/v1/judgements", json=body)
    assert (found.status_code, found.json()["status"]) == (status, status), found.text
    assert items("judgements") == []


def test_a_part_of_an_id_decides_nothing(client, items):
    one, other = (it["id"] for it in items("claims?limit=2"))
    for body in ({"act": "accept", "id": one[:-1]}, {"act": "same", "id": one, "other": other.removeprefix("clm_")}):
        found = decide(client, **body, why="x")
        assert (found.status_code, "give the whole id" in found.json()["detail"]) == (404, True)
    assert items("judgements") == []


def test_a_decision_needs_somebody(make_client, monkeypatch):
    for name in ("DATELINE_AUTHOR", "USER", "LOGNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    client = make_client(author=None)
    claim = client.get("/api/v1/claims").json()["items"][0]["id"]
    assert decide(client, act="accept", id=claim, why="checked").status_code == 422
    assert decide(client, act="accept", id=claim, why="checked", author="Ada").status_code == 201
