"""Figures of an event in words, for pages: what is counted and of whom, and the range. Ids of parties as names."""

import re
from typing import Any, Final

from dateline.vocab.actors import ActorLexicon

Json = dict[str, Any]
_ID: Final = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")


def figured(quantity: Json) -> str:
    """Say what a figure counts, and of whom by name: "Killed in all, Islamic State (fighters)"."""
    actor = ActorLexicon.default().get(quantity["side"]) if quantity["side"] else None
    what = quantity["what"].replace("_", " ").capitalize() + (" in all" if quantity["scope"] == "cumulative" else "")
    words = quantity["who"] or ""
    if actor is None:
        return f"{what}: {words}" if words else what
    more = f" ({words})" if words and words.casefold() not in actor.name.casefold() else ""
    return f"{what}: {actor.name}{more}"


def ranged(quantity: Json) -> str:
    """Say a range: "417 to 450", "at least 217"."""
    low, high = quantity["low"], quantity["high"]
    if low is None or high is None:
        return f"at least {number(low)}" if high is None else f"at most {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def number(value: float) -> str:
    """Write a number with commas, without a point where it is whole."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def named(text: str | None) -> str:
    """Write the names of parties for their ids in a reason: "speaks for Military Forces of Syria"."""

    def name(match: re.Match[str]) -> str:
        actor = ActorLexicon.default().get(match.group())
        return actor.name if actor else match.group()

    return _ID.sub(name, text or "")
