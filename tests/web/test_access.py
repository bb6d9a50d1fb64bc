import base64
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

import dateline
from dateline.errors import SettingsError
from dateline.record.access import Record
from dateline.settings import ServeSettings
from dateline.web.limits import AT_ONCE, RateLimit
from dateline.web.pages.login import here
from dateline.web.serve import check_users

PASSWORD = "correct horse battery"  # noqa: S105 (of nobody)


@pytest.fixture(scope="module")
def guarded_db(sample_db, tmp_path_factory):
    """The sample with one user of each role: passwords take their time, so they are hashed once."""
    path = tmp_path_factory.mktemp("guarded") / "sample.db"
    shutil.copy(sample_db, path)
    with dateline.open(str(path)) as record:
        for name, role in (("Rea", "reader"), ("Vic", "reviewer"), ("Ada", "admin")):
            record.add_user(name, role, PASSWORD)
    return path


@pytest.fixture
def guarded(make_client, db, guarded_db):
    """An application where everybody has to log in, with one user of each role."""
    shutil.copy(guarded_db, db)
    client = make_client(login=True)
    client.headers["accept"] = "text/html"
    return client


def log_in(client, token, name, password=PASSWORD, to="/"):
    form = {"name": name, "password": password, "next": to, "csrf": token(client, "/login")}
    return client.post("/login", data=form)


def basic(name, password=PASSWORD):
    return {"Authorization": f"Basic {base64.b64encode(f'{name}:{password}'.encode()).decode()}"}


def test_nothing_is_shown_before_a_login(guarded):
    for path in ("/", "/events", "/search?q=Palmyra", "/reports"):
        found = guarded.get(path)
        assert (found.status_code, found.headers["location"].split("?")[0]) == (303, "/login")
    found = guarded.get("/api/v1/events")
    assert (found.status_code, found.headers["content-type"]) == (401, "application/problem+json")
    assert "Basic" in found.headers["www-authenticate"]


def test_a_login_opens_the_page_and_a_logout_closes_it(guarded, token):
    assert log_in(guarded, token, "Rea", to="/events").headers["location"] == "/events"
    page = guarded.get("/events")
    assert (page.status_code, "Rea (reader)" in page.text) == (200, True)
    guarded.post("/logout", data={"csrf": token(guarded, "/search?q=x")})
    assert guarded.get("/events").status_code == 303


def test_a_session_is_kept_from_scripts_and_from_other_sites(guarded, token):
    seed = guarded.get("/login").headers["set-cookie"].lower()
    session = log_in(guarded, token, "Rea").headers["set-cookie"].lower()
    for cookie in (seed, session):
        assert "httponly" in cookie
        assert "samesite=lax" in cookie  # a link from a mail comes with it, a form of another site does not


def test_after_a_login_the_view_is_the_same(guarded, token):
    lead = guarded.get("/events?place=Palmyra&kind=air_strike").headers["location"]
    assert lead == "/login?next=/events%3Fplace%3DPalmyra%26kind%3Dair_strike"
    assert 'name="next" value="/events?place=Palmyra&amp;kind=air_strike"' in guarded.get(lead).text
    assert log_in(guarded, token, "Rea", to="/events?place=Palmyra").headers["location"] == "/events?place=Palmyra"


def test_whoever_sends_a_form_after_the_session_ended_comes_back_to_its_page(guarded):
    for referer, to in (
        ("http://127.0.0.1:8350/review?by=score&claim=clm_1", "/review?by=score&claim=clm_1"),
        ("http://127.0.0.1:9999/review", "/"),
        ("https://evil.example/review", "/"),
        ("http://127.0.0.1:8350//[", "/"),
        ("http://[", "/"),
        ("", "/"),
    ):
        found = guarded.post("/review/decide", data={"act": "accept"}, headers={"Referer": referer})
        assert (found.status_code, found.headers["location"]) == (303, f"/login?next={quote(to)}"), referer


def test_a_view_too_long_to_be_kept_is_left_at_its_beginning(guarded):
    lead = guarded.get(f"/events?place={'x' * 3_000}").headers["location"]
    assert lead == "/login?next=/events"
    assert guarded.get(f"/login?next={'x' * 3_000}").status_code == 422


