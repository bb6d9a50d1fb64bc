"""Reports in files, and a worker that reads them without a language model."""

import json

import pytest

import plain_worker as plain
from dateline.pipeline import worker
from dateline.store import open_store
from deciding import TEXTS, fill


@pytest.fixture
def plain_worker(monkeypatch):
    made = plain.plain_worker()
    monkeypatch.setattr(worker, "_workers", [made])
    return made


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        yield opened


@pytest.fixture
def lines(tmp_path):
    """Write reports as JSON lines; gives the path."""

    def write(*texts, name="reports.jsonl", **fields):
        path = tmp_path / name
        rows = [{"text": text, "published_at": "2016-03-28", "outlet": "Levant Courier", **fields} for text in texts]
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture(scope="module")
def report_file(tmp_path_factory):
    """A few reports that the worker of `deciding` reads."""
    file = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    rows = [
        {"text": text, "published_at": f"2016-03-2{number}", "outlet": f"Outlet {number % 3}"}
        for number, text in enumerate(TEXTS)
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(file)


@pytest.fixture
def desk(report_file):
    """A record of them."""
    with open_store(":memory:") as opened:
        fill(opened, report_file)
        yield opened
