"""Events under another policy than the one they are stored with, computed from their claims when asked for."""

from collections.abc import Sequence

from dateline.corroborate.policies import apply_policy
from dateline.model.event import Event
from dateline.model.policy import Policy
from dateline.model.sides import Sides
from dateline.store import Store
from dateline.vocab.actors import ActorLexicon


def under_policy(store: Store, events: Sequence[Event], policy: Policy) -> list[Event]:
    """Give stored events with their figures as a policy gives them; nothing is stored."""
    if policy is Policy.LOW_BEST_HIGH:
        return list(events)
    ids = list(dict.fromkeys(claim_id for event in events for claim_id in event.claim_ids))
    claims = {claim.id: claim for claim in store.claims(ids)} if ids else {}
    sides = Sides(ActorLexicon.default().part_of())
    return [
        apply_policy(event, [claims[it] for it in event.claim_ids if it in claims], policy, sides=sides)
        for event in events
    ]
