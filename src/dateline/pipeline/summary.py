"""What a reading run tells while it works and when it is done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that went wrong on the way without stopping the rest: where, and what in one line."""

    source: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is, in reports. `done` counts new, unchanged and unread ones alike; `total` is known up front."""

    done: int
    total: int
    new: int
    unchanged: int
    unread: int
    claims: int
    current: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What a run did. `unread` counts the reports stored with a reason instead of claims; they are part of `new`.

    `failures` are reports that broke a stage (stored, with the reason) and files that broke while they were read
    (`lost`: not stored). `events`, `disputes` and `intervals` count what the whole record now holds.
    """

    new: int
    unchanged: int
    unread: int
    claims: int
    seconds: float
    failures: tuple[Failure, ...] = ()
    lost: tuple[Failure, ...] = ()
    events: int = 0
    disputes: int = 0
    intervals: int = 0


class ReadStopped(KeyboardInterrupt):
    """The user stopped a run. Finished reports are in the store; the same command goes on from there."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"stopped: {done} of {total} read; run the same command to go on")
        self.done = done
        self.total = total
