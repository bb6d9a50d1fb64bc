"""Figures of events and claims as numbers and words for tables."""

from collections.abc import Iterable
from typing import Final, Protocol

from dateline.model.claim import Quantity, Scope
from dateline.model.event import BestQuantity

TOLLS: Final = ("killed", "wounded", "killed_or_wounded", "captured", "abducted", "displaced")
"""What gets columns of its own; everything else stands in words in ``figures``."""


class Figure(Protocol):
    """What a claim's quantity and an event's best quantity have in common."""

    @property
    def what(self) -> str: ...  # noqa: D102
    @property
    def who(self) -> str | None: ...  # noqa: D102
    @property
    def low(self) -> float | None: ...  # noqa: D102
    @property
    def high(self) -> float | None: ...  # noqa: D102
    @property
    def vague(self) -> bool: ...  # noqa: D102
    @property
    def scope(self) -> str: ...  # noqa: D102


def toll(quantities: Iterable[BestQuantity], what: str) -> dict[str, float | int | None]:
    """Give low, best and high of one toll of an incident; tolls of a whole period are never mixed in.

    `best` is what the policy chose, None where it decided nothing. Groups that were counted apart may overlap ("twelve
    people, among them five children"), so they are not added up: then `low` is the largest of their lows (at least so
    many), and `best` and `high` are None.
    """
    found = [it for it in quantities if it.what == what and it.scope == Scope.INCIDENT.value]
    if not found:
        return {"low": None, "best": None, "high": None}
    lows = [it.low for it in found if it.low is not None]
    if len({(it.who, it.side) for it in found}) > 1:
        return {"low": _whole(max(lows, default=None)), "best": None, "high": None}
    highs = [it.high for it in found]
    high = None if None in highs else max(value for value in highs if value is not None)
    best = [it.best if it.reason else it.low if it.low == it.high else None for it in found]  # older records: no reason
    return {
        "low": _whole(min(lows, default=None)),
        "best": _whole(best[0]) if len(set(best)) == 1 else None,
        "high": _whole(high),
    }


def reasons(best: BestQuantity) -> str:
    """Say why a policy gave a figure its value, or none: ``killed (soldiers): a tie: 12, 20 with 1 origin each``."""
    who = f" ({' '.join(best.who.split())})" if best.who else ""
    return f"{best.what.replace('_', ' ')}{who}: {best.reason}"


def figures_text(figures: Iterable[Figure]) -> str:
    """Say figures in words: ``killed 50 or more (soldiers); wounded about 200 or more, cumulative``."""
    return "; ".join(dict.fromkeys(_say(figure) for figure in figures))


def _say(figure: Figure) -> str:
    who = f" ({' '.join(figure.who.split())})" if figure.who else ""
    scope = ", cumulative" if figure.scope == Scope.CUMULATIVE.value else ""
    unit = f" {figure.unit}" if isinstance(figure, Quantity) and figure.unit else ""
    about = "about " if figure.vague else ""
    part = "of them " if isinstance(figure, Quantity) and figure.part else ""
    return f"{part}{figure.what.replace('_', ' ')} {about}{_range(figure.low, figure.high)}{unit}{who}{scope}"


def _range(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "an unknown number"
    if low is None or high is None:
        return f"up to {_whole(high):,}" if low is None else f"{_whole(low):,} or more"
    return f"{_whole(low):,}" if low == high else f"{_whole(low):,} to {_whole(high):,}"


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
