"""Ids that stay the same when the same thing is read again."""

import hashlib
import json

_DIGITS = 16


def make_id(prefix: str, *parts: str | int | None) -> str:
    """Name a record by its content, so that a second reading finds the first.

    `parts` are hashed as a JSON array: ``None`` and ``""`` differ and no joining of parts can collide
    (followthemoney's dotted join does; see docs/style notes in docs/decisions/0001). Returns
    ``prefix_`` followed by 16 hexadecimal digits.
    """
    raw = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{prefix}_{hashlib.sha256(raw).hexdigest()[:_DIGITS]}"


def sha256_text(text: str) -> str:
    """Fingerprint a frozen text, so that a changed text is noticed. Hexadecimal, 64 digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
