"""What one report tells of one happening, in one piece or in several: its headline, its lead, and what follows.

A headline seldom says where, a later sentence seldom when; together they do. The claims of a report are joined into
*tellings* first, and it is tellings that are compared across reports. What joins two claims of a report is weaker than
what joins two reports: a report goes on about what it is about until it says otherwise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.corroborate.facts import Facts, Figure
from dateline.corroborate.figures import Agreement, compare_figures
from dateline.corroborate.kinds import HOLDING, Ground
from dateline.corroborate.pairs import Features, compare
from dateline.corroborate.places import PlaceMatch
from dateline.corroborate.times import TimeMatch
from dateline.corroborate.vetoes import kinds_meet, one_runs, opposed, same_toll
from dateline.model.origins import is_described
from dateline.model.resolution import Precision
from dateline.model.sides import Closeness
from dateline.vocab.kind_families import kind_families

_NEAR: Final = 420
"""Characters within which a sentence goes on about what stood before it: about two sentences of agency copy."""
_FIRST_SENTENCE: Final = 90
"""Characters of a report's body within which its first sentence begins, behind a dateline: it tells what the headline
sums up, whatever the kind."""
_LEAD: Final = 700
"""Characters of a report's body in which the headline's happening is told."""
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


def tellings(facts: Iterable[Facts], ground: Ground) -> dict[str, str]:
    """Join the claims of each report into tellings: gives for every claim the first claim of its telling."""
    of_report: dict[str, list[Facts]] = {}
    for fact in sorted(facts, key=lambda fact: fact.order):
        of_report.setdefault(fact.report, []).append(fact)
    found: dict[str, str] = {}
    for told in of_report.values():
        body = min((fact.start for fact in told if not fact.headline), default=0)
        joined: list[_Telling] = []
        for fact in sorted(told, key=lambda fact: (not fact.headline, fact.order)):
            home = _home(fact, joined, body, ground) if fact.real else None
            if home is None:
                joined.append(_Telling(members=[fact], whole=fact))
            else:
                home.add(fact)
        for telling in joined:
            first = min(telling.members, key=lambda fact: fact.order).id
            found.update((fact.id, first) for fact in telling.members)
    return found


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
        if telling.whole.real:
            weight = _weight(fact, telling, body, ground)
            if weight > 0 and (best is None or (weight, at) > best):
                best = (weight, at)
    return joined[best[1]] if best else None


def _weight(fact: Facts, telling: _Telling, body: int, ground: Ground) -> float:
    """How much speaks for one happening in one report; 0 where something forbids it or nothing speaks for it."""
    if any(fact.item.claim.same_as == member.id for member in telling.members):
        return 10.0
    whole = telling.whole
    features = compare(whole, fact, ground)
    first = _headlined(fact, telling, body) and fact.start - body < _FIRST_SENTENCE
    if fact.apart or _forbidden(whole, fact, telling, features, ground, first=first):
        return 0.0
    same = whole.kind == fact.kind or (whole.kind, fact.kind) in ground.families.alike
    same = same or first or _headlined_change(whole, fact, telling) or fact.kind in ground.families.accusing
    outcome = fact.kind in ground.families.outcomes or whole.kind in ground.families.outcomes
    onward = fact.place is None or features.in_town or features.place is PlaceMatch.BOTH_UNKNOWN
    agree = features.figures is Agreement.AGREE
    parties = features.parties_agree
    gap = min(abs(fact.start - member.end) for member in telling.members)
    weight = 0.0
    if (features.in_town and (same or outcome or parties or agree)) or (agree and (same or outcome)):
        weight = 3.0
    elif _headlined(fact, telling, body) and (same or outcome or parties or agree):
        weight = 2.5
    elif features.place is PlaceMatch.WITHIN and same and (parties or gap < _NEAR):
        weight = 2.0
    elif gap < _NEAR and _open(features) and (same or outcome) and (onward or parties or same):
        weight = 1.5 + parties
    elif gap < _NEAR and onward and parties and not fact.timed:
        weight = 1.0
    return weight + (0.5 * parties + agree if weight else 0)


def _open(features: Features) -> bool:
    """Whether one of the two leaves open where it was."""
    return features.place in (
        PlaceMatch.ONE_UNKNOWN,
        PlaceMatch.BOTH_UNKNOWN,
        PlaceMatch.IN_COUNTRY,
        PlaceMatch.SAME_COUNTRY,
        PlaceMatch.SAME_WIDE,
        PlaceMatch.WITHIN,
        PlaceMatch.SAME,
        PlaceMatch.BESIDE,
    )


def _headlined(fact: Facts, telling: _Telling, body: int) -> bool:
    """Whether the one is the headline, and the other stands where the headline's happening is told."""
    lead = fact.start - body < _LEAD
    return lead and all(member.headline for member in telling.members)


def _forbidden(
    whole: Facts, fact: Facts, telling: _Telling, features: Features, ground: Ground, *, first: bool
) -> bool:
    """Whether something says that the claim is of another happening."""
    if features.place is PlaceMatch.APART:
        return True
    if _headlined_change(whole, fact, telling):
        return not features.in_town or features.actors is Closeness.APART
    if not kinds_meet(whole.kind, fact.kind, ground) or features.actors is Closeness.APART:
        return True
    two_acts = any(_two_acts(member, fact, ground) for member in telling.members)
    elsewhen = _elsewhere_or_when(whole, fact, features, first=first)
    tolls = one_runs(whole, fact) or (ground.is_toll(whole, fact) and not same_toll(whole, fact))
    return two_acts or elsewhen or tolls or opposed(whole, fact, ground) or _counted_apart(fact, telling)


def _elsewhere_or_when(whole: Facts, fact: Facts, features: Features, *, first: bool) -> bool:
    """Whether place, time or what it does to who holds the place part them."""
    if features.place is PlaceMatch.NEARBY and features.figures is not Agreement.AGREE and not first:
        return True
    if whole.general != fact.general or (HOLDING & {whole.effect, fact.effect} and whole.effect != fact.effect):
        return True
    if features.time in (TimeMatch.APART, TimeMatch.CLOSE) and not (fact.headline or whole.headline):
        return True
    one_day = features.time is TimeMatch.SAME_DAYS and features.in_town
    return whole.recalled != fact.recalled and not (one_day or features.equal or whole.headline)


def _headlined_change(whole: Facts, fact: Facts, telling: _Telling) -> bool:
    """Whether a headline sums up a change of hands: "Town is theirs" above its taking, "Loss of" above leaving it."""
    headline = all(member.headline for member in telling.members) and not fact.headline
    held = whole.effect == "hold" and fact.effect == "gain"
    return headline and (held or (whole.effect == "gain" and fact.effect == "loss" and not whole.actors))


def _two_acts(left: Facts, right: Facts, ground: Ground) -> bool:
    """Whether one sentence tells of two acts: "an air strike and shelling", "an offensive with two suicide bombs"."""
    together = left.start < right.end and right.start < left.end
    return together and left.kind != right.kind and not {left.kind, right.kind} & ground.families.outcomes


def _counted_apart(fact: Facts, telling: _Telling) -> bool:
    """Whether figures say that it is another happening: different ones, and not as two named sources count."""
    for member in telling.members:
        if compare_figures(member.figures, fact.figures) <= Agreement.CONFLICT:
            named = is_described(member.item) and is_described(fact.item) and member.origin != fact.origin
            revised = bool(member.taken_back or fact.taken_back)
            if not named and not revised:
                return True
        if any(figure.added for figure in fact.figures) and member.figures and fact.figures:
            return True
    return False
