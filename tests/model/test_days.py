from datetime import date

import pytest

from dateline.model.days import ALWAYS, NEVER, day, day_range
from dateline.model.resolution import TimeBasis, TimeRef

MAY = date(2015, 5, 1)
JUNE = date(2015, 6, 1)


def time(earliest, latest, basis=TimeBasis.STATED):
    return TimeRef(quote=None, earliest=earliest, latest=latest, basis=basis)


@pytest.mark.parametrize(
    ("given", "published", "first", "last"),
    [
        (time(MAY, JUNE), None, MAY.toordinal(), JUNE.toordinal()),
        (time(MAY, None), JUNE.toordinal(), MAY.toordinal(), JUNE.toordinal()),
        (time(MAY, None), None, MAY.toordinal(), NEVER),
        (time(None, JUNE), None, ALWAYS, JUNE.toordinal()),
        (time(None, None, TimeBasis.UNKNOWN), JUNE.toordinal(), ALWAYS, JUNE.toordinal()),
        (None, None, ALWAYS, NEVER),
    ],
)
def test_what_has_no_end_ends_with_its_publication(given, published, first, last):
    assert day_range(given, published) == (first, last)


def test_open_ends_have_no_date():
    assert day(ALWAYS) is day(NEVER) is None
    assert day(MAY.toordinal()) == MAY
