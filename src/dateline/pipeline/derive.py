"""Events, disputes and control, worked out from the claims of the record: only where claims are new or changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from dateline.control import derive_control
from dateline.corroborate import Workshop
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event, Judgement
from dateline.model.marks import Mark, Role
from dateline.model.resolution import ResolvedClaim
from dateline.model.sources import reliabilities
from dateline.store import Recomputed, Stale, Store, place_in_record
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kinds import event_kinds

AT_ONCE: Final = 8_000
"""Claims worked out in one go, with their neighbours: memory stays flat however many reports were read."""

PLACES_AT_ONCE: Final = 50
MUCH_TOLD: Final = 30
"""Places on which more claims than this say who holds, takes or fights for them are worked out when somebody asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """How much the record holds after a refresh."""

    events: int
    disputes: int
    intervals: int


def refresh(store: Store, *, now: datetime | None = None, everything: bool = False, later: bool = False) -> Derived:
    """Bring events, disputes and control up to date; `now` dates the judgements (default: UTC).

    Only claims that are new or changed are worked out, with those that they can change. `everything` works out all of
    the record again, as is needed when the vocabulary has changed. With `later` control of places of which very much is
    told waits until somebody asks, so that adding a report takes the same time however long the record is. Each step
    is one transaction.
    """
    if everything:
        store.mark_all_stale()
    workshop = _workshop(store)
    while (seen := store.stale_claims(AT_ONCE)).claim_ids or (seen.places and not later):
        bench = _Bench(store=store, workshop=workshop, now=now or datetime.now(UTC), eager=MUCH_TOLD if later else None)
        if seen.claim_ids:
            found = bench.work_out(seen)
        else:
            places = bench.places(store.marked(seen.places[:PLACES_AT_ONCE], Role.PLACE), {})
            found = Recomputed(done=(), places=places, sort=_in_order(it for held, _ in places.values() for it in held))
        store.keep(found, seen)
    events, disputes, intervals = store.counts()
    return Derived(events=events, disputes=disputes, intervals=intervals)


def control_of(claims: Sequence[ResolvedClaim], *, according_to: str | None = None) -> tuple[ControlInterval, ...]:
    """Derive control from claims; `according_to` from those of one speaker alone."""
    return derive_control(claims, kinds=event_kinds(), according_to=according_to, part_of=_part_of())


def refresh_if_stale(store: Store) -> bool:
    """Bring a record up to date whose last reading was cut off before its end; tells whether it had to."""
    if not store.derived_stale:
        return False
    refresh(store)
    return True


def kept_apart(store: Store, item: ResolvedClaim) -> list[Judgement]:
    """Say from which claims one was kept apart although they are alike, and why; the closest first, a few."""
    workshop = _workshop(store)
    told = store.tellings_of([item.id])
    own = store.claims(sorted(told))
    near = store.neighbours(mark for found in workshop.marks(own, told).values() for mark in found)
    told |= store.tellings_of(near)
    return workshop.kept_apart(item.id, store.claims(sorted(told)), told, now=datetime.now(UTC))


_Marks = Mapping[str, Sequence[Mark]]
_Place = tuple[Sequence[ControlInterval], Sequence[Dispute]]


