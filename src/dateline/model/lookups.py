"""What extraction may ask of other stages, handed in by the pipeline so that stages never import each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dateline.model.resolution import TimeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A time expression found in a text; offsets into the text that was searched, end exclusive."""

    start: int
    end: int
    text: str


class PlaceNames(Protocol):
    """Tells names of places from other names."""

    def knows(self, name: str) -> float:
        """How strongly `name` is a place name, before any context.

        0 when no gazetteer has it, up to 1 for a well-known place whose name means nothing else.
        """
        ...


class TimeWords(Protocol):
    """Finds and reads time expressions."""

    def find(self, text: str) -> Sequence[TimeSpan]:
        """Time expressions of `text`, left to right, not overlapping."""
        ...

    def resolve(self, words: str, published_at: date | None, tense: str) -> TimeRef:
        """Read one expression against a publication date; basis ``unknown`` when it can't be read."""
        ...
