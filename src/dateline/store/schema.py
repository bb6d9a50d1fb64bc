"""The tables of the record.

Payload columns hold a whole model object as JSON (``codec.pack``); the columns beside them repeat what is searched,
sorted or joined by. Claims are only ever added. What is computed (event, dispute, control_interval) is replaced as a
whole and can always be computed again.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

REVISION: Final = "0004"
"""The schema version this code reads and writes: the newest file in ``migrations/versions``."""

VERSION_TABLE: Final = "schema_version"
"""Where Alembic keeps the version of a database."""

NAMING: Final = {"ix": "ix_%(table_name)s_%(column_0_N_name)s", "fk": "fk_%(table_name)s_%(column_0_N_name)s"}

METADATA: Final = MetaData(naming_convention=NAMING)

META: Final = Table("meta", METADATA, Column("name", String, primary_key=True), Column("value", String, nullable=False))

REPORT: Final = Table(
    "report",
    METADATA,
    Column("id", String, primary_key=True),
    Column("published_at", Date),
    Column("outlet", String),
    Column("sha256", String, nullable=False),
    Column("unread", Boolean, nullable=False),
    Column("sentences", Integer),
    Column("sentences_used", Integer),
    Column("claims", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("copy_group", String),
    Index(None, "published_at"),
    Index(None, "copy_group"),
    Index(None, "sha256"),
    Index(None, "outlet"),
)
"""`copy_group` names the reports that print one text: copies and near-copies, and None where there are no others."""

COPY_GROUP: Final = Table(
    "copy_group",
    METADATA,
    Column("id", String, primary_key=True),
    Column("credits", Text, nullable=False),
)
"""What the reports of a group of copies say together of whose text it is (``model.credits.Credits``)."""

REPORT_BAND: Final = Table(
    "report_band",
    METADATA,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Index(None, "report_id"),
)
"""Fingerprints of stretches of a report's text: reports that share one are compared as copies."""

SENTENCE: Final = Table(
    "sentence",
    METADATA,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("used", Boolean, nullable=False),
)

