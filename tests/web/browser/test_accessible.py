from pathlib import Path

import pytest

AXE = Path(__file__).resolve().parents[3] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = [
    "/",
    "/?at=2015-07-01&open=place:gn:163808",
    "/events",
    "/disputes",
    "/places",
    "/places/gn:163808",
    "/reports",
    "/search?q=Palmyra",
    "/review",
    "/read",
]
SEVERE = {"serious", "critical"}


def violations(page) -> list[str]:
    """What axe finds that matters; run in the page's own world by the debugger, since its policy forbids scripts."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: python -m tools.page check")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await window.axe.run(document)).violations")
    return [
        f"{it['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for it in found
        if it["impact"] in SEVERE
        for node in it["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_no_serious_violation(address, open_page, path, scheme):
    page = open_page(f"{address}{path}", color_scheme=scheme)
    if path.startswith(("/?", "/")) and path.split("?")[0] == "/":
        page.locator("[data-ready=yes]").wait_for(timeout=30_000)
    assert violations(page) == []


def test_no_serious_violation_in_an_event_and_the_tables(address, open_page):
    page = open_page(f"{address}/?disputed=1")
    page.locator(".ex-row").first.click()
    page.get_by_test_id("context").first.wait_for()
    page.get_by_text("The same as tables").click()
    assert violations(page) == []


def test_no_serious_violation_on_a_phone(address, open_page):
    page = open_page(address, viewport={"width": 390, "height": 844})
    page.get_by_role("button", name="Filter").click()
    assert violations(page) == []
