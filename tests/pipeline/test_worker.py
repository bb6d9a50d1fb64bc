from dateline.model.claim import Reading
from dateline.model.ids import sha256_text
from dateline.model.report import Report
from dateline.pipeline.worker import Worker


def _report(text):
    return Report(id=f"rpt_{text}", text=text, sha256=sha256_text(text))


class Extractor:
    def __init__(self, *, stumbles_on=()):
        self.stumbles_on = stumbles_on
        self.calls = 0

    def read(self, reports):
        self.calls += 1
        for report in reports:
            if report.text in self.stumbles_on:
                msg = "cannot\n  parse this"
                raise ValueError(msg)
            yield Reading(report_id=report.id, claims=(), sentences=())


class Resolver:
    def resolve(self, _report, _claims):
        return ()


def test_a_batch_is_extracted_in_one_call():
    extractor = Extractor()
    outcomes = Worker(extractor, Resolver()).read([_report("a"), _report("b")])
    assert [outcome.reading.report_id for outcome in outcomes] == ["rpt_a", "rpt_b"]
    assert extractor.calls == 1


def test_a_report_that_breaks_a_stage_harms_no_other():
    outcomes = Worker(Extractor(stumbles_on="b"), Resolver()).read([_report("a"), _report("b"), _report("c")])
    assert [outcome.problem for outcome in outcomes] == [None, "could not be read: ValueError: cannot parse this", None]
    assert [outcome.reading is None for outcome in outcomes] == [False, True, False]


def test_the_broken_report_keeps_its_reason():
    [outcome] = Worker(Extractor(stumbles_on="a"), Resolver()).read([_report("a")])
    assert outcome.report.unread_reason == outcome.problem
