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
from material import SETS

SEED = 20151102
"""Samples are drawn with a fixed seed, so that a failure can be seen again."""
SAMPLE = 30
"""Texts drawn from each set; all of them, with --all-material, take a quarter of an hour."""


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
@pytest.mark.parametrize("name", SETS)
def test_quotes_of_third_parties_texts(
    name: str, material: Path, worker: Worker, tmp_path: Path, pytestconfig: pytest.Config
):
    texts = [text for text in SETS[name](material) if text.strip()]
    if not pytestconfig.getoption("all_material"):
        texts = random.Random(SEED).sample(texts, min(SAMPLE, len(texts)))
    path = tmp_path / "texts.jsonl"
    path.write_text("\n".join(json.dumps({"text": it, "published_at": "2016-01-01"}) for it in texts), encoding="utf-8")
    assert check(load(path), worker) > len(texts)


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
