"""What one report tells of one happening, in one piece or in several: its headline, its lead, and what follows.

A headline seldom says where, a later sentence seldom when; together they do. The claims of a report are joined into
*tellings* first, and it is tellings that are compared across reports. What joins two claims of a report (`going_on.py`)
is other than what joins two reports: a report goes on about what it is about until it says otherwise.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.corroborate.facts import Facts, Figure
from dateline.corroborate.figures import Agreement, compare_figures
from dateline.corroborate.going_on import OWN_PLACE, going_on
from dateline.corroborate.kinds import HOLDING, Ground
from dateline.corroborate.pairs import compare
from dateline.corroborate.places import PlaceMatch, match_places
from dateline.corroborate.vetoes import kinds_meet, one_runs, opposed, same_toll
from dateline.model.origins import is_described
from dateline.model.resolution import Precision
from dateline.model.sides import Closeness
from dateline.vocab.kind_families import kind_families

SURE: Final = 0.2
"""Log-odds from which a claim goes on with a telling, on average over its claims: chosen on held-out bundles."""
_TOWNS: Final = frozenset({Precision.EXACT, Precision.TOWN, Precision.NEAR})
_NARROWEST: Final = (
    Precision.EXACT,
    Precision.TOWN,
    Precision.NEAR,
    Precision.NONE,
    Precision.DISTRICT,
    Precision.PROVINCE,
    Precision.COUNTRY,
)


@dataclass(slots=True)
class _Telling:
    members: list[Facts]
    whole: Facts

    def add(self, fact: Facts) -> None:
        self.members.append(fact)
        self.whole = join_facts(self.members)


Parted = Collection[frozenset[str]]
"""Pairs of claims, by their ids, of which a person judged that they tell two happenings."""


def tellings(facts: Iterable[Facts], ground: Ground, parted: Parted = ()) -> dict[str, str]:
    """Join the claims of each report into tellings: gives for every claim the first claim of its telling.

    What a person `parted` is never joined, whatever speaks for it.
    """
    of_report: dict[str, list[Facts]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        of_report.setdefault(fact.report, []).append(fact)
    found: dict[str, str] = {}
    for told in of_report.values():
        body = text_begins(told)
        joined: list[_Telling] = []
        for fact in as_joined(told):
            others = [it for it in joined if not _is_parted(it.members, fact, parted)] if fact.real else []
            home = _home(fact, others, body, ground)
            if home is None:
                joined.append(_Telling(members=[fact], whole=fact))
            else:
                home.add(fact)
        for telling in joined:
            first = min(telling.members, key=lambda fact: fact.order).id
            found.update((fact.id, first) for fact in telling.members)
    return found


def _is_parted(members: Iterable[Facts], fact: Facts, parted: Parted) -> bool:
    return bool(parted) and any(frozenset((member.id, fact.id)) in parted for member in members)


def text_begins(facts: Iterable[Facts]) -> int:
    """Where the claims of a report's text begin below its headline; `facts` are all of the report."""
    return min((fact.start for fact in facts if not fact.headline), default=0)


def as_joined(facts: Iterable[Facts]) -> list[Facts]:
    """Put claims of one report in the order in which they are joined: those of the headline first."""
    return sorted(facts, key=lambda fact: (not fact.headline, fact.order))


