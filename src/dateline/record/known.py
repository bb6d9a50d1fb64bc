"""The record as it stood on a day, or as one speaker tells it: computed anew from the claims, nothing stored."""

from collections.abc import Sequence
from datetime import date

from dateline.model.control import ControlInterval
from dateline.model.resolution import ResolvedClaim
from dateline.pipeline.asked import control_known, known_on, words_of
from dateline.store import Store


def claims_known(store: Store, day: date | None, according_to: str | None = None) -> list[ResolvedClaim]:
    """Load the claims that reports published up to `day` make, those of one speaker where that is asked."""
    claims = store.claims()
    told = claims if day is None else known_on(claims, day)
    return told if according_to is None else words_of(told, according_to)


def intervals_known(store: Store, day: date | None, according_to: str | None) -> Sequence[ControlInterval]:
    """Give the stored intervals, or where it matters who said so or when, those that these claims make."""
    if day is None and according_to is None:
        return store.intervals()
    return control_known(claims_known(store, day, according_to))


def may_cover(interval: ControlInterval, day: date) -> bool:
    """Tell whether a state of a place can have been so on a day, as far as its ends are known.

    A holding of which no report tells the beginning is not carried back past the first day that anybody speaks of.
    """
    begun, end = interval.start.earliest or interval.first_evidence, interval.end
    over = (end.latest or end.earliest) if end else None
    # An end known to one day is the first day of the next state; one known less exactly may have come any day up to it.
    exact = end is not None and end.earliest == end.latest
    return (begun is None or begun <= day) and (over is None or day < over or (day == over and not exact))
