"""Claims in; judgements, events and disputes out: what reports say of one happening, and where they disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.corroborate.cluster import Decided
from dateline.corroborate.kinds import KindInfo
from dateline.corroborate.workshop import NOTHING_DECIDED, Worked, Workshop
from dateline.model.event import Dispute, Event, Judgement
from dateline.model.resolution import ResolvedClaim

__all__ = ["Corroboration", "Decided", "KindInfo", "Worked", "Workshop", "corroborate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """What some claims say together. `judgements` hold what was merged."""

    judgements: tuple[Judgement, ...]
    events: tuple[Event, ...]
    disputes: tuple[Dispute, ...]


def corroborate(
    claims: Sequence[ResolvedClaim],
    *,
    kinds: Mapping[str, KindInfo],
    now: datetime,
    part_of: Mapping[str, tuple[str, ...]] | None = None,
    author: str = "dateline",
    decided: Decided = NOTHING_DECIDED,
) -> Corroboration:
    """Merge claims into events and find where they disagree.

    Pure, and independent of the order of `claims`. `kinds` are the event kinds by id, `part_of` the bodies that each
    actor id belongs to, `decided` what persons judged of pairs of claims; `now` and `author` (the program and its
    version) sign the judgements. Plans and conditions stay claims; a denial joins the event that it denies and never
    makes one. To add claims to a record without working out all of it again, use `Workshop`.
    """
    workshop = Workshop(kinds=kinds, part_of=part_of, decided=decided, author=author)
    worked = workshop.work_out(claims, now=now)
    event_of = {claim_id: event.id for event in worked.events for claim_id in event.claim_ids}
    across = [*workshop.campaign_disputes(claims), *workshop.place_disputes(claims, event_of)]
    return Corroboration(
        judgements=worked.judgements,
        events=with_disputes(worked.events, across),
        disputes=tuple(sorted((*worked.disputes, *across), key=lambda dispute: dispute.id)),
    )


def with_disputes(events: Sequence[Event], across: Sequence[Dispute]) -> tuple[Event, ...]:
    """Give events the disputes that were found across them, beside those within each."""
    of_event: dict[str | None, set[str]] = {}
    for dispute in across:
        of_event.setdefault(dispute.event_id, set()).add(dispute.id)
    return tuple(
        replace(event, disputes=tuple(sorted(of_event[event.id].union(event.disputes))))
        if event.id in of_event
        else event
        for event in events
    )
