"""What matching compares of a claim, worked out once per claim."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.corroborate.counted import is_added, is_taken_back
from dateline.corroborate.kinds import KindInfo
from dateline.corroborate.people import whom
from dateline.model.claim import DAY_OF_SAYING, Modality, Polarity, Scope
from dateline.model.days import ALWAYS, NEVER, day_range, is_timed
from dateline.model.filters import fold_name
from dateline.model.origins import origin_key
from dateline.model.resolution import ActorRef, PlaceRef, Precision, ResolvedClaim
from dateline.vocab.kind_families import kind_families

UNREAL: Final = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
"""A plan or a condition never becomes an event that occurred (design, rule 6)."""


_LEAD: Final = 500
"""Characters at the head of a report that tell what it is about."""
_LOCAL: Final = frozenset({Precision.EXACT, Precision.TOWN, Precision.NEAR})
_LONG_TIME: Final = 7
_REACH: Final = 3
"""Words before a happening's own within which "another" is about it."""
_LONG: Final = 5
_NAME: Final = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]{4,}")
_CAPITAL: Final = re.compile(r"[A-Z][^\W\d_]{2,}")
_WORD: Final = re.compile(r"[^\W\d_]+")


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
    without it `first` is `ALWAYS`. `listed` are those of its parties that the actor lists know: only these can exclude
    each other. `words` are the telling words of its sentence, `names` those that look like names, `capitals` all that
    have one; `spelled` are the words of its place's name in the text. `lead` marks what stands at the head of its
    report, `apart` what the text itself calls another happening ("a second raid").
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
    listed: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    spelled: frozenset[str] = frozenset()
    lead: bool = False
    apart: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.item.id

    @property
    def report(self) -> str:
        """The id of the report it stands in."""
        return self.item.claim.report_id

    @property
    def start(self) -> int:
        """Where in the report it stands."""
        return self.item.claim.quote.start

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.item.claim.quote.end

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline."""
        return self.item.claim.headline

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
    def general(self) -> bool:
        """Whether it tells of what goes on, or goes on for long, and not in one town: no single happening."""
        local = self.place is not None and self.place.precision in _LOCAL
        long = self.timed and self.width > _LONG_TIME
        return not local and (self.item.claim.modality is Modality.ONGOING or long)

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
    accuses = item.claim.kind in kind_families().accusing
    place = None if accuses else _usable(item.resolution.place)  # an accusation stands where the accuser is
    published = item.published_at.toordinal() if item.published_at else None
    actors, targets = item.resolution.actors, item.resolution.targets
    if accuses:  # who is accused is said to have done it
        actors, targets = targets, ()
    first, last = day_range(item.resolution.time, published)
    timed = is_timed(item.resolution.time)
    if timed and is_day_of_saying(item):  # it was said on Tuesday, and had happened by then
        first, timed = ALWAYS, False
    return Facts(
        item=item,
        order=(published or NEVER, item.claim.report_id, item.claim.quote.start, item.id),
        kind=item.claim.kind,
        effect=str(kind.control_effect) if kind else "none",
        instant=kind.instant if kind else True,
        actors=party_keys(actors),
        targets=party_keys(targets),
        place=place,
        name=place.name.casefold() if place else "",
        first=first,
        last=last,
        timed=timed,
        published=published,
        origin=origin_key(item),
        figures=tuple(_figures(item)),
        listed=frozenset(ref.actor_id for ref in (*actors, *item.resolution.targets) if ref.actor_id),
        words=_words(item),
        names=frozenset(name.casefold() for name in _NAME.findall(item.claim.quote.text)),
        capitals=_capitals(item.claim.quote.text),
        spelled=_capitals(item.claim.place.words) if place is not None and item.claim.place else frozenset(),
        lead=item.claim.headline or item.claim.quote.start < _LEAD,
        apart=_is_apart(item),
    )


def is_day_of_saying(item: ResolvedClaim) -> bool:
    """Whether the only day that the text gives is the one on which the claim was made."""
    time = item.claim.time
    return time is not None and (time.context or "").startswith(DAY_OF_SAYING)


def _words(item: ResolvedClaim) -> frozenset[str]:
    """The longer words of its sentence, by their first letters: "blast at a wedding hall" is told again as that."""
    return frozenset(word.casefold()[:_LONG] for word in _WORD.findall(item.claim.quote.text) if len(word) >= _LONG)


def _capitals(text: str) -> frozenset[str]:
    return frozenset(fold_name(name) for name in _CAPITAL.findall(text))


def _is_apart(item: ResolvedClaim) -> bool:
    """Whether the text calls it another happening than those before: "a second raid", "in a separate attack"."""
    quote, trigger = item.claim.quote, item.claim.trigger
    before = _WORD.findall(quote.text[: max(trigger.start - quote.start, 0)].casefold())
    near = {*before[-_REACH:], *before[:_REACH]}
    return not near.isdisjoint(kind_families().apart)


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
                added=is_added(item, quantity.quote),
            )
        )
    return found
