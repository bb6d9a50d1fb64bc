"""Whether two parties are the same, one inside the other, or on one side."""

from collections.abc import Iterable, Mapping
from enum import IntEnum


class Closeness(IntEnum):
    """How two parties stand to each other; larger is closer."""

    APART = 0
    SIBLINGS = 1
    PART = 2
    SAME = 3


class Sides:
    """Compares parties by their keys (`ActorRef.key`).

    `part_of` gives, for an actor id, the ids of the bodies that it belongs to ("an air force is part of the armed
    forces"). Without it only equal keys are close.
    """

    __slots__ = ("_part_of", "_wholes")

    def __init__(self, part_of: Mapping[str, Iterable[str]] | None = None) -> None:
        self._part_of = part_of or {}
        self._wholes: dict[str, frozenset[str]] = {}

    def wholes(self, key: str) -> frozenset[str]:
        """All bodies that a party belongs to, through any number of steps, without the party itself."""
        known = self._wholes.get(key)
        if known is None:
            found: set[str] = set()
            queue = list(self._part_of.get(key, ()))
            while queue:
                whole = queue.pop()
                if whole not in found and whole != key:
                    found.add(whole)
                    queue.extend(self._part_of.get(whole, ()))
            known = self._wholes[key] = frozenset(found)
        return known

    def closeness(self, left: str, right: str) -> Closeness:
        """How two parties stand to each other."""
        if left == right:
            return Closeness.SAME
        above_left, above_right = self.wholes(left), self.wholes(right)
        if right in above_left or left in above_right:
            return Closeness.PART
        return Closeness.APART if above_left.isdisjoint(above_right) else Closeness.SIBLINGS

    def closest(self, left: Iterable[str], right: Iterable[str]) -> Closeness:
        """The closest that any party of the one comes to any of the other; ``APART`` when either is empty."""
        others = tuple(right)
        return max((self.closeness(a, b) for a in left for b in others), default=Closeness.APART)

    def related(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Tell whether some party of the one is, or is part of, or contains, one of the other. Siblings are not."""
        return self.closest(left, right) >= Closeness.PART
