"""The pages as they come without any script."""

import asyncio
import csv
import io
import re
from dataclasses import replace
from urllib.parse import quote

import pytest

from dateline.codec import dump_event
from dateline.model.resolution import PlaceRef
from dateline.record.access import Record
from dateline.record.rows import Rows
from dateline.web.strips import WIDTH


@pytest.mark.parametrize(
    "path",
    "/ /events /disputes /places /reports /search /search?q=Palmyra /read /review /review?by=score /review?by=place "
    "/review?by=source /review?by=second /review/bulk /review/agreement /review/judgements /login".split(),
)
def test_every_page_has_its_landmarks_and_no_script_or_style_inside(browser, path):
    page = browser.get(path).text
    assert 'href="#main"' in page
    assert '<main id="main"' in page
    assert page.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)", page)
    assert "<style" not in page
    assert not re.search(r"\s(style|on\w+)=", page)


def test_the_first_page_draws_a_map_and_the_table_of_the_same_rows(browser):
    page = browser.get("/?at=2016-01-01").text
    assert '<div id="explorer">' in page
    assert "Tadmur: Islamic State" in page
    assert "Tadmur: Military Forces of Syria" in browser.get("/?at=2016-06-01").text


@pytest.mark.parametrize("word", ["according_to", "speaker"])
def test_the_first_page_as_one_speaker_tells_it(browser, word):
    assert "According to <bdi>" in browser.get(f"/?{word}=IS").text


def test_events_are_filtered(browser, items):
    page = browser.get("/events?place=Palmyra&kind=territory_seized").text
    assert page.count('href="/events/evt_') >= (total := len(items("events?place=Palmyra&kind=territory_seized")))
    assert f"{total} events" in page
    assert "0 events: nothing matches" in browser.get("/events?place=nowhere").text


@pytest.mark.parametrize("path", ["/events", "/disputes", "/reports", "/places", "/review"])
def test_filters_fold_away_where_there_is_little_room_and_say_how_many_are_set(browser, path):
    word = "q" if path == "/places" else "place"
    page = browser.get(f"{path}?{word}=Palmyra").text
    fold = page[page.index('<details class="fold">') : page.index("</details>")]
    assert "(1 set)</summary>" in fold
    assert f'name="{word}"' in fold


def test_lists_lead_on_to_their_next_page(browser):
    page = browser.get("/events?limit=5&place=Palmyra").text
    following = re.search(r'rel="next" href="([^"]+)"', page).group(1).replace("&amp;", "&")
    assert "place=Palmyra" in following
    assert browser.get(following).status_code == 200
    assert browser.get(following).text != page


@pytest.mark.parametrize("path", ["disputes", "reports", "places", "events"])
def test_lists_lead_back_to_their_beginning(browser, path):
    page = browser.get(f"/{path}?limit=2").text
    following = re.search(r'rel="next" href="([^"]+)"', page).group(1).replace("&amp;", "&")
    back = re.search(r'href="([^"]+)">To the beginning', browser.get(following).text).group(1).replace("&amp;", "&")
    assert browser.get(back).status_code == 200


def test_places_that_nobody_looked_at_yet_are_led_to(browser, monkeypatch):
    monkeypatch.setattr("dateline.record.looking._PLACES", 2)
    page = browser.get("/?as_known_on=2030-01-01&actor=Xyzzy").text
    assert "Nobody says who held anything then" not in page
    assert "not all places were looked at" in page
    following = re.search(r'rel="next" href="([^"]+)"', page).group(1).replace("&amp;", "&")
    assert "actor=Xyzzy" in following
    assert browser.get(following).status_code == 200


def test_a_place_no_gazetteer_knows_is_led_to_by_its_key(browser, monkeypatch):
    stored = Record.event_page
    unknown = PlaceRef(quote=None, name="Straße/Süd")

    def page(self, *args, **more):
        found = stored(self, *args, **more)
        return replace(found, items=Rows([replace(it, place=unknown) for it in found.items], dump_event))

    monkeypatch.setattr(Record, "event_page", page)
    assert f'href="/places/{quote(unknown.key)}"' in browser.get("/events?limit=1").text


def test_an_event_shows_each_sentence_in_its_report_by_origin(browser, items):
    event = next(it for it in items("events?limit=500") if it["independent_origins"] > 2)
    page = browser.get(f"/events/{event['id']}").text
    for claim_id in event["claim_ids"]:
        assert f'id="{claim_id}"' in page
    assert page.count("<mark>") >= len(event["claim_ids"])
    assert "independent origin</span>" in page
    assert 'dir="auto" class="quote"' in page


def test_a_dispute_is_columns_of_quotes_with_what_differs_marked(browser, items):
    dispute = next(it for it in items("disputes?open=true") if it["event_id"] and it["about"] == "count")
    page = browser.get(f"/disputes/{dispute['id']}").text
    assert f'href="/events/{dispute["event_id"]}#{dispute["id"]}"' in page
    assert f'id="{dispute["id"]}"' in browser.get(f"/events/{dispute['event_id']}").text
    block = page[page.index(f'id="{dispute["id"]}"') :]
    block = block[: block.index("</section>")]
    assert block.count('<div class="side">') == len(dispute["positions"])
    assert f"<mark>{dispute['positions'][0]['value']}</mark>" in block
    assert block.count("<blockquote") >= 2


