"""Reports in files, and a worker that reads them without a language model."""

import json

import pytest

from dateline.model.claim import Claim, Reading
from dateline.model.ids import make_id
from dateline.model.report import ReadSentence
from dateline.model.resolution import Resolution
from dateline.pipeline import worker
from dateline.pipeline.worker import Worker
from dateline.store import open_store


class OneClaimPerReport:
    """Claims that everything is a protest; stumbles over texts that ask for it."""

    def read(self, reports):
        for report in reports:
            if "stumble" in report.text:
                msg = "asked to stumble"
                raise RuntimeError(msg)
            quote = report.quote(0, min(10, len(report.text)))
            claim = Claim(id=make_id("clm", report.id), report_id=report.id, kind="protest", quote=quote, trigger=quote)
            sentences = (ReadSentence(start=0, end=len(report.text), used=True),)
            yield Reading(report_id=report.id, claims=(claim,), sentences=sentences)


class ResolvesNothing:
    def resolve(self, _report, claims):
        return tuple(Resolution(claim_id=claim.id, resolver="none") for claim in claims)


@pytest.fixture
def plain_worker(monkeypatch):
    made = Worker(OneClaimPerReport(), ResolvesNothing())
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
