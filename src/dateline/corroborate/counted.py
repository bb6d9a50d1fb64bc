"""The figures of an event as they are compared: whom they count, on whose word, and as of when."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.corroborate.people import same_sort, whom
from dateline.model.claim import Hedge, Quantity, QuantityKind
from dateline.model.origins import origin_key, origin_speaker, own_word
from dateline.model.quote import Quote
from dateline.model.resolution import Precision, QuantityRef, ResolvedClaim
from dateline.vocab.as_of import as_of_words

TAKEN_BACK: Final = "hedge:taken back"
"""The rule that marks a claim whose report tells it as what was said before and holds no longer."""
AREAS: Final = frozenset({Precision.DISTRICT, Precision.PROVINCE, Precision.COUNTRY})
"""How exactly a place is known that holds towns."""
POINTS: Final = frozenset({Precision.EXACT, Precision.TOWN})
"""How exactly a place is known that is one town, or a point in it."""
_NOON: Final = 12
_ADDED: Final = frozenset({"another", "further", "additional"})
"""Words that count on top of another figure."""
_MORE: Final = re.compile(r"(?<!\bor)(?<!\bno)(?<!\bnot)\s+more\b(?! than)")


def is_taken_back(item: ResolvedClaim) -> bool:
    """Tell whether a report tells a thing as what was said before: "an earlier toll of four", "CORRECTION: ..."."""
    return item.claim.hedge is Hedge.DOUBTED and TAKEN_BACK in item.claim.rules


def is_added(item: ResolvedClaim, quote: Quote) -> bool:
    """Tell whether a figure comes on top of another: "another 42", "ten more bodies"."""
    text, at = item.claim.quote.text.casefold(), item.claim.quote.start
    before = text[: max(quote.start - at, 0)].split()[-1:]
    words = quote.text.casefold().split()
    if _ADDED.intersection((*before, *words[:1])):
        return True
    line = " ".join((*words, *text[max(quote.end - at, 0) :].split()[:2]))
    return _MORE.search(line) is not None


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
    def side(self) -> str | None:
        """Whose side the origin speaks for; None when it is nobody's, or not known."""
        speaker = origin_speaker(self.item)
        return speaker.side if speaker else None

    @property
    def as_of(self) -> date | None:
        """The day on which the figure was current: its own, or that of its publication."""
        return self.ref.as_of or self.item.published_at

    @property
    def report(self) -> str:
        """The id of the report that gives it."""
        return self.item.claim.report_id

    @property
    def text(self) -> str:
        """The figure as the report words it."""
        return self.ref.quantity.quote.text

    @property
    def number(self) -> float | None:
        """The number said: 50 of "50" and of "at least 50"; None of vague words, ranges and mere upper bounds."""
        quantity = self.ref.quantity
        if quantity.vague or quantity.low is None or quantity.high not in (None, quantity.low):
            return None
        return quantity.low

    @property
    def exact(self) -> bool:
        """Whether it is a plain number, with no "at least" and no range."""
        return self.number is not None and self.ref.quantity.high is not None

    @property
    def top(self) -> float:
        """The largest number that its words name."""
        return max(self.ref.quantity.low or 0.0, self.ref.quantity.high or 0.0)

    def hour(self) -> int | None:
        """As of which hour of its day the words around it say that it stood ("by nightfall", "said at noon")."""
        words, around = as_of_words(), self._around()
        clock = words.clock.search(around)
        if clock:
            half = (clock[3] or clock[4] or "").replace(".", "")
            hour = int(clock[1]) % _NOON if half else int(clock[1])
            return hour + (_NOON if half == "pm" else 0)
        part = words.part.search(around) or words.told.search(around)
        return words.hours[" ".join(part[1].split())] if part else None

    def replaces(self) -> bool:
        """Whether the words around it say that it takes an earlier figure's place ("rose to", "up from")."""
        return as_of_words().raised.search(self._around()) is not None

    def is_raised(self) -> bool:
        """Whether the words around it say that it replaces a lower figure, so that it says nothing of a higher one."""
        return as_of_words().higher.search(self._around()) is not None

    def is_first(self) -> bool:
        """Whether the words around it say that it was an early one ("initially")."""
        return as_of_words().first.search(self._around()) is not None

    def _around(self) -> str:
        """The claim's words around the figure, up to the figures beside it, in lower case."""
        text, at = self.item.claim.quote.text, self.item.claim.quote.start
        own = self.ref.quantity.quote
        others = [it.quantity.quote for it in self.item.resolution.quantities if it.quantity.quote != own]
        start = max((it.end - at for it in others if it.end <= own.start), default=0)
        end = min((it.start - at for it in others if it.start >= own.end), default=len(text))
        return text[max(start, 0) : max(end, 0)].casefold()


def order(one: Counted, other: Counted) -> int:
    """Say which of two figures was current later: -1 the first, 1 the second, 0 when nothing tells.

    The day decides, then the hour of both, then words that make one a replacement or an early count.
    """
    if one.as_of and other.as_of and one.as_of != other.as_of:
        return 1 if one.as_of < other.as_of else -1
    hours = one.hour(), other.hour()
    if hours[0] is not None and hours[1] is not None and hours[0] != hours[1]:
        return 1 if hours[0] < hours[1] else -1
    rank = [it.replaces() - it.is_first() for it in (one, other)]
    if rank[0] == rank[1]:  # "by nightfall" beside a count that names no hour: the later of the two, if it is higher
        late = [hour is not None and hour > _NOON for hour in hours]
        rank = [late[0] and one.top > other.top, late[1] and other.top > one.top]
    return (rank[1] > rank[0]) - (rank[0] > rank[1])


