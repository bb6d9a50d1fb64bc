"""CEAF-TF, the score of template filling: Du, Rush and Cardie 2021 (GTT), exact match of normalised mentions.

A template that was read may stand for one of the gold templates of the same type. Of all such alignments of a document
the one with the highest F1 counts. In aligned templates an entity that was read is right when all its mentions are
mentions of one gold entity of that role; a gold entity is found when some entity that was read is right by it. The type
is one more slot, right in every aligned pair. Templates left alone count as wrong or missing with all their fillers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eval.sets.muc4_gold import ROLES, Entity, GoldTemplate

TYPE = "type"
SLOTS = (TYPE, *ROLES)
_TRIED = 4  # gold templates tried for each template read, best first: a document has up to fourteen


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTemplate:
    """One incident as read: its type and each role's entities, by their normalised mentions."""

    kind: str
    fillers: dict[str, tuple[Entity, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slots:
    """Right among those given, given, found among those wanted, wanted; they add up over documents."""

    right: int = 0
    given: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: "Slots") -> "Slots":
        return Slots(
            self.right + other.right, self.given + other.given, self.found + other.found, self.wanted + other.wanted
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of right/given and found/wanted."""
        precision = self.right / self.given if self.given else 0.0
        recall = self.found / self.wanted if self.wanted else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Pair = dict[str, tuple[int, int]]


def compare(given: GivenTemplate, gold: GoldTemplate) -> Pair | None:
    """What is right and what is found of each slot when the two are aligned; None where the types forbid it."""
    if given.kind not in gold.kind:
        return None
    out = {TYPE: (1, 1)}
    for role in ROLES:
        said, true = given.fillers.get(role, ()), gold.fillers.get(role, ())
        right = sum(any(entity <= other for other in true) for entity in said)
        out[role] = (right, sum(any(entity <= other for entity in said) for other in true))
    return out


def score_document(given: Sequence[GivenTemplate], gold: Sequence[GoldTemplate]) -> dict[str, Slots]:
    """Counts of each slot under the best alignment."""
    sizes = {TYPE: (len(given), len(gold))} | {
        role: (
            sum(len(it.fillers.get(role, ())) for it in given),
            sum(len(it.fillers.get(role, ())) for it in gold),
        )
        for role in ROLES
    }
    chosen = _Search(given, gold, sizes).best()
    out = {}
    for slot in SLOTS:
        right = sum(pair[slot][0] for pair in chosen)
        found = sum(pair[slot][1] for pair in chosen)
        out[slot] = Slots(right, sizes[slot][0], found, sizes[slot][1])
    return out


def add_up(documents: Iterable[dict[str, Slots]]) -> dict[str, Slots]:
    """Each slot's counts over all documents; ``all`` is all slots together (the micro average)."""
    out = dict.fromkeys(SLOTS, Slots())
    for document in documents:
        out = {slot: out[slot] + document[slot] for slot in SLOTS}
    return out | {"all": sum(out.values(), Slots())}


class _Search:
    """Tries the alignments of one document, most fillers in common first."""

    def __init__(
        self, given: Sequence[GivenTemplate], gold: Sequence[GoldTemplate], sizes: dict[str, tuple[int, int]]
    ) -> None:
        self._pairs = [[compare(one, other) for other in gold] for one in given]
        self._given, self._wanted = (sum(it[side] for it in sizes.values()) for side in (0, 1))
        self._best: tuple[float, list[Pair]] = (-1.0, [])

    def best(self) -> list[Pair]:
        self._try(0, frozenset(), [])
        return self._best[1]

    def _try(self, position: int, used: frozenset[int], chosen: list[Pair]) -> None:
        if position == len(self._pairs):
            right = sum(it[0] for pair in chosen for it in pair.values())
            found = sum(it[1] for pair in chosen for it in pair.values())
            f1 = Slots(right, self._given, found, self._wanted).f1
            if f1 > self._best[0]:
                self._best = (f1, list(chosen))
            return
        open_ = [
            (pair, number)
            for number, pair in enumerate(self._pairs[position])
            if pair is not None and number not in used
        ]
        open_.sort(key=lambda it: -sum(a + b for a, b in it[0].values()))
        for pair, number in open_[:_TRIED]:
            self._try(position + 1, used | {number}, [*chosen, pair])
        self._try(position + 1, used, chosen)
