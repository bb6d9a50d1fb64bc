import pytest

from dateline.web import schemas as s

LISTS = {
    "events": s.EventShape,
    "claims": s.ClaimShape,
    "disputes": s.DisputeShape,
    "control": s.IntervalShape,
    "reports": s.ReportShape,
    "places": s.ListedPlaceShape,
    "actors": s.ListedActorShape,
    "search?q=Palmyra": s.HitShape,
}


@pytest.mark.parametrize("what", LISTS)
def test_objects_are_as_described_key_by_key(items, what):
    found = items(what)
    assert found
    for it in found:
        LISTS[what].model_validate(it)


@pytest.mark.parametrize("what", ["events", "claims"])
def test_no_key_that_is_described_is_missing(items, what):
    described = {field.alias or name for name, field in LISTS[what].model_fields.items()}
    assert all(it.keys() == described for it in items(what))


def test_a_whole_report_is_as_described(client, items):
    report = client.get(f"/api/v1/reports/{items('reports')[0]['id']}").json()
    s.WholeReportShape.model_validate(report)
    assert all(
        report["text"][it["quote"]["start"] : it["quote"]["end"]] == it["quote"]["text"] for it in report["claims"]
    )


@pytest.mark.usefixtures("fresh")
def test_a_judgement_is_as_described(client, items):
    made = client.post(
        "/api/v1/judgements", json={"act": "accept", "id": items("claims")[0]["id"], "why": "checked"}
    ).json()
    s.JudgementShape.model_validate(made[0])
