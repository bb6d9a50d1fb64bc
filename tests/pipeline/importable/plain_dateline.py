"""The ``dateline`` command with a worker that needs no language model, for tests that start and kill it often."""

import time

from dateline.cli.main import main
from dateline.model.claim import Claim, Reading
from dateline.model.ids import make_id
from dateline.model.report import ReadSentence
from dateline.model.resolution import Resolution
from dateline.pipeline import worker


class OneClaimPerReport:
    def read(self, reports):
        for report in reports:
            time.sleep(0.002)  # long enough to be killed in
            quote = report.quote(0, 10)
            claim = Claim(id=make_id("clm", report.id), report_id=report.id, kind="protest", quote=quote, trigger=quote)
            sentences = (ReadSentence(start=0, end=len(report.text), used=True),)
            yield Reading(report_id=report.id, claims=(claim,), sentences=sentences)


class ResolvesNothing:
    def resolve(self, _report, claims):
        return tuple(Resolution(claim_id=claim.id, resolver="none") for claim in claims)


worker._workers.append(worker.Worker(OneClaimPerReport(), ResolvesNothing()))

if __name__ == "__main__":
    main()
