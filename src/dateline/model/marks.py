"""Marks by which claims find their neighbours without being compared with all others."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

WIDE_DAYS: Final = 60
"""A mark over more days than this is wide; the others can be looked up by their first day alone."""


class Role(IntEnum):
    """What a mark is for. The first four are for comparing: passive or active, narrow or wide in time.

    ``BINDING`` binds all claims that share it; ``BOUND`` is bound by them and does not bind others of its like.
    ``PLACE`` and ``CAMPAIGN`` gather the claims that control, and disputes across events, are worked out from.
    """

    NARROW = 0
    NARROW_ACTIVE = 1
    WIDE = 2
    WIDE_ACTIVE = 3
    BOUND = 6
    BINDING = 7
    PLACE = 8
    CAMPAIGN = 9

    @property
    def active(self) -> bool:
        """Whether it makes a pair with a passive mark."""
        return self in (Role.NARROW_ACTIVE, Role.WIDE_ACTIVE)

    @property
    def wide(self) -> bool:
        """Whether it spans more than `WIDE_DAYS`."""
        return self in (Role.WIDE, Role.WIDE_ACTIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark of a claim: a number that stands for a place and a kind, and the days (ordinals) for which it holds."""

    number: int
    role: Role
    first: int
    last: int
