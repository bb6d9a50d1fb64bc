"""Takes the pictures in docs/images: ``python -m tools.screenshots ADDRESS [--out FOLDER]``.

ADDRESS serves the sample record: ``python3 dev.py sample``, then ``dateline serve --db build/sample.db``.
Six views, on a desk and on a phone; WebP, so that all of them stay small.
"""

import argparse
import base64
import json
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
        for name, path in views(arguments.address).items():
            for size in SIZES:
                picture = arguments.out / f"{name}-{size}.webp"
                picture.write_bytes(_shot(browser, arguments.address + path, size))
                print(f"{picture}: {picture.stat().st_size // 1000} kB")
        browser.close()
    return 0


def views(address: str) -> dict[str, str]:
    """Give the six views by name: the path of each, with ids of the record that is served."""
    event, taken = _event(address, "disputed=1"), _event(address, "kind=territory_seized")
    return {
        "explorer": "/?at=2015-07-01",
        "explorer-event": f"/?open={taken}&at=2015-06-01",
        "event": f"/events/{event}",
        "place": f"/places/{_PALMYRA}",
        "disputes": "/disputes",
        "review": "/review",
    }


def _event(address: str, words: str) -> str:
    """The event at Palmyra that most origins tell of."""
    with urlopen(f"{address}/api/v1/explorer/rows?{words}&place={_PALMYRA}") as answer:  # noqa: S310 - our own server
        found: dict[str, Any] = json.load(answer)
    ids: list[str] = found["events"]["id"]
    origins = dict(zip(ids, found["events"]["origins"], strict=True))
    return max(ids, key=lambda it: len(origins[it]))


def _shot(browser: "Browser", url: str, size: str) -> bytes:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(url)
    if "/?" in url:
        page.locator("[data-ready=yes]").wait_for(timeout=60_000)
        page.wait_for_timeout(1_500)
        if "open=" in url:
            page.get_by_test_id("context").first.wait_for()
            if size == "phone":
                page.locator(".ex-side").evaluate("it => it.scrollIntoView()")
    # Playwright itself writes PNG and JPEG alone: five times as large.
    taken = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
    context.close()
    return base64.b64decode(taken["data"])


if __name__ == "__main__":
    raise SystemExit(main())
