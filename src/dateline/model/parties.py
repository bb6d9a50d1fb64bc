"""Who and what had a part in the event at one word of a report."""

from dataclasses import dataclass

from dateline.model.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One that had a part: its phrase, and the word of it that names it ("men" of "two armed men from Hama")."""

    quote: Quote
    head: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Parts in one event; empty where the sentence does not say. `rule` tells how they were read."""

    actors: tuple[Part, ...] = ()
    targets: tuple[Part, ...] = ()
    places: tuple[Part, ...] = ()
    instruments: tuple[Part, ...] = ()
    rule: str = ""
