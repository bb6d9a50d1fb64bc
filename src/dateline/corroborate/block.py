"""Finds the pairs of claims that are worth comparing, without comparing all.

Every claim leaves marks for its place, each with the days on which another claim can be about the same happening. Two
claims are a candidate pair when they share a mark, their days meet, and one of them leaves the mark *actively*: a wide
mark ("some town of this province") is left actively only by claims that know no better, and two passive claims are no
pair. The marks can be kept on disk as numbers, so that adding a claim touches its neighbours in place and time only.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from math import floor
from typing import Final

from dateline.corroborate.facts import Facts
from dateline.corroborate.kinds import HOLDING, Ground
from dateline.corroborate.times import (
    COUNTED,
    DISPUTED,
    NARROW_DAYS,
    PUBLISHED_DAYS,
    TAKING_TOLERANCE,
    TOLERANCE,
    TOLL_DAYS,
)
from dateline.model.claim import Modality
from dateline.model.days import ALWAYS, NEVER
from dateline.model.marks import WIDE_DAYS, Mark, Role
from dateline.model.origins import own_word
from dateline.model.resolution import Precision

_LONG_WIDTH: Final = 800
"""Times wider than this many days (two years and a quarter) tell nothing about when."""
_NAMES: Final = 6
"""Names of a telling by which it is found; the first in the alphabet."""
_LONG_NAME: Final = 5
_CELL_DEGREES: Final = 0.05
"""Cells of about 5 km, as wide as `places.BESIDE_KM`; neighbours are marked too, so no border cuts a pair."""
ASSAULTS: Final = frozenset({"offensive", "armed_clash", "suicide_bombing"})
"""Kinds of fighting by which a place is taken: they bound the day of the taking (`onsets.py`)."""

_LOCAL: Final = frozenset({Precision.EXACT, Precision.TOWN, Precision.NEAR})

Key = tuple[str, ...]
_Entry = tuple[int, int, int, bool]
"""First day, last day, position and whether active, of one claim's mark."""


def own_marks(fact: Facts, ground: Ground) -> tuple[Mark, ...]:
    """Give the marks of a claim by itself: those that bind it to others in any case, its place and its campaigns."""
    found = list(_binding(fact))
    if fact.place is not None and fact.effect != "none":
        found.append(_mark(("place", fact.place.key), Role.PLACE))
    found += (_mark(key, Role.CAMPAIGN) for key in campaign_keys(fact, ground))
    return tuple(dict.fromkeys(found))


def comparing_marks(whole: Facts, ground: Ground) -> tuple[Mark, ...]:
    """Give the marks by which a telling is found to be compared, and those that bind it as a whole."""
    return tuple(dict.fromkeys((*_binding(whole), *_comparing(whole, ground))))


