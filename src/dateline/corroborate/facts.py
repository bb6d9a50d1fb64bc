"""What matching compares of a claim, worked out once per claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.corroborate.counted import is_taken_back
from dateline.corroborate.kinds import KindInfo
from dateline.corroborate.people import whom
from dateline.model.claim import Modality, Polarity, Scope
from dateline.model.days import ALWAYS, NEVER, day_range, is_timed
from dateline.model.origins import origin_key
from dateline.model.quote import Quote
from dateline.model.resolution import ActorRef, PlaceRef, Precision, ResolvedClaim

UNREAL: Final = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
"""A plan or a condition never becomes an event that occurred (design, rule 6)."""


_ADDED: Final = frozenset({"another", "further", "additional"})
"""Words that count on top of another figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure as an interval; `whom` tells who was counted, "" when the text does not say.

    `added` marks one that is counted on top of another ("another 42").
    """

    what: str
    whom: str
    scope: str
    low: float
    high: float
    vague: bool
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """One claim in the form that is compared. Days are ordinals; `first` and `last` are both included.

    A claim about the past whose time has no end ends with its publication. `timed` says that its words gave a time;
    without it `first` is `ALWAYS`.
    """

    item: ResolvedClaim
    order: tuple[int, str, int, str]
    kind: str
    effect: str
    instant: bool
    actors: frozenset[str]
    targets: frozenset[str]
    place: PlaceRef | None
    name: str
    first: int
    last: int
    timed: bool
    published: int | None
    origin: str
    figures: tuple[Figure, ...]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.item.id

    @property
    def report(self) -> str:
        """The id of the report it stands in."""
        return self.item.claim.report_id

    @property
    def width(self) -> int:
        """How many days it can have been, less one; huge when a bound is not known."""
        return self.last - self.first if self.timed and self.first != ALWAYS else NEVER

    @property
    def running(self) -> bool:
        """Whether all its figures are running totals of a period."""
        return bool(self.figures) and all(figure.scope == Scope.CUMULATIVE for figure in self.figures)

    @property
    def taken_back(self) -> bool:
        """Whether its report tells it as what was said before and holds no longer."""
        return is_taken_back(self.item)

    @property
    def recalled(self) -> bool:
        """Whether the report recalls it as background, so that it can be older than the report by any time."""
        return self.item.claim.modality is Modality.BACKGROUND

    @property
    def dated_by_news(self) -> bool:
        """Whether it is about a day that its publication bounds: news of something short that is no taking.

        A place that was taken stays so, and is told of without a date long after.
        """
        return self.instant and self.effect != "gain" and not self.recalled and self.published is not None

    @property
    def real(self) -> bool:
        """Whether it says that something did happen or is happening."""
        return self.item.claim.modality not in UNREAL and self.item.claim.polarity is Polarity.AFFIRMED


def facts_of(item: ResolvedClaim, kinds: Mapping[str, KindInfo]) -> Facts:
    """Work out what is compared of one claim. A kind that the vocabulary does not have is a plain happening."""
    kind = kinds.get(item.claim.kind)
    place = _usable(item.resolution.place)
    published = item.published_at.toordinal() if item.published_at else None
    first, last = day_range(item.resolution.time, published)
    return Facts(
        item=item,
        order=(published or NEVER, item.claim.report_id, item.claim.quote.start, item.id),
        kind=item.claim.kind,
        effect=str(kind.control_effect) if kind else "none",
        instant=kind.instant if kind else True,
        actors=party_keys(item.resolution.actors),
        targets=party_keys(item.resolution.targets),
        place=place,
        name=place.name.casefold() if place else "",
        first=first,
        last=last,
        timed=is_timed(item.resolution.time),
        published=published,
        origin=origin_key(item),
        figures=tuple(_figures(item)),
    )


def party_keys(parties: tuple[ActorRef, ...]) -> frozenset[str]:
    """Keys of parties and of those who acted with them; "gunmen", "a helicopter" name nobody who could be compared."""
    named = [party for party in parties if party.actor_id or not party.name.islower()]
    allies = [key for party in parties for key in party_keys(party.allies)]
    return frozenset([*(party.key for party in named), *allies])


def _usable(place: PlaceRef | None) -> PlaceRef | None:
    return None if place is None or (place.precision is Precision.NONE and not place.name) else place


def _figures(item: ResolvedClaim) -> list[Figure]:
    found: list[Figure] = []
    for ref in item.resolution.quantities:
        quantity = ref.quantity
        if quantity.part:
            continue
        found.append(
            Figure(
                what=f"{quantity.what} {quantity.unit}" if quantity.unit else str(quantity.what),
                whom=whom(ref),
                scope=str(quantity.scope),
                low=quantity.low or 0.0,
                high=float("inf") if quantity.high is None else quantity.high,
                vague=quantity.vague,
                added=_is_added(item, quantity.quote),
            )
        )
    return found


def _is_added(item: ResolvedClaim, quote: Quote) -> bool:
    """Whether the word before a figure, or the first of it, adds it to another figure."""
    before = item.claim.quote.text[: max(quote.start - item.claim.quote.start, 0)].split()[-1:]
    return any(word.casefold() in _ADDED for word in (*before, *quote.text.split()[:1]))
