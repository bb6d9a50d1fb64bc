"""The policies: one function each, from the latest words of the origins to one value, or to why there is none.

Sources: ACLED's and UCDP's codebooks for `lowest`, `acled` and `low-best-high`; Every Casualty, Standards for Casualty
Recording (2016), p. 25, for ranges, pending cases and the majority view; the editing rule of Wikipedia's maps of the
Syrian war (a partial source counts where it speaks against the side it prefers) for `against-interest`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dateline.corroborate.counted import Counted, order, say_figure, say_number
from dateline.corroborate.people import Camp, camp_of, is_civil
from dateline.model.claim import QuantityKind, Scope
from dateline.model.origins import independent_origins, origin_names
from dateline.model.policy import Policy
from dateline.model.sides import Sides
from dateline.vocab.acled_numbers import acled_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value with the figures that give it, or None with the reason."""

    value: float | None
    figures: tuple[Counted, ...] = ()
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a policy is asked: the latest figures of each origin for one population and scope, never empty.

    `actors` are the parties that did it, by key.
    """

    figures: Sequence[Counted]
    sides: Sides
    actors: frozenset[str]

    @property
    def numbers(self) -> Sequence[Counted]:
        """The figures in numbers; words alone ("dozens") only where nobody gives a number."""
        return [it for it in self.figures if not it.ref.quantity.vague] or self.figures


def choose(policy: Policy, asked: Question) -> Choice:
    """Choose the best value as a policy does."""
    return _RULES[policy](asked)


def _low_best_high(asked: Question) -> Choice:
    """UCDP: low and high are kept side by side; best only where all say one number, for there UCDP's coders judge."""
    said = {(it.ref.quantity.low, it.ref.quantity.high) for it in asked.numbers}
    if all(it.ref.quantity.vague for it in asked.figures):
        return _undecided("only words are given, and no number", asked.figures)
    if len(said) > 1:
        return _undecided("the origins differ: UCDP's best is its coders' judgement of the sources", asked.numbers)
    return _only(asked.numbers)


def _lowest(asked: Question) -> Choice:
    """ACLED: the lowest number that anybody gives, until a better one comes (an origin's later word, or a number)."""
    low = min((it.ref.quantity.low for it in asked.numbers if it.ref.quantity.low is not None), default=None)
    if low is None:
        return _undecided("only upper bounds are given, and no lowest number", asked.numbers)
    given = [it for it in asked.numbers if it.ref.quantity.low == low]
    least = f", the least that “{given[0].text}” can mean" if given[0].ref.quantity.vague else ""
    among = f"the lowest of {len(asked.numbers)} figures" if len(asked.numbers) > 1 else "the only figure"
    return _value(low, given, f"{among}{least}")


def _majority(asked: Question) -> Choice:
    """The number that most origins give; each origin has one vote, whoever it is."""
    return _vote(asked, lambda figures: len({it.origin for it in figures}), "origin")


def _most_independent(asked: Question) -> Choice:
    """The number that most independent origins give: voices of one side have one vote, unnamed sources none."""
    return _vote(asked, lambda figures: independent_origins(it.item for it in figures), "independent origin")


def _vote(asked: Question, weigh: Callable[[list[Counted]], int], voters: str) -> Choice:
    """Let figures vote. "At least 12" votes only where nobody gives a plain number, and then for 12."""
    numbered = [it for it in asked.figures if it.number is not None]
    voting = [it for it in numbered if it.exact] or numbered
    votes: dict[float, list[Counted]] = defaultdict(list)
    for figure in voting:
        if figure.number is not None:
            votes[figure.number].append(figure)
    if not votes:
        return _undecided("nobody gives a number, only words, ranges or upper bounds", asked.figures)
    weights = {number: weigh(figures) for number, figures in votes.items()}
    most = max(weights.values())
    if most == 0:
        return _undecided(f"no {voters} gives a number: the sources are unnamed or undescribed", voting)
    first = [number for number, weight in weights.items() if weight == most]
    if len(first) > 1:
        tied = ", ".join(say_number(number) for number in sorted(first))
        return _undecided(f"a tie: {tied} with {_count(most, voters)} each", voting)
    total = weigh(voting)
    bound = "" if votes[first[0]][0].exact else "; “at least” only, nobody gives a plain number"
    return _value(first[0], votes[first[0]], f"given by {most} of {_count(total, voters)}{bound}")


def _latest(asked: Question) -> Choice:
    """The figure that was current last, by day, by hour where the texts name one, or because it replaces another."""
    days = [it.as_of for it in asked.figures if it.as_of]
    if not days:
        return _undecided("no figure has a date", asked.figures)
    last = max(days)
    standing = [it for it in asked.figures if it.as_of == last]
    newest = [it for it in standing if not any(order(it, other) > 0 for other in standing)] or standing
    if len({(it.ref.quantity.low, it.ref.quantity.high) for it in newest}) > 1:
        return _undecided(f"figures that differ are all of {last.isoformat()}", newest)
    return _only(newest, f"the latest, as of {last.isoformat()}")


