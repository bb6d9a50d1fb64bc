import pytest

from dateline.web.guard import POLICY, host_name


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "",
        "[::2]:8350",
        "localhost.evil.example:80",
        "127.0.0.1:8350/login?",
        "127.0.0.1/login?",
        "127.0.0.1:8350#",
        "[::1]/login?",
        "user@localhost",
        "localhost:evil",
    ],
)
def test_foreign_names_are_refused(client, host):
    found = client.get("/", headers={"Host": host})
    assert found.status_code == 421
    assert found.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8350", "[::1]:8350", "LOCALHOST"])
def test_names_of_this_machine_are_answered(client, host):
    assert client.get("/api/v1/events", headers={"Host": host}).status_code == 200


def test_a_further_name_can_be_allowed(make_client):
    client = make_client(hosts=("desk.example",))
    assert client.get("/login", headers={"Host": "desk.example"}).status_code == 200


def test_an_empty_name_allows_none(make_client):
    assert make_client(hosts=("",)).get("/login", headers={"Host": ""}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/api/v1/events", "/static/page.css", "/nothing", "/api/v1/events?limit=0"])
def test_every_answer_has_the_safety_headers(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_the_policy_lets_nothing_in_from_elsewhere_and_no_script_into_a_page():
    assert "default-src 'self'" in POLICY
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_a_body_that_says_it_is_too_large_is_refused(make_client):
    found = make_client(max_bytes=1000).post("/api/v1/judgements", json={"act": "accept", "id": "x" * 2000})
    assert (found.status_code, found.json()["status"]) == (413, 413)


def test_a_body_that_does_not_say_how_large_it_is_is_counted(make_client):
    client = make_client(max_bytes=1000)
    found = client.post(
        "/api/v1/judgements", content=(b" " * 100 for _ in range(50)), headers={"Content-Type": "application/json"}
    )
    assert (found.status_code, found.headers["content-type"]) == (413, "application/problem+json")


@pytest.mark.parametrize(
    ("host", "name"), [("a.b:80", "a.b"), ("[::1]:80", "::1"), ("[::1]", "::1"), ("A", "a"), ("", "")]
)
def test_host_names(host, name):
    assert host_name(host) == name
