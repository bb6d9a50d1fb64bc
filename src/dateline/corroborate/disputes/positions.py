"""Builds the sides of a dispute: who says what, on which claims."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.corroborate.facts import Facts
from dateline.model.event import Dispute, DisputeAbout, Position, Relation
from dateline.model.ids import make_id
from dateline.model.origins import origin_names
from dateline.model.resolution import ActorRef, ResolvedClaim


def position(value: str, items: Iterable[ResolvedClaim]) -> Position:
    """Make one side of a dispute of the claims that take it."""
    held = sorted({item.id: item for item in items}.values(), key=lambda item: item.id)
    return Position(value=value, claim_ids=tuple(item.id for item in held), speakers=origin_names(held))


def dispute(
    about: DisputeAbout,
    sides: Mapping[str, Sequence[Facts]],
    *,
    relation: Relation = Relation.CONTRADICTION,
    reason: str,
    event_id: str | None = None,
    place_id: str | None = None,
) -> Dispute:
    """Make a dispute of its sides, given as value and claims; positions come in the order of their first report.

    The values are part of its id: the same claims can differ on the dead and on the wounded.
    """
    ordered = sorted(sides.items(), key=lambda side: (min(fact.order for fact in side[1]), side[0]))
    positions = tuple(position(value, (fact.item for fact in facts)) for value, facts in ordered)
    claims = sorted({claim for place in positions for claim in place.claim_ids})
    return Dispute(
        id=make_id("dsp", about, relation, *(side.value for side in positions), *claims),
        about=about,
        event_id=event_id,
        place_id=place_id,
        positions=positions,
        relation=relation,
        reason=reason,
    )


def different_origins(left: Iterable[Facts], right: Iterable[Facts]) -> bool:
    """Tell whether two sides rest on different origins: nobody contradicts himself in a dispute."""
    return {fact.origin for fact in left} != {fact.origin for fact in right}


def said_by(facts: Iterable[Facts]) -> str:
    """Name the origins of some claims in a sentence."""
    return ", ".join(origin_names(fact.item for fact in facts))


def names(parties: Iterable[ActorRef]) -> str:
    """Name parties for a value, in alphabetical order."""
    return "; ".join(sorted({party.name for party in parties}))
