"""Whose text a report prints: the agency that it credits, or the outlet that printed it first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model.resolution import SpeakerRef, SpeakerType

UNNAMED_AGENCIES: Final = "news agencies that are not named"
"""The name of what a report credits with "Agencies": it may be any agency."""

_OUTLETS = frozenset({SpeakerType.OUTLET, SpeakerType.WIRE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One of several reports that print one text; of `speakers` only the links that publish it count."""

    report_id: str
    published_at: date | None
    outlet: str | None
    speakers: tuple[SpeakerRef, ...]


def publishes(speaker: SpeakerRef) -> bool:
    """Whether an outlet or wire is the publisher: a paper that the text itself cites has a quote."""
    return speaker.type in _OUTLETS and speaker.quote is None


def credited(speakers: Iterable[SpeakerRef]) -> tuple[SpeakerRef, ...]:
    """The agencies that a report credits as a whole, out of the links of a chain."""
    return tuple(it for it in speakers if it.type is SpeakerType.WIRE and it.quote is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Somebody as whose the report that printed it on a day gives its text."""

    report_id: str
    published_at: date | None
    speaker: SpeakerRef

    @property
    def order(self) -> tuple[bool, date, str]:
        """By publication, without a day last; then by report."""
        return self.published_at is None, self.published_at or date.min, self.report_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """What some reports that print one text say together of whose it is.

    It is put `together` from parts in any order, so that one more report of a text needs no look at all others.
    `agencies` are those credited by name, each as the first report has it; `common` the keys of those that all credit
    that credit any, None when none does; `unnamed` the first credit of agencies that are not named; `outlet` who
    printed it first.
    """

    agencies: tuple[Credit, ...] = ()
    common: tuple[str, ...] | None = None
    unnamed: Credit | None = None
    outlet: Credit | None = None

    def together(self, other: "Credits") -> "Credits":
        """Say what both say together."""
        agencies: dict[str, Credit] = {}
        for credit in sorted((*self.agencies, *other.agencies), key=lambda it: it.order):
            agencies.setdefault(credit.speaker.key, credit)
        common = [set(keys) for keys in (self.common, other.common) if keys is not None]
        return Credits(
            agencies=tuple(agencies[key] for key in sorted(agencies)),
            common=tuple(sorted(set.intersection(*common))) if common else None,
            unnamed=min((it for it in (self.unnamed, other.unnamed) if it), key=lambda it: it.order, default=None),
            outlet=min((it for it in (self.outlet, other.outlet) if it), key=_first_outlet, default=None),
        )

    @property
    def owners(self) -> tuple[SpeakerRef, ...]:
        """Whose text it is: the agency that one of them credits, else the outlet that had it first.

        Where they credit different agencies it is one of these, and nobody can tell which. Among outlets of one day a
        listed one (an agency, a broadcaster) comes before one that no list knows. Empty where no outlet has a name.
        """
        if self.agencies:
            return tuple(it.speaker for it in self.agencies if not self.common or it.speaker.key in self.common)
        first = self.unnamed or self.outlet
        return (first.speaker,) if first else ()


def credits_of(printing: Printing) -> Credits:
    """Say what one report says of whose text it prints."""

    def credit(speaker: SpeakerRef) -> Credit:
        return Credit(report_id=printing.report_id, published_at=printing.published_at, speaker=speaker)

    given = credited(printing.speakers)
    named = {it.key: it for it in given if it.name != UNNAMED_AGENCIES}
    outlets = [credit(it) for it in printing.speakers if publishes(it)] if printing.outlet else []
    return Credits(
        agencies=tuple(credit(named[key]) for key in sorted(named)),
        common=tuple(sorted(named)) if named else None,
        unnamed=credit(given[0]) if given else None,
        outlet=min(outlets, key=_first_outlet, default=None),
    )


def _first_outlet(credit: Credit) -> tuple[bool, date, bool, str]:
    undated, day, report_id = credit.order
    return undated, day, credit.speaker.actor_id is None, report_id
