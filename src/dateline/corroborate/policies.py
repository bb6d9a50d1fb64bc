"""The figures of an event under a named policy; a claim's own words are never edited."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dateline.corroborate.choosing import Choice, Question, choose
from dateline.corroborate.counted import Counted, around_the_place, by_population, latest_by_origin, say_figure
from dateline.model.claim import Modality, Polarity, QuantityKind, Scope
from dateline.model.event import BestQuantity, Event
from dateline.model.policy import Policy
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides
from dateline.vocab.acled_numbers import acled_numbers
from dateline.vocab.kinds import event_kinds

_UNREAL: Final = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})


def best_quantities(
    items: Sequence[ResolvedClaim], policy: Policy = Policy.LOW_BEST_HIGH, *, sides: Sides | None = None
) -> tuple[BestQuantity, ...]:
    """Give every figure of one event's claims as a policy does, by population and scope.

    `low` is the lowest lower bound that anyone gives, `high` the highest figure; no upper bound at all ("at least
    50" alone) leaves `high` None. A province's toll is left out beside a town's.
    """
    known = sides or Sides()
    actors = frozenset(party.key for item in items for party in item.resolution.actors)
    best: list[BestQuantity] = []
    for (what, _, _), figures in by_population(items).items():
        for scope in Scope:
            last = latest_by_origin([f for f in figures if f.ref.quantity.scope is scope])
            wide = around_the_place(last)
            last = [f for f in last if f not in wide]
            if last:
                choice = choose(policy, Question(figures=last, sides=known, actors=actors))
                best.append(_range(what, scope, last, policy, _leaving_out(choice, wide)))
    return tuple(best)


def _leaving_out(choice: Choice, wide: Sequence[Counted]) -> Choice:
    """Say which figures of a larger area were left out: those of a province are no toll of its town."""
    if not wide:
        return choice
    said = ", ".join(f"{say_figure(it.ref.quantity)} in {_where(it)}" for it in wide)
    return replace(choice, reason=f"{choice.reason}; left out, for the area around: {said}")


def _where(figure: Counted) -> str:
    place = figure.item.resolution.place
    return place.name if place else "an area"


def apply_policy(event: Event, claims: Iterable[ResolvedClaim], policy: Policy, *, sides: Sides | None = None) -> Event:
    """Give an event with its figures under another policy; `claims` are those of the event, its denials too."""
    items = [item for item in claims if item.claim.polarity is Polarity.AFFIRMED and item.claim.modality not in _UNREAL]
    quantities = best_quantities(items, policy, sides=sides)
    if policy is Policy.ACLED and not any(_is_toll(it) for it in quantities):
        quantities += _no_figure(event, items)
    return replace(event, quantities=quantities)


def _is_toll(best: BestQuantity) -> bool:
    return best.what == QuantityKind.KILLED and best.scope == Scope.INCIDENT


def _no_figure(event: Event, items: Sequence[ResolvedClaim]) -> tuple[BestQuantity, ...]:
    """ACLED records 0 dead where no figure is given, or only "casualties"; for what ACLED codes at all."""
    kind = event_kinds().get(event.kind)
    if kind is None or kind.acled is None:
        return ()
    table = acled_numbers()
    return (
        BestQuantity(
            what=str(QuantityKind.KILLED),
            who=None,
            side=None,
            low=None,
            high=None,
            scope=str(Scope.INCIDENT),
            vague=False,
            as_of=None,
            policy=str(Policy.ACLED),
            claim_ids=tuple(sorted(item.id for item in items)),
            best=table.no_figure,
            reason=f"no claim counts the dead of this incident: ACLED records {table.no_figure:.0f} ({table.source})",
        ),
    )


def _range(what: str, scope: Scope, figures: Sequence[Counted], policy: Policy, choice: Choice) -> BestQuantity:
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
        policy=str(policy),
        claim_ids=tuple(sorted({f.item.id for f in figures})),
        best=choice.value,
        best_claim_ids=tuple(sorted({f.item.id for f in choice.figures})),
        reason=choice.reason,
    )
