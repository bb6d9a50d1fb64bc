"""Puts the grades of an event on it: Airwars' for civilian harm, the Admiralty's two scales for all."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.corroborate.admiralty import admiralty_of
from dateline.corroborate.facts import Facts
from dateline.corroborate.grades import grade_event
from dateline.corroborate.kinds import Ground
from dateline.model.event import Dispute, Event


def graded(event: Event, members: Sequence[Facts], disputes: Sequence[Dispute], ground: Ground) -> Event:
    """Grade an event by its claims (`members`, without the denials) and by all disputes about it."""
    items = [fact.item for fact in members]
    grade, reason = grade_event(event, items, disputes, ground.sides)
    admiralty, why = admiralty_of(event, items, disputes, sides=ground.sides, reliability=ground.reliability)
    return replace(event, grade=grade, grade_reason=reason, admiralty=admiralty, admiralty_reason=why)
