"""Every page against axe-core: on a desk in light colours, on a phone in dark ones; many pages in one browser."""

import json
from pathlib import Path
from urllib.request import urlopen

import pytest

AXE = Path(__file__).resolve().parents[3] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SEVERE = {"serious", "critical"}
VIEWS = {
    "desk": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
PLAIN = (
    "/events /disputes /places /places/gn:163808 /reports /search?q=Palmyra /read /review /review?by=second "
    "/review/bulk /review/judgements /review/agreement /login"
).split()
EXPLORER = ("/", "/?at=2015-07-01&open=place:gn:163808")
NO_WEBGL = """HTMLCanvasElement.prototype.getContext = ((get) => function (kind, ...more) {
  return /webgl/.test(kind) ? null : get.call(this, kind, ...more);
})(HTMLCanvasElement.prototype.getContext);"""


@pytest.fixture(scope="session")
def single(address) -> list[str]:
    """Pages of one thing: an event with figures and an open dispute, a disputed report and a claim of it."""

    def ask(path: str) -> list[dict]:
        with urlopen(f"{address}/api/v1/{path}") as answer:
            return json.load(answer)["items"]

    figured = {it["id"] for it in ask("events?limit=500") if it["quantities"]}
    dispute = next(it for it in ask("disputes?open=true") if it["event_id"] in figured)
    [claim] = [it for it in ask("claims?limit=500") if it["id"] == dispute["positions"][0]["claim_ids"][0]]
    return [
        f"/events/{dispute['event_id']}",
        f"/reports/{claim['report_id']}?claim={claim['id']}",
        f"/claims/{claim['id']}",
        f"/review?claim={claim['id']}",
    ]


def violations(page) -> list[str]:
    """What axe finds that matters; run in the page's own world by the debugger, since its policy forbids scripts."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: python -m tools.page check")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await window.axe.run(document)).violations")
    return [
        f"{page.url} {it['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for it in found
        if it["impact"] in SEVERE
        for node in it["nodes"]
    ]


def sideways(page) -> list[str]:
    """The page, where it is wider than its window: on a phone everything would have to be pushed about."""
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url} is {wide} px too wide"] if wide > 0 else []


@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_violation_on_the_pages(address, open_page, single, view):
    page = open_page(f"{address}/events", **VIEWS[view])
    found = []
    for path in (*PLAIN, *single):
        page.goto(f"{address}{path}")
        page.evaluate("() => document.querySelectorAll('details').forEach((it) => { it.open = true; })")
        found += [*violations(page), *sideways(page)]
    assert found == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_violation_in_the_explorer(address, open_page, view):
    page = open_page(address, **VIEWS[view])
    found = []
    for path in EXPLORER:
        page.goto(f"{address}{path}")
        page.locator("[data-ready=yes]").wait_for(timeout=30_000)
        found += violations(page)
    assert found == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_violation_in_the_explorer_without_webgl_and_a_map_without_scripts(address, browser, view):
    context = browser.new_context(**VIEWS[view])
    context.add_init_script(NO_WEBGL)
    page = context.new_page()
    page.goto(f"{address}/?at=2017-01-15")
    page.get_by_text("The map can’t be drawn here").wait_for()
    found = violations(page)
    context.close()
    context = browser.new_context(java_script_enabled=False, **VIEWS[view])
    page = context.new_page()
    page.goto(f"{address}/?at=2017-01-15")
    assert page.locator(".map > svg:visible").count() == 1
    page.get_by_role("row").first.wait_for()
    context.close()
    assert found == []


def test_no_serious_violation_in_an_event_and_the_tables(address, open_page):
    page = open_page(f"{address}/?disputed=1")
    page.locator(".ex-row").first.click()
    page.get_by_test_id("context").first.wait_for()
    page.get_by_text("The same as tables").click()
    assert violations(page) == []


def test_no_serious_violation_in_the_filters_on_a_phone(address, open_page):
    page = open_page(address, viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="Filter").click()
    assert violations(page) == []
