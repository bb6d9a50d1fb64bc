"""Days as numbers (`date.toordinal`), for stages that compare many of them."""

from datetime import date
from typing import Final

from dateline.model.resolution import TimeBasis, TimeRef

ALWAYS: Final = -1
"""First day of what has no known beginning."""
NEVER: Final = date.max.toordinal()
"""Last day of what has no known end."""


def is_timed(time: TimeRef | None) -> bool:
    """Tell whether a claim's words gave a time at all."""
    return time is not None and time.basis is not TimeBasis.UNKNOWN and not (time.earliest is None is time.latest)


def day_range(time: TimeRef | None, published: int | None) -> tuple[int, int]:
    """Give first and last day of a claim about what was or is; what has no end ends with its publication."""
    end = NEVER if published is None else published
    if time is None or not is_timed(time):
        return ALWAYS, end
    first = time.earliest.toordinal() if time.earliest else ALWAYS
    return first, time.latest.toordinal() if time.latest else max(first, end)


def day(number: int) -> date | None:
    """Give the date of a day number; None for `ALWAYS` and `NEVER`."""
    return date.fromordinal(number) if 0 < number < NEVER else None
