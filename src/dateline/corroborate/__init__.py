"""Claims in; judgements, events and disputes out: what reports say of one happening, and where they disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.corroborate.assemble import make_event
from dateline.corroborate.cluster import Group, Matcher, group_claims
from dateline.corroborate.disputes import (
    campaign_disputes,
    count_disputes,
    date_disputes,
    holder_disputes,
    occurrence_disputes,
    party_disputes,
    place_disputes,
)
from dateline.corroborate.facts import Facts, facts_of
from dateline.corroborate.grading import graded
from dateline.corroborate.judge import Judge
from dateline.corroborate.kinds import Ground, KindInfo
from dateline.corroborate.onsets import bounded_by_assault
from dateline.model.event import Dispute, Event, Judgement
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides
from dateline.vocab.kind_families import kind_families

__all__ = ["Corroboration", "KindInfo", "corroborate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """What some claims say together. `judgements` hold what was merged and the closest of what was kept apart."""

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
    reliability: Mapping[str, str] | None = None,
) -> Corroboration:
    """Merge claims into events and find where they disagree.

    Pure, and independent of the order of `claims`. `kinds` are the event kinds by id, `part_of` the bodies that each
    actor id belongs to; `now` and `author` (the program and its version) sign the judgements. `reliability` is the
    Admiralty letter that a person noted for an origin, by its key. Plans and conditions stay claims; a denial joins the
    event that it denies and never makes one.
    """
    ground = Ground(families=kind_families(), sides=Sides(part_of), reliability=reliability or {})
    unique = {item.id: item for item in claims}
    facts = sorted((facts_of(item, kinds) for item in unique.values()), key=lambda fact: fact.order)
    matcher = Matcher(facts, ground)
    groups, missed = group_claims(matcher, ground)
    events, disputes = _events(facts, groups, ground)
    judge = Judge(matcher=matcher, author=author, now=now)
    judgements = [*judge.merged(groups), *map(judge.kept_apart, missed)]
    return Corroboration(
        judgements=tuple(sorted(judgements, key=lambda judgement: judgement.id)),
        events=tuple(events),
        disputes=tuple(sorted(disputes, key=lambda dispute: dispute.id)),
    )


def _events(facts: Sequence[Facts], groups: Sequence[Group], ground: Ground) -> tuple[list[Event], list[Dispute]]:
    told: list[tuple[Event, list[Facts], list[Dispute]]] = []
    of_report: dict[str, list[Facts]] = {}
    for fact in facts:
        of_report.setdefault(fact.report, []).append(fact)
    for group in groups:
        members = [facts[at] for at in group.members]
        denials = [facts[at] for at in group.denials]
        event = make_event(members, denials, ground.sides)
        beside = [fact for report in sorted({fact.report for fact in members}) for fact in of_report[report]]
        event = bounded_by_assault(event, members, beside, ground.sides)
        told.append((event, members, _disputes_within(event.id, members, denials, ground)))
    across = campaign_disputes(facts, ground)
    across += holder_disputes([(event.id, members) for event, members, _ in told], ground)
    by_event: dict[str | None, list[Dispute]] = {}
    for dispute in across:
        by_event.setdefault(dispute.event_id, []).append(dispute)
    events: list[Event] = []
    disputes = list(across)
    for event, members, within in told:
        disputes += within
        held = [*within, *by_event.get(event.id, ())]
        ids = tuple(sorted(dispute.id for dispute in held))
        events.append(graded(replace(event, disputes=ids), members, held, ground))
    return events, disputes


def _disputes_within(event: str, members: list[Facts], denials: list[Facts], ground: Ground) -> list[Dispute]:
    return [
        *date_disputes(event, members),
        *count_disputes(event, members, ground.sides),
        *place_disputes(event, members),
        *party_disputes(event, members, ground),
        *occurrence_disputes(event, members, denials),
    ]
