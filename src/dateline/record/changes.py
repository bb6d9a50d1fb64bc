"""What became of the record's events since a day or a run: added, merged, split, changed, with old and new values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from dateline import codec
from dateline.errors import SettingsError
from dateline.model.event import Event
from dateline.model.history import Change, EventVersion
from dateline.store import Store

Json = dict[str, Any]

_COMPARED: Final = (
    "kind",
    "modality",
    "place",
    "time",
    "actors",
    "targets",
    "quantities",
    "independent_origins",
    "origins",
    "outlets",
    "grade",
    "claim_ids",
)
"""Fields of an event whose change is told; reasons and disputes follow from these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """What became of one event id between two moments: its version before (None for a new one) and the last one."""

    event_id: str
    change: Change
    others: tuple[str, ...]
    before: Event | None
    after: Event | None
    recorded_at: datetime
    run: int


def changes(store: Store, since: str | None = None) -> list[EventChange]:
    """Tell what became of events since a day (``2026-03-03``), a moment, or after a run by its number.

    A run is one reading that added reports; without `since` the changes of the last one, and after it, are told.
    Several computations are told as one change. Raises SettingsError for a `since` that is neither.
    """
    if since is None:
        since = str(max(store.run_count() - 1, 0))
    after_run = int(since) if since.isdigit() and len(since) < len("20260303") else None
    moment = None if after_run is not None else _moment(since)
    versions: dict[str, list[EventVersion]] = {}
    for version in store.changes(since=moment, after_run=after_run):
        versions.setdefault(version.event_id, []).append(version)
    told = (_told(store, found) for found in versions.values())
    return sorted((it for it in told if it is not None), key=lambda it: (it.recorded_at, it.event_id))


def _moment(since: str) -> datetime:
    try:
        found = datetime.fromisoformat(since)
    except ValueError:
        msg = f"--since {since!r} is no day and no run: give YYYY-MM-DD, or the number of a reading, counted from 1"
        raise SettingsError(msg) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _told(store: Store, found: Sequence[EventVersion]) -> EventChange | None:
    first, last = found[0], found[-1]
    earlier = store.version_before(first)
    before = earlier.event if earlier else None
    if before is None and last.event is None:
        return None  # came and went within the time asked about
    change = Change.ADDED if before is None else last.change
    if before is not None and last.event == before:
        return None  # changed, and changed back
    return EventChange(
        event_id=last.event_id,
        change=change,
        others=() if change is Change.ADDED else last.others or first.others,
        before=before,
        after=last.event,
        recorded_at=last.recorded_at,
        run=last.run,
    )


def dump_change(change: EventChange) -> Json:
    """Give a change as JSON: `fields` holds what differs, each with its old and new value."""
    old = codec.dump_event(change.before) if change.before else {}
    new = codec.dump_event(change.after) if change.after else {}
    return {
        "event_id": change.event_id,
        "change": change.change.value,
        "others": list(change.others),
        "kind": (new or old)["kind"],
        "place": (new or old)["place"],
        "time": (new or old)["time"],
        "fields": _differences(old, new) if old and new else {},
        "recorded_at": change.recorded_at.isoformat(),
        "run": change.run,
    }


def _differences(old: Json, new: Json) -> Json:
    return {name: {"old": old[name], "new": new[name]} for name in _compared(old, new) if old[name] != new[name]}


def _compared(old: Json, new: Json) -> Iterable[str]:
    return (name for name in _COMPARED if name in old and name in new)
