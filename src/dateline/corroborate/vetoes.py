"""What forbids that two claims are one happening, however alike they are."""

from collections.abc import Iterator

from dateline.corroborate.facts import Facts
from dateline.corroborate.figures import Agreement, same_people
from dateline.corroborate.kinds import Ground
from dateline.corroborate.pairs import Features
from dateline.corroborate.places import PlaceMatch
from dateline.corroborate.times import TimeMatch
from dateline.model.origins import is_described
from dateline.model.resolution import Precision
from dateline.model.sides import Closeness

_HOLDING = frozenset({"gain", "hold", "loss"})


def hard_veto(left: Facts, right: Facts, features: Features, ground: Ground) -> str | None:
    """Say why the two can never be one happening, in words; None when nothing forbids it."""
    return next(_vetoes(left, right, features, ground), None)


def _vetoes(left: Facts, right: Facts, features: Features, ground: Ground) -> Iterator[str]:
    if not kinds_meet(left.kind, right.kind, ground):
        yield f"{left.kind} and {right.kind} are never one happening"
    if features.place is PlaceMatch.APART:
        yield "different places"
    if left.effect in _HOLDING and _near_only(left, right):
        yield "one is near the place, the other is the place itself"
    if features.time is TimeMatch.APART:
        yield "different days"
    if left.effect in _HOLDING and features.actors is Closeness.APART:
        yield "different holders: a place taken by one and by another changed hands twice"
    if left.kind not in ground.families.mutual and _reversed(left, right):
        yield "opposite directions: who acts in the one is acted upon in the other"
    if ground.is_toll(left, right) and not _same_toll(left, right):
        yield "figures that count different people"
    if features.time is TimeMatch.LOOSE and left.dated_by_news and right.dated_by_news:
        yield "news of different days, and no day said"
    yield from _figure_vetoes(left, right, features, ground)


def _figure_vetoes(left: Facts, right: Facts, features: Features, ground: Ground) -> Iterator[str]:
    """What forbids one happening when both give figures of the same people."""
    if features.figures is Agreement.SILENT or left.taken_back or right.taken_back:
        return  # a figure that a report takes back is of the happening whose new figure it gives
    added = any(figure.added for figure in (*left.figures, *right.figures))
    if added and left.report == right.report and left.figures != right.figures:
        yield "one is counted in addition to the other"
    if features.figures > Agreement.CONFLICT:
        return
    if ground.is_toll(left, right):
        if features.figures is Agreement.FAR:
            yield "running totals so far apart count different periods"
    elif left.report == right.report:
        if left.origin == right.origin:
            yield "one origin gives both figures in one report: two happenings"
        elif not (is_described(left.item) and is_described(right.item)):
            yield "one report gives both figures, and not as the counts of two named sources: two happenings"
    elif features.time is TimeMatch.PUBLISHED and left.origin != right.origin:
        yield "different figures of different origins, and the day is not known to be the same"


def doubt(left: Facts, right: Facts, features: Features, ground: Ground) -> str | None:
    """Say what is missing before the two may be judged one happening; others of the event can still bring them in."""
    return next(_doubts(left, right, features, ground), None)


def _doubts(left: Facts, right: Facts, features: Features, ground: Ground) -> Iterator[str]:
    agree, parties, town = features.figures is Agreement.AGREE, features.parties_agree, features.in_town
    toll = ground.is_toll(left, right)
    if left.kind != right.kind:
        yield from _kind_doubts(left, right, features, ground)
    if not toll:
        yield from _figure_doubts(left, right, features)
    if left.running != right.running and any(fact.running and fact.width > 0 for fact in (left, right)):
        yield "a running total of several days and a single happening"
    if not town and not parties and not agree:
        yield "no town in common, and neither parties nor figures agree"
    one_victim = agree and town and features.time is TimeMatch.SAME_DAYS and left.origin != right.origin
    if features.actors is Closeness.APART and not one_victim:
        yield "different actors, and not the same figure, town and day from two origins"
    if not toll and (not agree or features.time is TimeMatch.LOOSE):
        yield from _time_doubts(left, right, features)


def _kind_doubts(left: Facts, right: Facts, features: Features, ground: Ground) -> Iterator[str]:
    agree = features.figures is Agreement.AGREE
    if (left.kind, right.kind) in ground.families.with_figures and not agree:
        yield "different kinds and no figure in common"
    if not features.in_town or features.time not in (TimeMatch.SAME_DAYS, TimeMatch.PUBLISHED):
        yield "different kinds, and not the same town and day"
    known = features.parties_agree and features.time is TimeMatch.SAME_DAYS
    if not agree and not known and not _one_sentence(left, right):
        yield "different kinds, and neither figures nor parties and day are the same"


def _figure_doubts(left: Facts, right: Facts, features: Features) -> Iterator[str]:
    if features.figures is Agreement.FAR and not features.parties_agree:
        yield "figures far apart and no party in common"
    if features.figures <= Agreement.CONFLICT and features.time is TimeMatch.PUBLISHED and left.report != right.report:
        yield "figures differ and the day is not known to be the same"
    if features.unplaced and left.instant and left.report != right.report and features.figures is not Agreement.AGREE:
        yield "no place in common, and no figure"


def _time_doubts(left: Facts, right: Facts, features: Features) -> Iterator[str]:
    same_report, parties = left.report == right.report, features.parties_agree
    if left.effect == "gain":  # a place is taken once until somebody else takes it
        if features.time not in (TimeMatch.SAME_DAYS, TimeMatch.PUBLISHED) and not (parties and features.in_town):
            yield "days differ or are not known, and holder and town are not both the same"
    elif features.time is TimeMatch.LOOSE:
        yield "a time is missing and the reports are days apart"
    elif features.time is TimeMatch.CLOSE:
        yield "neighbouring days and no figure in common"
    elif features.time is TimeMatch.OVERLAP and left.instant and not (same_report and parties):
        yield "a time too wide to tell happenings apart, and no figure in common"
    if features.time is TimeMatch.PUBLISHED and not same_report and not parties:
        yield "a time is missing and the parties do not agree"


def kinds_meet(left: str, right: str, ground: Ground) -> bool:
    """Tell whether claims of two kinds can be about one happening at all."""
    pair = (left, right)
    return left == right or pair in ground.families.alike or pair in ground.families.with_figures


def _one_sentence(left: Facts, right: Facts) -> bool:
    one, other = left.item.claim, right.item.claim
    return left.report == right.report and one.quote.start < other.quote.end and other.quote.start < one.quote.end


def _near_only(left: Facts, right: Facts) -> bool:
    """Whether something near a town is compared with the town: who took the one has not taken the other."""
    near = [fact.place is not None and fact.place.precision is Precision.NEAR for fact in (left, right)]
    return near[0] != near[1]


def _reversed(left: Facts, right: Facts) -> bool:
    return bool(
        (left.actors & right.targets and not left.actors & right.actors)
        or (right.actors & left.targets and not left.actors & right.actors)
    )


def _same_toll(left: Facts, right: Facts) -> bool:
    """Tolls are one when each counts something that the other counts, of the same people and scope."""
    return any(
        a.what == b.what and a.scope == b.scope and same_people(a.whom, b.whom)
        for a in left.figures
        for b in right.figures
    ) or not (left.figures and right.figures)
