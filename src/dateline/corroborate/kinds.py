"""What corroboration has to know of event kinds; the kinds themselves are vocabulary data."""

from dataclasses import dataclass
from typing import Protocol

from dateline.model.sides import Sides
from dateline.vocab.kind_families import KindFamilies


class KindInfo(Protocol):
    """One event kind, as far as matching cares."""

    @property
    def control_effect(self) -> str:
        """What it says about who holds the place: gain, hold, loss, contest, presence or none."""
        ...

    @property
    def instant(self) -> bool:
        """Whether it happens on a day, so that two claims on different days are two happenings."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The knowledge that every comparison rests on, handed down in one piece."""

    families: KindFamilies
    sides: Sides
