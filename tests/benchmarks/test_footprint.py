import os

import pytest

from benchmarks.footprint import Figure, help_time, installed_size, needed, read_time, table

BESIDE = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
"""Tests that run at once and share the cores: a time may be so many times longer than alone."""


@pytest.fixture
def installed():
    if not needed("dateline"):
        pytest.skip("dateline is on the path, but not installed: python3 dev.py test installs it")


@pytest.mark.slow
@pytest.mark.parametrize("measure", [help_time, read_time])
def test_answers_come_in_time(measure):
    found = measure()
    assert found.measured < found.goal * BESIDE, table([found])


@pytest.mark.usefixtures("installed")
def test_the_installation_is_small_enough():
    found = installed_size()
    assert found.within, table([found])
    assert found.measured > 100  # it did look


@pytest.mark.usefixtures("installed")
def test_what_is_needed_leads_on_to_what_that_needs():
    found = needed("dateline")
    assert {"spacy", "thinc", "numpy"} <= found
    assert not {"pytest", "ruff", "pandas"} & found


def test_a_missed_goal_is_told():
    figures = [
        Figure(what="the wheel", measured=61.0, goal=60, unit="MB"),
        Figure(what="dateline --help", measured=0.1, goal=0.5, unit="s"),
    ]
    assert [line.endswith("OUTSIDE") for line in table(figures).splitlines()] == [False, True, False]
