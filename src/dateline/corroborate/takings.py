"""Which side took a place when: a place is taken once until another side takes it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from dateline.corroborate.facts import Facts
from dateline.corroborate.times import NARROW_DAYS
from dateline.model.sides import Closeness, Sides


class Takings:
    """The dated takings of every place; asked whether another side took the place between two claims."""

    def __init__(self, facts: Iterable[Facts], sides: Sides) -> None:
        self._sides = sides
        found: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for fact in facts:
            if fact.real and fact.effect == "gain" and fact.place and fact.actors and fact.width <= NARROW_DAYS:
                found[fact.place.key].append((fact.last, fact.actors))
        self._taken = {
            place: sorted(set(taken), key=lambda one: (one[0], sorted(one[1]))) for place, taken in found.items()
        }

    def between(self, left: Facts, right: Facts) -> bool:
        """Tell whether a side that is none of theirs took the place after the one and before the other.

        A claim is of the last day that it can be about: a wide or open time that reaches over the other side's taking
        only counts where it is news ("has retaken"), since what is recalled can be about any earlier day.
        """
        if left.place is None or left.effect != "gain" or right.effect != "gain":
            return False
        early, late = sorted((left, right), key=lambda fact: (fact.last, fact.order))
        if early.first <= late.last and late.first <= early.last and late.recalled:
            return False
        taken = self._taken.get(left.place.key, [])
        days = [day for day, _ in taken]
        within = taken[bisect_right(days, early.last) : bisect_left(days, late.last)]
        keys = early.actors | late.actors
        return any(self._sides.closest(others, keys) is Closeness.APART for _, others in within)
