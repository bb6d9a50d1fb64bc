"""What an exporter is given, and what it has to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TextIO

from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event
from dateline.model.report import Report
from dateline.model.resolution import ResolvedClaim

PARTS: Final = ("events", "claims", "control")
"""The parts of the record that can be exported on their own."""


class CoveredReport(Protocol):
    """A report with its coverage, as the store gives it."""

    @property
    def report(self) -> Report:
        """The report."""
        ...

    @property
    def sentences(self) -> int | None:
        """How many sentences it has; None when it was not read."""
        ...

    @property
    def sentences_used(self) -> int | None:
        """How many of them gave claims."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """What is to be exported: the record, or what filters left of it.

    `known` holds, by id, all claims that the events, disputes and intervals rest on, also those that a filter left
    out of `claims`; without it, `claims`. `include_names` names private persons who are victims or captives, too.
    """

    reports: Sequence[CoveredReport] = ()
    claims: Sequence[ResolvedClaim] = ()
    events: Sequence[Event] = ()
    disputes: Sequence[Dispute] = ()
    intervals: Sequence[ControlInterval] = ()
    event_of: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, ResolvedClaim] = field(default_factory=dict)
    include_names: bool = False

    def by_id(self) -> dict[str, ResolvedClaim]:
        """All claims that can be looked up, by id."""
        return {**{item.id: item for item in self.claims}, **self.known}


class Exporter(Protocol):
    """One format. `name` is what users type, `suffix` ends its files (with the dot), `media_type` is its MIME type.

    Every exporter writes something valid for an empty record, keeps the order of its columns, and names in every row
    the claims that the row rests on.
    """

    @property
    def name(self) -> str:
        """What users type."""
        ...

    @property
    def media_type(self) -> str:
        """The MIME type."""
        ...

    @property
    def suffix(self) -> str:
        """What ends its files, with the dot."""
        ...

    def write(self, record: ExportRecord, fh: TextIO) -> None:
        """Write a record to an open text file (UTF-8, ``newline=""``)."""
        ...
