"""Trigger words that say more about control than the kind of their claim."""

from dateline.model.claim import Polarity
from dateline.model.origins import origin_speaker
from dateline.model.resolution import ActorRef, ResolvedClaim, SpeakerRef
from dateline.vocab.triggers import triggers


def is_divided(item: ResolvedClaim) -> bool:
    """Tell whether a place is told to be split between those who hold it: each has a part."""
    return _first_word(item) in triggers().words["dividing"]


def own_loss(item: ResolvedClaim) -> tuple[ActorRef, ...]:
    """Who owns to the loss of a place, or denies it, without being named as its loser: the side that speaks."""
    speaker = origin_speaker(item)
    denied = item.claim.polarity is Polarity.DENIED  # "denied that X had fallen"
    words = triggers().words["losing"] | (triggers().words["fallen"] if denied else frozenset())
    if speaker is None or speaker.side is None or _first_word(item) not in words:
        return ()
    return (ActorRef(quote=speaker.quote, name=speaker.name, actor_id=speaker.actor_id, reason=speaker.reason),)


def is_admitted(speaker: SpeakerRef) -> bool:
    """Tell whether a speaker "admits" or "concedes" what is told: what one would rather not say."""
    return (speaker.cue or "").casefold() in triggers().words["admitting"]


def is_centre(part: str) -> bool:
    """Tell whether a part of a place is its centre."""
    return any(word in triggers().words["centres"] for word in part.casefold().split())


def beat_off(item: ResolvedClaim) -> bool:
    """Tell whether a fight at a place was an attack on it that its defenders beat off: they hold it still."""
    mention = item.claim.place
    at_it = mention is not None and mention.relation == "in" and mention.part is None
    return at_it and _first_word(item) in triggers().words["beating_off"]


def _first_word(item: ResolvedClaim) -> str:
    return next(iter(item.claim.trigger.text.casefold().split()), "")
