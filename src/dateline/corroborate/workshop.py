"""Works out events from claims, and says which claims have to be worked out together.

`Workshop` takes claims apart into *blocks*: claims of which one can change what the others become. What a block gives
does not depend on any claim outside it, so that a record can be brought up to date by working out the blocks that new
claims touch, and the result is the same as if all had been worked out at once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from dateline.corroborate.assemble import make_event
from dateline.corroborate.block import comparing_marks, own_marks
from dateline.corroborate.cluster import Decided, Group, Matcher, group_claims, link_claims
from dateline.corroborate.disputes import (
    campaign_disputes,
    count_disputes,
    date_disputes,
    holder_disputes,
    occurrence_disputes,
    party_disputes,
    where_disputes,
)
from dateline.corroborate.facts import Facts, facts_of
from dateline.corroborate.grading import graded
from dateline.corroborate.judge import Judge
from dateline.corroborate.kinds import Ground, KindInfo
from dateline.corroborate.onsets import bounded_by_assault
from dateline.corroborate.telling import tellings, whole_tellings
from dateline.corroborate.told_on import told_on
from dateline.model.event import Dispute, Event, Judgement, Verdict
from dateline.model.ids import make_id
from dateline.model.joining import joined
from dateline.model.marks import Mark
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides
from dateline.vocab.kind_families import kind_families

NOTHING_DECIDED: Final[Decided] = MappingProxyType({})
_NEAR_MISSES: Final = 3
_KEPT: Final = 10_000
"""Facts of so many claims are kept: more than one step loads, few enough for memory to stay flat."""

Told = Mapping[str, str]
"""The first claim of the telling that each claim is part of, by the ids of claims."""
Wholes = Sequence[tuple[Facts, list[Facts]]]
"""Tellings as wholes, each with its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What some claims give: events with the disputes within them, the judgements behind them, and the blocks.

    `blocks` gives the block of every claim.
    """

    judgements: tuple[Judgement, ...] = ()
    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    blocks: Mapping[str, str] = field(default_factory=dict)


class Workshop:
    """Works out events with the knowledge it is made with: kinds, bodies and their parts, and what persons judged.

    `now` and `author` (the program and its version) sign the judgements. `reliability` is the Admiralty letter that a
    person noted for an origin, by its key (`model.origins.origin_key`).
    """

    def __init__(
        self,
        *,
        kinds: Mapping[str, KindInfo],
        part_of: Mapping[str, tuple[str, ...]] | None = None,
        decided: Decided = NOTHING_DECIDED,
        author: str = "dateline",
        reliability: Mapping[str, str] | None = None,
    ) -> None:
        self._kinds = kinds
        self._ground = Ground(families=kind_families(), sides=Sides(part_of), reliability=reliability or {})
        self._decided = decided
        self._parted = frozenset(frozenset(pair) for pair, it in decided.items() if it is Verdict.DIFFERENT)
        self._author = author
        self._known: dict[str, Facts] = {}

    def tellings(self, claims: Iterable[ResolvedClaim]) -> dict[str, str]:
        """Join claims that tell one happening in one report; `claims` are all of their reports.

        Gives for every claim the first of its telling.
        """
        return tellings(self._facts(claims), self._ground, self._parted)

    def told_on(self, claims: Iterable[ResolvedClaim], told: Told, *, now: datetime) -> list[Judgement]:
        """Judge the claims of each telling one happening, each with the reason; `claims` are all of their reports."""
        return Judge(author=self._author, now=now).told_on(told_on(self._facts(claims), told, self._ground))

    def marks(self, claims: Iterable[ResolvedClaim], told: Told) -> dict[str, tuple[Mark, ...]]:
        """Give the marks by which other claims find these: a telling leaves them on its first claim."""
        found: dict[str, tuple[Mark, ...]] = {}
        for whole, members in whole_tellings(self._facts(claims), told):
            for fact in members:
                found[fact.id] = own_marks(fact, self._ground)
            found[whole.id] += comparing_marks(whole, self._ground)
        return found

    def linked(self, claims: Iterable[ResolvedClaim], told: Told, of: Collection[str]) -> set[str]:
        """Find which of some claims have to be worked out together with those `of` these ids."""
        wholes = whole_tellings(self._facts(claims), told)
        facts = [whole for whole, _ in wholes]
        only = frozenset(at for at, (_, members) in enumerate(wholes) if any(fact.id in of for fact in members))
        links = link_claims(Matcher(facts, self._ground), self._ground, self._decided_on(wholes), only)
        found = {at for pair in links.pairs() if not only.isdisjoint(pair) for at in pair}
        return {fact.id for at in found - only for fact in wholes[at][1]}

    def work_out(self, claims: Iterable[ResolvedClaim], told: Told | None = None, *, now: datetime) -> Worked:
        """Work out the events of some claims, which must be whole blocks, or all claims there are.

        Without the tellings they are `told` in, these are worked out too, and judged: then the claims are all of their
        reports.
        """
        facts = self._facts(claims)
        judge = Judge(author=self._author, now=now)
        judgements: list[Judgement] = []
        if told is None:
            told = tellings(facts, self._ground, self._parted)
            judgements += judge.told_on(told_on(facts, told, self._ground))
        wholes = whole_tellings(facts, told)
        matcher = Matcher([whole for whole, _ in wholes], self._ground)
        links = link_claims(matcher, self._ground, self._decided_on(wholes))
        groups = group_claims(matcher, links)
        events, disputes = self._events(facts, wholes, groups)
        judgements += judge.merged(groups, matcher)
        return Worked(
            judgements=tuple(sorted(judgements, key=lambda judgement: judgement.id)),
            events=tuple(events),
            disputes=tuple(sorted(disputes, key=lambda dispute: dispute.id)),
            blocks=_blocks(wholes, links.pairs()),
        )

    def kept_apart(
        self, claim_id: str, claims: Iterable[ResolvedClaim], told: Told, *, now: datetime
    ) -> list[Judgement]:
        """Say from which of some claims one claim was kept apart although they are alike, the closest first."""
        wholes = whole_tellings(self._facts(claims), told)
        facts = [whole for whole, _ in wholes]
        at = next(at for at, (_, members) in enumerate(wholes) if any(fact.id == claim_id for fact in members))
        if not facts[at].real:
            return []
        judge, matcher = Judge(author=self._author, now=now), Matcher(facts, self._ground)
        others = [other for other, fact in enumerate(facts) if other != at and fact.real]
        return judge.kept_apart(at, others, _NEAR_MISSES, matcher)

    def _decided_on(self, wholes: Wholes) -> Decided:
        """Give what persons judged as judgements on tellings: on their first claims."""
        first = {fact.id: whole.id for whole, members in wholes for fact in members}
        return {(first[a], first[b]): it for (a, b), it in self._decided.items() if a in first and b in first}

    def place_disputes(self, claims: Iterable[ResolvedClaim], event_of: Mapping[str, str]) -> list[Dispute]:
        """Find disputes about who held a place; `claims` are all that tell of who held it or took it."""
        told: dict[str, list[Facts]] = {}
        for fact in self._facts(claims):
            if fact.real and fact.id in event_of:
                told.setdefault(event_of[fact.id], []).append(fact)
        return holder_disputes(sorted(told.items(), key=lambda event: event[1][0].order), self._ground)

    def campaign_disputes(self, claims: Iterable[ResolvedClaim], only: int | None = None) -> list[Dispute]:
        """Find disputes about whom campaigns hit; `claims` are all of these campaigns, of which `only` one counts.

        `only` is the number of its mark.
        """
        return campaign_disputes(self._facts(claims), self._ground, only)

    def _facts(self, claims: Iterable[ResolvedClaim]) -> list[Facts]:
        unique = {item.id: item for item in claims}
        return sorted(map(self._facts_of, unique.values()), key=lambda fact: fact.order)

    def _facts_of(self, item: ResolvedClaim) -> Facts:
        """Work out the facts of a claim, or give those of the same object again: one step asks several times."""
        known = self._known.get(item.id)
        if known is None or known.item is not item:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[item.id] = facts_of(item, self._kinds)
        return known

    def _events(
        self, facts: Sequence[Facts], wholes: Wholes, groups: Sequence[Group]
    ) -> tuple[list[Event], list[Dispute]]:
        of_report: dict[str, list[Facts]] = {}
        for fact in facts:
            of_report.setdefault(fact.report, []).append(fact)
        events: list[Event] = []
        disputes: list[Dispute] = []
        for group in groups:
            members, denials = (_claims_of(wholes, some) for some in (group.members, group.denials))
            event = make_event(members, denials, self._ground.sides)
            beside = [fact for report in sorted({fact.report for fact in members}) for fact in of_report[report]]
            event = bounded_by_assault(event, members, beside, self._ground.sides)
            within = self._disputes_within(event.id, members, denials)
            ids = tuple(sorted(dispute.id for dispute in within))
            events.append(graded(replace(event, disputes=ids), members, within, self._ground))
            disputes += within
        return events, disputes

    def _disputes_within(self, event_id: str, members: list[Facts], denials: list[Facts]) -> list[Dispute]:
        return [
            *date_disputes(event_id, members),
            *count_disputes(event_id, members, self._ground.sides),
            *where_disputes(event_id, members),
            *party_disputes(event_id, members, denials, self._ground),
            *occurrence_disputes(event_id, members, denials, self._ground.sides),
        ]


def _claims_of(wholes: Wholes, positions: Sequence[int]) -> list[Facts]:
    return sorted((fact for at in positions for fact in wholes[at][1]), key=lambda fact: fact.order)


def _blocks(wholes: Wholes, pairs: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Give the block of every claim: tellings that any chain of pairs connects, named by the first of their claims."""
    first = joined(pairs)
    return {
        fact.id: make_id("blk", wholes[first.get(at, at)][0].id)
        for at, (_, members) in enumerate(wholes)
        for fact in members
    }
