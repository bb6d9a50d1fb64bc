"""What is worked out for one question and stored nowhere: as one speaker tells it, as known on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from dateline.control import derive_control, speakers_of, told_by
from dateline.corroborate import Corroboration, corroborate
from dateline.model.control import ControlInterval
from dateline.model.resolution import ResolvedClaim
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kinds import event_kinds

__all__ = ["Corroboration", "control_known", "events_known", "known_on", "speakers_of", "words_of"]


def known_on(claims: Iterable[ResolvedClaim], day: date) -> list[ResolvedClaim]:
    """Keep what reports published up to and on a day said. A report without a day is left out: nobody knows."""
    return [item for item in claims if item.published_at is not None and item.published_at <= day]


def control_known(claims: Sequence[ResolvedClaim]) -> tuple[ControlInterval, ...]:
    """Derive control from these claims alone."""
    return derive_control(claims, kinds=event_kinds(), part_of=ActorLexicon.default().part_of())


def events_known(claims: Sequence[ResolvedClaim], day: date) -> Corroboration:
    """Merge these claims, given in the order of the record, into events in that order, and find their disputes."""
    now = datetime.combine(day, time.max, UTC)
    found = corroborate(claims, kinds=event_kinds(), now=now, part_of=ActorLexicon.default().part_of())
    order = {item.id: number for number, item in enumerate(claims)}
    events = sorted(found.events, key=lambda event: min(order[claim_id] for claim_id in event.claim_ids))
    return replace(found, events=tuple(events))


def words_of(claims: Sequence[ResolvedClaim], speaker: str) -> list[ResolvedClaim]:
    """Keep what one speaker or side says: as `speaker` is called in the record, else as the lists of actors call them.

    So "SANA" finds what the record attributes to Syrian state media in other words.
    """
    return told_by(claims, (speaker, *ActorLexicon.default().named(speaker.strip())))