def test_a_dispute_about_no_single_event_or_place_has_a_page(browser, items, monkeypatch):
    dispute = items("disputes?open=true&limit=1")[0]
    stored = Record.dispute
    nowhere = {"event_id": None, "place_id": None}
    monkeypatch.setattr(Record, "dispute", lambda self, key: replace(stored(self, key), **nowhere))
    found = browser.get(f"/disputes/{dispute['id']}")
    assert (found.status_code, found.text.count("<h1")) == (200, 1)
    claims = [browser.get(f"/api/v1/claims/{side['claim_ids'][0]}").json() for side in dispute["positions"]]
    assert all(f'href="/events/{it["event_id"]}"' in found.text for it in claims)
    assert "/places/None" not in found.text


def test_figures_by_every_policy_with_the_reasons_folded_away(browser, items):
    event = next(it for it in items("events?limit=500") if any(q["low"] == 417 for q in it["quantities"]))
    page = browser.get(f"/events/{event['id']}").text
    table = page[page.index('class="figures"') : page.index("</table>")]
    assert all(f'scope="col">{it}</th>' in table for it in ("lowest", "majority", "acled", "against-interest"))
    assert "Killed: Islamic State (Islamic State fighters)" in table
    assert 'data-label="Range">417 to 450<' in table
    assert 'data-label="majority"><span class="muted">undecided' in table
    assert "a tie" not in table
    assert "a tie" in page[page.index("<details><summary>Why each policy") :]


def test_an_event_without_figures_has_no_table_of_them(browser, items):
    event = next(it for it in items("events?limit=500&kind=territory_seized") if not it["quantities"])
    assert "Figures by policy" not in browser.get(f"/events/{event['id']}").text


def test_a_place_shows_who_held_it_with_the_words_for_and_against(browser):
    page = browser.get("/places/gn:163808").text
    assert f'viewBox="0 0 {WIDTH} 66"' in page
    assert '<polygon class="h' in page
    assert "against interest</span>" in page
    assert page.count("<q dir") > 5


def test_a_place_names_its_spellings_and_leads_to_the_map(browser):
    page = browser.get("/places/gn:163808").text
    assert "(<bdi>Palmyra</bdi>)" in page
    assert 'href="/?place=gn%3A163808&amp;open=place%3Agn%3A163808">Show on the map' in page


def test_an_event_leads_to_the_map(browser, items):
    event = next(it for it in items("events?place=Palmyra") if it["place"])
    page = browser.get(f"/events/{event['id']}").text
    assert f'href="/?place=gn%3A163808&amp;open={event["id"]}">Show on the map' in page


def test_a_place_as_one_speaker_tells_it_and_as_known_on_a_day(browser):
    everybody, one = (browser.get(f"/places/gn:163808{it}").text for it in ("", "?according_to=IS"))
    assert everybody != one
    assert "According to" in one
    early = browser.get("/places/gn:163808?as_known_on=2015-12-31").text
    assert "2016-03-27" not in early[early.index('id="h-control"') : early.index('id="h-events"')]
    assert "nobody: no speaker" in browser.get("/places/gn:163808?according_to=Xyzzy").text


def test_a_report_marks_every_claim_and_the_chosen_one(browser, items):
    claim = items("claims?limit=5")[-1]
    page = browser.get(f"/reports/{claim['report_id']}?claim={claim['id']}").text
    assert f'id="{claim["id"]}"' in page
    assert 'mark class="chosen"' in page
    text = page[page.index('<article class="text"') : page.index("</article>")]
    assert f'href="#c-{claim["id"]}"' in text


def test_a_claim_gives_its_reasons(browser, items):
    claim = items("claims?place=Palmyra&limit=1")[0]
    page = browser.get(f"/claims/{claim['id']}").text
    assert claim["place"]["reason"].split("'")[0] in page
    assert "Rules that fired" in page


def test_search_results_jump_to_the_marked_sentence(browser):
    page = browser.get("/search?q=temple").text
    link = re.search(r'href="(/reports/[^"]+)"', page).group(1).replace("&amp;", "&")
    assert "<mark>" in page
    path, _, anchor = link.partition("#")
    assert f'id="{anchor}"' in browser.get(path).text


def test_ticked_results_are_exported_as_csv(browser, token, items):
    chosen = [it["id"] for it in items("claims?limit=3")]
    found = browser.post("/export/selected.csv", data={"csrf": token(browser), "id": chosen})
    rows = list(csv.DictReader(io.StringIO(found.text)))
    assert found.headers["content-disposition"] == 'attachment; filename="dateline-selected.csv"'
    assert [it["id"] for it in rows] == chosen
    assert all(it["quote"] for it in rows)


def test_an_export_stops_nobody_else(browser, token, items, monkeypatch):
    stored, inside = Record.whole_report, []

    def whole_report(self, report_id):
        try:
            inside.append(asyncio.get_running_loop())
        except RuntimeError:
            inside.append(None)
        return stored(self, report_id)

    monkeypatch.setattr(Record, "whole_report", whole_report)
    browser.post("/export/selected.csv", data={"csrf": token(browser), "id": items("reports?limit=1")[0]["id"]})
    assert inside == [None]


def test_a_ticked_report_is_exported_with_all_its_claims(browser, token, items):
    claim = items("claims?limit=1")[0]
    found = browser.post("/export/selected.csv", data={"csrf": token(browser), "id": claim["report_id"]})
    assert {it["report_id"] for it in csv.DictReader(io.StringIO(found.text))} == {claim["report_id"]}
