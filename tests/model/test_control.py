from dataclasses import replace
from datetime import date

import pytest

DAYS = (date(2015, 11, 1), date(2015, 11, 22))


@pytest.fixture
def interval(sample):
    return replace(sample.interval(sample.resolved(sample.report())), evidence_days=DAYS, last_evidence=DAYS[-1])


@pytest.mark.parametrize(
    ("day", "last", "ago"),
    [
        (date(2015, 11, 24), DAYS[1], 2),
        (date(2015, 11, 22), DAYS[1], 0),
        (date(2015, 11, 20), DAYS[0], 19),
        (date(2015, 10, 31), None, None),
    ],
)
def test_evidence_ages_and_later_evidence_is_none_yet(interval, day, last, ago):
    seen = interval.seen_from(day)
    assert (seen.last_evidence, seen.days_since) == (last, ago)


def test_from_no_day_nothing_is_counted(interval):
    assert interval.seen_from(None) == interval
