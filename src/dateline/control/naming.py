"""Places and holders that reports name differently: what one report calls "the rebels" another calls by name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.control.evidence import Evidence, Stance
from dateline.model.filters import fold_name
from dateline.model.origins import origin_speaker
from dateline.model.resolution import ActorRef, Precision
from dateline.model.sides import Sides

_STATES = frozenset({"state_forces", "government", "external_forces", "police"})
_STEM = 5
_UNITS = frozenset({"units", "unit", "its units", "its forces", "its men", "its troops"})


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


def one_name(evidence: Sequence[Evidence], sides: Sides) -> list[Evidence]:
    """Give holders that only a common word names ("the resistance", "Maute") the name that other claims have for them.

    A unit with no name that a side speaks of is that side's. Otherwise the word stands for the only party of its sort,
    state or armed group, that claims about the place name; where they name several, or none, it stays as it is. Who
    took the place in those days is not who lost it.
    """
    spoke = [speaker for said in evidence if (speaker := origin_speaker(said.item)) is not None and speaker.side]
    known = [ActorRef(quote=it.quote, name=it.name, actor_id=it.side, reason=it.reason) for it in spoke]
    known += [party for said in evidence for party in (*said.parties, *said.losers) if party.actor_id is not None]
    naming = _Naming(evidence, tuple({party.key: party for party in known}.values()), sides)
    out = [
        replace(
            said,
            parties=naming.each(said.parties, said, lost=said.lost),
            losers=naming.each(said.losers, said, lost=True),
        )
        for said in evidence
    ]
    return [said for said in out if said.parties or said.losers or said.stance in (Stance.FIGHTS, Stance.PARTLY)]


class _Naming:
    def __init__(self, evidence: Sequence[Evidence], known: Sequence[ActorRef], sides: Sides) -> None:
        self._evidence = evidence
        self._known = known
        self._sides = sides
        self._holding = frozenset(
            party.key for said in evidence for party in (*said.parties, *said.losers) if party.actor_id is not None
        )

    def each(self, parties: Iterable[ActorRef], said: Evidence, *, lost: bool = False) -> tuple[ActorRef, ...]:
        named = (self._named(party, said, lost=lost) for party in parties)
        return tuple({party.key: party for party in named if party is not None}.values())

    def _named(self, party: ActorRef, said: Evidence, *, lost: bool) -> ActorRef | None:
        if party.actor_id is not None:
            return party
        words = fold_name(party.name)
        alike = [other for other in self._known if _is_of_name(words, fold_name(other.name))]
        if alike and self._one(alike):
            return alike[0]
        speaker = origin_speaker(said.item)
        if words in _UNITS and (lost or said.stance in (Stance.TAKES, Stance.LEAVES)):
            if speaker is not None and speaker.side is not None:
                return ActorRef(quote=party.quote, name=speaker.name, actor_id=speaker.side, reason="who speaks of it")
            return None if lost else party
        fitting = self._fitting(party, said, lost=lost)
        if fitting and self._one(fitting):
            return fitting[0]
        return self._first_unnamed(party) if not fitting else party

    def _fitting(self, party: ActorRef, said: Evidence, *, lost: bool) -> list[ActorRef]:
        """Parties of the sort that a common word names; of a former holder not those who took the place then."""
        former = lost or said.recalled or (party.type is None and said.stance is Stance.HOLDS)
        takers = {
            key
            for other in self._evidence
            if other.stance is Stance.TAKES and other.first - 1 <= said.last and said.first <= other.last + 1
            for key in other.keys
        }
        known = [other for other in self._known if other.key in self._holding]
        if former:
            return [other for other in known if not self._sides.related((other.key,), takers)]
        state = party.type in _STATES
        return [other for other in known if (other.type in _STATES) == state] if party.type is not None else []

    def _one(self, parties: Sequence[ActorRef]) -> bool:
        """Whether all of these are one party, or parts of one."""
        return all(self._sides.related((parties[0].key,), (other.key,)) for other in parties)

    def _first_unnamed(self, party: ActorRef) -> ActorRef:
        """ "The cartel", "gunmen": where nobody has a name they are told once under one word."""
        state = party.type in _STATES
        unnamed = (
            other
            for said in self._evidence
            if said.stance in (Stance.TAKES, Stance.HOLDS)
            for other in said.parties
            if other.actor_id is None and other.type is not None and (other.type in _STATES) == state
        )
        return next(unnamed, party) if party.type is not None else party


def _is_of_name(words: str, name: str) -> bool:
    """Whether words are a part of a name, or of one stem with a word of it: "Tigrayan" and "Tigray …"."""
    if f" {words} " in f" {name} ":
        return True
    return " " not in words and any(len(word) >= _STEM and words.startswith(word) for word in name.split())
