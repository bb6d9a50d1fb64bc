"""The tables of those who may open the page from other machines."""

from typing import Final

from sqlalchemy import Column, DateTime, ForeignKey, Index, String, Table

from dateline.store.schema import METADATA

ACCOUNT: Final = Table(
    "account",
    METADATA,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", String, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)
"""`password` is an Argon2 hash, never the password."""

SESSION: Final = Table(
    "session",
    METADATA,
    Column("token", String, primary_key=True),
    Column("name", ForeignKey("account.name", ondelete="CASCADE"), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Index(None, "name"),
)
"""`token` is the SHA-256 of what the browser holds: who reads the record can't take over a session."""
