"""Disputes about how many. Scope comes first: only figures of one thing, one people and one scope contradict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from dateline.corroborate.counted import (
    Counted,
    by_population,
    current,
    is_taken_back,
    latest_by_origin,
    order,
    say_figure,
    totals,
)
from dateline.corroborate.disputes.positions import dispute
from dateline.corroborate.disputes.scopes import Told, scope_disputes, scope_of, wider
from dateline.corroborate.facts import Facts
from dateline.model.claim import Quantity, Scope
from dateline.model.event import Dispute, DisputeAbout, Relation
from dateline.model.sides import Closeness, Sides

_INFINITE: Final = float("inf")
_SO_FAR: Final = 1.5
"""An "at least" of today is a count so far: up to half more fits it; beyond that another origin counts otherwise."""
_RISEN: Final = 1.2
"""A later number that an earlier "at least" allows is news of a risen toll from a fifth more on; less is rounding."""

RUNNING_DAYS: Final = 7
"""How long a toll runs on: a higher figure that another origin gives later is a finding of its own."""

Pair = tuple[Counted, Counted]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Related:
    """Two figures that differ: how, and why it is that."""

    relation: Relation
    how: str
    pair: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compare:
    """What figures are compared by, beside themselves."""

    facts: dict[str, Facts]
    sides: Sides

    def opposed(self, one: Counted, other: Counted) -> bool:
        """Whether two different sides each speak for themselves; an army and its government are one."""
        both = one.side and other.side
        return bool(both) and self.sides.closest((one.side or "",), (other.side or "",)) is Closeness.APART


def count_disputes(event_id: str, members: Sequence[Facts], sides: Sides) -> list[Dispute]:
    """Find figures that differ: replaced or revised by a later one, contradicted by another, or of different scope."""
    facts = {fact.id: fact for fact in members}
    told: list[Told] = []
    found: list[Dispute] = []
    for (what, whom, unit), figures in by_population([fact.item for fact in members]).items():
        title = f"{what.replace('_', ' ')}{f' ({whom})' if whom else ''}"
        for scope in Scope:
            of_scope = [figure for figure in figures if scope_of(figure, facts) is scope]
            if of_scope:
                told.append(Told(what=what, whom=whom, unit=unit, scope=scope, figures=of_scope))
                found += _of_one_scope(event_id, title, of_scope, _Compare(facts=facts, sides=sides))
    return [*found, *scope_disputes(event_id, told, facts)]


def _of_one_scope(event_id: str, title: str, figures: list[Counted], ground: _Compare) -> list[Dispute]:
    related = [*_replaced(figures), *_revised(figures)]
    known = {frozenset(it.item.id for it in one.pair) for one in related}
    for pair in combinations(latest_by_origin(figures), 2):
        one = _between_origins(pair, ground)
        if one is not None and frozenset(it.item.id for it in pair) not in known:
            related.append(one)
    found: list[Dispute] = []
    for relation in Relation:
        those = [it for it in related if it.relation is relation]
        if those:
            sides = _sides((figure for it in those for figure in it.pair), ground.facts)
            how = "; ".join(dict.fromkeys(it.how for it in those))
            reason = f"{title}: {how}"
            found.append(dispute(DisputeAbout.COUNT, sides, relation=relation, reason=reason, event_id=event_id))
    return found


def _replaced(figures: list[Counted]) -> list[_Related]:
    """Figures that a report itself tells as replaced ("raising an earlier toll of four"), and what replaces them.

    Earlier reports that gave the replaced figure on the word of the same origin are replaced with it.
    """
    standing = totals(current(figures))
    found: list[_Related] = []
    for back in (it for it in figures if is_taken_back(it.item)):
        for new in (it for it in standing if it.report == back.report and _bounds(it) != _bounds(back)):
            before = [
                it
                for it in standing
                if it.origin == new.origin and _bounds(it) == _bounds(back) and order(it, new) >= 0
            ]
            how = "a figure that a report itself replaces"
            found += [_Related(relation=Relation.UPDATE, how=how, pair=(old, new)) for old in (back, *before)]
    return found


def _revised(figures: list[Counted]) -> list[_Related]:
    """Figures of one origin in several reports where the later one can't be the earlier one."""
    found: list[_Related] = []
    for one, other in combinations(totals(current(figures)), 2):
        if one.origin != other.origin or one.report == other.report:
            continue
        late = order(one, other)
        first, second = (other, one) if late < 0 else (one, other)
        if _repeats(first, second) or (late == 0 and _fit(first, second)):
            continue
        if late == 0:
            how = "figures that one origin gave on one day are an update"
        elif second.top >= first.top:
            how = "a toll that rises from one origin is an update"
        else:
            how = "a figure that its own origin revised is an update"
        found.append(_Related(relation=Relation.UPDATE, how=how, pair=(first, second)))
    return found


