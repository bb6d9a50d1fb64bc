"""Joins things that any chain of pairs connects."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T", int, str)


def joined(pairs: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Give for each thing of some pairs the least of all that it hangs together with; the order does not matter."""
    parent: dict[T, T] = {}

    def root(one: T) -> T:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for a, b in pairs:
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    return {one: root(one) for one in tuple(parent)}
