"""What became of events from one computation to the next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateline.model.event import Event


class Change(StrEnum):
    """What happened to an event id: merged events lead on to another, split ones gave claims away."""

    ADDED = "added"
    CHANGED = "changed"
    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """An event as it was after one computation that changed it.

    `event` is None where the id ceased to be in use. `others` are the events that its claims went to or came from.
    `run` counts the readings finished before, plus one: all changes of one `dateline read` share it.
    """

    event_id: str
    change: Change
    others: tuple[str, ...]
    event: Event | None
    recorded_at: datetime
    run: int
