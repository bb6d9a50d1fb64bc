"""Makes a large record to look at: made-up reports (``benchmarks/made_up.py``) whose events are put in as they are.

Reading and joining are not what the page's benchmark measures, and would take hours at this size: each made-up story is
written down as one event, a twentieth of those told twice with a dispute about its dead. Control is derived from the
claims as always.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from benchmarks.made_up import reports
from dateline.model.claim import Modality
from dateline.model.event import BestQuantity, Dispute, DisputeAbout, Event, Position, Relation
from dateline.model.ids import make_id
from dateline.model.resolution import ResolvedClaim
from dateline.pipeline.derive import control_of
from dateline.store.derived import Recomputed
from dateline.vocab.kinds import event_kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.made_up import MadeUp
    from dateline.store import Store

_AT_ONCE: Final = 2_000
"""Events written down in one transaction."""
_REPORTS: Final = 500
_DISPUTED: Final = 20
"""One event in so many of those with two claims is disputed."""


def fill(store: Store, events: int) -> int:
    """Put made-up reports with at least `events` events into an empty record; gives how many events there are."""
    told: defaultdict[str, list[ResolvedClaim]] = defaultdict(list)
    source = reports()
    while len(told) < events:
        for made in islice(source, _REPORTS):
            store.add_report(made.report, made.reading, made.resolutions)
            for item in _resolved(made):
                told[_story_of(item)].append(item)
    stories = list(told.values())
    for start in range(0, len(stories), _AT_ONCE):
        _keep(store, stories[start : start + _AT_ONCE])
    _keep_control(store, [item for story in stories for item in story])
    return len(stories)


def _resolved(made: MadeUp) -> Iterator[ResolvedClaim]:
    for claim, found in zip(made.reading.claims, made.resolutions, strict=True):
        yield ResolvedClaim(
            claim=claim,
            resolution=found,
            published_at=made.report.published_at,
            outlet=made.report.outlet,
            text_sha256=made.report.sha256,
        )


def _story_of(item: ResolvedClaim) -> str:
    return item.claim.quote.text.partition(": ")[2]


def _keep(store: Store, stories: Sequence[Sequence[ResolvedClaim]]) -> None:
    claim_ids = [item.id for story in stories for item in story]
    events = [_event(story) for story in stories]
    numbered = zip(events, stories, strict=True)
    disputes = [it for number, (event, story) in enumerate(numbered) for it in _disputes(event, story, number)]
    of_event = {it.event_id: (it.id,) for it in disputes}
    done = Recomputed(
        done=claim_ids,
        blocks={claim_id: event.id for event in events for claim_id in event.claim_ids},
        told={claim_id: event.claim_ids[0] for event in events for claim_id in event.claim_ids},
        events=[replace(event, disputes=of_event.get(event.id, ())) for event in events],
        disputes=disputes,
        sort={event.id: f"{story[0].published_at} {event.id}" for event, story in zip(events, stories, strict=True)},
    )
    seen = replace(store.stale_claims(1), claim_ids=tuple(claim_ids))
    assert store.keep(done, seen), "nobody else writes into this record"  # noqa: S101


def _event(story: Sequence[ResolvedClaim]) -> Event:
    first = story[0]
    dated = next((it.resolution.time for it in story if it.resolution.time and it.resolution.time.earliest), None)
    origins = sorted(
        {it.resolution.speakers[0].name if len(it.resolution.speakers) > 1 else _outlet(it) for it in story}
    )
    return Event(
        id=make_id("evt", first.id),
        kind=first.claim.kind,
        modality=Modality.OCCURRED.value,
        place=first.resolution.place,
        time=dated,
        actors=first.resolution.actors,
        targets=first.resolution.targets,
        quantities=tuple(_figure(story)),
        claim_ids=tuple(it.id for it in story),
        independent_origins=len(origins),
        origins=tuple(origins),
        outlets=tuple(sorted({_outlet(it) for it in story})),
    )


def _outlet(item: ResolvedClaim) -> str:
    return item.outlet or "unknown"


def _figure(story: Sequence[ResolvedClaim]) -> Iterator[BestQuantity]:
    dead = [ref.quantity.low or 0 for it in story for ref in it.resolution.quantities]
    if dead:
        yield BestQuantity(
            what="killed",
            who="people",
            side=None,
            low=min(dead),
            high=max(dead),
            scope="incident",
            vague=False,
            as_of=story[0].published_at,
            policy="low-best-high",
            claim_ids=tuple(it.id for it in story),
        )


def _disputes(event: Event, story: Sequence[ResolvedClaim], number: int) -> Iterator[Dispute]:
    if len(story) > 1 and number % _DISPUTED == 0:
        sides = tuple(
            Position(value=str(at), claim_ids=(it.id,), speakers=(it.resolution.speakers[0].name,))
            for at, it in enumerate(story[:2])
        )
        yield Dispute(
            id=make_id("dsp", event.id),
            about=DisputeAbout.COUNT,
            event_id=event.id,
            place_id=None,
            positions=sides,
            relation=Relation.CONTRADICTION,
            reason="made up",
        )


def _keep_control(store: Store, claims: Iterable[ResolvedClaim]) -> None:
    effects = {kind for kind, meaning in event_kinds().items() if meaning.control_effect != "none"}
    by_place: defaultdict[str, list[ResolvedClaim]] = defaultdict(list)
    for item in claims:
        place = item.resolution.place
        if place and item.claim.kind in effects:
            by_place[f"{place.place_id} {place.precision}"].append(item)
    places, sort = {}, {}
    for number, (_, there) in enumerate(sorted(by_place.items())):
        held = control_of(there)
        places[number] = (held, ())
        sort.update({it.id: f"{it.place.name} {it.place.key} {at:05d}" for at, it in enumerate(held)})
    done = Recomputed(done=(), places=places, sort=sort)
    assert store.keep(done, store.stale_claims(1)), "nobody else writes into this record"  # noqa: S101
