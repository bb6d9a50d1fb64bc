"""The dead of one happening by who they were: civilians, armed people, or people of whom the text says neither."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.corroborate.people import Camp, camp_of, is_anyone
from dateline.model.claim import Quantity, QuantityKind, Scope
from dateline.model.main_event import Toll, Whom
from dateline.model.resolution import ActorRef, QuantityRef, ResolvedClaim
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kind_families import kind_families
from dateline.vocab.numbers import number_words

_OF: Final[Mapping[Camp, Whom]] = {Camp.ARMED: Whom.ARMED, Camp.CIVIL: Whom.CIVILIANS, Camp.OPEN: Whom.NOT_SAID}
_OVER_A_PERIOD: Final = 0.3
"""What a figure of a period weighs beside one of an incident: "since Saturday at least 68" is seldom the news."""


@dataclass(slots=True)
class _Votes:
    """How much weight is for one figure, and how the first claim gives it."""

    toll: Toll
    weight: float = 0.0


def counts_dead(ref: QuantityRef) -> bool:
    """Tell whether a figure counts the dead of an incident, and not of a war."""
    return ref.quantity.what is QuantityKind.KILLED and ref.quantity.scope is Scope.INCIDENT


def tolls(weighed: Sequence[tuple[ResolvedClaim, float]]) -> tuple[Toll, ...]:
    """Choose one toll for each sort of dead, the weightiest first; claims come with what they weigh.

    What one claim counts of a sort is added up ("three soldiers and two policemen"). The figure that most of the weight
    is for counts, the first told of equals; numbers go before words ("dozens"). Where a part of a total is told apart
    ("70 people, 11 of them fighters"), the toll of the rest is that of the others.
    """
    votes: dict[tuple[Whom, float], _Votes] = {}
    for item, weight in weighed:
        for counted, share in _of_claim(item):
            vote = votes.setdefault((counted.whom, counted.number), _Votes(toll=counted))
            vote.weight += weight * share
    best: dict[Whom, _Votes] = {}
    for vote in votes.values():
        held = best.get(vote.toll.whom)
        if held is None or (not vote.toll.vague, vote.weight) > (not held.toll.vague, held.weight):
            best[vote.toll.whom] = vote
    ranked = sorted(best.values(), key=lambda vote: (vote.toll.part, vote.weight), reverse=True)
    return tuple(toll for vote in ranked if (toll := _others(vote.toll, ranked)))


def _others(toll: Toll, ranked: Sequence[_Votes]) -> Toll | None:
    """Take what is told apart out of a total that says nothing of whom it counts; None when nobody is left."""
    if toll.whom is not Whom.NOT_SAID or toll.vague:
        return toll
    others = [vote.toll for vote in ranked if vote.toll.whom is not Whom.NOT_SAID and not vote.toll.vague]
    if toll.number in (sum(other.number for other in others), *(other.number for other in others)):
        return None
    apart = sum(other.number for other in others if other.part)
    return replace(toll, number=toll.number - apart) if 0 < apart < toll.number else toll


def _of_claim(item: ResolvedClaim) -> Iterator[tuple[Toll, float]]:
    """Give what one claim counts, added up for each sort, and how much of its weight each has."""
    sums: dict[tuple[Whom, bool, Scope], list[Quantity]] = defaultdict(list)
    dead = [ref for ref in item.resolution.quantities if ref.quantity.what is QuantityKind.KILLED]
    wholes = {_whom(ref, item) for ref in dead if not ref.quantity.part}
    for ref in dead:
        whom, quantity = _whom(ref, item), ref.quantity
        if not (quantity.part and (whom in wholes or _some_of_them(quantity, whom))):
            sums[whom, quantity.part, quantity.scope].append(quantity)
    for (whom, part, scope), counted in sums.items():
        number = sum(stated(quantity) for quantity in counted)
        vague = any(quantity.vague and quantity.low != quantity.high for quantity in counted)
        toll = Toll(whom=whom, number=number, vague=vague, claim_id=item.id, part=part)
        yield toll, _OVER_A_PERIOD if scope is Scope.CUMULATIVE else 1.0


def stated(quantity: Quantity) -> float:
    """Give the number as the words have it: 50 for "at least 50", "more than 50" and "fewer than 50"."""
    words = f" {quantity.quote.text.casefold()} "
    ways = {way for modifier, way in number_words().modifiers.items() if f" {modifier} " in words}
    if quantity.low is not None:
        return quantity.low - ("more_than" in ways and quantity.high is None and not quantity.vague)
    return (quantity.high or 0) + ("fewer_than" in ways and not quantity.vague)


def _some_of_them(quantity: Quantity, whom: Whom) -> bool:
    """Whether a part counts some civilians only: "including four children" says nothing of the others."""
    words = (quantity.who or "").casefold().split()
    return whom is Whom.CIVILIANS and not set(words) & kind_families().civilians


def _whom(ref: QuantityRef, item: ResolvedClaim) -> Whom:
    words = ref.quantity.who or (ref.quantity.group.words if ref.quantity.group else "")
    if not words or is_anyone(words):
        return Whom.NOT_SAID
    if ref.side == "civilians":
        return Whom.CIVILIANS
    for target in item.resolution.targets:
        if target.name.casefold() == words.casefold() or (ref.side and target.key == ref.side):
            return _OF[camp_of(target)]
    actor = ActorLexicon.default().get(ref.side) if ref.side else None
    if actor is None:
        return Whom.NOT_SAID
    return _OF[camp_of(ActorRef(quote=None, name=words, actor_id=actor.id, type=actor.type))]