def _between_origins(pair: Pair, ground: _Compare) -> _Related | None:
    """How the last words of two origins relate; None when both can be true, or tell the same."""
    one, other = pair
    if one.origin == other.origin or _rounded(one.ref.quantity, other.ref.quantity):
        return None
    fit = _fit(one, other)
    wide = wider(one, other, ground.facts)
    if wide is not None and not fit and wide.top == max(one.top, other.top):
        how = "one figure counts a place, the other the area around it"
        return _Related(relation=Relation.DIFFERENT_SCOPE, how=how, pair=pair)
    late = order(one, other)
    first, second = (other, one) if late < 0 else (one, other)
    opposed = ground.opposed(one, other)
    if late and _updates(first, second, fit=fit, opposed=opposed):
        how = "a figure that replaces an earlier one" if second.replaces() else "a higher figure that was current later"
        return _Related(relation=Relation.UPDATE, how=how, pair=(first, second))
    if fit:
        return None
    how = "figures for one scope and time from different origins"
    if late:
        how = "a later figure from a side against another's" if opposed else "a lower figure from another origin later"
    return _Related(relation=Relation.CONTRADICTION, how=how, pair=pair)


def _updates(first: Counted, second: Counted, *, fit: bool, opposed: bool) -> bool:
    """Whether the later of two figures is the same count, carried on.

    Tolls rise: a higher figure of a later time updates, unless two sides count against each other. A figure that says
    that it replaces another does so in any case.
    """
    if second.replaces() and not fit and not (second.is_raised() and second.top < first.top):
        return True
    if opposed or second.top <= first.top or _days_between(first, second) > RUNNING_DAYS:
        return False
    if not fit:
        return True
    told = second.replaces() or first.is_first() or second.hour() is not None
    open_end = first.exact is False and first.number is not None and second.number is not None
    return open_end and (told or second.top >= _RISEN * first.top)


def _days_between(first: Counted, second: Counted) -> int:
    return (second.as_of - first.as_of).days if first.as_of and second.as_of else 0


def _repeats(early: Counted, late: Counted) -> bool:
    """Whether the later figure adds nothing: it has the same bounds, or is a vaguer word for the same."""
    one, two = early.ref.quantity, late.ref.quantity
    return _bounds(early) == _bounds(late) or _rounded(one, two) or ((one.vague or two.vague) and _fit(early, late))


def _bounds(figure: Counted) -> tuple[float | None, float | None]:
    return figure.ref.quantity.low, figure.ref.quantity.high


def _rounded(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are one round number, "more than" it in one text and just the number in the other."""
    open_end = one.high is None or two.high is None
    return open_end and None not in (one.low, two.low) and abs((one.low or 0) - (two.low or 0)) <= 1 < (one.low or 0)


def _sides(figures: Iterable[Counted], facts: dict[str, Facts]) -> dict[str, list[Facts]]:
    sides: dict[str, list[Facts]] = {}
    for figure in figures:
        held = sides.setdefault(_value(figure.ref.quantity), [])
        if facts[figure.item.id] not in held:
            held.append(facts[figure.item.id])
    return sides


def _value(quantity: Quantity) -> str:
    """Say a figure: its bounds, and the scope where it is not the incident's."""
    said = say_figure(quantity)
    return f"{said}, cumulative" if quantity.scope is Scope.CUMULATIVE else said


def _fit(a: Counted, b: Counted) -> bool:
    """Whether both figures can be true at once: "at least 50" beside 60, "dozens" beside 40; not "over 50" and 90."""
    one, two = a.ref.quantity, b.ref.quantity
    return _rounded(one, two) or ((one.low or 0) <= _ceiling(two) and (two.low or 0) <= _ceiling(one))


def _ceiling(quantity: Quantity) -> float:
    if quantity.high is not None:
        return quantity.high
    return _INFINITE if quantity.vague or not quantity.low else _SO_FAR * quantity.low
