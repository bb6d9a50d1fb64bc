"""Events, disputes and control, computed anew from the claims of the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.control import derive_control
from dateline.corroborate import corroborate
from dateline.model.control import ControlInterval
from dateline.model.resolution import ResolvedClaim
from dateline.store import Store
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kinds import event_kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """How much the record holds after a refresh."""

    events: int
    disputes: int
    intervals: int


def refresh(store: Store, *, now: datetime | None = None) -> Derived:
    """Recompute all that is computed and replace it in one transaction. `now` dates the judgements (default: UTC)."""
    claims = store.claims()
    merged = corroborate(claims, kinds=event_kinds(), now=now or datetime.now(UTC), part_of=_part_of())
    intervals = control_of(claims)
    store.replace_derived(merged.judgements, merged.events, merged.disputes, intervals)
    return Derived(events=len(merged.events), disputes=len(merged.disputes), intervals=len(intervals))


def control_of(claims: Sequence[ResolvedClaim], *, according_to: str | None = None) -> tuple[ControlInterval, ...]:
    """Derive control from claims; `according_to` from those of one speaker alone."""
    return derive_control(claims, kinds=event_kinds(), according_to=according_to, part_of=_part_of())


def refresh_if_stale(store: Store) -> bool:
    """Bring a record up to date whose last reading was cut off before its end; tells whether it had to."""
    if not store.derived_stale:
        return False
    refresh(store)
    return True


def _part_of() -> Mapping[str, tuple[str, ...]]:
    """Say which bodies each actor belongs to."""
    return ActorLexicon.default().part_of()
