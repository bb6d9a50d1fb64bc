"""Which happening a report is mainly about, and what its claims say of it.

A report tells of many things: what it is about stands in the headline and at the top, has the dead, and is told again
and again. Each claim weighs by these; the weightiest leads, and those that can tell of the same vote with it on place,
doer, kind and toll.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from dateline.corroborate.passage_types import type_model
from dateline.corroborate.tolls import counts_dead, tolls
from dateline.model.claim import Modality, Polarity
from dateline.model.main_event import MainEvent
from dateline.model.resolution import ActorRef, PlaceRef, Precision, ResolvedClaim
from dateline.model.sides import Sides
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kind_families import kind_families
from dateline.vocab.kinds import FAMILIES, EventKind, event_kinds

VIOLENT: Final = frozenset({"fighting", "remote", "civilians"})
"""Families of kinds in which people are hurt."""
_HEADLINE: Final = 1.5
"""What a headline's claim weighs beside the first words of the text, which weigh 1."""
_BEGINNING: Final = 600
"""Characters of a text that say what it is about: headline and lead."""
_HALF: Final = 400
"""After so many characters a claim weighs half of what it would at the start."""
_DEAD: Final = 2.0
"""How much more a claim weighs that counts the dead of an incident."""
_FAMILY: Final = {"political": 0.4, "humanitarian": 0.5, "strategic": 0.7, "territory": 0.7}
"""Talks, relief and lines on the map frame the news of a war; where nothing else is told they still lead."""
_STATE: Final = 0.3
"""A state that lasts ("rebel-held") is seldom the news."""
_RECALLED: Final = 0.25
_REMOTE: Final = 0.2
_NOBODY: Final = {"air_strike": 0.05, "bombing": 0.2, "suicide_bombing": 0.2}
_NOBODY_ELSE: Final = 0.12
"""What a claim that names no doer weighs against those that do: few have aircraft, and anybody can lay a bomb."""

_NO_DOERS: Final = frozenset(
    {"media", "state_media", "wire", "monitor", "ngo", "expert", "witness", "medic", "civilians"}
)

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    item: ResolvedClaim
    kind: EventKind
    weight: float

    @property
    def place(self) -> PlaceRef | None:
        return self.item.resolution.place

    @property
    def tells_how(self) -> bool:
        """Whether its kind tells what was done: "12 were killed" and "destroyed" say only what came of it."""
        return self.kind.family in VIOLENT and self.kind.id not in kind_families().outcomes


def main_event(
    claims: Sequence[ResolvedClaim], families: Collection[str] = FAMILIES, *, text: str | None = None
) -> MainEvent | None:
    """Find what one report is mainly about; None when no claim says that something happened.

    `families` narrows it down to happenings of some families of kinds (`VIOLENT`: the attack that a report of a
    meeting on it is about); tolls without a cause always count. Of the `text` of the report the beginning is typed.
    """
    start = min((it.claim.quote.start for it in claims if not it.claim.headline), default=0)
    weighed = [_weigh(it, start) for it in claims if it.claim.kind in event_kinds()]
    told = sorted((it for it in weighed if it.weight), key=lambda it: -it.weight)
    same = [it for it in told if it.kind.family in families or it.kind.id in kind_families().toll]
    if not same:
        return None
    place, where = _place(same, told)
    kind = _kind(same)
    actors, who = _actors([it for it in same if _tells_of(it, kind)], kind)
    return MainEvent(
        kind=kind,
        place=place,
        actors=actors,
        killed=tolls([(it.item, it.weight) for it in same]),
        claim_ids=tuple(it.item.id for it in same),
        type=type_model().read(text[:_BEGINNING]) if text else None,
        reasons=(f"told first and most: {same[0].item.claim.trigger.text!r}", where, who),
    )


