"""A published text as it was read in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.quote import Quote

FAILED = "could not be read: "
"""How the `unread_reason` of a report begins on which a stage broke: the one reason that a later version may mend."""


class BlockKind(StrEnum):
    """What a stretch of a report is: only headlines and paragraphs are read for claims."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BYLINE = "byline"
    DATE = "date"
    DATELINE = "dateline"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One stretch of the frozen text, `start` to `end` (code points, end exclusive).

    A paragraph broken by hard line wraps or stray blank lines is one block: white space inside it is
    layout, not meaning, and readers fold it.
    """

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text with what is known about its publication.

    `text` is frozen: all offsets in the record refer to exactly this string. `published_reason` says where the
    publication date was found, or why there is none. `unread_reason` is set when the report can't be used.
    `dateline` is the place where it was written: never a place where something happened.
    """

    id: str
    text: str
    sha256: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published_at: date | None = None
    published_reason: str = ""
    language: str | None = None
    url: str | None = None
    source: str | None = None
    credit: str | None = None
    unread_reason: str | None = None

    def quote(self, start: int, end: int) -> Quote:
        """Quote this report's own words."""
        return Quote.cut(self.text, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """One sentence of a report and whether it gave claims: the report's coverage, so nothing is skipped in silence."""

    start: int
    end: int
    used: bool
