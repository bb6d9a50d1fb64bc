"""Whether the figures of two claims can count the same."""

from enum import IntEnum
from typing import Final

from dateline.corroborate.facts import Figure

_NEAR: Final = 2.0
_FAR: Final = 5.0
_TELLING: Final = 3.0


class Agreement(IntEnum):
    """What the figures of two claims say about their being one happening."""

    FAR = 0
    CONFLICT = 1
    SILENT = 2
    FIT = 3
    AGREE = 4


def compare_figures(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> Agreement:
    """Compare all figures of one thing and one scope; the best pair decides.

    Two figures agree when both are given in numbers that are equal, or overlap and are no more than twice apart, and
    are not so small (below 3) that chance gives them. Two vague words ("dozens", "dozens") only fit. Figures more than
    five times apart are far, also without an upper bound ("at least 20", "at least 1,400"): reports of one happening
    differ, but seldom by that much.
    """
    best: Agreement | None = None
    for a in left:
        for b in right:
            if a.what == b.what and a.scope == b.scope and same_people(a.whom, b.whom):
                best = max(best or Agreement.FAR, _pair(a, b))
    return Agreement.SILENT if best is None else best


def same_people(left: str, right: str) -> bool:
    """Tell whether two figures count the same people; a text that does not say whom may mean anybody."""
    return left == right or not left or not right


def compatible(left: Figure, right: Figure) -> bool:
    """Tell whether both figures can be true: "at least 50" and 60 can."""
    return left.low <= right.high and right.low <= left.high


def _pair(a: Figure, b: Figure) -> Agreement:
    if not compatible(a, b):
        return Agreement.FAR if max(a.low, b.low) > _FAR * min(a.high, b.high) else Agreement.CONFLICT
    if a.vague or b.vague or not a.low or not b.low or max(a.low, b.low) < _TELLING:
        return Agreement.FIT
    ratio = max(a.low, b.low) / min(a.low, b.low)
    return Agreement.AGREE if ratio <= _NEAR else Agreement.FIT if ratio <= _FAR else Agreement.FAR
