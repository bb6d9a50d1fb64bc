"""Every quote of everything that is read stands in its report where it says it does."""

import json
import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from dateline.ingest import IngestOptions, check_sources, load_reports
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.pipeline.worker import Worker

SEED = 20151102
"""Samples are drawn with a fixed seed, so that a failure can be seen again."""
SAMPLE = 40
"""Reports drawn from each large set; all of them would take minutes."""


@pytest.fixture(scope="module")
def worker() -> Worker:
    return Worker.default()


def quotes_in(thing: object) -> Iterator[Quote]:
    if isinstance(thing, Quote):
        yield thing
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from quotes_in(item)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from quotes_in(getattr(thing, field.name))


def load(path: Path) -> list[Report]:
    options = IngestOptions(published_at=date(2017, 6, 1)) if path.suffix == ".txt" else IngestOptions()
    return list(load_reports(check_sources([str(path)], options), options))


def check(reports: list[Report], worker: Worker) -> int:
    """Read reports and check their quotes; gives how many quotes there were."""
    seen = 0
    for report, outcome in zip(reports, worker.read(reports), strict=True):
        assert outcome.problem is None, f"{report.source}: {outcome.problem}"
        found = [*quotes_in(outcome.reading), *quotes_in(outcome.resolutions)]
        wrong = [quote for quote in found if report.text[quote.start : quote.end] != quote.text]
        assert not wrong, f"{report.source}: {wrong[:3]}"
        assert all(0 <= block.start <= block.end <= len(report.text) for block in report.blocks)
        seen += len(found)
    return seen


def drawn(paths: list[Path], count: int = SAMPLE) -> list[Path]:
    return random.Random(SEED).sample(sorted(paths), min(count, len(paths)))


@pytest.mark.slow
def test_quotes_of_the_sample(root: Path, worker: Worker):
    reports = [report for path in sorted((root / "examples" / "reports").iterdir()) for report in load(path)]
    assert check(reports, worker) > len(reports)


@pytest.mark.slow
@pytest.mark.material
def test_quotes_of_the_seeds(material: Path, worker: Worker):
    reports = [report for path in sorted((material / "seeds").glob("*.txt")) for report in load(path)]
    assert check(reports, worker) > len(reports)


@pytest.mark.slow
@pytest.mark.material
def test_quotes_of_one_line_articles(material: Path, worker: Worker, tmp_path: Path):
    lines = (material / "fakes" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    picked = tmp_path / "picked.jsonl"
    picked.write_text("\n".join(random.Random(SEED).sample(lines, min(SAMPLE * 2, len(lines)))), encoding="utf-8")
    assert check(load(picked), worker) > SAMPLE


@pytest.mark.slow
@pytest.mark.material
def test_quotes_of_general_news(material: Path, worker: Worker):
    paths = drawn(list((material / "polnear").glob("*/text/*.txt")), SAMPLE // 2)
    assert check([report for path in paths for report in load(path)], worker) > 0


@pytest.mark.slow
@pytest.mark.material
def test_quotes_of_lower_case_wire_text(material: Path, worker: Worker, tmp_path: Path):
    lines = (material / "muc4" / "dev.json").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines if line.strip()]
    picked = random.Random(SEED).sample(documents, min(SAMPLE, len(documents)))
    path = tmp_path / "wire.jsonl"
    path.write_text(
        "\n".join(json.dumps({"text": it["doctext"], "published_at": "1989-11-20"}) for it in picked), encoding="utf-8"
    )
    assert check(load(path), worker) > 0


@pytest.mark.slow
@pytest.mark.material
def test_quotes_of_event_documents(material: Path, worker: Worker, tmp_path: Path):
    lines = (material / "wikievents" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "events.jsonl"
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    path.write_text(
        "\n".join(json.dumps({"text": text, "published_at": "2016-01-01"}) for text in texts), encoding="utf-8"
    )
    assert check(load(path), worker) > 0


@pytest.mark.slow
def test_quotes_survive_odd_characters(worker: Worker, tmp_path: Path):
    # Letters outside the basic plane, combining marks, curly quotes, zero-width spaces, right-to-left names.
    text = (
        "🇺🇦 Rebels captured the town of Mar`a on Sunday, the Observatory said. “At least 12 soldiers died,” it "
        "said\u200b — near Deir al‑Zor (دير الزور). Café owners in Tādmur fled.\r\n\r\nThe army’s jets hit Za\u0303bad\u0101ni\u0304."
    )
    path = tmp_path / "odd.jsonl"
    path.write_text(
        json.dumps({"text": text, "title": "“Odd” – news 🕊", "published_at": "2015-05-04"}), encoding="utf-8"
    )
    assert check(load(path), worker) > 0
