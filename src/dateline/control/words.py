"""Trigger words that say more about control than the kind of their claim."""

from dateline.model.resolution import ResolvedClaim
from dateline.vocab.triggers import triggers


def beat_off(item: ResolvedClaim) -> bool:
    """Tell whether a fight at a place was an attack on it that its defenders beat off: they hold it still."""
    words = item.claim.trigger.text.casefold().split()
    mention = item.claim.place
    at_it = mention is not None and mention.relation == "in" and mention.part is None
    return at_it and bool(words) and words[0] in triggers().words["beating_off"]
