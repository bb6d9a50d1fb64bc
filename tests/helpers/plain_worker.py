"""A worker that needs no language model: quick to start, and it finds the same in every text."""

import time

from dateline.model.claim import Claim, Reading
from dateline.model.ids import make_id
from dateline.model.report import ReadSentence
from dateline.model.resolution import Resolution
from dateline.pipeline.worker import Worker


class OneClaimPerReport:
    """Claims that everything is a protest; takes `seconds` for each, and stumbles over texts that ask for it."""

    def __init__(self, seconds=0.0):
        self.seconds = seconds

    def read(self, reports):
        for report in reports:
            time.sleep(self.seconds)
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


def plain_worker(seconds=0.0):
    return Worker(OneClaimPerReport(seconds), ResolvesNothing())
