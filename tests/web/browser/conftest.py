"""Chromium against the installed wheel: what only a browser shows. Every request and every message is watched."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from page_server import install_wheel, serving
from tools import chromium

sync_api = pytest.importorskip("playwright.sync_api")

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def chrome() -> str:
    """The browser; CI fails without it, a laptop skips."""
    found = chromium.find()
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(chromium.ADVICE)
    return str(found)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment into which the wheel of this tree is installed."""
    return install_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def read_into(wheel: Path) -> Callable[[Path, Path], None]:
    """`read_into(record, reports)` reads reports into a record with the installed program."""

    def read(record: Path, reports: Path) -> None:
        clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        command = [str(wheel), "-m", "dateline", "read", str(reports), "--db", str(record)]
        subprocess.run(command, cwd=record.parent, env=clean, check=True, capture_output=True)

    return read


@pytest.fixture(scope="session")
def sample_record(read_into, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports, read once."""
    record = tmp_path_factory.mktemp("record") / "sample.db"
    read_into(record, root / "examples" / "reports")
    return record


@pytest.fixture(scope="session")
def address(wheel: Path, sample_record: Path) -> Iterator[str]:
    """Where the sample is served."""
    with serving(wheel, sample_record) as found:
        yield found


@pytest.fixture(scope="session")
def browser(chrome: str) -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chrome, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser) -> Iterator[Callable]:
    """`open_page(url, **context)` opens a page; at the end none may have asked another host or met an error."""
    asked: list[str] = []
    errors: list[str] = []
    contexts = []

    def show(url: str, **options):
        options.setdefault("viewport", {"width": 1440, "height": 900})
        context = browser.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        return page

    yield show
    for context in contexts:
        context.close()
    outside = [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:"))]
    assert asked
    assert not outside
    assert not errors
