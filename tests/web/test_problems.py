import pytest

SHAPE = {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/events/evt_0000", 404),
        ("GET", "/api/v1/claims/clm_0000", 404),
        ("GET", "/api/v1/reports/rpt_0000", 404),
        ("GET", "/api/v1/disputes/dsp_0000", 404),
        ("GET", "/api/v1/control/ctl_0000", 404),
        ("GET", "/api/v1/places/nowhere", 404),
        ("GET", "/api/v1/judgements/cor_0000", 404),
        ("DELETE", "/api/v1/events", 405),
        ("POST", "/", 405),
        ("POST", "/static/page.css", 405),
        ("GET", "/api/v1/events?limit=501", 422),
        ("GET", "/api/v1/events?from=yesterday", 422),
        ("GET", "/api/v1/events?from=2016-02-30", 422),
        ("GET", "/api/v1/events?from=2016-03-02&to=2016-03-01", 422),
        ("GET", "/api/v1/events?kind=air_strik", 422),
        ("GET", "/api/v1/events?policy=best", 422),
        ("GET", "/api/v1/events?cursor=!!", 422),
        ("POST", "/api/v1/judgements", 415),
    ],
)
def test_every_error_has_one_shape(client, method, path, status):
    found = client.request(method, path)
    told = found.json()
    assert found.status_code == told["status"] == status
    assert found.headers["content-type"] == "application/problem+json"
    assert told.keys() - {"errors"} == SHAPE
    assert told["instance"] == path.partition("?")[0]


def test_an_unknown_kind_is_told_with_what_looks_like_it(client):
    assert "did you mean air_strike" in client.get("/api/v1/events?kind=air_strik").json()["detail"]


def test_what_nobody_foresaw_says_nothing_of_the_inside(client, monkeypatch, caplog):
    monkeypatch.setattr("dateline.web.api.lists.paged", lambda _page: 1 / 0)
    found = client.get("/api/v1/claims")
    assert (found.status_code, found.json()["title"]) == (500, "Internal Server Error")
    assert "ZeroDivision" not in found.text
    assert "content-security-policy" in found.headers
    assert "GET /api/v1/claims failed" in caplog.text


def test_a_database_that_does_not_answer_is_told(client, monkeypatch):
    from dateline.errors import StoreError

    def broken(*_args, **_more):
        msg = "the record is locked by another process"
        raise StoreError(msg)

    monkeypatch.setattr("dateline.record.access.Record.report_page", broken)
    found = client.get("/api/v1/reports")
    assert (found.status_code, found.json()["detail"]) == (503, "the record is locked by another process")


def test_a_person_gets_a_page(browser):
    found = browser.get("/events/evt_0000")
    assert (found.status_code, found.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "there is no event evt_0000" in found.text
