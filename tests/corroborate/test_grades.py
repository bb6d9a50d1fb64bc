from datetime import UTC, datetime

import pytest

from case_files import named
from dateline.corroborate import Workshop
from dateline.vocab.kinds import event_kinds

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BASE = {"published": "2016-03-02", "actors": ["army"], "place": "arda", "time": "2016-03-01"}


def event_of(build, rows, **kwargs):
    workshop = Workshop(kinds=event_kinds(), **kwargs)
    (event,) = workshop.work_out(build([{**BASE, **row} for row in rows]), now=NOW).events
    return event


@pytest.mark.parametrize("case", named("corroborate/grades.yaml"))
def test_an_event_is_graded_so(case, build):
    event = event_of(build, case["claims"], reliability=case.get("reliability"))
    assert (event.grade, event.admiralty) == (case["grade"], case["admiralty"])
    assert bool(event.grade_reason) == (event.grade is not None)
    for words in case.get("why", ()):
        assert words in f"{event.grade_reason} | {event.admiralty_reason}"


def test_an_admiralty_grade_always_has_both_reasons(build):
    event = event_of(build, [{"id": "a", "says": ["sohr/monitor"]}], reliability={"sohr": "B"})
    assert event.admiralty == "B3"
    assert event.admiralty_reason == (
        "B: Sohr was noted as usually reliable; 3, possibly true: "
        "one origin that speaks for no side in it (Sohr), nothing contradicts it"
    )


def test_a_letter_that_is_none_counts_as_nothing_noted(build):
    assert event_of(build, [{"id": "a", "says": ["sohr/monitor"]}], reliability={"sohr": "Z"}).admiralty == "F3"