def _weigh(item: ResolvedClaim, start: int) -> _Weighed:
    claim, kind = item.claim, event_kinds()[item.claim.kind]
    weight = _HEADLINE if claim.headline else 1 / (1 + max(claim.quote.start - start, 0) / _HALF)
    weight *= _FAMILY.get(kind.family, 1.0)
    if kind.control_effect == "hold":
        weight *= _STATE
    if claim.modality is Modality.BACKGROUND:
        weight *= _RECALLED
    if any(counts_dead(ref) for ref in item.resolution.quantities):
        weight *= _DEAD
    if claim.polarity is Polarity.DENIED or claim.modality in (Modality.PLANNED, Modality.HYPOTHETICAL):
        weight = 0.0
    return _Weighed(item=item, kind=kind, weight=weight)


def _kind(same: Sequence[_Weighed]) -> str:
    """The kind that most of the weight is for; bombs and shells told beside a fight say how people died in it."""
    lead = same[0].kind
    if lead.family not in VIOLENT and lead.id not in kind_families().outcomes:
        return _vote((it.kind.id, it.weight) for it in same if it.kind.family == lead.family) or lead.id
    telling = [it for it in same if it.tells_how]
    remote = [it for it in telling if it.kind.family == "remote"]
    fights = sum(it.weight for it in telling if it.kind.family == "fighting")
    if sum(it.weight for it in remote) > _REMOTE * fights:
        telling = remote + [it for it in telling if it.kind.family == "civilians"]
    return _vote((it.kind.id, it.weight) for it in telling or same) or same[0].kind.id


def _place(same: Sequence[_Weighed], told: Sequence[_Weighed]) -> tuple[PlaceRef | None, str]:
    """The province that most of the weight is in, and in it the narrowest place, the first told of equals."""
    for claims, reason in ((same, "where its claims put it"), (told, "the place the report tells most of")):
        placed = [(it.place, it.weight) for it in claims if it.place]
        narrow = [(place, weight) for place, weight in placed if place.admin1]
        chosen = _vote(((place.country, place.admin1), weight) for place, weight in narrow)
        if chosen:
            inside = [place for place, _ in narrow if (place.country, place.admin1) == chosen]
            return min(inside, key=lambda place: place.precision is Precision.PROVINCE), reason
    wide = next((it.place for it in same if it.place), None)
    return wide, "the only place told" if wide else "no claim has a place"


def _tells_of(weighed: _Weighed, kind: str) -> bool:
    """Whether a claim can name the doer: one of the same sort of violence, or a fight that had dead."""
    families = kind_families()
    pair = (weighed.kind.id, kind)
    same = weighed.kind.id == kind or pair in families.alike or pair == ("bombing", "air_strike")
    fought = weighed.kind.family == "fighting" and any(counts_dead(ref) for ref in weighed.item.resolution.quantities)
    return same or fought or weighed.kind.id in families.outcomes


def _actors(same: Sequence[_Weighed], kind: str) -> tuple[tuple[ActorRef, ...], str]:
    """Whom most of the weight names; a force's claims speak for the bodies that it belongs to as well."""
    sides = Sides(ActorLexicon.default().part_of())
    named = [(tuple(filter(_is_named, it.item.resolution.actors)), it.weight) for it in same]
    nobody = _NOBODY.get(kind, _NOBODY_ELSE) * sum(weight for actors, weight in named if not actors)
    support = {
        first[0].key: sum(
            weight for actors, weight in named if actors and sides.related((first[0].key,), (actors[0].key,))
        )
        for first, _ in named
        if first
    }
    chosen = max(support, key=lambda key: support[key], default=None)
    if chosen is None or support[chosen] < nobody:
        return (), "nobody says who did it"
    return next(actors for actors, _ in named if actors and actors[0].key == chosen), "whom most of its claims name"


def _is_named(actor: ActorRef) -> bool:
    """Whether words name somebody who can do it: "gunmen" and "a helicopter" do not, nor does a newspaper."""
    if actor.type is None or actor.type in _NO_DOERS:
        return False
    return actor.actor_id is not None or not actor.name.islower()


def _vote(votes: Iterable[tuple[Key, float]]) -> Key | None:
    """What most of the weight is for; of equals the first. None without votes."""
    sums: dict[Key, float] = {}
    for key, weight in votes:
        sums[key] = sums.get(key, 0.0) + weight
    return max(sums, key=lambda key: sums[key], default=None)
