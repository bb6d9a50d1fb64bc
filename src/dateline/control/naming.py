"""Places and holders that reports name differently: what one report calls "the rebels" another calls by name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.control.evidence import Evidence, Stance
from dateline.model.filters import fold_name
from dateline.model.origins import origin_speaker
from dateline.model.resolution import ActorRef, Precision

_STATES = frozenset({"state_forces", "government", "external_forces", "police"})
_OPEN = frozenset({"armed"})
_UNITS = frozenset("units unit forces troops soldiers its men its forces its troops its units".split())


def one_place(found: Mapping[str, Sequence[Evidence]]) -> dict[str, list[Evidence]]:
    """Join a place that no gazetteer has with the one located place that other reports call by the same name."""
    named: dict[str, set[str]] = defaultdict(set)
    for key, evidence in found.items():
        for said in evidence:
            if _precision(said) is not Precision.NONE:
                for name in _names(said):
                    named[name].add(key)
    out: dict[str, list[Evidence]] = defaultdict(list)
    for key, evidence in found.items():
        for said in evidence:
            keys = {at for name in _names(said) for at in named.get(name, ())}
            lost = _precision(said) is Precision.NONE
            out[next(iter(keys)) if lost and len(keys) == 1 else key].append(said)
    return {key: sorted(evidence, key=lambda said: said.order) for key, evidence in sorted(out.items())}


def _precision(said: Evidence) -> Precision | None:
    place = said.item.resolution.place
    return place.precision if place is not None else None


def _names(said: Evidence) -> set[str]:
    place, mention = said.item.resolution.place, said.item.claim.place
    names = {place.name if place is not None else "", mention.words if mention is not None else ""}
    return {fold_name(name) for name in names if name}


def one_name(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Give holders that only a common word names ("the resistance", "Maute") the name that other claims have for them.

    A unit with no name that a side speaks of is that side's. Otherwise the word stands for the only party of its sort,
    state or armed group, that claims about the place name; where they name several, or none, it stays as it is.
    """
    known = {
        party.key: party
        for said in evidence
        for party in (*said.parties, *said.losers)
        if party.actor_id is not None
    }
    return [
        replace(
            said,
            parties=_each(said.parties, said, known.values()),
            losers=_each(said.losers, said, known.values()),
        )
        for said in evidence
    ]


def _each(parties: Iterable[ActorRef], said: Evidence, known: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    named = [_named(party, said, tuple(known)) for party in parties]
    return tuple({party.key: party for party in named}.values())


def _named(party: ActorRef, said: Evidence, known: Sequence[ActorRef]) -> ActorRef:
    if party.actor_id is not None:
        return party
    words = fold_name(party.name)
    inside = [other for other in known if f" {words} " in f" {fold_name(other.name)} "]
    if len(inside) == 1:
        return inside[0]
    speaker = origin_speaker(said.item)
    if said.stance is Stance.TAKES and words in _UNITS and speaker is not None and speaker.side is not None:
        return ActorRef(quote=party.quote, name=speaker.name, actor_id=speaker.side, reason="the side that speaks")
    if party.name[:1].isupper() and party.type is None:
        return party
    state = party.type in _STATES
    fitting = [other for other in known if (other.type in _STATES) == state or party.type in _OPEN]
    return fitting[0] if len({other.key for other in fitting}) == 1 else party
