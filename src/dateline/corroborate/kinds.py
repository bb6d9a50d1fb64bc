"""What corroboration has to know of event kinds; the kinds themselves are vocabulary data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from dateline.model.sides import Sides
from dateline.vocab.kind_families import KindFamilies

if TYPE_CHECKING:
    from dateline.corroborate.facts import Facts

HOLDING: Final = frozenset({"gain", "hold", "loss"})
"""What a kind says about who holds the place when it says that somebody took it, had it or gave it up."""


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
    """The knowledge that every comparison rests on, handed down in one piece.

    `reliability` is the Admiralty letter that a person noted for an origin, by its key (`model.origins.origin_key`).
    """

    families: KindFamilies
    sides: Sides
    reliability: Mapping[str, str] = field(default_factory=dict)

    def is_toll(self, *facts: "Facts") -> bool:
        """Tell whether all are running totals, which are told apart by whom they count and not by the day."""
        return all(fact.kind in self.families.toll and fact.running for fact in facts)
