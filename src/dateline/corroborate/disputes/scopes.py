"""Figures that differ and are all true, because they count different things: scope comes before contradiction.

The incident and the period, the dead and the dead and wounded, civilians and all, soldiers and civilians. A difference
that one report itself tells apart ("12 people, seven of them soldiers") is nothing to note.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from dateline.corroborate.counted import AREAS, POINTS, Counted, current, say_figure, totals
from dateline.corroborate.disputes.positions import dispute
from dateline.corroborate.facts import Facts
from dateline.corroborate.figures import same_people
from dateline.corroborate.people import Camp, camp_of_counted
from dateline.model.claim import Scope
from dateline.model.event import Dispute, DisputeAbout, Relation
from dateline.vocab.kind_families import kind_families

_BOTH: Final = "killed_or_wounded"
_SINGLE: Final = frozenset({"killed", "wounded"})
_ALL_CIVILIANS: Final = "civilians"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The figures of an event for one thing, one population, one unit and one scope; never empty."""

    what: str
    whom: str
    unit: str | None
    scope: Scope
    figures: Sequence[Counted]

    @property
    def camp(self) -> Camp:
        """Whether armed or unarmed people are counted, or people of no sort."""
        camps = {camp_of_counted(it.ref) for it in self.figures} - {Camp.OPEN}
        return next(iter(camps)) if len(camps) == 1 else Camp.OPEN


def scope_of(figure: Counted, facts: Mapping[str, Facts]) -> Scope:
    """The scope of a figure: of a period also where the claim itself is a toll of several days."""
    fact = facts[figure.item.id]
    period = fact.kind in kind_families().toll and fact.width > 1 and fact.timed
    return Scope.CUMULATIVE if period else figure.ref.quantity.scope


def wider(one: Counted, other: Counted, facts: Mapping[str, Facts]) -> Counted | None:
    """The figure that counts a district, province or country where the other counts a town; None when neither does.

    A report that names the town beside the province tells of the town.
    """
    for narrow, wide in ((one, other), (other, one)):
        there, around = facts[narrow.item.id].place, facts[wide.item.id].place
        if there is None or around is None or there.precision not in POINTS or around.precision not in AREAS:
            continue
        points = {it.report for it in facts.values() if it.place is not None and it.place.precision in POINTS}
        if wide.report not in points:
            return wide
    return None


def scope_disputes(event_id: str, told: Sequence[Told], facts: Mapping[str, Facts]) -> list[Dispute]:
    """Find figures of different scope, one dispute for each way in which they differ."""
    found: dict[str, list[tuple[Told, Counted]]] = {}
    for one, other in combinations(told, 2):
        how = _difference(one, other)
        if how:
            for pair in _unlike(one, other):
                found.setdefault(how, []).extend(zip((one, other), pair, strict=True))
    return [
        dispute(
            DisputeAbout.COUNT,
            _sides(figures, facts),
            relation=Relation.DIFFERENT_SCOPE,
            reason=f"{figures[0][0].what.replace('_', ' ')}: {how}",
            event_id=event_id,
        )
        for how, figures in sorted(found.items())
    ]


def _difference(one: Told, other: Told) -> str:
    """Say in which way two populations differ; "" where their figures do not compare at all."""
    if one.unit != other.unit:
        return ""
    if one.scope is not other.scope:
        same = one.what == other.what and same_people(one.whom, other.whom)
        return "one figure counts the incident, the other a whole period" if same else ""
    if one.what != other.what:
        casualties = _BOTH in (one.what, other.what) and not _SINGLE.isdisjoint((one.what, other.what))
        people = casualties and same_people(one.whom, other.whom)
        return "one figure counts the dead or the wounded alone, the other both together" if people else ""
    camps = {one.camp, other.camp}
    if camps == {Camp.CIVIL, Camp.ARMED}:
        return "one figure counts civilians, the other those who were armed"
    part, whole = (one, other) if other.whom == "" else (other, one)
    if whole.whom or part.whom == "" or (part.camp is Camp.CIVIL and part.whom != _ALL_CIVILIANS):
        return ""
    return "one figure counts all, the other a part of them" if part.camp is not Camp.OPEN else ""


def _unlike(one: Told, other: Told) -> list[tuple[Counted, Counted]]:
    """The pairs of figures that an analyst would ask about: of two reports that do not each give both, and not equal.

    A whole has to be larger than its part.
    """
    left, right = totals(current(one.figures)), totals(current(other.figures))
    both = {it.report for it in left} & {it.report for it in right}
    pairs = [
        (a, b)
        for a in left
        for b in right
        if a.report not in both and b.report not in both and not (a.ref.quantity.vague or b.ref.quantity.vague)
    ]
    return [(a, b) for a, b in pairs if a.top != b.top and _sizes_fit(one, other, a, b)]


def _sizes_fit(one: Told, other: Told, a: Counted, b: Counted) -> bool:
    if {one.camp, other.camp} == {Camp.CIVIL, Camp.ARMED}:
        return True
    for told, figure, rest in ((one, a, b), (other, b, a)):
        against = other if told is one else one
        period = told.scope is Scope.CUMULATIVE and against.scope is Scope.INCIDENT
        casualties = told.what == _BOTH and against.what != _BOTH
        people = told.what == against.what and told.scope is against.scope and not told.whom
        if period or casualties or people:
            return figure.top > rest.top
    return False


def _sides(figures: Sequence[tuple[Told, Counted]], facts: Mapping[str, Facts]) -> dict[str, list[Facts]]:
    sides: dict[str, list[Facts]] = {}
    for told, figure in figures:
        whom = figure.ref.quantity.who or told.whom
        said = f"{say_figure(figure.ref.quantity)} {told.what.replace('_', ' ')}{f' ({whom})' if whom else ''}"
        value = f"{said}, cumulative" if told.scope is Scope.CUMULATIVE else said
        held = sides.setdefault(value, [])
        if facts[figure.item.id] not in held:
            held.append(facts[figure.item.id])
    return sides
