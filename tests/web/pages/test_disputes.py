"""Disputes as pages show them: what is disputed, why, and which words make the difference."""

import re

import pytest


@pytest.fixture
def disputes(items):
    return items("disputes?limit=500")


def block(page, dispute):
    found = page[page.index(f'id="{dispute["id"]}"') :]
    return found[: found.index("</section>")]


def test_a_figure_is_told_with_its_people_and_marked_in_each_quote(browser, disputes):
    dispute = next(it for it in disputes if {"450", "417"} == {side["value"] for side in it["positions"]})
    page = block(browser.get(f"/events/{dispute['event_id']}").text, dispute)
    assert "Killed, Islamic State: 450 or 417" in page
    assert "islamic-state" not in page
    assert "said <mark>450 militants</mark> died" in page
    assert "says that <mark>417 Islamic State fighters</mark> and 194" in page


def test_who_denies_is_marked_with_the_words_that_deny(browser, disputes):
    dispute = next(it for it in disputes if it["about"] == "occurrence" and "denies" in it["reason"])
    page = block(browser.get(f"/events/{dispute['event_id']}").text, dispute)
    assert re.search(r"Whether it happened: (no or yes|yes or no)", page)
    assert all("<mark>" in it for it in page.split("<blockquote")[1:])


def test_the_list_says_what_is_disputed_why_and_marks_it(browser, disputes):
    page = browser.get("/disputes?limit=500").text
    rows = page.split('class="dispute-row"')[1:]
    assert len(rows) == len(disputes)
    for row in rows:
        assert not re.search(r"<bdi>(Count|Target|Occurrence|Date|Place|Actor|Holder)</bdi>", row)
        assert row.count("<mark>") >= row.count("<blockquote")
    assert "Figures for one scope and time from different origins" in page
    assert "(islamic-state)" not in page


def test_no_page_names_a_party_by_its_id(browser, disputes, items):
    pages = ["/disputes?limit=500", *(f"/events/{it['event_id']}" for it in disputes if it["event_id"])]
    ids = {it["actor_id"] for it in items("actors?limit=500") if "-" in (it["actor_id"] or "")}
    assert len(ids) > 5
    for path in pages:
        words = re.sub(r"<[^>]*>", " ", browser.get(path).text)
        assert not [it for it in ids if re.search(rf"(?<![\w-]){it}(?![\w-])", words)]
