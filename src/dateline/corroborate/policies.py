"""Named rules that turn several figures into one best value; a claim's own words are never edited."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.corroborate.people import whom
from dateline.model.claim import Scope
from dateline.model.event import BestQuantity
from dateline.model.origins import origin_key
from dateline.model.resolution import QuantityRef, ResolvedClaim

LOW_BEST_HIGH: Final = "low-best-high"
"""UCDP's rule: the lowest and the highest credible figure are kept beside each other, never averaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One figure of one claim, with the claim that gives it."""

    item: ResolvedClaim
    ref: QuantityRef

    @property
    def origin(self) -> str:
        """Whom the figure rests on."""
        return origin_key(self.item)

    @property
    def as_of(self) -> date | None:
        """The day on which the figure was current: its own, or that of its publication."""
        return self.ref.as_of or self.item.published_at

    @property
    def text(self) -> str:
        """The figure as the report words it."""
        return self.ref.quantity.quote.text


Population = tuple[str, str, str | None]
"""What is counted, of whom (side or words, "" when not said), and in which unit."""


def by_population(items: Sequence[ResolvedClaim]) -> dict[Population, list[Counted]]:
    """Sort the figures of one event by what and whom they count, scopes together.

    A figure that does not say whom joins the others of its thing when they all count the same people: "60 were killed"
    beside "60 civilians were killed". Otherwise it stays by itself. Parts of a figure are left out.
    """
    found: dict[Population, list[Counted]] = defaultdict(list)
    for item in items:
        for ref in item.resolution.quantities:
            quantity = ref.quantity
            if quantity.part:
                continue
            found[str(quantity.what), whom(ref), quantity.unit].append(Counted(item=item, ref=ref))
    for what, people, unit in sorted(found, key=str):
        named = [key for key in found if key[0] == what and key[1] and key[2] == unit]
        if not people and len(named) == 1:
            found[named[0]] += found.pop((what, people, unit))
    return dict(sorted(found.items(), key=lambda entry: str(entry[0])))


def totals(figures: Sequence[Counted]) -> list[Counted]:
    """Keep one figure per origin and report: in "130 were killed, 90 of them inside" the part is no second toll."""
    largest: dict[tuple[str, str], Counted] = {}
    for figure in figures:
        key = (figure.origin, figure.item.claim.report_id)
        if key not in largest or _size(figure) > _size(largest[key]):
            largest[key] = figure
    return list(largest.values())


def latest_by_origin(figures: Sequence[Counted]) -> list[Counted]:
    """Keep each origin's last word: the total that was current latest."""
    newest: dict[str, Counted] = {}
    for figure in sorted(totals(figures), key=lambda f: (f.as_of or date.min, f.item.claim.report_id)):
        newest[figure.origin] = figure
    return list(newest.values())


def _size(figure: Counted) -> tuple[bool, float]:
    """Numbers before vague words, then the larger bound."""
    quantity = figure.ref.quantity
    return not quantity.vague, max(quantity.low or 0.0, quantity.high or 0.0)


def low_best_high(items: Sequence[ResolvedClaim]) -> tuple[BestQuantity, ...]:
    """Give every figure of an event as the range over the latest word of each origin.

    `low` is the lowest lower bound that anyone gives, `high` the highest figure; no upper bound at all ("at least
    50" alone) leaves `high` None.
    """
    best: list[BestQuantity] = []
    for (what, _, _), figures in by_population(items).items():
        for scope in Scope:
            last = latest_by_origin([f for f in figures if f.ref.quantity.scope is scope])
            if last:
                best.append(_range(what, scope, last))
    return tuple(best)


def _range(what: str, scope: Scope, figures: Sequence[Counted]) -> BestQuantity:
    exact = [f for f in figures if not f.ref.quantity.vague] or list(figures)
    lows = [f.ref.quantity.low for f in exact if f.ref.quantity.low is not None]
    highs = [f.ref.quantity.high for f in exact if f.ref.quantity.high is not None]
    high = max(highs, default=None)
    if high is not None and lows and max(lows) > high:
        high = None  # somebody counts at least more than anybody's upper bound
    days = [f.as_of for f in figures if f.as_of]
    first = min(figures, key=lambda f: (not f.ref.quantity.who, f.item.id))
    return BestQuantity(
        what=what,
        who=first.ref.quantity.who,
        side=next((f.ref.side for f in figures if f.ref.side), None),
        low=min(lows, default=None),
        high=high,
        scope=str(scope),
        vague=all(f.ref.quantity.vague for f in figures),
        as_of=max(days, default=None),
        policy=LOW_BEST_HIGH,
        claim_ids=tuple(sorted({f.item.id for f in figures})),
    )
