import csv
import io
import json
import re
from urllib.request import urlopen

import pytest

from page_server import serving
from tools import chromium

PALMYRA = "gn:163808"
UNTIL_DRAWN = 30_000


def drawn(page):
    page.locator("[data-ready=yes]").wait_for(timeout=UNTIL_DRAWN)
    return page


def rows(page):
    return page.locator(".ex-row")


def state(page) -> str:
    found = page.get_by_test_id("state")
    found.wait_for()
    return found.inner_text()


def test_the_map_draws_the_world_and_the_record(address, open_page):
    page = drawn(open_page(f"{address}/?at=2015-07-01"))
    layers = page.evaluate("() => window.datelineMap.queryRenderedFeatures().map(it => it.layer.id)")
    assert {"land", "border", "town-name"} <= set(layers)
    overlay = page.locator(".ex-overlay")
    assert int(overlay.get_attribute("data-symbols")) >= 4
    assert int(overlay.get_attribute("data-labels")) >= 4


def test_what_is_drawn_is_on_the_canvas(address, open_page):
    page = drawn(open_page(f"{address}/?at=2015-07-01"))
    painted = page.evaluate(
        """() => { const it = document.querySelector(".ex-overlay");
        return it.getContext("2d").getImageData(0, 0, it.width, it.height).data.filter((_, at) => at % 4 === 3)
               .reduce((sum, alpha) => sum + (alpha > 0), 0); }"""
    )
    assert painted > 1_000


def test_the_slider_changes_who_holds_a_place(address, open_page):
    page = open_page(f"{address}/?at=2015-05-19&open=place:{PALMYRA}")
    assert "Military Forces of Syria" in state(page)
    slider = page.get_by_test_id("slider")
    slider.focus()
    slider.press("ArrowRight")
    page.get_by_test_id("state").filter(has_text="26 May 2015").wait_for()
    assert "Islamic State" in state(page)


@pytest.mark.material
def test_who_holds_maheen_changes_in_november_2015(material, wheel, read_into, open_page, tmp_path):
    record = tmp_path / "seeds.db"
    read_into(record, material / "seeds")
    with serving(wheel, record) as address:
        with urlopen(f"{address}/api/v1/explorer/record") as answer:
            places = json.load(answer)["places"]
        key = next(it[0] for it in places if re.match("ma(h|hee|hi)n", it[1], re.IGNORECASE) and it[6] == "town")
        page = open_page(f"{address}/?at=2015-11-10&open=place:{key}")
        before = state(page)
        page.get_by_label("Day", exact=True).fill("2015-11-25")
        page.get_by_test_id("state").filter(has_text="25 Nov 2015").wait_for()
        after = state(page)
        page.context.close()  # before the server goes: it may still be asked for tiles
    assert "Islamic State" in before
    assert "Islamic State" not in after
    assert "Syria" in after


def test_an_event_shows_its_sentence_in_the_text(address, open_page):
    page = open_page(address)
    rows(page).filter(has_text="Territory seized").filter(has_text="Tadmur").first.click()
    context = page.get_by_test_id("context").first
    context.wait_for()
    marked = context.locator("mark").inner_text()
    assert len(marked) > 20
    assert marked in context.inner_text()
    assert len(context.inner_text()) > len(marked)
    assert "According to" in page.locator(".ex-origin h3").first.inner_text()


