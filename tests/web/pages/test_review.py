"""Review with scripts off: every action is a form."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("fresh")


def decide(browser, token, **form):
    answer = browser.post("/review/decide", data={"csrf": token(browser, "/review"), "why": "for the test", **form})
    assert answer.status_code == 303, answer.text
    return browser.get(answer.headers["location"])


def get(browser, what):
    return browser.get(f"/api/v1/{what}", headers={"accept": "application/json"}).json()


def test_a_claim_is_accepted_and_the_next_one_shown(browser, token):
    one, two = (it["id"] for it in get(browser, "claims?limit=2")["items"])
    page = decide(browser, token, act="accept", id=one, claim=one, after=two, by="source")
    assert "Accept by Ada" in page.text
    assert f'name="id" value="{two}"' in page.text
    assert get(browser, f"claims/{one}")["review"] == "accepted"


def test_a_correction_stays_and_changes_who_held_the_place(browser, token):
    alone = next(it["supporting"][0] for it in get(browser, "control")["items"] if len(it["supporting"]) == 1)
    before = get(browser, "control")["items"]
    page = decide(browser, token, act="correct", id=alone, claim=alone, field="place", value="Raqqa").text
    assert "place = Raqqa" in page
    assert "corrected: place" in page
    assert get(browser, "control")["items"] != before
    made = get(browser, "judgements")["items"][0]["id"]
    decide(browser, token, act="undo", id=made, claim=alone)
    assert get(browser, "control")["items"] == before


def test_a_rejection_can_be_undone_from_the_page(browser, token):
    one = get(browser, "claims?limit=1")["items"][0]["id"]
    page = decide(browser, token, act="reject", id=one, claim=one, after="").text
    made = re.search(r'name="act" value="undo"><input type="hidden" name="id" value="(cor_\w+)"', page).group(1)
    assert get(browser, f"claims/{one}")["review"] == "rejected"
    decide(browser, token, act="undo", id=made, claim=one)
    assert get(browser, f"claims/{one}")["review"] is None


def test_after_an_undo_the_claim_that_waits_again_is_shown(browser, token):
    one, two, three = (it["id"] for it in get(browser, "claims?limit=6")["items"][3:])
    decide(browser, token, act="accept", id=one, claim=one, after=two, by="source")
    made = get(browser, "judgements")["items"][0]["id"]
    page = decide(browser, token, act="undo", id=made, claim=two, after=three, by="source").text
    assert f'name="claim" value="{one}"' in page


def test_further_claims_of_a_queue_are_led_to_and_stayed_with(browser, token, monkeypatch):
    monkeypatch.setattr("dateline.web.pages.review.LENGTH", 3)
    lead = re.search(r'rel="next" href="([^"]+)"', browser.get("/review?by=source").text).group(1).replace("&amp;", "&")
    page = browser.get(lead).text
    claims = [it["id"] for it in get(browser, "claims?limit=6")["items"]]
    assert [f"claim={it}" in page for it in claims] == [False] * 3 + [True] * 3
    cursor = re.search(r'name="cursor" value="([^"]+)"', page).group(1)
    form = {"act": "accept", "id": claims[3], "claim": claims[3], "after": claims[4], "by": "source", "cursor": cursor}
    assert f"claim={claims[5]}" in decide(browser, token, **form).text


def test_a_decision_on_a_claim_that_is_gone_leads_nowhere(browser, monkeypatch):
    gone = {"claim_id": None, "claim_id_then": "clm_gone"}
    made = {
        "id": "cor_1",
        "act": "accept",
        "field": None,
        "author": "Ada",
        "why": "x",
        "decided_at": "2026-01-01T00:00",
    }
    monkeypatch.setattr(
        "dateline.record.access.Record.last_corrections",
        lambda *_: [{**made, "claims": [gone], "lost": True, "retracted_at": None}],
    )
    page = browser.get("/review/judgements").text
    assert "gone" in page
    assert "/claims/" not in page


def test_rivals_stand_beside_a_disputed_claim(browser):
    dispute = get(browser, "disputes?open=true")["items"][0]
    one, other = (side["claim_ids"][0] for side in dispute["positions"][:2])
    page = browser.get(f"/review?claim={one}").text
    assert "disputes it" in page
    rivals = page[page.index('class="rivals"') :]
    assert re.search(rf'type="radio" name="other" id="o-\d+" value="{other}"', rivals)
    assert "<mark>" in rivals[: rivals.index("</form>")]
    assert page.index('class="rivals"') < page.index('id="h-held"')
    assert re.search(r"(Killed|Whether it happened|Whom it hit|Who)[^<]*: ", rivals)


def test_no_reason_is_put_into_anybodys_mouth(browser, token):
    page = browser.get("/review").text
    assert not re.search(r'name="why"[^>]*(value="[^"]|required)', page)
    one = get(browser, "claims?limit=1")["items"][0]["id"]
    decide(browser, token, act="accept", id=one, claim=one, why=" ")
    assert get(browser, "judgements")["items"][0]["why"] == "no reason given"


def test_the_queue_tells_its_claims_apart(browser):
    page = browser.get("/review").text
    queue = page[page.index('class="queue"') : page.index('class="card"')]
    entries = [re.sub(r"<[^>]+>|\s+", " ", it) for it in queue.split("<li>")[1:]]
    assert len(entries) == len(set(entries)) > 5
    assert not any(" ? " in it for it in entries)
    assert sum("killed:" in it for it in entries) > 2


def test_same_and_different_are_forms(browser, token):
    events = get(browser, "events?place=Palmyra&kind=territory_seized")["items"]
    one, other = events[0]["claim_ids"][0], events[-1]["claim_ids"][0]
    decide(browser, token, act="same", id=one, other=other, claim=one)
    assert get(browser, f"claims/{one}")["event_id"] == get(browser, f"claims/{other}")["event_id"]
    decide(browser, token, act="different", id=one, other=other, claim=one)
    assert get(browser, f"claims/{one}")["event_id"] != get(browser, f"claims/{other}")["event_id"]


def test_a_different_that_parts_nothing_says_so(browser, token):
    claims = {it["id"]: it for it in get(browser, "claims?limit=500")["items"]}
    one, other = next(
        it["claim_ids"][:2]
        for it in get(browser, "events?limit=500")["items"]
        if len(it["claim_ids"]) == 2 and len({claims[claim]["report_id"] for claim in it["claim_ids"]}) == 1
    )
    page = decide(browser, token, act="different", id=one, other=other, claim=one).text
    apart = get(browser, f"claims/{one}")["event_id"] != get(browser, f"claims/{other}")["event_id"]
    assert ("stay one event" in page) is not apart


def test_the_queue_of_disputes_holds_disputed_claims_that_nobody_judged(browser, token):
    sides = [side["claim_ids"] for it in get(browser, "disputes?open=true")["items"] for side in it["positions"]]
    page = browser.get("/review?by=dispute").text
    queue = set(re.findall(r"claim=(clm_\w+)", page[page.index('class="queue"') : page.index('class="card"')]))
    assert queue
    assert queue <= {claim for side in sides for claim in side}
    one = min(queue)
    decide(browser, token, act="accept", id=one, claim=one)
    again = browser.get("/review?by=dispute").text
    assert one not in again[again.index('class="queue"') : again.index('class="card"')]


def test_the_least_sure_come_first(browser):
    page = browser.get("/review?by=score").text
    queue = page[page.index('class="queue"') : page.index('class="card"')]
    scores = [float(it) for it in re.findall(r"· (\d\.\d\d)<", queue)]
    assert len(scores) > 5
    assert scores == sorted(scores)


def test_many_at_once_are_shown_before_anything_is_decided(browser, token):
    page = browser.get("/review/bulk?low=0.9&high=1").text
    ids = re.findall(r'type="checkbox" name="id" value="(clm_\w+)"', page)
    assert len(ids) > 2
    assert get(browser, "judgements")["items"] == []
    form = {"csrf": token(browser, "/review"), "act": "accept", "why": "looked through", "id": ids[:2]}
    done = browser.post("/review/bulk", data=form).text
    assert "2 claims: accepted" in done
    made = [it["id"] for it in get(browser, "judgements")["items"]]
    browser.post("/review/undo-all", data={"csrf": token(browser, "/review"), "id": made})
    assert all(it["retracted_at"] for it in get(browser, "judgements")["items"])


def test_a_second_reader_gets_what_the_first_judged_and_they_are_compared(browser, token):
    one, two = (it["id"] for it in get(browser, "claims?limit=2")["items"])
    for claim in (one, two):
        decide(browser, token, act="accept", id=claim, claim=claim, author="Grace")
    queue = browser.get("/review?by=second").text
    assert f"claim={one}" in queue
    decide(browser, token, act="accept", id=one, claim=one)
    decide(browser, token, act="reject", id=two, claim=two)
    page = browser.get("/review/agreement").text
    assert "Ada and Grace" in page
    assert "1 (50 %)" in page


def test_the_page_names_its_keys(browser):
    page = browser.get("/review").text
    for act, key in (("accept", "a"), ("correct", "e"), ("reject", "r"), ("undo", "u"), ("next", "j"), ("help", "?")):
        assert f'data-set="{act}" data-default="{key}"' in page


def test_a_form_that_makes_no_sense_is_told(browser, token):
    found = browser.post(
        "/review/decide", data={"csrf": token(browser, "/review"), "act": "accept", "id": "clm_none", "why": "x"}
    )
    assert found.status_code == 404
    assert "clm_none" in found.text