def candidate_pairs(
    facts: Sequence[Facts], ground: Ground, only: Collection[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Give the pairs worth comparing as positions in `facts`, smaller first, each once, in order.

    With `only` those pairs of which one claim is at one of these positions.
    """
    marked: dict[int, list[_Entry]] = defaultdict(list)
    for at in sorted(range(len(facts)) if only is None else only):
        for number, active, first, last in _wherever(facts[at], ground):
            marked[number].append((first, last, at, active))
    if only is not None:  # of the others only the marks that some of these have
        for at in sorted({*range(len(facts))}.difference(only)):
            for number, active, first, last in _wherever(facts[at], ground):
                if number in marked:
                    marked[number].append((first, last, at, active))
    pairs: set[tuple[int, int]] = set()
    for entries in marked.values():
        if len(entries) > 1:
            pairs.update(_meeting(entries, only))
    yield from sorted(pairs)


def bound_together(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Give pairs of claims that are always worked out together: takings of one place, and the assaults before them."""
    marked: dict[int, list[tuple[Role, int]]] = defaultdict(list)
    for at, fact in enumerate(facts):
        for mark in _binding(fact):
            marked[mark.number].append((mark.role, at))
    for entries in marked.values():
        first = next((at for role, at in entries if role is Role.BINDING), None)
        if first is not None:
            yield from ((first, at) for _, at in entries if at != first)


def campaign_keys(fact: Facts, ground: Ground) -> list[Key]:
    """Name the campaigns that a claim is about: by kind, actor and quarter of its publication; none for most claims."""
    if fact.kind not in ground.families.campaign or fact.published is None or not _of_a_campaign(fact):
        return []
    day = date.fromordinal(fact.published)
    return [("campaign", fact.kind, head, f"{day.year}-{(day.month + 2) // 3}") for head in heads(fact, ground)]


def _of_a_campaign(fact: Facts) -> bool:
    """Whether a claim tells whom a campaign hits: one going on, or without a day, and not of one town.

    Only what rests on somebody counts: an outlet that mentions one target does not say that there is no other.
    """
    local = fact.place is not None and fact.place.precision in _LOCAL
    lasting = fact.item.claim.modality is Modality.ONGOING or fact.width > NARROW_DAYS
    return bool(fact.real and fact.targets and fact.actors and lasting and not local and not own_word(fact.item))


def heads(fact: Facts, ground: Ground) -> list[str]:
    """The actors under the name of the widest body each belongs to, so that an air force meets its own state."""
    wholes = ground.sides.wholes
    return sorted({min(wholes(key), key=lambda w: (len(wholes(w)), w), default=key) for key in fact.actors})


def _binding(fact: Facts) -> Iterator[Mark]:
    if fact.place is None:
        return
    if fact.effect == "gain":
        yield _mark(("gain", fact.place.key), Role.BINDING)
        yield _mark(("assault", fact.report, fact.place.key), Role.BINDING)
    elif fact.kind in ASSAULTS:
        yield _mark(("assault", fact.report, fact.place.key), Role.BOUND)


def _comparing(fact: Facts, ground: Ground) -> Iterator[Mark]:
    for number, active, first, last in _shown(fact, ground):
        yield Mark(number=number, role=Role(active + 2 * (last - first > WIDE_DAYS)), first=first, last=last)


def _wherever(fact: Facts, ground: Ground) -> Iterator[tuple[int, bool, int, int]]:
    """What a claim shows to others, and to all of its own report whatever the place and the day."""
    yield mark_number(("report", _group(fact, ground), fact.report)), True, ALWAYS, NEVER
    yield from _shown(fact, ground)


def _shown(fact: Facts, ground: Ground) -> Iterator[tuple[int, bool, int, int]]:
    """The marks for comparing as plain tuples, of which very many are made: number, whether active, first, last day."""
    span = _span(fact, toll=ground.is_toll(fact))
    if span is None:
        return
    group = _group(fact, ground)
    for key, active in _place_marks(fact):
        yield mark_number((group, *key)), active, *span
    for key, active in _count_marks(fact):
        yield mark_number((group, *key)), active, span[0], max(span[1], fact.last + DISPUTED)


def _group(fact: Facts, ground: Ground) -> str:
    """Name the claims that a claim can be one happening with, as far as kinds tell: see `vetoes`.

    Who took, held or left a place is never one happening with what was done there.
    """
    return fact.effect if fact.effect in HOLDING else ground.families.group(fact.kind)


def _span(fact: Facts, *, toll: bool) -> tuple[int, int] | None:
    """The days on which other claims can be about the same; None where nothing but the own report can tell."""
    if toll:
        return _toll_span(fact)
    if fact.width > _LONG_WIDTH:
        if fact.effect == "gain":
            return ALWAYS, fact.last + TAKING_TOLERANCE
        if fact.published is None or fact.item.claim.modality is Modality.BACKGROUND:
            return None
        return min(fact.last, fact.published) - PUBLISHED_DAYS, fact.published + PUBLISHED_DAYS
    return fact.first, fact.last + (TAKING_TOLERANCE if fact.effect == "gain" else TOLERANCE)


def _toll_span(fact: Facts) -> tuple[int, int]:
    if fact.published is None:
        return ALWAYS, NEVER
    half = TOLL_DAYS // 2
    first, last = fact.published - half, fact.published + half
    if fact.width <= NARROW_DAYS:
        first, last = min(first, fact.first), max(last, fact.last + TOLERANCE)
    return first, last


def _meeting(entries: Sequence[_Entry], only: Collection[int] | None) -> Iterator[tuple[int, int]]:
    narrow = sorted(entry for entry in entries if entry[1] - entry[0] <= WIDE_DAYS)
    wide = [entry for entry in entries if entry[1] - entry[0] > WIDE_DAYS]
    starts = [entry[0] for entry in narrow]
    for first, last, at, active in (*narrow, *wide):
        if not active if only is None else at not in only:
            continue
        near = narrow[bisect_left(starts, first - WIDE_DAYS) : bisect_right(starts, last)]
        for _, end, other, other_active in (*near, *(it for it in wide if it[0] <= last)):
            if end >= first and other != at and (active or other_active):
                yield min(at, other), max(at, other)


def _place_marks(fact: Facts) -> Iterator[tuple[Key, bool]]:
    """Marks for where it was; what has no place that the gazetteer knows is found by parties and names too."""
    place = fact.place
    unlisted = place is None or place.place_id is None
    yield from ((("actor", key), unlisted) for key in sorted(fact.actors))
    yield from ((("named", name), unlisted) for name in sorted(fact.names)[:_NAMES])
    if place is None:
        return
    yield ("place", place.key), True
    yield ("name", fact.name), unlisted
    yield ("spelled", " ".join(sorted(fact.spelled))), True
    yield from ((("named", word), True) for word in fact.name.split() if unlisted and len(word) >= _LONG_NAME)
    if place.country:
        yield ("country", place.country), place.precision is Precision.COUNTRY
        province = place.precision is Precision.PROVINCE
        for name in sorted({place.admin1, place.name if province else None} - {None}, key=str):
            yield ("province", place.country, str(name)), province
    if place.latitude is not None and place.longitude is not None:
        row, column = floor(place.latitude / _CELL_DEGREES), floor(place.longitude / _CELL_DEGREES)
        loose = place.precision in (Precision.EXACT, Precision.NEAR)
        reach: Iterable[int] = (-1, 0, 1) if loose else (0,)
        for up in reach:
            for across in reach:
                yield ("cell", f"{row + up} {column + across}"), loose


def _count_marks(fact: Facts) -> Iterator[tuple[Key, bool]]:
    """Marks for numbers: of two towns or days that are told with one number, one may be wrong."""
    country = fact.place.country if fact.place is not None else None
    for figure in fact.figures:
        if figure.low >= COUNTED and not figure.vague:
            key = ("count", figure.what, f"{figure.low:.0f}")
            yield key, country is None
            if country is not None:  # one number in two countries tells nothing
                yield (*key, country), True


def _mark(key: Key, role: Role) -> Mark:
    return Mark(number=mark_number(key), role=role, first=ALWAYS, last=NEVER)


@lru_cache(maxsize=65_536)
def mark_number(key: Key) -> int:
    """Hash a key to a signed number of 64 bits, as databases hold them."""
    raw = "\x1f".join(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "big", signed=True)
