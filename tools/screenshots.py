"""Takes the pictures in docs/images: ``python -m tools.screenshots ADDRESS [--out FOLDER]``.

ADDRESS serves the sample record: ``python3 dev.py sample``, then ``dateline serve --db build/sample.db``.
Seven views, on a desk and on a phone; WebP, so that all of them stay small.
"""

import argparse
import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.request import urlopen

from tools import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parents[1]
SIZES: Final = {"desk": (1440, 900), "phone": (390, 844)}
_PALMYRA: Final = "gn:163808"
_QUALITY: Final = 82
_FLAGS: Final = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run")


Json = dict[str, Any]
Ask = Callable[[str], Json]
"""Gives the answer of the HTTP API to a path below ``/api/v1/``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page, and the section of it to scroll to: on a phone, and with `everywhere` on a desk as well."""

    path: str
    section: str = ""
    everywhere: bool = False


def main() -> int:
    """Take all pictures; says each one's size."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("address", help="where the sample is served, for example http://127.0.0.1:8350")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    arguments = parser.parse_args()
    found = chromium.find()
    if found is None:
        print(chromium.ADVICE)
        return 1
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a tool of developers

    arguments.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        for name, view in views(_asker(arguments.address)).items():
            for size in SIZES:
                picture = arguments.out / f"{name}-{size}.webp"
                picture.write_bytes(_shot(browser, arguments.address, view, size))
                print(f"{picture}: {picture.stat().st_size // 1000} kB")
        browser.close()
    return 0


def views(ask: Ask) -> dict[str, View]:
    """Give the views by name, with ids of the record that is served, chosen by what they hold."""
    event, claim = telling_event(ask)
    fought = contested_day(ask)
    return {
        "explorer": View(path=f"/?at={fought}"),
        "explorer-event": View(path=f"/?open={event}", section=".ex-side"),
        "event": View(path=f"/events/{event}", section="h1"),
        "event-claims": View(path=f"/events/{event}", section="#h-figures", everywhere=True),
        "place": View(path=f"/places/{_PALMYRA}", section="h1"),
        "disputes": View(path="/disputes?open=true"),
        "review": View(path=f"/review?claim={claim}", section=".card"),
    }


def telling_event(ask: Ask) -> tuple[str, str]:
    """The event that shows most: figures, open disputes about one of them, origins; and a disputed claim of it."""
    disputed: dict[str, list[Json]] = {}
    for dispute in ask("disputes?open=true&limit=500")["items"]:
        if dispute["event_id"]:
            disputed.setdefault(dispute["event_id"], []).append(dispute)
    events = [it for it in ask("events?limit=500")["items"] if it["id"] in disputed]
    best = max(events, key=lambda it: (_counted(disputed[it["id"]]), len(it["quantities"]), it["independent_origins"]))
    about = sorted(disputed[best["id"]], key=lambda it: it["about"] != "count")
    return best["id"], about[0]["positions"][0]["claim_ids"][0]


def _counted(disputes: list[Json]) -> bool:
    return any(it["about"] == "count" for it in disputes)


def contested_day(ask: Ask) -> str:
    """A day in the middle of the time in which two fought over a place, the longest such time with an end."""
    spans = []
    for it in ask("control?limit=500")["items"]:
        begun, over = it["from"]["latest"], it["to"] and it["to"]["earliest"]
        if it["status"] == "contested" and begun and over:
            spans.append((date.fromisoformat(begun), date.fromisoformat(over)))
    first, last = max(spans, key=lambda it: it[1] - it[0])
    return str(first + (last - first) / 2)


def _asker(address: str) -> Ask:
    def ask(path: str) -> Json:
        with urlopen(f"{address}/api/v1/{path}") as answer:  # noqa: S310 - our own server
            found: Json = json.load(answer)
            return found

    return ask


def _shot(browser: "Browser", address: str, view: View, size: str) -> bytes:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", locale="en-GB", timezone_id="UTC"
    )
    page = context.new_page()
    page.goto(address + view.path)
    if view.path.startswith("/?"):
        page.locator("[data-ready=yes]").wait_for(timeout=60_000)
        page.wait_for_timeout(1_500)
        if "open=" in view.path:
            page.get_by_test_id("context").first.wait_for()
    if view.section and (size == "phone" or view.everywhere):
        page.locator(view.section).first.evaluate("it => scrollTo(0, it.getBoundingClientRect().top + scrollY - 12)")
    # Playwright itself writes PNG and JPEG alone: five times as large.
    taken = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    context.close()
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    raise SystemExit(main())
