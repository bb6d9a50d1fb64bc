"""Gives a set's texts to dateline as reports and reads them, as ``dateline read`` would."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from dateline.extract import Extractor
from dateline.ingest.assemble import make_report
from dateline.ingest.base import IngestOptions, Page
from dateline.model.claim import Claim
from dateline.model.ids import make_id, sha256_text
from dateline.model.report import Block, BlockKind, Report
from dateline.model.resolution import Resolution, ResolvedClaim
from dateline.pipeline.worker import Worker

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_TOGETHER = 64


class HasText(Protocol):
    """The parts of a document that its reading needs; never its answers."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def title(self) -> str | None:
        """The title, where the set gives one."""
        ...

    @property
    def outlet(self) -> str | None:
        """The outlet, where the set gives one."""
        ...

    @property
    def published_at(self) -> date | None:
        """The day of publication, where the set gives one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A report and the claims that dateline read in it, resolved, in the text's order."""

    report: Report
    claims: tuple[ResolvedClaim, ...]


class Reader:
    """Reads texts with dateline's own stages, loaded once."""

    @cached_property
    def worker(self) -> Worker:
        """The stages that come with dateline; loading takes a second or two."""
        return Worker.default()

    @property
    def extractor(self) -> Extractor:
        """What reads reports, for questions that claims do not answer."""
        found = self.worker.extractor
        if not isinstance(found, Extractor):
            raise TypeError(found)
        return found

    def read(self, reports: Iterable[Report]) -> Iterator[Read]:
        """Read reports, in order. Raises RuntimeError when a stage broke on one: a benchmark hides nothing."""
        for some in _batched(reports, _TOGETHER):
            for outcome in self.worker.read(some):
                report = outcome.report
                if outcome.reading is None:
                    msg = f"{report.title or report.text[:60]!r}: {outcome.problem}"
                    raise RuntimeError(msg)
                pairs = zip(outcome.reading.claims, outcome.resolutions, strict=True)
                yield Read(report=report, claims=tuple(_resolved(report, *pair) for pair in pairs))


def ingested(document: HasText) -> Report:
    """The document as ``dateline read`` takes it in: furniture cut, dateline and byline found."""
    page = Page(
        text=document.text,
        source="eval",
        title=document.title,
        outlet=document.outlet,
        published_at=document.published_at,
        published_reason="given with the document",
        language="en",
    )
    return make_report(page, IngestOptions())


def verbatim(document: HasText) -> Report:
    """The document with its text untouched, so that answers given as offsets fit; paragraphs end at blank lines."""
    text = document.text
    blocks, start = [], 0
    for found in [*_BLANK_LINES.finditer(text), None]:
        end = found.start() if found else len(text)
        if text[start:end].strip():
            blocks.append(Block(kind=BlockKind.PARAGRAPH, start=start, end=end))
        start = found.end() if found else end
    sha256 = sha256_text(text)
    return Report(
        id=make_id("rpt", sha256, document.outlet, None),
        text=text,
        sha256=sha256,
        blocks=tuple(blocks),
        title=document.title,
        outlet=document.outlet,
        published_at=document.published_at,
        published_reason="given with the document",
        language="en",
    )


def _resolved(report: Report, claim: Claim, resolution: Resolution) -> ResolvedClaim:
    return ResolvedClaim(
        claim=claim,
        resolution=resolution,
        published_at=report.published_at,
        outlet=report.outlet,
        text_sha256=report.sha256,
    )


def _batched(reports: Iterable[Report], size: int) -> Iterator[Sequence[Report]]:
    some: list[Report] = []
    for report in reports:
        some.append(report)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