@dataclass(slots=True, kw_only=True)
class _Bench:
    """One step of bringing a record up to date: the claims it has loaded, and what it makes of them."""

    store: Store
    workshop: Workshop
    now: datetime
    eager: int | None
    loaded: dict[str, ResolvedClaim] = field(default_factory=dict)

    def work_out(self, seen: Stale) -> Recomputed:
        """Work out what changed claims and all that they touch give now.

        A report is told anew as a whole: which of its claims tell one happening can change with any of them.
        """
        mates = self.store.mates_of(seen.claim_ids)
        changed = {item.id: item for item in self._claims(mates)}
        told = self.workshop.tellings(changed.values())
        marks = self.workshop.marks(changed.values(), told)
        near = self.store.neighbours(mark for found in marks.values() for mark in found) - mates
        told |= self.store.tellings_of(near)
        alone = told.keys() == changed.keys()  # as in a first reading: nothing else there to be linked with
        linked = set() if alone else self.workshop.linked(self._claims(told), told, changed.keys())
        old_blocks, in_blocks = self.store.blocks_of({*mates, *linked})
        in_blocks -= mates
        told = {it: told[it] for it in changed} | self.store.tellings_of(in_blocks - told.keys()) | told
        claims = self._claims({*changed, *in_blocks})
        worked = self.workshop.work_out(claims, told, now=self.now)
        event_of = {claim_id: event.id for event in worked.events for claim_id in event.claim_ids}
        touched = self._touched(mates, marks, claims)
        told_of = {it: ids for it, ids in touched.items() if self.eager is None or len(ids) <= self.eager}
        places = self.places(told_of, event_of)
        return Recomputed(
            done=seen.claim_ids,
            gone=mates - changed.keys(),
            marks=marks,
            blocks=worked.blocks,
            told=told,
            old_blocks=old_blocks,
            judgements=[*worked.judgements, *self.workshop.told_on(changed.values(), told, now=self.now)],
            events=worked.events,
            disputes=worked.disputes,
            places=places,
            later=touched.keys() - places.keys(),
            campaigns=self._campaigns(mates, marks),
            shown=tuple(changed.values()),
            sort={**self._sorted(worked.events), **_in_order(it for held, _ in places.values() for it in held)},
        )

    def places(self, told: Mapping[int, set[str]], event_of: Mapping[str, str]) -> dict[int, _Place]:
        """Work out control of places, and the disputes about it, from the claims that tell of each."""
        found: dict[int, _Place] = {}
        for number, ids in told.items():
            homes = {**self.store.event_of(sorted(ids - event_of.keys())), **event_of}
            there = self._claims(ids)
            found[number] = control_of(there), self.workshop.place_disputes(there, homes)
        return found

    def _touched(self, done: Collection[str], marks: _Marks, claims: Sequence[ResolvedClaim]) -> dict[int, set[str]]:
        """The places that changed claims or events tell of, with all claims on each, or too many to work out now."""
        numbers = self.store.numbers_of({*done, *(item.id for item in claims)}, Role.PLACE)
        numbers.update(mark.number for found in marks.values() for mark in found if mark.role is Role.PLACE)
        enough = None if self.eager is None else self.eager + len(done) + 1
        return _gathered(self.store.marked(numbers, Role.PLACE, enough), done, marks, Role.PLACE)

    def _campaigns(self, done: Collection[str], marks: _Marks) -> dict[int, Sequence[Dispute]]:
        numbers = self.store.numbers_of(done, Role.CAMPAIGN)
        numbers.update(mark.number for found in marks.values() for mark in found if mark.role is Role.CAMPAIGN)
        standing = self.store.marked(numbers, Role.CAMPAIGN)
        told: set[str] = set()  # two bodies can be said to wage one campaign together: that is one dispute
        found: dict[int, Sequence[Dispute]] = {}
        for number, ids in sorted(_gathered(standing, done, marks, Role.CAMPAIGN).items()):
            disputes = self.workshop.campaign_disputes(self._claims(ids), only=number)
            found[number] = [it for it in disputes if it.id not in told]
            told.update(it.id for it in disputes)
        return found

    def _claims(self, ids: Iterable[str]) -> list[ResolvedClaim]:
        wanted = set(ids)
        for item in self.store.claims(sorted(wanted - self.loaded.keys())):
            self.loaded[item.id] = item
        return [self.loaded[claim_id] for claim_id in sorted(wanted) if claim_id in self.loaded]

    def _sorted(self, events: Iterable[Event]) -> dict[str, str]:
        """Order events by the first report that tells of them, and by where in it."""
        return {event.id: min(place_in_record(self.loaded[it]) for it in event.claim_ids) for event in events}


def _gathered(
    standing: Mapping[int, set[str]], done: Collection[str], marks: _Marks, role: Role
) -> dict[int, set[str]]:
    """Put changed claims where their new marks say, and out of where their old ones did."""
    found = {number: ids.difference(done) for number, ids in standing.items()}
    for claim_id, of_claim in marks.items():
        for mark in of_claim:
            if mark.role is role:
                found[mark.number].add(claim_id)
    return found


def _in_order(intervals: Iterable[ControlInterval]) -> dict[str, str]:
    return {it.id: f"{it.place.name} {it.place.key} {at:05d}" for at, it in enumerate(intervals)}


def _workshop(store: Store) -> Workshop:
    decided = {(one, other): verdict for one, other, verdict in store.decided_pairs()}
    letters = reliabilities(store.source_notes())
    return Workshop(kinds=event_kinds(), part_of=_part_of(), decided=decided, reliability=letters)


def _part_of() -> Mapping[str, tuple[str, ...]]:
    """Say which bodies each actor belongs to."""
    return ActorLexicon.default().part_of()
