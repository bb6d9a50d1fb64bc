"""Disputes about whether it happened at all."""

from collections.abc import Sequence

from dateline.corroborate.disputes.positions import dispute, said_by
from dateline.corroborate.facts import Facts
from dateline.model.event import Dispute, DisputeAbout
from dateline.model.origins import own_word


def occurrence_disputes(event_id: str, members: Sequence[Facts], denials: Sequence[Facts]) -> list[Dispute]:
    """Set the claims that it happened against those that deny it."""
    mine = {fact.origin for fact in members}
    # Who tells both does not deny its own words; and an outlet that "made no mention of it" denies nothing by that.
    denials = [fact for fact in denials if fact.origin not in mine and not own_word(fact.item)]
    if not denials:
        return []
    reason = f"{said_by(denials)} denies what {said_by(members)} says"
    sides = {"it happened": members, "it did not happen": denials}
    return [dispute(DisputeAbout.OCCURRENCE, sides, reason=reason, event_id=event_id)]
