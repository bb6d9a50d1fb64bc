"""Reads TopoJSON: shapes of countries, and the lines that two of them share."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Json = dict[str, Any]


class Topology:
    """The arcs of a TopoJSON file in degrees, and the countries made of them."""

    def __init__(self, packed: Json) -> None:
        (sx, sy), (tx, ty) = packed["transform"]["scale"], packed["transform"]["translate"]
        self.arcs: list[Line] = []
        for packed_arc in packed["arcs"]:
            x = y = 0
            arc: Line = []
            for dx, dy in packed_arc:
                x, y = x + dx, y + dy
                arc.append((round(x * sx + tx, 5), round(y * sy + ty, 5)))
            self.arcs.append(arc)
        self.countries: list[Json] = packed["objects"]["countries"]["geometries"]

    def polygons(self, country: Json) -> list[list[Line]]:
        """Give the rings of each polygon of a country."""
        return [[self._ring(ring) for ring in polygon] for polygon in _polygons(country)]

    def shared(self) -> Iterator[tuple[str, str, Line]]:
        """Give the lines between two countries, with both names in alphabetical order."""
        users: defaultdict[int, set[str]] = defaultdict(set)
        for country in self.countries:
            for polygon in _polygons(country):
                for arc in (number for ring in polygon for number in ring):
                    users[arc if arc >= 0 else ~arc].add(country["properties"]["name"])
        for number, names in sorted(users.items()):
            if len(names) == 2:
                one, other = sorted(names)
                yield one, other, self.arcs[number]

    def _ring(self, numbers: list[int]) -> Line:
        points: Line = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points


def _polygons(country: Json) -> list[list[list[int]]]:
    found: list[list[list[int]]] = country.get("arcs", [])
    return [found] if country["type"] == "Polygon" else found  # type: ignore[list-item]


def area(ring: Line) -> float:
    """Give the area of a ring in square degrees: good enough to tell the largest."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2
