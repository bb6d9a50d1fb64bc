"""The tables by which lists are filtered and paged without loading the record: computed, and computable again."""

from typing import Final

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, String, Table

from dateline.store.schema import CLAIM, CONTROL_INTERVAL, DISPUTE, METADATA

SHOWN_CLAIM: Final = Table(
    "shown_claim",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("claim_id", ForeignKey(CLAIM.c.id), nullable=False, unique=True),
    Column("report_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("place_key", String),
    Column("score", Float, nullable=False),
    Column("review", String),
    Column("corrected", Boolean, nullable=False),
    Column("sort", String, nullable=False),
    Index(None, "report_id"),
    Index(None, "place_key"),
    Index(None, "kind", "sort"),
    Index(None, "sort", "claim_id"),
    Index(None, "score", "sort"),
)
"""The claims that are in use, as persons corrected them, when events were last computed; none that was rejected."""

NAME: Final = Table(
    "name",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("what", String, nullable=False),
    Column("name", String, nullable=False),
    Column("of_id", String, nullable=False),
    Column("finds", Boolean, nullable=False),
    Column("folded", String, nullable=False),
    Index(None, "name", "what", "of_id", "finds", unique=True),
    Index(None, "what", "folded"),
)
"""Every name that finds something (``model.names``), once. `folded` is what is compared (``fold_name``)."""

CLAIM_NAME: Final = Table(
    "claim_name",
    METADATA,
    Column("name", ForeignKey("name.number"), primary_key=True),
    Column("claim", ForeignKey("shown_claim.number", ondelete="CASCADE"), primary_key=True),
    Index(None, "claim"),
    sqlite_with_rowid=False,
)

INTERVAL_NAME: Final = Table(
    "interval_name",
    METADATA,
    Column("name", ForeignKey("name.number"), primary_key=True),
    Column("interval_id", ForeignKey(CONTROL_INTERVAL.c.id, ondelete="CASCADE"), primary_key=True),
    Index(None, "interval_id"),
    sqlite_with_rowid=False,
)

INTERVAL_CLAIM: Final = Table(
    "interval_claim",
    METADATA,
    Column("interval_id", ForeignKey(CONTROL_INTERVAL.c.id, ondelete="CASCADE"), primary_key=True),
    Column("claim_id", String, primary_key=True),
    Index(None, "claim_id"),
)
"""The claims that support each interval."""

DISPUTE_CLAIM: Final = Table(
    "dispute_claim",
    METADATA,
    Column("dispute_id", ForeignKey(DISPUTE.c.id, ondelete="CASCADE"), primary_key=True),
    Column("claim_id", String, primary_key=True),
    Index(None, "claim_id"),
)

SHOWN_PLACE: Final = Table(
    "shown_place",
    METADATA,
    Column("key", String, primary_key=True),
    Column("place_id", String),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("admin1", String),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("precision", String, nullable=False),
    Index(None, "name", "key"),
)
"""The places that claims name; one that no claim names any more is not listed."""

SHOWN_ACTOR: Final = Table(
    "shown_actor",
    METADATA,
    Column("key", String, primary_key=True),
    Column("actor_id", String),
    Column("name", String, nullable=False),
    Column("folded", String, nullable=False),
    Column("type", String),
    Index(None, "name", "key"),
)
"""The parties that claims name on either side."""
