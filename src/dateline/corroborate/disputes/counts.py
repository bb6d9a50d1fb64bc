"""Disputes about how many. Scope comes first: only figures of one thing, one people and one scope contradict."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from dateline.corroborate.counted import Counted, by_population, latest_by_origin, totals
from dateline.corroborate.disputes.positions import dispute
from dateline.corroborate.facts import Facts
from dateline.model.claim import Quantity, Scope
from dateline.model.event import Dispute, DisputeAbout, Relation

_INFINITE: Final = float("inf")
_SO_FAR: Final = 1.5
"""An "at least" of today is a count so far: up to half more fits it; beyond that another origin counts otherwise."""


def count_disputes(event_id: str, members: Sequence[Facts]) -> list[Dispute]:
    """Find figures that differ: revised by one origin, contradicted by another, or of different scope."""
    facts = {fact.id: fact for fact in members}
    found: list[Dispute] = []
    for (what, whom, _), figures in by_population([fact.item for fact in members]).items():
        title = f"{what.replace('_', ' ')}{f' ({whom})' if whom else ''}"
        scopes = {scope: [f for f in figures if f.ref.quantity.scope is scope] for scope in Scope}
        for of_scope in scopes.values():
            found += _of_one_scope(event_id, title, of_scope, facts)
        found += _scopes_differ(event_id, title, scopes, facts)
    return found


def _of_one_scope(event_id: str, title: str, figures: list[Counted], facts: dict[str, Facts]) -> list[Dispute]:
    found: list[Dispute] = []
    revised = _revisions(totals(figures))
    if revised:
        risen = all(_top(late) >= _top(early) for early, late in revised)
        how = "a toll that rises from one origin" if risen else "a figure that its own origin revised"
        sides = _sides((f for pair in revised for f in pair), facts)
        reason = f"{title}: {how} is an update"
        found.append(dispute(DisputeAbout.COUNT, sides, relation=Relation.UPDATE, reason=reason, event_id=event_id))
    against = [(a, b) for a, b in combinations(latest_by_origin(figures), 2) if a.origin != b.origin and not _fit(a, b)]
    for relation, how in (
        (Relation.CONTRADICTION, "figures for one scope and time from different origins"),
        (Relation.UPDATE, "a higher figure that was current on a later day"),
    ):
        pairs = [pair for pair in against if _relation(*pair) is relation]
        if pairs:
            sides = _sides((f for pair in pairs for f in pair), facts)
            found.append(
                dispute(DisputeAbout.COUNT, sides, relation=relation, reason=f"{title}: {how}", event_id=event_id)
            )
    return found


def _revisions(figures: list[Counted]) -> list[tuple[Counted, Counted]]:
    """Pairs of figures of one origin where the later one can't be the earlier one, by the day they were current."""
    return [
        (a, b)
        for a in figures
        for b in figures
        if a.origin == b.origin and a.as_of and b.as_of and a.as_of < b.as_of and not _repeats(a, b)
    ]


def _repeats(early: Counted, late: Counted) -> bool:
    """Whether the later figure adds nothing: it has the same bounds, or is a vaguer word for the same."""
    one, two = early.ref.quantity, late.ref.quantity
    return (
        (one.low, one.high) == (two.low, two.high)
        or _rounded(one, two)
        or ((one.vague or two.vague) and _fit(early, late))
    )


def _rounded(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are one round number, "more than" it in one text and just the number in the other."""
    open_end = one.high is None or two.high is None
    return open_end and None not in (one.low, two.low) and abs((one.low or 0) - (two.low or 0)) <= 1 < (one.low or 0)


def _relation(a: Counted, b: Counted) -> Relation:
    """Tolls rise: a higher figure of a later day updates. The same day, or a lower figure later, contradicts."""
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return Relation.CONTRADICTION
    early, late = (a, b) if a.as_of < b.as_of else (b, a)
    return Relation.UPDATE if _top(late) > _top(early) else Relation.CONTRADICTION


def _scopes_differ(
    event_id: str, title: str, scopes: dict[Scope, list[Counted]], facts: dict[str, Facts]
) -> list[Dispute]:
    incident, cumulative = scopes[Scope.INCIDENT], scopes[Scope.CUMULATIVE]
    if not any(not _fit(a, b) for a in incident for b in cumulative):
        return []
    reason = f"{title}: one figure counts the incident, the other a whole period"
    sides = _sides([*incident, *cumulative], facts)
    scope = Relation.DIFFERENT_SCOPE
    return [dispute(DisputeAbout.COUNT, sides, relation=scope, reason=reason, event_id=event_id)]


def _sides(figures: Iterable[Counted], facts: dict[str, Facts]) -> dict[str, list[Facts]]:
    sides: dict[str, list[Facts]] = {}
    for figure in figures:
        held = sides.setdefault(_value(figure.ref.quantity), [])
        if facts[figure.item.id] not in held:
            held.append(facts[figure.item.id])
    return sides


def _value(quantity: Quantity) -> str:
    """Say a figure: its bounds, and the scope where it is not the incident's."""
    low, high = _number(quantity.low), _number(quantity.high)
    if quantity.vague:
        said = f"{quantity.quote.text} (at least {low})" if quantity.low else quantity.quote.text
    elif low == high:
        said = low
    elif quantity.low is None:
        said = f"at most {high}"
    else:
        said = f"at least {low}" if quantity.high is None else f"{low} to {high}"
    return f"{said}, cumulative" if quantity.scope is Scope.CUMULATIVE else said


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _fit(a: Counted, b: Counted) -> bool:
    """Whether both figures can be true at once: "at least 50" beside 60, "dozens" beside 40; not "over 50" and 90."""
    one, two = a.ref.quantity, b.ref.quantity
    return _rounded(one, two) or ((one.low or 0) <= _ceiling(two) and (two.low or 0) <= _ceiling(one))


def _ceiling(quantity: Quantity) -> float:
    if quantity.high is not None:
        return quantity.high
    return _INFINITE if quantity.vague or not quantity.low else _SO_FAR * quantity.low


def _top(figure: Counted) -> float:
    quantity = figure.ref.quantity
    return max(quantity.low or 0.0, quantity.high or 0.0)