CLAIM: Final = Table(
    "claim",
    METADATA,
    Column("id", String, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Column("retired_at", DateTime(timezone=True)),
    Index(None, "report_id"),
    Index(None, "kind"),
)
"""`retired_at` is set when a newer reading of the report no longer gives the claim: kept, but in no list."""

RESOLUTION: Final = Table(
    "resolution",
    METADATA,
    Column("claim_id", ForeignKey("claim.id"), primary_key=True),
    Column("resolver", String, nullable=False),
    Column("place_id", String),
    Column("earliest", Date),
    Column("latest", Date),
    Column("payload", Text, nullable=False),
    Index(None, "place_id"),
    Index(None, "earliest", "latest"),
)

JUDGEMENT: Final = Table(
    "judgement",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("author", String, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    Column("retracted_at", DateTime(timezone=True)),
    Index(None, "id"),
    Index(None, "left"),
    Index(None, "right"),
)

CORRECTION: Final = Table(
    "correction",
    METADATA,
    Column("id", String, primary_key=True),
    Column("act", String, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    Column("retracted_at", DateTime(timezone=True)),
    Column("retracted_by", String),
    Column("retracted_why", Text),
    Column("payload", Text, nullable=False),
)
"""What persons decided: appended and taken back, never rewritten."""

CORRECTION_CLAIM: Final = Table(
    "correction_claim",
    METADATA,
    Column("correction_id", ForeignKey("correction.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("sha256", String, nullable=False),
    Column("claim_id", String),
    Index(None, "sha256"),
    Index(None, "claim_id"),
)
"""Which claim each anchor of a correction is bound to now; no `claim_id` where its words give none: it is lost."""

REPORT_READING: Final = Table(
    "report_reading",
    METADATA,
    Column("report_id", ForeignKey("report.id"), primary_key=True),
    Column("program", String, nullable=False),
    Column("read_at", DateTime(timezone=True), nullable=False),
)
"""With which program and vocabulary a report was last read (a fingerprint): re-reading goes on where it stopped."""

SOURCE: Final = Table(
    "source",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False),
    Column("decided_at", DateTime(timezone=True), nullable=False),
    Column("retracted_at", DateTime(timezone=True)),
    Column("payload", Text, nullable=False),
    Index(None, "key"),
)
"""What persons noted of outlets and speakers: type, country, side, owner, reliability."""

CLAIM_MARK: Final = Table(
    "claim_mark",
    METADATA,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Integer, primary_key=True, autoincrement=False),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", ForeignKey("claim.id"), primary_key=True),
    Column("last", Integer, nullable=False),
    Index(None, "claim_id"),
    sqlite_with_rowid=False,
)
"""Marks by which claims find those that may be about one happening (``model/marks.py``); days as ordinals. The key is
what they are looked up by, so that no query has to leave it."""

CLAIM_BLOCK: Final = Table(
    "claim_block",
    METADATA,
    Column("claim_id", ForeignKey("claim.id"), primary_key=True),
    Column("telling", String, nullable=False),
    Column("block", String, nullable=False),
    Index(None, "telling"),
    Index(None, "block"),
)
"""Which claims of a report tell one happening (`telling`: the first of them), and which claims are worked out together:
adding a report touches the blocks of its neighbours only."""

STALE_CLAIM: Final = Table(
    "stale_claim",
    METADATA,
    Column("claim_id", String, primary_key=True),
    Column("version", Integer, nullable=False),
)
"""Claims that were added, corrected or retired since events, disputes and control were last computed, and at which
version of the reports (``meta``) that was."""

STALE_PLACE: Final = Table(
    "stale_place",
    METADATA,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
)
"""Places of which control, and the disputes about it, are to be worked out before anybody is told of them."""

EVENT: Final = Table(
    "event",
    METADATA,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("place_id", String),
    Column("earliest", Date),
    Column("latest", Date),
    Column("payload", Text, nullable=False),
    Column("block", String),
    Column("sort", String),
    Index(None, "block"),
    Index(None, "kind"),
    Index(None, "place_id"),
    Index(None, "earliest", "latest"),
    Index(None, "sort", "id"),
)

EVENT_VERSION: Final = Table(
    "event_version",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("event_id", String, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("run", Integer, nullable=False),
    Column("change", String, nullable=False),
    Column("others", Text, nullable=False),
    Column("payload", Text),
    Index(None, "event_id"),
    Index(None, "recorded_at"),
)
"""Every event as it was after each computation that changed it; `payload` is None where it ceased to be."""

EVENT_CLAIM: Final = Table(
    "event_claim",
    METADATA,
    Column("event_id", ForeignKey("event.id"), primary_key=True),
    Column("claim_id", ForeignKey("claim.id"), primary_key=True),
    Index(None, "claim_id"),
)

EVENT_REDIRECT: Final = Table(
    "event_redirect",
    METADATA,
    Column("event_id", String, primary_key=True),
    Column("claim_id", ForeignKey("claim.id"), nullable=False),
)
"""An event id that is no longer in use and its anchor claim: the id leads to whichever event holds that claim now."""

DISPUTE: Final = Table(
    "dispute",
    METADATA,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("about", String, nullable=False),
    Column("event_id", String),
    Column("place_id", String),
    Column("payload", Text, nullable=False),
    Column("block", String),
    Column("relation", String),
    Index(None, "block"),
    Index(None, "event_id"),
    Index(None, "place_id"),
)

CONTROL_INTERVAL: Final = Table(
    "control_interval",
    METADATA,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("place_id", String),
    Column("status", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("block", String),
    Column("sort", String),
    Column("begun", Date),
    Column("spoken", Date),
    Column("ended", Date),
    Column("exact", Boolean),
    Index(None, "block"),
    Index(None, "place_id"),
    Index(None, "sort", "id"),
)
"""`begun` is the first day it can have been so, `ended` the day it ended at the latest, if anybody says; `exact` when
that day is known; `spoken` is `begun`, or else the first day that anybody speaks for it."""

RUN: Final = Table(
    "run",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("version", String, nullable=False),
    Column("started", DateTime(timezone=True), nullable=False),
    Column("finished", DateTime(timezone=True)),
    Column("reports", Integer, nullable=False),
)

SEARCH_ENTRY: Final = Table(
    "search_entry",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("ref", String, nullable=False),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Index(None, "report_id"),
)
"""What each row of the full-text index is: a report or a claim. The index itself is ``search_words`` (SQLite only)."""
