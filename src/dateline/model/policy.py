"""The named rules that turn what several claims count into one best value."""

from enum import StrEnum


class Policy(StrEnum):
    """A policy: chosen per question and per export, never applied to a claim.

    The rules and their sources stand in ``corroborate/choosing.py``, for users in ``docs/commands.md``.
    """

    LOW_BEST_HIGH = "low-best-high"
    LOWEST = "lowest"
    MAJORITY = "majority"
    MOST_INDEPENDENT = "most-independent"
    LATEST = "latest"
    AGAINST_INTEREST = "against-interest"
    ACLED = "acled"
