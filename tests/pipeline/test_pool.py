import os
import signal

import pytest

import pool_works
from dateline.errors import DatelineError
from dateline.model.ids import sha256_text
from dateline.model.report import Report
from dateline.pipeline.pool import BATCH, FEW, outcomes


def _reports(count):
    return [Report(id=f"rpt_{number}", text=str(number), sha256=sha256_text(str(number))) for number in range(count)]


def test_nothing_to_read_does_no_work():
    assert list(outcomes([], jobs=4, work=pool_works.refuse)) == []


def test_a_handful_is_read_in_this_process():
    found = list(outcomes(_reports(FEW - 1), jobs=4, work=pool_works.tag_with_process))
    assert {outcome.problem for outcome in found} == {str(os.getpid())}


def test_one_process_takes_one_batch_at_a_time():
    taken = []

    def coming():
        for report in _reports(BATCH * 3):
            taken.append(report)
            yield report

    next(outcomes(coming(), jobs=1, work=pool_works.tag_with_process))
    assert len(taken) == BATCH


def test_several_processes_keep_the_order():
    found = list(outcomes(_reports(BATCH * 3 + 1), jobs=2, work=pool_works.tag_with_process))
    assert [outcome.report.text for outcome in found] == [str(number) for number in range(BATCH * 3 + 1)]
    assert str(os.getpid()) not in {outcome.problem for outcome in found}


def test_a_stage_error_in_a_worker_process_reaches_the_caller():
    with pytest.raises(DatelineError, match="no model"):
        list(outcomes(_reports(FEW), jobs=2, work=pool_works.refuse))


def test_a_killed_worker_process_is_one_clear_line():
    with pytest.raises(DatelineError, match="--jobs 1"):
        list(outcomes(_reports(FEW), jobs=2, work=pool_works.die))


def test_worker_processes_leave_ctrl_c_to_the_parent():
    found = outcomes(_reports(BATCH * 8), jobs=2, work=pool_works.tag_with_process)
    os.kill(int(next(found).problem), signal.SIGINT)
    assert len(list(found)) == BATCH * 8 - 1
