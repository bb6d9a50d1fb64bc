"""How far the times of two claims can be one time."""

from enum import Enum, auto
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.model.claim import Modality
from dateline.model.days import ALWAYS

NARROW_DAYS: Final = 7
"""A time no wider than this counts as dated; ACLED codes a week as its second precision, a month as its third."""
PUBLISHED_DAYS: Final = 3
"""News without a date is compared with what was published, or happened, at most this many days before or after."""
TAKING_TOLERANCE: Final = 14
"""Days by which reports of one taking of a place may differ: one side counts from the first street, another from the
last mine. A place that another side took in between was taken twice (`takings.py`)."""
COUNTED: Final = 5.0
"""From this on a number that two reports give is seldom chance."""
DISPUTED: Final = 3
"""Days by which two sources that count the same may differ: one of them is wrong, or counts from another day."""
TOLERANCE: Final = 1
"""Days by which reports of any other happening may differ: "late on Saturday" is Sunday elsewhere."""
NEWS_DAYS: Final = 14
"""Undated news of something that happens on a day is of the two weeks before its publication, unless it is recalled."""
TOLL_DAYS: Final = 92
"""Tolls of one war are one running toll when published within about a quarter of a year."""


class TimeMatch(Enum):
    """How two times match, from the same days to days that can't be one."""

    SAME_DAYS = auto()
    OVERLAP = auto()
    CLOSE = auto()
    PUBLISHED = auto()
    LOOSE = auto()
    APART = auto()


def match_times(left: Facts, right: Facts, *, toll: bool = False) -> TimeMatch:
    """Say how two times match.

    `PUBLISHED`: a time is missing, but both stand in one report or were published together. `LOOSE`: a time is
    missing and nothing but "before its publication" bounds it.
    """
    if toll:
        return _toll(left, right)
    if left.timed and right.timed:
        return _dated(left, right)
    early, late = max(_floor(left), _floor(right)), min(left.last, right.last)
    if left.report == right.report:
        return TimeMatch.PUBLISHED
    if early > late and early - late > PUBLISHED_DAYS:
        return TimeMatch.LOOSE if _one_count(left, right) else TimeMatch.APART
    if _together(left, right):
        return TimeMatch.PUBLISHED
    return TimeMatch.LOOSE


def _floor(fact: Facts) -> int:
    """The first day that a claim can be about, as far as two claims are compared."""
    news = fact.dated_by_news and not fact.timed
    return fact.published - NEWS_DAYS if news and fact.published is not None else fact.first


def _dated(left: Facts, right: Facts) -> TimeMatch:
    gap = max(left.first, right.first) - min(left.last, right.last)
    if gap <= 0:
        narrow = left.width <= NARROW_DAYS and right.width <= NARROW_DAYS
        return TimeMatch.SAME_DAYS if narrow else TimeMatch.OVERLAP
    tolerance = TAKING_TOLERANCE if left.effect == "gain" else DISPUTED if _one_count(left, right) else TOLERANCE
    return TimeMatch.CLOSE if gap <= tolerance else TimeMatch.APART


def _one_count(left: Facts, right: Facts) -> bool:
    """Whether both give one number of the same people, so that one of the two days may be wrong."""
    numbers = [
        {(it.what, it.low) for it in fact.figures if it.low >= COUNTED and not it.vague} for fact in (left, right)
    ]
    return not numbers[0].isdisjoint(numbers[1])


def _together(left: Facts, right: Facts) -> bool:
    """Whether a claim without a time is news of the same days; what is recalled as background is no news."""
    days: list[tuple[int, int]] = []
    for fact in (left, right):
        if fact.timed:
            days.append((fact.last if fact.first == ALWAYS else fact.first, fact.last))
        elif fact.published is None or fact.item.claim.modality is Modality.BACKGROUND:
            return False
        else:
            days.append((fact.published, fact.published))
    (first1, last1), (first2, last2) = days
    return max(first1, first2) - min(last1, last2) <= PUBLISHED_DAYS


def _toll(left: Facts, right: Facts) -> TimeMatch:
    if left.timed and right.timed and left.width <= NARROW_DAYS and right.width <= NARROW_DAYS:
        return _dated(left, right)
    if left.report == right.report:
        return TimeMatch.PUBLISHED
    if left.published is None or right.published is None:
        return TimeMatch.LOOSE
    return TimeMatch.PUBLISHED if abs(left.published - right.published) <= TOLL_DAYS else TimeMatch.APART
