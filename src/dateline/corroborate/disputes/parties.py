"""Disputes about who did it and whom it hit, within one event."""

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.corroborate.block import campaign_keys
from dateline.corroborate.disputes.parts import accused
from dateline.corroborate.disputes.positions import different_origins, dispute, names
from dateline.corroborate.facts import Facts
from dateline.corroborate.kinds import Ground
from dateline.corroborate.people import Camp, camp_of, is_civil
from dateline.model.event import Dispute, DisputeAbout
from dateline.model.origins import own_word
from dateline.model.resolution import ActorRef
from dateline.model.sides import Closeness, Sides
from dateline.vocab.kind_families import kind_families
from dateline.vocab.parties import singulars, word_group

_TWO: Final = 2
_CIVIL: Final = "(civil)"
_ANY_ARMED: Final = "(armed)"
_ANY_REBELS: Final = "(rebels)"
_OF_STATES: Final = frozenset({"state_forces", "external_forces", "government"})


def party_disputes(event_id: str, members: Sequence[Facts], denials: Sequence[Facts], ground: Ground) -> list[Dispute]:
    """Find parties that exclude each other.

    In a fight or a meeting the parties have no direction: no dispute there, unless it counts the dead of a deed. From
    whom a place was taken is a question of who held it, and told there. Who denies a part in it disputes who did it.
    """
    deeds = [fact for fact in members if fact.kind not in ground.families.mutual]
    members = [fact for fact in members if fact in deeds or _counts_those_of(fact, deeds)]
    asked = [(DisputeAbout.ACTOR, "who did it")]
    if not any(fact.effect == "gain" for fact in members):
        asked.append((DisputeAbout.TARGET, "whom it hit"))
    found: list[Dispute] = []
    for about, question in asked:
        if about is DisputeAbout.TARGET:
            # Who mentions one excludes no other; and whom a whole campaign hits is asked across its events.
            members = [fact for fact in members if not own_word(fact.item) and not campaign_keys(fact, ground)]
        sides = split_by_party(members, about, ground.sides)
        if about is DisputeAbout.ACTOR:
            sides = _with_denials(sides, *accused(denials, members, ground.sides))
        if len(sides) >= _TWO:
            reason = f"different origins name different parties for {question}"
            found.append(dispute(about, sides, reason=reason, event_id=event_id))
    return found


def _counts_those_of(fact: Facts, deeds: Sequence[Facts]) -> bool:
    """Whether a telling of a fight says who killed whom, and counts the dead that others call victims."""
    directed = fact.item.resolution.actors and fact.item.resolution.targets
    counted = {(it.what, it.low, it.high) for it in fact.figures}
    return bool(directed) and any((it.what, it.low, it.high) in counted for deed in deeds for it in deed.figures)


def _with_denials(
    sides: dict[str, list[Facts]], denials: Sequence[Facts], naming: Sequence[Facts]
) -> dict[str, list[Facts]]:
    """Add those who deny that they did it, against those who name them."""
    if not denials:
        return sides
    parties = names(party for fact in naming for party in parties_of(fact, DisputeAbout.ACTOR))
    known = {fact.id for facts in sides.values() for fact in facts}
    named = sides if known.issuperset(fact.id for fact in naming) else {**sides, parties: list(naming)}
    return {**named, f"not {parties}": list(denials)}


def parties_of(fact: Facts, about: DisputeAbout) -> tuple[ActorRef, ...]:
    """The parties that a claim names in the role in question; who accuses somebody names them as having done it."""
    named = fact.item.resolution
    if fact.kind in kind_families().accusing:
        return named.targets if about is DisputeAbout.ACTOR else ()
    return named.actors if about is DisputeAbout.ACTOR else named.targets


def split_by_party(members: Sequence[Facts], about: DisputeAbout, sides: Sides) -> dict[str, list[Facts]]:
    """Split claims by the parties they name, as value and claims; empty when no two groups exclude each other.

    Parties of one body, or named together in any one claim, do not exclude each other; nor do words that leave open who
    is meant ("gunmen", "48 people", "a market").
    """
    groups: list[tuple[set[str], list[Facts]]] = []
    for fact in members:
        keys = _excluding(parties_of(fact, about), about)
        if not keys and about is DisputeAbout.TARGET and _counts_civilians(fact):
            keys = {_CIVIL}
        if not keys:
            continue
        near = [group for group in groups if sides.closest(keys, group[0]) > Closeness.APART]
        merged = (keys.union(*(group[0] for group in near)), [*(f for group in near for f in group[1]), fact])
        groups = [group for group in groups if group not in near]
        groups.append(merged)
    if about is DisputeAbout.TARGET and any(_ANY_ARMED not in keys and _CIVIL not in keys for keys, _ in groups):
        groups = [group for group in groups if group[0] != {_ANY_ARMED}]
    if about is DisputeAbout.ACTOR and not all(_of_a_state(facts) for keys, facts in groups if keys != {_ANY_REBELS}):
        groups = [group for group in groups if group[0] != {_ANY_REBELS}]  # "rebels" may be any of those named
    against = [group for group in groups if any(different_origins(group[1], o[1]) for o in groups if o is not group)]
    if len(against) < _TWO:
        return {}
    return {names(party for fact in facts for party in parties_of(fact, about)): facts for _, facts in against}


def _of_a_state(facts: Iterable[Facts]) -> bool:
    return all(party.type in _OF_STATES for fact in facts for party in fact.item.resolution.actors)


def _counts_civilians(fact: Facts) -> bool:
    """Whether a figure of nobody in particular has a part of unarmed people: "N people, most of them children"."""
    return any(ref.quantity.part and is_civil(ref) for ref in fact.item.resolution.quantities)


def _is_any_aircraft(party: ActorRef) -> bool:
    """Whether words name but aircraft ("jets"): whose they were taken for, the text does not say."""
    word = party.quote.text.casefold() if party.quote is not None else ""
    return not word_group("air").isdisjoint(singulars(word))


def _excluding(parties: Iterable[ActorRef], about: DisputeAbout) -> set[str]:
    """Keys of parties that leave no doubt who is meant; all the unarmed are one, and so are all the armed unknown."""
    keys = set()
    for party in parties:
        camp = camp_of(party)
        if camp is Camp.CIVIL:
            keys.add(_CIVIL)
        elif camp is Camp.ARMED and party.actor_id:
            if about is DisputeAbout.TARGET or not _is_any_aircraft(party):
                keys.add(party.key)
        elif camp is Camp.ARMED and about is DisputeAbout.ACTOR and party.type == "rebel_group":
            keys.add(_ANY_REBELS)
        elif camp is Camp.ARMED and about is DisputeAbout.TARGET and party.type != "government":
            keys.add(_ANY_ARMED)
    return keys