def test_a_click_on_the_map_opens_the_place(address, open_page):
    page = drawn(open_page(f"{address}/?at=2015-07-01&map=7/34.5624/38.284"))
    box = page.get_by_test_id("map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_role("heading", name="Tadmur").wait_for()
    assert "Islamic State" in state(page)


def test_the_address_restores_the_view(address, open_page):
    page = drawn(open_page(address))
    page.get_by_label("Kind").select_option("air_strike")
    page.get_by_label("Disputed only").check()
    page.get_by_label("Disputed only").uncheck()
    page.get_by_label("Day", exact=True).fill("2016-12-31")
    page.evaluate("() => window.datelineMap.jumpTo({center: [38, 35], zoom: 6})")
    page.wait_for_url(re.compile("map=6.00"))
    page.wait_for_url(re.compile("at=2016-12-31"))
    count = page.get_by_test_id("count").inner_text()
    again = drawn(open_page(page.url))
    assert again.get_by_test_id("count").inner_text() == count
    assert again.get_by_label("Kind").input_value() == "air_strike"
    assert again.get_by_label("Day", exact=True).input_value() == "2016-12-31"
    assert again.evaluate("() => window.datelineMap.getZoom()") == pytest.approx(6, abs=0.01)


@pytest.mark.parametrize(
    "query", ["", "kind=armed_clash", "at=2015-07-01&win=30", "disputed=1", f"place={PALMYRA}&to=2016-01-01"]
)
def test_the_export_is_what_is_in_view(address, open_page, query):
    page = open_page(f"{address}/?{query}")
    rows(page).first.wait_for()
    shown = int(page.get_by_test_id("count").inner_text())
    with urlopen(f"{address}{page.get_by_role('link', name='CSV').get_attribute('href')}") as answer:
        written = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")))
    assert len(written) == shown > 0


def test_reset_shows_everything_again(address, open_page):
    page = open_page(f"{address}/?kind=siege&disputed=1")
    page.locator(".ex-acts").get_by_role("button", name="Reset").click()
    page.get_by_test_id("count").filter(has_text=re.compile(r"^\d{2}$")).wait_for()
    assert page.get_by_label("Kind").input_value() == ""


def test_the_list_works_by_keyboard(address, open_page):
    page = open_page(address)
    events = page.get_by_role("listbox", name="Events in view")
    rows(page).first.wait_for()
    events.focus()
    events.press("ArrowDown")
    assert events.get_by_role("option", selected=True).get_attribute("aria-posinset") == "2"
    events.press("Enter")
    page.get_by_test_id("context").first.wait_for()
    page.get_by_role("button", name="All events in view").press("Enter")
    events.wait_for()


def test_a_closed_event_gives_the_list_back_as_it_was(address, open_page):
    page = open_page(address)
    events = page.get_by_role("listbox", name="Events in view")
    rows(page).first.wait_for()
    events.focus()
    events.press("End")
    scrolled = events.evaluate("it => it.scrollTop")
    for close in (lambda: page.get_by_role("button", name="All events in view").click(), page.go_back):
        events.press("Enter")
        page.get_by_test_id("context").first.wait_for()
        close()
        events.wait_for()
        assert events.evaluate("it => [it.scrollTop, it === document.activeElement]") == [scrolled, True]
    assert scrolled > 1_000


def test_every_place_of_the_map_is_in_the_table(address, open_page):
    page = drawn(open_page(f"{address}/?at=2015-07-01"))
    page.get_by_text("The same as tables").click()
    table = page.get_by_role("region", name="Places on 1 Jul 2015").get_by_role("row")
    table.first.wait_for()
    assert table.count() > int(page.locator(".ex-overlay").get_attribute("data-symbols"))
    table.filter(has_text="Tadmur").first.get_by_role("button").press("Enter")
    assert "Islamic State" in state(page)


def test_playing_moves_the_day(address, open_page):
    page = open_page(f"{address}/?at=2015-05-01")
    page.get_by_label("Speed").select_option("8 a second")
    page.get_by_role("button", name="Play").click()
    page.wait_for_url(re.compile("at=2015-0[6-9]"))
    page.get_by_role("button", name="Pause").click()
    slider, strip = page.get_by_test_id("slider").bounding_box(), page.locator(".ex-strip canvas").bounding_box()
    thumb = 8
    assert slider["x"] + thumb == pytest.approx(strip["x"] + 96, abs=2)
    assert slider["x"] + slider["width"] - thumb == pytest.approx(strip["x"] + strip["width"] - 10, abs=2)


def test_the_words_of_one_speaker_make_another_map(address, open_page):
    page = open_page(f"{address}/?at=2017-08-13&open=place:{PALMYRA}")
    everybody = state(page)
    page.get_by_label("According to").fill("Islamic State")
    page.get_by_label("According to").press("Enter")
    page.get_by_test_id("state").filter(has_not_text=everybody.split(",")[0]).wait_for()
    assert state(page) != everybody


def test_as_known_on_a_day_less_is_told(address, open_page):
    page = open_page(f"{address}/?as_known_on=2015-06-01")
    rows(page).first.wait_for()
    assert 0 < int(page.get_by_test_id("count").inner_text()) < 60


def test_a_day_can_be_typed(address, open_page):
    page = open_page(address)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    everything = page.get_by_test_id("count")
    everything.filter(has_text="85").wait_for()
    known = page.get_by_label("As known on")
    known.press_sequentially("06012015")
    known.press("Enter")
    everything.filter(has_not_text="85").wait_for()
    assert [url.partition("?")[2] for url in asked if "/record?" in url] == ["as_known_on=2015-06-01"]
    day = page.get_by_label("Day", exact=True)
    day.press_sequentially("05202015")
    assert day.input_value() == "2015-05-20"
    day.blur()
    page.get_by_test_id("day").filter(has_text="20 May 2015").wait_for()


def test_a_refused_day_is_told_and_leaves_the_filter(address, browser):
    page = browser.new_page()  # `open_page` takes no page on which the server says no
    page.goto(address)
    no = {"status": 422, "content_type": "application/problem+json", "body": '{"detail": "it would take minutes"}'}
    page.route("**/record?as_known_on=*", lambda route: route.fulfill(**no))
    page.get_by_label("As known on").fill("2015-06-01")
    page.get_by_text("not as known on 1 Jun 2015: it would take minutes").wait_for()
    assert page.get_by_label("As known on").input_value() == ""
    assert page.get_by_test_id("count").inner_text() == "85"
    page.close()


def test_what_failed_is_forgotten_when_it_works_again(address, open_page):
    page = open_page(f"{address}/?disputed=1")
    rows(page).first.click()
    page.get_by_test_id("context").first.wait_for()
    page.route("**/explorer/events/*as_known_on*", lambda route: route.fulfill(status=204))
    page.get_by_label("As known on").fill("2017-06-01")
    page.get_by_role("alert").wait_for()
    page.get_by_label("As known on").fill("")
    page.get_by_test_id("context").first.wait_for()
    assert page.get_by_role("alert").count() == 0


def test_a_place_goes_by_all_its_names_and_is_fetched_once(address, open_page):
    page = open_page(f"{address}/?place=palmyra&according_to=Islamic+State")
    page.wait_for_url(re.compile(f"place={PALMYRA.replace(':', '%3A')}&speaker="))
    place = page.get_by_label("Place", exact=True)
    assert place.input_value() == "Tadmur (Palmyra), Homs, SY"
    place.fill("Raqqa")
    place.press("Enter")
    page.wait_for_url(re.compile("place=gn%3A172955"))
    place.fill("Palmyra")
    place.press("Enter")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/?at=2015-05-01&open=place:{PALMYRA}")
    state(page)
    for _ in range(3):
        page.get_by_test_id("slider").press("ArrowRight")
    page.get_by_test_id("state").filter(has_text="22 May 2015").wait_for()
    assert len([url for url in asked if "/place?" in url]) == 1


def test_an_address_with_a_place_looks_where_it_says(address, open_page):
    page = drawn(open_page(f"{address}/?place={PALMYRA}&map=5/35/38"))
    page.wait_for_timeout(700)
    assert page.evaluate("() => window.datelineMap.getZoom()") == pytest.approx(5, abs=0.01)


def test_every_event_in_view_is_counted_on_the_map_or_beside_it(address, open_page):
    page = drawn(open_page(f"{address}/?at=2015-07-01"))
    beside = sum(int(it) for it in page.locator(".ex-chip b").all_inner_texts())
    on_it = int(page.locator(".ex-overlay").get_attribute("data-counted"))
    assert on_it + beside == int(page.get_by_test_id("count").inner_text())


def test_what_hides_or_turns_writing_is_a_sign(address, open_page):
    page = open_page(f"{address}/?disputed=1")

    def poison(route):
        found = route.fetch().json()
        found["claims"][0]["context"]["before"] = "safe \u202eliam\u200b "
        route.fulfill(json=found)

    page.route("**/explorer/events/*", poison)
    rows(page).first.click()
    page.locator(".hidden-sign", has_text="RLO").wait_for()
    assert "\u202e" not in page.locator(".ex-event").inner_text()


def test_both_sides_of_a_dispute_are_quoted_with_what_differs(address, open_page):
    page = open_page(f"{address}/?disputed=1")
    rows(page).filter(has_text="27 Mar 2016").first.click()
    clash = page.get_by_role("region", name="Disputed").first
    assert "Killed, Islamic State: 450 or 417" in clash.get_by_role("heading").inner_text()
    assert [it.split()[0] for it in clash.locator("mark").all_inner_texts()] == ["450", "417"]
    assert page.locator(".ex-overlay").get_attribute("data-chosen") == "Tadmur"


def test_without_webgl_the_servers_picture_stands(address, browser):
    flat = browser.browser_type.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-3d-apis"])
    page = flat.new_page()
    page.goto(address)
    page.get_by_text("The map can’t be drawn here").wait_for()
    picture = page.locator(".ex-fallback")
    assert picture.get_by_role("table").count() == 1
    assert rows(page).count() > 3
    assert page.locator("form").count() == page.locator("form.ex-filters").count() == 1
    page.get_by_label("Place", exact=True).fill("Palmyra")
    page.get_by_label("Place", exact=True).press("Enter")
    picture.get_by_role("row").filter(has_text="Raqqa").wait_for(state="detached")
    assert picture.get_by_role("row").filter(has_text="Tadmur").count() >= 1
    flat.close()


def test_without_scripts_the_page_lists_who_held_what(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_role("row").filter(has_text="Tadmur").count() >= 1
    context.close()


def test_a_phone_needs_no_sideways_scrolling(address, open_page):
    page = drawn(open_page(address, viewport={"width": 390, "height": 844}))
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Kind").select_option("siege")
    page.get_by_test_id("count").filter(has_text="1").wait_for()
    page.get_by_role("button", name="Reset").click()
    rows(page).nth(20).wait_for()
    for scrolls in (".ex-list", ".ex-side"):
        assert page.locator(scrolls).evaluate("it => it.scrollHeight <= it.clientHeight + 1")
    rows(page).nth(20).click()
    page.get_by_role("button", name="All events in view").wait_for()
    assert abs(page.locator(".ex-side").evaluate("it => it.getBoundingClientRect().top")) < 60
