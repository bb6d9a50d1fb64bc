"""Reads when: "late on Saturday", "in early May", "the 13 November attacks", each against the publication day."""

from dateline.resolve.times.reader import TimeReader
from dateline.resolve.times.timex import Timex

__all__ = ["TimeReader", "Timex"]