def whole_tellings(facts: Sequence[Facts], told: Mapping[str, str]) -> list[tuple[Facts, list[Facts]]]:
    """Gather claims by telling: each as one whole, with its claims; in the order of the wholes."""
    members: dict[str, list[Facts]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        members.setdefault(told.get(fact.id, fact.id), []).append(fact)
    return sorted(((join_facts(group), group) for group in members.values()), key=lambda one: one[0].order)


def join_facts(members: Sequence[Facts]) -> Facts:
    """Make one of the claims of a telling: the narrowest place, the days all allow, all parties and figures."""
    if len(members) == 1:
        return members[0]
    anchor = min(members, key=lambda fact: fact.order)
    kind = _kind(members)
    placed = [fact for fact in members if fact.place is not None]
    where = min(placed, key=_rank, default=None)
    first, last, timed = _days(members)
    figures: dict[Figure, None] = {}
    for fact in members:
        figures.update(dict.fromkeys(fact.figures))
    return replace(
        anchor,
        kind=kind.kind,
        effect=kind.effect,
        instant=kind.instant,
        actors=frozenset().union(*(fact.actors for fact in members)),
        targets=frozenset().union(*(fact.targets for fact in members)),
        place=where.place if where else None,
        name=where.name if where else "",
        first=first,
        last=last,
        timed=timed,
        figures=tuple(figures),
        listed=frozenset().union(*(fact.listed for fact in members)),
        words=frozenset().union(*(fact.words for fact in members)),
        names=frozenset().union(*(fact.names for fact in members)),
        capitals=frozenset().union(*(fact.capitals for fact in members)),
        spelled=where.spelled if where else frozenset(),
        lead=any(fact.lead for fact in members),
    )


def _rank(fact: Facts) -> tuple[int, bool, tuple[int, str, int, str]]:
    precision = fact.place.precision if fact.place else Precision.COUNTRY
    return _NARROWEST.index(precision), fact.place is None or fact.place.place_id is None, fact.order


def _kind(members: Sequence[Facts]) -> Facts:
    """The kind that most of the claims name; one that says what was done before one that says what came of it."""
    outcomes = kind_families().outcomes
    telling = [fact for fact in members if fact.kind not in outcomes] or list(members)
    if any(fact.headline for fact in telling):  # "Town is theirs": what was done stands below it
        changes = [fact for fact in telling if not fact.headline and fact.effect in ("gain", "loss")]
        telling = changes if any(fact.effect in HOLDING for fact in telling if fact.headline) and changes else telling
    counts: dict[str, int] = {}
    for fact in telling:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
    return max(telling, key=lambda fact: (counts[fact.kind], tuple(-part for part in _offset(fact))))


def _offset(fact: Facts) -> tuple[int, ...]:
    return (fact.order[0], fact.start)


def _days(members: Sequence[Facts]) -> tuple[int, int, bool]:
    """The days that all timed claims allow; where they exclude each other, those of the narrowest."""
    timed = sorted((fact for fact in members if fact.timed), key=lambda fact: (fact.width, fact.order))
    if not timed:
        return members[0].first, members[0].last, False
    first, last = timed[0].first, timed[0].last
    for fact in timed[1:]:
        if max(first, fact.first) <= min(last, fact.last):
            first, last = max(first, fact.first), min(last, fact.last)
    return first, last, True


def _home(fact: Facts, joined: Sequence[_Telling], body: int, ground: Ground) -> _Telling | None:
    """The telling that a claim goes on with: of several the one that most speaks for, of equals the latest."""
    best: tuple[float, int] | None = None
    for at, telling in enumerate(joined):
        if telling.whole.real and not any(_forbidden(member, fact, ground) for member in telling.members):
            odds = [going_on(member, fact, body, ground) for member in telling.members]
            weight = sum(odds) / len(odds)
            if weight > SURE and (best is None or (weight, at) > best):
                best = (weight, at)
    return joined[best[1]] if best else None


def _forbidden(member: Facts, fact: Facts, ground: Ground) -> bool:
    """Whether something says that two claims of one report are of two happenings, however much else speaks for one.

    Who took, held or left a place is another happening than what was done there, or in another place, or by another; a
    headline may sum up what was taken and what was done. What two sentences tell of
    two towns, each naming its own, happened twice.
    """
    held = not HOLDING.isdisjoint((member.effect, fact.effect)) and _held_apart(member, fact, ground)
    tolls = one_runs(member, fact) or (ground.is_toll(member, fact) and not same_toll(member, fact))
    never = not member.headline and not kinds_meet(member.kind, fact.kind, ground)
    apart = held or never or tolls or opposed(member, fact, ground) or _counted_apart(member, fact)
    return apart or _in_two_towns(member, fact)


def _in_two_towns(member: Facts, fact: Facts) -> bool:
    if member.start == fact.start or not all(_names_its_town(it) for it in (member, fact)):
        return False
    return match_places(member.place, fact.place) in (PlaceMatch.APART, PlaceMatch.NEARBY)


def _names_its_town(fact: Facts) -> bool:
    place, rules = fact.place, fact.item.claim.rules
    town = place is not None and place.place_id is not None and place.precision in _TOWNS
    return town and not OWN_PLACE.isdisjoint(rules)


def _held_apart(member: Facts, fact: Facts, ground: Ground) -> bool:
    if member.effect != fact.effect:
        return not member.headline
    features = compare(member, fact, ground)
    return features.place in (PlaceMatch.APART, PlaceMatch.NEARBY) or features.actors is Closeness.APART


def _counted_apart(member: Facts, fact: Facts) -> bool:
    """Whether figures say that it is another happening: different ones, and not as two named sources count."""
    if any(figure.added for figure in fact.figures) and member.figures:
        return True
    if compare_figures(member.figures, fact.figures) > Agreement.CONFLICT:
        return False
    named = is_described(member.item) and is_described(fact.item) and member.origin != fact.origin
    return not named and not (member.taken_back or fact.taken_back)