Population = tuple[str, str, str | None]
"""What is counted, of whom (side or words, "" when not said), and in which unit."""


def by_population(items: Sequence[ResolvedClaim]) -> dict[Population, list[Counted]]:
    """Sort the figures of one event by what and whom they count, scopes together.

    A figure that does not say whom joins the others of its thing when they all count the same people: "60 were killed"
    beside "60 civilians were killed". Where it is larger than all of those, of the same day or before, it is the whole
    of which they are a part, and stays by itself. Parts of a figure are left out, and what a headline sums up of the
    figures below it ("Bomb kills 12" above "at least 12, police said").
    """
    found: dict[Population, list[Counted]] = defaultdict(list)
    below = {(item.claim.report_id, what) for item in items if not _sums_up(item) for what in _whats(item)}
    for item in items:
        for ref in item.resolution.quantities:
            quantity = ref.quantity
            if (
                quantity.part
                or is_added(item, quantity.quote)
                or (_sums_up(item) and (item.claim.report_id, quantity.what) in below)
            ):
                continue
            found[str(quantity.what), whom(ref), quantity.unit].append(Counted(item=item, ref=ref))
    _join_sides(found)
    for what, people, unit in sorted(found, key=str):
        named = [key for key in found if key[0] == what and key[1] and key[2] == unit]
        if not people and len(named) == 1 and not _is_whole(found[what, people, unit], found[named[0]]):
            found[named[0]] += found.pop((what, people, unit))
    return dict(sorted(found.items(), key=lambda entry: str(entry[0])))


def _sums_up(item: ResolvedClaim) -> bool:
    """Whether a claim is a headline's, on nobody's word."""
    return item.claim.headline and own_word(item)


def _whats(item: ResolvedClaim) -> set[QuantityKind]:
    return {ref.quantity.what for ref in item.resolution.quantities if not ref.quantity.part}


def _join_sides(found: dict[Population, list[Counted]]) -> None:
    """Put "73 soldiers" of nobody's to "12 soldiers" of an army, where only one side's people can be meant."""
    for key in sorted(found, key=str):
        what, _, unit = key
        ref = found[key][0].ref
        meant = [
            other
            for other in found
            if other != key and other[0] == what and other[2] == unit and same_sort(ref, found[other][0].ref)
        ]
        if len(meant) == 1:
            found[meant[0]] += found.pop(key)


def _is_whole(unnamed: Sequence[Counted], named: Sequence[Counted]) -> bool:
    """Whether figures of people of no sort are totals of which the figures of one sort are parts."""
    if {it.report for it in unnamed} & {it.report for it in named}:
        return False  # one report tells one toll in two wordings
    if min(it.ref.quantity.low or 0.0 for it in unnamed) <= max(it.top for it in named):
        return False
    return not any(order(part, whole) > 0 for part in named for whole in unnamed)


def current(figures: Sequence[Counted]) -> list[Counted]:
    """Leave out what its report tells as replaced, where anything else is said."""
    return [it for it in figures if not is_taken_back(it.item)] or list(figures)


def totals(figures: Sequence[Counted]) -> list[Counted]:
    """Keep one figure per origin and report: in "130 were killed, 90 of them inside" the part is no second toll."""
    largest: dict[tuple[str, str], Counted] = {}
    for figure in figures:
        key = (figure.origin, figure.item.claim.report_id)
        if key not in largest or _size(figure) > _size(largest[key]):
            largest[key] = figure
    return list(largest.values())


def latest_by_origin(figures: Sequence[Counted]) -> list[Counted]:
    """Keep each origin's last word: the total that was current latest, of those that it has not taken back."""
    newest: dict[str, Counted] = {}
    for figure in sorted(totals(current(figures)), key=lambda it: (it.as_of or date.min, it.item.claim.report_id)):
        held = newest.get(figure.origin)
        if held is None or order(held, figure) >= 0:
            newest[figure.origin] = figure
    return list(newest.values())


def around_the_place(figures: Sequence[Counted]) -> list[Counted]:
    """Give the figures that count a larger area than others do, and more: a province's toll beside a town's.

    Empty where all are of one area, or where the larger area may just be a vaguer word for the same place.
    """
    points = [it for it in figures if _precision(it) in POINTS]
    top = max((it.top for it in points), default=0.0)
    reports = {it.report for it in points}
    return [it for it in figures if points and _precision(it) in AREAS and it.top > top and it.report not in reports]


def _precision(figure: Counted) -> Precision | None:
    place = figure.item.resolution.place
    return place.precision if place else None


def _size(figure: Counted) -> tuple[bool, float]:
    """Numbers before vague words, then the larger bound."""
    return not figure.ref.quantity.vague, figure.top


def say_number(value: float) -> str:
    """Write a number for a reason or a position: 1,400 and not 1400.0."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def say_figure(quantity: Quantity) -> str:
    """Say a figure by its bounds: "at least 50", "12 to 15"; a vague one by its words."""
    low, high = quantity.low, quantity.high
    if quantity.vague:
        return f"{quantity.quote.text} (at least {say_number(low)})" if low else quantity.quote.text
    if low is None or high is None:
        return f"at most {say_number(high or 0)}" if low is None else f"at least {say_number(low)}"
    return say_number(low) if low == high else f"{say_number(low)} to {say_number(high)}"
