"""Measures the page on a large record in Chromium: what somebody waits for.

``python -m benchmarks.page [--events 50000] [--record FILE] [--runs N] [--json]``

A record is made up (``benchmarks/page_record.py``) unless one is given, and served by ``dateline serve``. Told are: the
first view (from asking for the page until list, counts and places are drawn, and until the map below them is), one step
of the slider (from the key until the next painted frame), and the frames of scrolling through the list. Each run has a
browser context of its own, with nothing cached. On a machine without a GPU Chromium draws the map in software
(SwiftShader), which is what the goals are for. Beside what a clock tells stands the processor time of all of the
browser's processes, which other programs on the machine do not lengthen.

Goals: first view within `FIRST` seconds, a step within `STEP` milliseconds, nine frames of ten within `FRAME`.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.page_record import fill
from benchmarks.page_server import serving
from benchmarks.processor import used
from dateline.record.access import open_record
from dateline.store import open_store
from tools import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIRST: Final = 2.0
STEP: Final = 200.0
FRAME: Final = 50.0
_STEPS: Final = 40
_FLAGS: Final = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

_WATCH: Final = """
new MutationObserver(() => {
  const seen = window.__seen ??= {};
  const count = document.querySelector("[data-testid=count]");
  if (count && count.textContent !== "0") seen.count ??= performance.now();
  if (document.querySelector(".ex-row b")) seen.list ??= performance.now();
  const overlay = document.querySelector(".ex-overlay");
  if (overlay && Number(overlay.dataset.places) > 0) seen.places ??= performance.now();
  if (document.querySelector("[data-ready=yes]")) seen.map ??= performance.now();
}).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
_STEPPING: Final = """async (count) => {
  const slider = document.querySelector("[data-testid=slider]"), times = [];
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  for (let at = 0; at < count; at++) {
    const began = performance.now();
    slider.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
    await painted();
    times.push(performance.now() - began);
    await painted();
  }
  return times;
}"""
_SCROLLING: Final = """async () => {
  const list = document.querySelector(".ex-list"), times = [];
  let last = performance.now();
  for (let at = 0; at < 120; at++) {
    list.scrollTop += 180;
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  return times;
}"""


_RENDERER: Final = """() => {
  const gl = document.createElement("canvas").getContext("webgl2");
  return gl.getParameter(gl.getExtension("WEBGL_debug_renderer_info").UNMASKED_RENDERER_WEBGL);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Medians over the runs: seconds until things stand, milliseconds of a step and of nine frames of ten."""

    events: int
    renderer: str
    load_average: float
    server_ready_s: float
    first_view_s: float
    with_map_s: float
    step_ms: float
    step_slowest_ms: float
    frame_ms: float
    map_processor_s: float | None
    step_processor_ms: float | None

    @property
    def reached(self) -> bool:
        """Whether every goal is reached."""
        return self.first_view_s <= FIRST and self.step_ms <= STEP and self.frame_ms <= FRAME


def main() -> int:
    """Measure and print; exit code 1 when a goal is missed, 2 without a browser."""
    arguments = _arguments()
    browser = chromium.find()
    if browser is None:
        print(chromium.ADVICE, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        record = arguments.record or _made_up(Path(folder) / "record.db", arguments.events)
        found = _measure(record, browser, arguments.runs)
    if arguments.json:
        print(json.dumps({**asdict(found), "within_goal": found.reached}))
    else:
        print(
            f"{found.events:,} events; the map is drawn by {found.renderer}\n"
            f"load of the machine {found.load_average:.1f} on {os.cpu_count()} cores\n"
            f"server ready to answer: {found.server_ready_s:.1f} s after its start (once)\n"
            f"first view (list, counts, places): {found.first_view_s:.2f} s (goal {FIRST}); with the map below: "
            f"{found.with_map_s:.2f} s\n"
            f"step of the slider: median {found.step_ms:.0f} ms (goal {STEP:.0f}), slowest "
            f"{found.step_slowest_ms:.0f} ms\n"
            f"scrolling the list: nine frames of ten within {found.frame_ms:.0f} ms (goal {FRAME:.0f})"
        )
        if found.map_processor_s is not None and found.step_processor_ms is not None:
            print(
                f"processor time of the browser: {found.map_processor_s:.2f} s for the first view with the map, "
                f"{found.step_processor_ms:.0f} ms a step"
            )
    return 0 if found.reached else 1


def _made_up(path: Path, events: int) -> Path:
    with open_store(str(path)) as store:
        fill(store, events)
    return path


def _measure(record: Path, chrome: str, runs: int) -> Result:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a tool of developers

    with open_record(str(record)) as opened:
        events = opened.counts()["events"]
    began = time.perf_counter()
    with serving(record) as address, sync_playwright() as playwright:
        ready = time.perf_counter() - began
        browser = playwright.chromium.launch(executable_path=chrome, args=list(_FLAGS))
        rows = [_run(browser, address) for _ in range(runs)]
        browser.close()
    steps = [it for row in rows for it in row["steps"]]
    frames = [it for row in rows for it in row["frames"]]
    return Result(
        events=events,
        renderer=rows[0]["renderer"],
        load_average=os.getloadavg()[0],
        server_ready_s=ready,
        first_view_s=statistics.median(max(row["count"], row["list"], row["places"]) for row in rows) / 1000,
        with_map_s=statistics.median(row["map"] for row in rows) / 1000,
        step_ms=statistics.median(steps),
        step_slowest_ms=max(steps),
        frame_ms=statistics.quantiles(frames, n=10)[-1],
        map_processor_s=_median(rows, "map_processor"),
        step_processor_ms=_median(rows, "step_processor", 1000 / _STEPS),
    )


def _median(rows: list[dict[str, Any]], name: str, times: float = 1.0) -> float | None:
    known = [row[name] * times for row in rows if row[name] is not None]
    return statistics.median(known) if known else None


def _run(browser: Browser, address: str) -> dict[str, Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(_WATCH)
    before = used("chrom")
    page.goto(address)
    page.locator("[data-ready=yes]").wait_for(timeout=120_000)
    page.locator(".ex-row b").first.wait_for()
    seen: dict[str, Any] = dict(page.evaluate("() => window.__seen"))
    seen["map_processor"] = _since(before)
    seen["renderer"] = page.evaluate(_RENDERER)
    seen["frames"] = page.evaluate(_SCROLLING)
    _to_the_middle(page)
    before = used("chrom")
    seen["steps"] = page.evaluate(_STEPPING, _STEPS)
    seen["step_processor"] = _since(before)
    context.close()
    return seen


def _since(before: float | None) -> float | None:
    now = used("chrom")
    return None if now is None or before is None else now - before


def _to_the_middle(page: Page) -> None:
    """Put the slider where much is told before and after."""
    page.evaluate(
        """() => { const it = document.querySelector("[data-testid=slider]");
        it.value = String(Math.round((Number(it.min) + Number(it.max)) / 2));
        it.dispatchEvent(new Event("input", {bubbles: true})); }"""
    )
    page.wait_for_timeout(1_000)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--events", type=int, default=50_000, help="events in the made-up record")
    parser.add_argument("--record", type=Path, help="measure this record instead")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
