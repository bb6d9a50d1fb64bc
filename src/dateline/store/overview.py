"""Everything that is computed, as plain JSON objects: for whoever draws all of a large record at once.

Model objects of 50,000 events take seconds to build and check; the map needs ten fields of each.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, func, select

from dateline.codec import unpack_plain
from dateline.store.schema import CLAIM, CONTROL_INTERVAL, DISPUTE, EVENT
from dateline.store.schema_lists import NAME

Json = dict[str, Any]


_AT_ONCE: Final = 500
"""Rows in memory at once."""


class Overviews:
    """Reading all that is computed at once; a part of ``Store``."""

    if TYPE_CHECKING:

        def _reading(self) -> AbstractContextManager[Connection]: ...

    def plain_events(self) -> Iterator[Json]:
        """Load the events one by one, by the first report that tells of them."""
        return self._plain(select(EVENT.c.payload).order_by(EVENT.c.sort, EVENT.c.id))

    def plain_intervals(self) -> Iterator[Json]:
        """Load the control intervals one by one, by name of the place and start."""
        return self._plain(select(CONTROL_INTERVAL.c.payload).order_by(CONTROL_INTERVAL.c.sort, CONTROL_INTERVAL.c.id))

    def plain_disputes(self) -> Iterator[Json]:
        """Load the disputes one by one, by their ids."""
        return self._plain(select(DISPUTE.c.payload).order_by(DISPUTE.c.id))

    def place_names(self) -> list[tuple[str, str]]:
        """Give every name that a report uses for a place with an id, as pairs of id and name."""
        wanted = select(NAME.c.of_id, NAME.c.name).where(NAME.c.what == "place", NAME.c.of_id != "", NAME.c.finds)
        query = wanted.where(NAME.c.name != NAME.c.of_id).order_by(NAME.c.of_id, NAME.c.name)
        with self._reading() as connection:
            return [(row.of_id, row.name) for row in connection.execute(query)]

    def _plain(self, query: Any) -> Iterator[Json]:  # noqa: ANN401 (a Select)
        with self._reading() as connection:
            for payload in connection.execute(query.execution_options(yield_per=_AT_ONCE)).scalars():
                yield unpack_plain(payload)

    def claim_total(self) -> int:
        """Count all claims ever stored: how long working something out anew takes depends on it."""
        with self._reading() as connection:
            return int(connection.execute(select(func.count()).select_from(CLAIM)).scalar_one())
