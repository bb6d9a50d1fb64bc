"""The counters by which a record knows whether what is computed is older than the reports and judgements."""

from typing import Final

from sqlalchemy import Connection, select, update

from dateline.store.schema import META

# Every change to reports or judgements counts `reports_version` up, in its own transaction; a computation notes the
# version it saw as `derived_version`. They differ after a killed run, and when another process added a report while
# this one was computing: a simple flag would miss the second.
CHANGED: Final = "reports_version"
COMPUTED: Final = "derived_version"


def meta(connection: Connection, name: str) -> str:
    """Give what is noted under a name."""
    return str(connection.execute(select(META.c.value).where(META.c.name == name)).scalar_one())


def count_change(connection: Connection) -> None:
    """Note, in the transaction that changes it, that the record changed: what is computed is older now."""
    value = str(int(meta(connection, CHANGED)) + 1)
    connection.execute(update(META).where(META.c.name == CHANGED).values(value=value))
