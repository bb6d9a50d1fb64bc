"""What single claims say about who holds a place: the only ground that intervals are built on."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Protocol

from dateline.control.words import beat_off, is_divided, own_loss
from dateline.model.claim import Modality, Polarity
from dateline.model.days import ALWAYS, NEVER, day_range, is_timed
from dateline.model.holding import WIDE, able_to_hold, is_held_itself, is_inside, is_piece_held
from dateline.model.resolution import ActorRef, PlaceRef, Precision, ResolvedClaim, TimeBasis


class KindEffect(Protocol):
    """One event kind, as far as control cares."""

    @property
    def control_effect(self) -> str:
        """Gain, hold, loss, contest, presence or none."""
        ...


class Stance(StrEnum):
    """What a claim says of its party and its place."""

    TAKES = "takes"
    HOLDS = "holds"
    LEAVES = "leaves"
    FIGHTS = "fights"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that one claim says about control. Days are ordinals, both included.

    `first` to `last` is when it is true, or for a taking or leaving when it happened; `undated` marks a claim whose
    words gave no time, `background` one told as background, `recalled` one that is both: true at some time before its
    report. `inferred` marks a time that stands elsewhere in the report. `taken` marks a
    former holder known from the words "taken from". `inside` marks fighting within the place, `presence` that somebody
    only stands at it or moves on it. `lost` marks the leaving of a party that "lost" the place, and so had held it.
    `since` marks a holding whose days are those in which it began. `losers` are the parties a place was taken from.
    """

    item: ResolvedClaim
    stance: Stance
    parties: tuple[ActorRef, ...]
    first: int
    last: int
    order: tuple[int, str, int, str]
    losers: tuple[ActorRef, ...] = ()
    denied: bool = False
    undated: bool = False
    recalled: bool = False
    inferred: bool = False
    taken: bool = False
    background: bool = False
    inside: bool = False
    presence: bool = False
    lost: bool = False
    since: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the parties; those who acted with them hold nothing by that."""
        return frozenset(party.key for party in self.parties)

    @property
    def width(self) -> int:
        """How many days it can have been, less one."""
        return NEVER if self.first == ALWAYS else self.last - self.first


_EFFECTS: Final[Mapping[str, Stance]] = {
    "gain": Stance.TAKES,
    "hold": Stance.HOLDS,
    "loss": Stance.LEAVES,
    "contest": Stance.FIGHTS,
    "presence": Stance.FIGHTS,
}
_UNREAL: Final = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
_SMALL: Final = frozenset({Precision.EXACT, Precision.TOWN})


def gather(claims: Iterable[ResolvedClaim], kinds: Mapping[str, KindEffect]) -> dict[str, list[Evidence]]:
    """Collect what claims say about control, by place key, in the order of publication.

    Plans and conditions say nothing. Nor do claims about "near" a place, about a whole country, or without any date.
    A statement about a province counts for the province only: it never spreads to towns (design, rule 4). Fighting in a
    province, or the taking of something without a name in it, says nothing about who holds the province.
    """
    found: dict[str, list[Evidence]] = defaultdict(list)
    for item in {item.id: item for item in claims}.values():
        kind = kinds.get(item.claim.kind)
        effect = str(kind.control_effect) if kind else ""
        stance = _EFFECTS.get(effect)
        place = item.resolution.place
        if stance is None or place is None or item.claim.modality in _UNREAL or not _is_holdable(place):
            continue
        if _is_partial(item, stance, place):
            stance = Stance.PARTLY
        elif not _speaks_of(item, stance, place):
            continue
        said = _read(item, stance, place)
        if said is not None:
            said = replace(said, presence=effect == "presence")
            found[place.key] += _told(said)
    return {key: sorted(said, key=lambda e: e.order) for key, said in sorted(found.items()) if said}


def _is_holdable(place: PlaceRef) -> bool:
    if place.precision is Precision.NONE:
        return place.name[:1].isupper()  # a named place that no gazetteer has, not "western areas"
    return place.precision not in (Precision.COUNTRY, Precision.NEAR)


def _is_partial(item: ResolvedClaim, stance: Stance, place: PlaceRef) -> bool:
    """Whether a claim says that somebody has a piece of a town: "controls the northern half", "seized its airport"."""
    had = stance in (Stance.TAKES, Stance.HOLDS) and item.claim.polarity is Polarity.AFFIRMED
    return had and place.precision not in WIDE and (is_piece_held(item) or is_divided(item))


def _speaks_of(item: ResolvedClaim, stance: Stance, place: PlaceRef) -> bool:
    return place.precision not in WIDE if stance is Stance.FIGHTS else is_held_itself(item)


def _told(said: Evidence) -> list[Evidence]:
    """What one reading of a claim comes to, where that is more than it says in so many words."""
    if said.stance is Stance.TAKES and not said.parties:
        if said.denied:  # "denied losing it": they say that they hold it
            last = said.item.published_at.toordinal() if said.item.published_at else said.last
            return [_still_held(said, last)]
        return [replace(said, stance=Stance.LEAVES, parties=said.losers, losers=(), lost=True)]
    began = _beginning(said) if said.stance is Stance.HOLDS and not said.denied else None
    if began is not None:
        day = said.last if said.item.published_at is None else said.item.published_at.toordinal()
        return [
            replace(said, first=began[0], last=began[1], since=True),
            replace(said, first=day, last=day),
        ]
    if said.stance is Stance.FIGHTS and not said.denied and said.parties and beat_off(said.item):
        return [said, replace(said, stance=Stance.HOLDS, losers=(), first=said.last)]
    return [said]


def _still_held(said: Evidence, day: int) -> Evidence:
    return replace(
        said, stance=Stance.HOLDS, parties=said.losers, losers=(), denied=False, undated=False, first=day, last=day
    )


def _beginning(said: Evidence) -> tuple[int, int] | None:
    """The days in which a holding "since" some time began, where it goes on; a month or a year as a whole."""
    time = said.item.resolution.time
    words = time.quote.text.casefold().split() if time and time.quote else []
    ongoing = said.item.claim.modality is Modality.ONGOING
    if not words or words[0] != "since" or not ongoing or time is None or time.earliest is None:
        return None
    first = time.earliest
    if words[1:] == [str(first.year)]:
        end = first.replace(month=12, day=31)
    elif any(word.isdigit() and len(word) < len("2015") for word in words) or first.day != 1:
        end = first
    else:
        end = first.replace(day=monthrange(first.year, first.month)[1])
    return first.toordinal(), max(first.toordinal(), min(end.toordinal(), said.last))


def _read(item: ResolvedClaim, stance: Stance, place: PlaceRef) -> Evidence | None:
    published = item.published_at.toordinal() if item.published_at else None
    timed = is_timed(item.resolution.time)
    if not timed and published is None:
        return None
    first, last = day_range(item.resolution.time, published)
    last = first if last == NEVER else last  # "since March", in a report without a date
    background = item.claim.modality is Modality.BACKGROUND
    state = stance in (Stance.HOLDS, Stance.FIGHTS) or (stance is Stance.PARTLY and item.claim.kind == "territory_held")
    if state and not timed and not background:
        first = last  # a place named with its holder: true as of the report
    parties, losers = able_to_hold(item.resolution.actors), able_to_hold(item.resolution.targets)
    if stance is Stance.TAKES and not parties and not losers:
        losers = own_loss(item)
    order = (published or NEVER, item.claim.report_id, item.claim.quote.start, item.id)
    if stance is not Stance.FIGHTS and not parties and not (stance is Stance.TAKES and losers):
        return None
    return Evidence(
        item=item,
        stance=stance,
        parties=parties,
        first=first,
        last=last,
        order=order,
        losers=losers,
        denied=item.claim.polarity is Polarity.DENIED,
        undated=not timed,
        recalled=background and not timed,
        inferred=timed and item.resolution.time is not None and item.resolution.time.basis is TimeBasis.CONTEXT,
        background=background,
        inside=place.precision in _SMALL and is_inside(item),
    )