def test_htmx_opens_the_login_instead_of_swapping_it_in(guarded):
    found = guarded.post("/review/decide", headers={"HX-Request": "true"})
    assert (found.status_code, found.headers["hx-redirect"]) == (401, "/login?next=/")


def test_a_session_of_yesterday_is_none(guarded, token, monkeypatch):
    monkeypatch.setattr("dateline.record.users.SESSION_HOURS", 0)
    log_in(guarded, token, "Rea")
    assert guarded.get("/events").status_code == 303


def test_the_record_holds_neither_passwords_nor_what_browsers_hold(guarded, token, db):
    log_in(guarded, token, "Rea")
    raw = b"".join(path.read_bytes() for path in Path(db).parent.glob("record.db*"))
    assert PASSWORD.encode() not in raw
    assert guarded.cookies["dateline_session"].encode() not in raw


@pytest.mark.parametrize(("name", "password"), [("Rea", "wrong"), ("Nobody", PASSWORD), ("", ""), ("Rea", "")])
def test_a_wrong_login_says_no_more_than_that(guarded, token, name, password):
    found = log_in(guarded, token, name, password)
    assert (found.status_code, "Name or password is wrong" in found.text) == (401, True)


def test_who_fails_too_often_has_to_wait(guarded, token):
    for _ in range(5):
        log_in(guarded, token, "Rea", "wrong")
    found = log_in(guarded, token, "Rea")
    assert found.status_code == 429
    assert int(found.headers["retry-after"]) > 0


def test_a_login_form_needs_its_token(guarded):
    assert guarded.post("/login", data={"name": "Ada", "password": PASSWORD}).status_code == 403


@pytest.mark.parametrize(("name", "status"), [("Rea", 403), ("Vic", 201), ("Ada", 201)])
def test_readers_do_not_judge(guarded, name, status):
    claim = guarded.get("/api/v1/claims", headers=basic("Rea")).json()["items"][0]["id"]
    body = {"act": "accept", "id": claim, "why": "checked"}
    found = guarded.post("/api/v1/judgements", json=body, headers=basic(name))
    assert found.status_code == status
    if status == 201:
        assert found.json()[0]["author"] == name


def test_nobody_judges_in_the_name_of_another(guarded):
    claim = guarded.get("/api/v1/claims", headers=basic("Vic")).json()["items"][0]["id"]
    body = {"act": "accept", "id": claim, "why": "checked", "author": "Ada"}
    assert guarded.post("/api/v1/judgements", json=body, headers=basic("Vic")).status_code == 403


@pytest.mark.parametrize(("name", "status"), [("Rea", 403), ("Vic", 403), ("Ada", 303)])
def test_only_admins_bring_reports_in(guarded, token, name, status, monkeypatch):
    monkeypatch.setattr("dateline.web.jobs.Jobs._run", lambda *_: None)
    log_in(guarded, token, name)
    form = {"csrf": token(guarded, "/read"), "text": "A text."}
    assert guarded.post("/read", data=form).status_code == status


@pytest.mark.parametrize("given", ["", "Basic", "Basic !!", "Basic //8=", "Bearer x", "Basic UmVh"])
def test_what_is_no_login_is_refused(guarded, given):
    assert guarded.get("/api/v1/events", headers={"Authorization": given}).status_code == 401


def test_another_address_without_a_user_is_refused_in_one_line(db):
    with dateline.open(db) as record:
        with pytest.raises(
            SettingsError, match=r"as 0\.0\.0\.0, which other machines can reach, .*`dateline users add"
        ):
            check_users(ServeSettings(db=db, host="0.0.0.0"), record)  # noqa: S104
        check_users(ServeSettings(db=db), record)
        record.add_user("Ada", "admin", PASSWORD)
        check_users(ServeSettings(db=db, host="0.0.0.0"), record)  # noqa: S104


