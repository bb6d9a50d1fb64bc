"""What claims say of each other: a loss owned to takes back a claim to hold, a leaving dates a taking."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.control.evidence import Evidence, Stance
from dateline.model.days import ALWAYS
from dateline.model.origins import origin_speaker
from dateline.model.sides import Closeness, Sides


def weighed_together(evidence: Sequence[Evidence], sides: Sides) -> list[Evidence]:
    """Leave out what its own side took back later, and date takings by the leaving that the same report tells."""
    kept = [said for said in evidence if not any(_takes_back(later, said, sides) for later in evidence)]
    return [_dated(said, kept, sides) for said in kept]


def _takes_back(later: Evidence, said: Evidence, sides: Sides) -> bool:
    """Whether a side that said it held a place owns later that it had lost it by then."""
    if said.stance is not Stance.HOLDS or said.recalled or later.denied or later.order[0] <= said.order[0]:
        return False
    if not _of_side(said, said, sides) or not _of_side(later, said, sides) or later.last > said.first:
        return False
    left = later.stance is Stance.LEAVES and sides.related(later.keys, said.keys)
    taken = later.stance is Stance.TAKES and sides.closest(later.keys, said.keys) is Closeness.APART
    return left or taken


def _of_side(told: Evidence, said: Evidence, sides: Sides) -> bool:
    """Whether the side that is said to hold the place tells it."""
    speaker = origin_speaker(told.item)
    side = (speaker.side or speaker.actor_id) if speaker is not None else None
    return side is not None and sides.related((side,), said.keys)


def _dated(said: Evidence, evidence: Sequence[Evidence], sides: Sides) -> Evidence:
    """ "Troops left on Saturday; the rebels took it": taken when the others left."""
    if said.stance is not Stance.TAKES or said.first != ALWAYS or said.denied or said.background:
        return said
    report = said.item.claim.report_id
    left = [
        other
        for other in evidence
        if other.stance is Stance.LEAVES
        and other.item.claim.report_id == report
        and other.first != ALWAYS
        and other.last <= said.last
        and sides.closest(other.keys, said.keys) is Closeness.APART
    ]
    return replace(said, first=left[0].first, last=left[0].last, inferred=True) if left else said
