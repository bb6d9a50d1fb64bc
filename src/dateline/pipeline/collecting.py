"""Python's collector of cycles while much is read: each of its looks goes through every parse and every claim."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_RARELY: Final = (20_000, 20, 50)
"""Thresholds while reports are read: with Python's own, from 700 on, looking took a twentieth of the time."""


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Look for cycles of objects seldom: what reading makes hardly has any. The thresholds come back afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
