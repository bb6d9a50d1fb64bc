"""Scores which differences were found, and whether each is told as an update, another scope or a contradiction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.disagreement.bundles import GoldDispute
from benchmarks.disagreement.events import Tally, Wrong
from benchmarks.disagreement.told import Told
from dateline.model.event import Dispute
from eval.measures import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeTallies:
    """Disputes found and rightly related, and those found under whatever relation."""

    related: Tally
    found: Tally


def score_disputes(told: Told) -> DisputeTallies:
    """Match the gold's disputes with the record's, one to one.

    Two match when they are about one thing and every gold side shares a claim with another position. What tells a
    matched dispute a second time (the wounded beside the dead, two of three sides) is neither right nor wrong.
    """
    gold = told.bundle.disputes
    related = _match(told, lambda want, read: want.relation == read.relation)
    found = _match(told, lambda _want, _read: True)
    repeats = _repeats(told, related)
    given = len(told.disputes) - len(repeats)
    again = len(_repeats(told, found))
    wrong = [_missing(told, it, found) for at, it in enumerate(gold) if at not in related]
    taken = {*related.values(), *repeats}
    wrong += [_extra(told, it) for at, it in enumerate(told.disputes) if at not in taken]
    return DisputeTallies(
        related=Tally(counts=Counts(right=len(related), given=given, wanted=len(gold)), wrong=tuple(wrong)),
        found=Tally(counts=Counts(right=len(found), given=len(told.disputes) - again, wanted=len(gold))),
    )


def _match(told: Told, fits: Callable[[GoldDispute, Dispute], bool]) -> dict[int, int]:
    """Pair disputes off, by their place in both lists: as many as can be (augmenting paths)."""
    edges = [
        [at for at, read in enumerate(told.disputes) if fits(want, read) and same_sides(told, want, read)]
        for want in told.bundle.disputes
    ]
    taken: dict[int, int] = {}

    def place(want: int, tried: set[int]) -> bool:
        for read in edges[want]:
            if read not in tried:
                tried.add(read)
                if read not in taken or place(taken[read], tried):
                    taken[read] = want
                    return True
        return False

    for want in range(len(edges)):
        place(want, set())
    return {want: read for read, want in taken.items()}


def same_sides(told: Told, want: GoldDispute, read: Dispute) -> bool:
    """Whether a dispute of the record is about the same as one of the gold, with its sides on different positions."""
    return want.about == read.about.value and _placed(_sides_of(told, want, read))


def _sides_of(told: Told, want: GoldDispute, read: Dispute) -> list[list[int]]:
    """For every side of the gold, the positions that share a claim with it."""
    sides = [{claim for it in side for claim in told.covers[it].claims} for side in want.sides]
    return [[at for at, it in enumerate(read.positions) if side & set(it.claim_ids)] for side in sides]


def _placed(choices: Sequence[Sequence[int]], taken: frozenset[int] = frozenset()) -> bool:
    """Whether every side can have a position of its own."""
    if not choices:
        return True
    return any(_placed(choices[1:], taken | {at}) for at in choices[0] if at not in taken)


def _repeats(told: Told, matched: dict[int, int]) -> set[int]:
    """Disputes of the record that set two sides of a matched one against each other once more."""
    out = set()
    for at, read in enumerate(told.disputes):
        if at in matched.values():
            continue
        for want_at, done in matched.items():
            want = told.bundle.disputes[want_at]
            like = told.disputes[done].relation == read.relation and want.about == read.about.value
            sides = [side for side in _sides_of(told, want, read) if side]
            if like and any(_placed(two) for two in combinations(sides, 2)):
                out.add(at)
    return out


def _missing(told: Told, want: GoldDispute, found: dict[int, int]) -> Wrong:
    sides = " | ".join(" ".join(side) for side in want.sides)
    what = f"no dispute on {want.event or want.place} about {want.about}, {want.relation} [{sides}]"
    at = told.bundle.disputes.index(want)
    bare = [" ".join(side) for side in want.sides if not any(told.covers[it].claims for it in side)]
    events = [{event for it in side for event in told.events_at(it)} for side in want.sides]
    if at in found:
        why = f"found as {told.disputes[found[at]].relation}"
    elif bare:
        return Wrong(f"{want.about}: a side that no claim covers", f"{what}: no claim covers {', '.join(bare)}")
    elif want.event and not any(a & b for a, b in combinations(events, 2)):
        why = "its sides are in different events"
    else:
        why = "its sides are told together, but not set against each other"
    return Wrong(f"{want.about}: {why}", f"{what}: {why}")


def _extra(told: Told, read: Dispute) -> Wrong:
    sides = " | ".join(f"{it.value}: {', '.join(map(told.quoted, it.claim_ids))}" for it in read.positions)
    text = f"a dispute too many about {read.about}, {read.relation} [{sides}]: {read.reason}"
    return Wrong(f"{read.about}: one too many, {read.relation}", text)
