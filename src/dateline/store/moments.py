"""Moments as the database holds them."""

from datetime import UTC, datetime


def to_utc(moment: datetime) -> datetime:
    """Put a moment into UTC: SQLite keeps no time zone, so every stored moment is UTC."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