@pytest.mark.parametrize(
    ("more", "needed"),
    [
        ({}, False),
        ({"host": "::1", "hosts": ("localhost", "127.0.0.1")}, False),
        ({"hosts": ("localhost", "", "record.example.org")}, True),
        ({"host": "192.168.1.5"}, True),
        ({"host": ""}, True),
        ({"login": True}, True),
    ],
)
def test_who_can_come_from_elsewhere_has_to_log_in(more, needed):
    assert ServeSettings(**more).needs_login is needed


def test_behind_a_proxy_nobody_is_an_admin_without_a_login(make_client):
    found = make_client(hosts=("record.example.org",)).get("/read", headers={"Host": "record.example.org"})
    assert (found.status_code, found.json()["detail"]) == (401, "log in first")


FORMS = ("/review/decide", "/review/bulk", "/review/undo-all", "/export/selected.csv", "/read", "/login", "/logout")


@pytest.mark.parametrize("path", FORMS)
def test_every_form_needs_a_token(client, path):
    assert client.post(path, data={"act": "accept", "id": "x"}).status_code == 403


@pytest.mark.parametrize("path", FORMS)
def test_a_token_of_another_browser_is_none(client, make_client, token, path):
    foreign = token(make_client())
    client.get("/search?q=x")
    assert client.post(path, data={"csrf": foreign}).status_code == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}]
)
def test_what_another_site_sends_is_refused(client, headers, items):
    body = {"act": "accept", "id": items("claims?limit=1")[0]["id"], "why": "x"}
    assert client.post("/api/v1/judgements", json=body, headers=headers).status_code == 403


def test_json_with_our_cookies_needs_the_token(client, items, token):
    body = {"act": "accept", "id": items("claims?limit=1")[0]["id"], "why": "  "}
    given = token(client)
    assert client.post("/api/v1/judgements", json=body).status_code == 403
    assert client.post("/api/v1/judgements", json=body, headers={"X-CSRF-Token": given}).status_code == 422


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_json_in_the_clothes_of_a_form_is_refused(client, kind):
    found = client.post("/api/v1/judgements", content=b'{"act": "undo", "id": "x"}', headers={"Content-Type": kind})
    assert found.status_code in {415, 422}


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "x", "/a\nb", "//["]
)
def test_nobody_is_led_elsewhere_after_a_login(to):
    assert here(to) == "/"


def test_inside_one_is_led_on():
    assert here("/events?place=Palmyra") == "/events?place=Palmyra"


def failed(limit, key):
    assert limit.begin(key) == 0
    limit.end(key, failed=True)


def test_the_limit_forgets_what_it_has_no_room_for():
    limit = RateLimit(most=1, keys=2)
    for key in "abc":
        failed(limit, key)
    assert [limit.begin(key) > 0 for key in "abc"] == [False, True, True]


def test_the_limit_forgets_what_is_long_ago():
    limit = RateLimit(most=1, seconds=0)
    failed(limit, "a")
    assert limit.begin("a") == 0


def test_many_tries_at_once_are_no_more_than_one_by_one():
    limit, tried = RateLimit(most=3), []

    def guess():
        if limit.begin("a", "b") == 0:
            tried.append("a")
            time.sleep(0.01)
            limit.end("a", "b", failed=True)

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda _: guess(), range(12)))
    assert len(tried) == 3


def test_many_right_ones_at_once_are_all_let_in():
    limit = RateLimit(most=2)

    def enter():
        waits = limit.begin("a")
        time.sleep(0.005)
        limit.end("a", failed=False)
        return waits

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: enter(), range(8))) == {0}


def test_wrong_logins_at_once_are_counted_before_they_are_verified(guarded, monkeypatch):
    verified, under_way = [], []

    def slow(_record, name, _password):
        under_way.append(name)
        verified.append(len(under_way))
        time.sleep(0.02)
        under_way.pop()

    monkeypatch.setattr(Record, "log_in", slow)
    with ThreadPoolExecutor(12) as pool:
        answers = pool.map(lambda _: guarded.get("/api/v1/events", headers=basic("Rea", "wrong")), range(12))
        statuses = [it.status_code for it in answers]
    assert (statuses.count(401), statuses.count(429), len(verified)) == (5, 7, 5)
    assert max(verified) <= AT_ONCE