def _against_interest(asked: Question) -> Choice:
    """What a side says to its own cost weighs first; without such a figure only what all agree on is taken."""
    own = [it for it in asked.figures if _costs(it, asked)]
    if not own:
        fallen_back = _low_best_high(asked)
        why = "no side speaks against its own interest"
        if fallen_back.value is None:
            return _undecided(f"{why}, and the others do not agree on a number", asked.numbers)
        return _value(fallen_back.value, fallen_back.figures, f"{why}; all that is said is this number")
    days = [it.as_of or date.min for it in own]
    last = [it for it in own if (it.as_of or date.min) == max(days)]
    if len({(it.ref.quantity.low, it.ref.quantity.high) for it in last}) > 1:
        return _undecided("sides that speak against their own interest give different figures", last)
    return _only(last, "said against the speaker's own interest")


def _costs(figure: Counted, asked: Question) -> bool:
    """Whether a side counts its own losses, or those unarmed that it harmed itself."""
    if figure.side is None or figure.ref.quantity.what not in _HARM:
        return False
    if figure.ref.side and asked.sides.related((figure.side,), (figure.ref.side,)):
        return True
    did_it = asked.sides.related((figure.side,), asked.actors)
    return did_it and _counts_unarmed(figure)


def _counts_unarmed(figure: Counted) -> bool:
    if figure.ref.side or figure.ref.quantity.who:
        return is_civil(figure.ref)
    camps = {camp_of(party) for party in figure.item.resolution.targets}
    return Camp.CIVIL in camps and Camp.ARMED not in camps


_HARM: Final = frozenset({QuantityKind.KILLED, QuantityKind.WOUNDED, QuantityKind.KILLED_OR_WOUNDED})


def _acled(asked: Question) -> Choice:
    """ACLED's number of the dead: the lowest figure, and vague words by ACLED's table."""
    quantity = asked.figures[0].ref.quantity
    if quantity.what is not QuantityKind.KILLED:
        return _undecided("ACLED records the dead only", asked.figures)
    if quantity.scope is Scope.CUMULATIVE:
        return _undecided(
            "a total over a period, which ACLED divides over its days: the single days are not known", asked.figures
        )
    if any(not it.ref.quantity.vague for it in asked.figures):
        return _lowest(asked)
    table = acled_numbers()
    read = [(found, it) for it in asked.figures if (found := table.read(it.text))]
    if not read:
        return _undecided(f"“{asked.figures[0].text}” is not in ACLED's table of vague numbers", asked.figures)
    low = min(number for (_, number), _ in read)
    given = [it for (_, number), it in read if number == low]
    word = next(word for (word, number), _ in read if number == low)
    ten = "; 10 in a large event, which no rule decides" if word in table.or_ten else ""
    return _value(low, given, f"ACLED records “{word}” as {say_number(low)}{ten} ({table.source})")


_RULES: Final[Mapping[Policy, Callable[[Question], Choice]]] = MappingProxyType(
    {
        Policy.LOW_BEST_HIGH: _low_best_high,
        Policy.LOWEST: _lowest,
        Policy.MAJORITY: _majority,
        Policy.MOST_INDEPENDENT: _most_independent,
        Policy.LATEST: _latest,
        Policy.AGAINST_INTEREST: _against_interest,
        Policy.ACLED: _acled,
    }
)


def _only(figures: Sequence[Counted], why: str = "") -> Choice:
    """Take the one thing that all of some figures say, if it is a number."""
    number, quantity = figures[0].number, figures[0].ref.quantity
    if number is None:
        return _undecided(f"“{say_figure(quantity)}” is no single number", figures)
    if not figures[0].exact and not why:
        return _undecided(f"“{say_figure(quantity)}” has no upper bound", figures)
    names = origin_names(it.item for it in figures)
    said = why or ("the only figure" if len(figures) == 1 else "all that give a figure give this one")
    bound = "" if figures[0].exact else f"; it says “{say_figure(quantity)}”"
    return _value(number, figures, f"{said}: {', '.join(names)}{bound}")


def _value(value: float, figures: Iterable[Counted], reason: str) -> Choice:
    return Choice(value=value, figures=tuple(figures), reason=reason)


def _undecided(why: str, figures: Iterable[Counted]) -> Choice:
    said = dict.fromkeys(say_figure(it.ref.quantity) for it in figures)
    return Choice(value=None, reason=f"not decided: {why} ({'; '.join(said)})")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
