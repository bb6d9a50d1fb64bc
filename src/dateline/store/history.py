"""The part of the store that tells what became of events."""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from dateline.model.history import EventVersion
from dateline.store import versions


class History:
    """Every version of every event; a part of ``Store``."""

    if TYPE_CHECKING:

        def _reading(self) -> AbstractContextManager[Connection]: ...

    def versions(self, event_id: str) -> list[EventVersion]:
        """Load every version of an event, the oldest first."""
        with self._reading() as connection:
            return versions.load_versions(connection, event_id)

    def changes(self, *, since: datetime | None = None, after_run: int | None = None) -> list[EventVersion]:
        """Load the versions of events recorded since a moment or after a run, in the order they were recorded in."""
        with self._reading() as connection:
            return versions.load_changes(connection, since=since, after_run=after_run)

    def version_before(self, version: EventVersion) -> EventVersion | None:
        """Load the version of an event that another one replaced; None for its first."""
        with self._reading() as connection:
            return versions.load_before(connection, version)
