"""The record on disk: one SQLAlchemy schema, SQLite by default, PostgreSQL by URL.

- ``store``: ``Store`` and ``open_store``, all that other code needs
- ``schema``: the tables; ``migrations``: how an older database becomes a newer one
- ``connect``: opening, and refusing what is no record of dateline's; ``failures``: database errors in plain words
- ``texts``, ``derived``, ``search``, ``lookup``: reading and writing, one concern each
- ``corrections``, ``rereading``: what persons decided, and new readings of stored reports; ``decisions``: their methods
"""

from dateline.store.derived import Recomputed
from dateline.store.names import place_in_record
from dateline.store.search import Hit
from dateline.store.store import Stale, Store, open_store
from dateline.store.texts import StoredReport

__all__ = ["Hit", "Recomputed", "Stale", "Store", "StoredReport", "open_store", "place_in_record"]
