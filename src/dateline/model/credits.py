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


def text_owners(printings: Iterable[Printing]) -> tuple[SpeakerRef, ...]:
    """Say whose text some reports print: the agency that one of them credits, else the outlet that had it first.

    Where they credit different agencies it is one of these, and nobody can tell which. Among outlets of one day a
    listed one (an agency, a broadcaster) comes before one that no list knows. Empty where no outlet has a name.
    """
    ordered = sorted(printings, key=lambda it: (it.published_at is None, it.published_at or date.min, it.report_id))
    agencies = [named for it in ordered if (named := _named(it.speakers))]
    if agencies:
        common = set.intersection(*({speaker.key for speaker in named} for named in agencies))
        chosen = {speaker.key: speaker for named in reversed(agencies) for speaker in named}
        return tuple(chosen[key] for key in sorted(common or chosen))
    unnamed = next((it for printing in ordered for it in credited(printing.speakers)), None)
    if unnamed is not None:
        return (unnamed,)
    outlets = [
        ((it.published_at is None, it.published_at or date.min, speaker.actor_id is None, it.report_id), speaker)
        for it in ordered
        if it.outlet
        for speaker in it.speakers
        if publishes(speaker)
    ]
    return (min(outlets, key=lambda it: it[0])[1],) if outlets else ()


def _named(speakers: Iterable[SpeakerRef]) -> list[SpeakerRef]:
    return [it for it in credited(speakers) if it.name != UNNAMED_AGENCIES]
