"""What forbids that two claims are one happening, however alike they are."""

from collections.abc import Iterator

from dateline.corroborate.facts import Facts
from dateline.corroborate.figures import Agreement, same_people
from dateline.corroborate.kinds import HOLDING, Ground
from dateline.corroborate.pairs import Features
from dateline.corroborate.places import PlaceMatch
from dateline.corroborate.times import TimeMatch
from dateline.model.resolution import Precision
from dateline.model.sides import Closeness

_ONE_TIME = frozenset({TimeMatch.SAME_DAYS, TimeMatch.PUBLISHED, TimeMatch.OVERLAP})


def hard_veto(left: Facts, right: Facts, features: Features, ground: Ground) -> str | None:
    """Say why the two can never be one happening, in words; None when nothing forbids it."""
    return next(_vetoes(left, right, features, ground), None)


def _vetoes(left: Facts, right: Facts, features: Features, ground: Ground) -> Iterator[str]:
    if not kinds_meet(left.kind, right.kind, ground):
        yield f"{left.kind} and {right.kind} are never one happening"
    if features.place is PlaceMatch.APART:
        yield "different places"
    if features.place is PlaceMatch.NEARBY and not (features.equal and features.time in _ONE_TIME):
        yield "two towns"
    if features.place is PlaceMatch.WITHIN and features.actors is None and features.figures <= Agreement.SILENT:
        yield "a wider place and one in it, with no party and no figure in common"
    yield from _unplaced_vetoes(features)
    yield from _day_vetoes(left, right, features)
    yield from _holding_vetoes(left, right, features)
    if opposed(left, right, ground):
        yield "opposite directions: who acts in the one is acted upon in the other"
    if left.general != right.general and features.figures is not Agreement.AGREE:
        yield "one tells of a campaign, the other of a single happening"
    if features.one_report and left.start < right.end and right.start < left.end:
        yield "one sentence tells them as two"
    yield from _figure_vetoes(left, right, features, ground)


def _unplaced_vetoes(features: Features) -> Iterator[str]:
    """What forbids one happening where no place smaller than a country is common: then the rest must not differ.

    Alone, such pairs may be likely enough; together they chain a war's daily news into one block (docs/decisions/0021).
    """
    if not features.unplaced:
        return
    if features.figures <= Agreement.CONFLICT:
        yield "no place in common, and other figures"
    if features.actors is Closeness.APART and not (features.equal and features.same_kind):
        yield "no place in common, and other doers"
    if features.days_apart:
        yield "no place in common, and neighbouring days"


def _day_vetoes(left: Facts, right: Facts, features: Features) -> Iterator[str]:
    if features.time is TimeMatch.APART:
        yield "different days"
    if _bulletins(left, right):
        yield "one outlet's bulletins of two days"
    if features.time is TimeMatch.LOOSE and left.dated_by_news and right.dated_by_news and not features.equal:
        yield "news of different days, and no day said"


def _holding_vetoes(left: Facts, right: Facts, features: Features) -> Iterator[str]:
    effects = {left.effect, right.effect} & HOLDING
    if effects and left.effect != right.effect:
        yield "one says who held or took the place, the other what was done"
    if effects and _near_only(left, right):
        yield "one is near the place, the other is the place itself"
    if effects == {"hold"} and features.time is not TimeMatch.SAME_DAYS and features.days_between > 1:
        yield "who held it, told of different days"
    if effects and features.actors is Closeness.APART:
        yield "different holders: a place taken by one and by another changed hands twice"


def _figure_vetoes(left: Facts, right: Facts, features: Features, ground: Ground) -> Iterator[str]:
    """What forbids one happening because of what the two count."""
    if left.taken_back or right.taken_back:
        return  # a figure that a report takes back is of the happening whose new figure it gives
    if ground.is_toll(left, right):
        if not same_toll(left, right):
            yield "figures that count different people"
        if features.figures is Agreement.FAR:
            yield "running totals so far apart count different periods"
    elif one_runs(left, right):
        yield "a running total of several days and a single happening"


def _bulletins(left: Facts, right: Facts) -> bool:
    """Whether two issues of a daily bulletin tell of a day each: one outlet, nearly one text, published on two days."""
    one, other = left.item, right.item
    printed = one.copy_group is not None and one.copy_group == other.copy_group and one.outlet == other.outlet
    one_day = left.timed and right.timed and (left.first, left.last) == (right.first, right.last)
    return printed and one.text_sha256 != other.text_sha256 and left.published != right.published and not one_day


def one_runs(left: Facts, right: Facts) -> bool:
    """Tell whether the one is a running total of several days and the other is not."""
    return left.running != right.running and any(fact.running and fact.width > 0 for fact in (left, right))


def kinds_meet(left: str, right: str, ground: Ground) -> bool:
    """Tell whether claims of two kinds can be about one happening at all."""
    pair = (left, right)
    families = ground.families
    return left == right or pair in families.alike or pair in families.with_figures or pair in families.loosely


def _near_only(left: Facts, right: Facts) -> bool:
    """Whether something near a town is compared with the town: who took the one has not taken the other."""
    near = [fact.place is not None and fact.place.precision is Precision.NEAR for fact in (left, right)]
    return near[0] != near[1]


def opposed(left: Facts, right: Facts, ground: Ground) -> bool:
    """Tell whether who acts in the one is acted upon in the other, where that makes a difference."""
    if left.kind in ground.families.mutual or right.kind in ground.families.mutual:
        return False
    return bool(
        (left.actors & right.targets and not left.actors & right.actors)
        or (right.actors & left.targets and not left.actors & right.actors)
    )


def same_toll(left: Facts, right: Facts) -> bool:
    """Tolls are one when each counts something that the other counts, of the same people and scope."""
    return any(
        a.what == b.what and a.scope == b.scope and same_people(a.whom, b.whom)
        for a in left.figures
        for b in right.figures
    ) or not (left.figures and right.figures)
