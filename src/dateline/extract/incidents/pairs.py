"""Numbers on two fillers of a page: do they belong to the same incident?"""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from dateline.extract.incidents.rows import Row
from dateline.extract.incidents.scored import ROLES, Candidate, Scored

_CUES: Final = frozenset(
    "meanwhile another also other addition similar similarly later earlier ago previous last".split()
)
_OPENING: Final = 6
_GAP: Final = 3  # characters between words where a paragraph begins
FIRST_OF_THINGS: Final = 2
"""Roles from here on (targets, victims, weapons) are of one incident; doers may be of several."""


class Pairs:
    """Weighs pairs of one page."""

    def __init__(self, scored: Scored) -> None:
        self.scored = scored
        rows = scored.examples.page.rows
        count = max((row.sentence for row in rows), default=0) + 1
        cues, times, breaks, events = ([0] * count for _ in range(4))
        self.places: list[set[str]] = [set() for _ in range(count)]
        first = [-1] * count
        for i, row in enumerate(rows):
            number = row.sentence
            if first[number] < 0:
                first[number] = i
                breaks[number] = int(i > 0 and row.start - rows[i - 1].end >= _GAP)
            if i - first[number] < _OPENING and row.word.lower() in _CUES:
                cues[number] = 1
            times[number] |= int(row.time)
            if row.place:
                self.places[number].add(row.lemma)
        for told in scored.examples.page.told:
            events[rows[told.at].sentence] += 1
        self.cues, self.times, self.breaks, self.events = (
            list(accumulate(each)) for each in (cues, times, breaks, events)
        )

    def numbers(self, one: Candidate, other: Candidate, several: int) -> tuple[float, ...]:
        """What tells for or against one incident; `several` is how many fillers the page has."""
        base = self._base(one, other, several)
        low, high = sorted((one.role, other.role))
        things = (one.role >= FIRST_OF_THINGS) + (other.role >= FIRST_OF_THINGS)
        roles = [float(low * ROLES + high == it) for it in range(ROLES * ROLES)]
        return (*base, *roles, *(it * (things == group) for group in range(3) for it in base))

    def _base(self, one: Candidate, other: Candidate, several: int) -> tuple[float, ...]:
        scored = self.scored
        spans, rows = scored.examples.spans, scored.examples.page.rows
        here, there = (spans[it.at].head for it in (one, other))
        mine, theirs = ([scored.sentence(at) for at in scored.places_of[it.words]] for it in (one, other))
        apart = min(abs(a - b) for a in mine for b in theirs)
        low, high = sorted((rows[here].sentence, rows[there].sentence))
        kinds, other_kinds = scored.kinds[one.at], scored.kinds[other.at]
        places, other_places = self.places[rows[here].sentence], self.places[rows[there].sentence]
        breaks = self.breaks[high] - self.breaks[low]
        found = (
            *(apart == step for step in range(3)),
            *(min(apart, 8) / 4, min(abs(mine[0] - theirs[0]), 10) / 5, low == high),
            *(_governing(rows, here) == _governing(rows, there), min(abs(here - there), 60) / 30),
            *(self.cues[high] > self.cues[low], min(self.times[high] - self.times[low], 3)),
            *(breaks > 0, min(breaks, 4), bool(places & other_places)),
            bool(places) and bool(other_places) and not places & other_places,
            *(min(self.events[high] - self.events[low], 8) / 4, min(several, 12) / 6),
            *(scored.whole[6], scored.whole[7], low == 0),
            *(kinds @ other_kinds, abs(kinds - other_kinds).sum()),
            bool(set(one.words.split()) & set(other.words.split())),
            *(apart * scored.whole[6] / 4, len(mine) + len(theirs)),
        )
        return tuple(float(it) for it in found)


def _governing(rows: Sequence[Row], i: int) -> int:
    for _ in range(5):
        if rows[i].pos == "VERB" or rows[i].head == i:
            break
        i = rows[i].head
    return i
