"""Measures that several sets share: precision, recall, F1 and weighted F1, each as its set defines it."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Answers that are right among those given and those wanted; add them up over documents for micro averages."""

    right: float = 0
    given: float = 0
    wanted: float = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(right=self.right + other.right, given=self.given + other.given, wanted=self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of the given answers that are right; 0 when none was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted answers that were given; 0 when none was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def share(right: Sequence[bool]) -> float:
    """Share of right answers; 0 for none."""
    return sum(right) / len(right) if right else 0.0


def class_counts(gold: Sequence[Hashable], given: Sequence[Hashable]) -> dict[Hashable, Counts]:
    """Counts of each class, one gold and one given label an item. Raises ValueError when the lengths differ."""
    wanted, answered = Counter(gold), Counter(given)
    right = Counter(want for want, answer in zip(gold, given, strict=True) if want == answer)
    return {
        label: Counts(right=right[label], given=answered[label], wanted=wanted[label])
        for label in sorted({*wanted, *answered}, key=str)
    }


def weighted_f1(gold: Sequence[Hashable], given: Sequence[Hashable]) -> float:
    """F1 of each class, averaged by how many items the class has in gold (scikit-learn's ``weighted``)."""
    counts = class_counts(gold, given)
    return sum(each.f1 * each.wanted for each in counts.values()) / len(gold) if gold else 0.0


def macro_f1(gold: Sequence[Hashable], given: Sequence[Hashable]) -> float:
    """F1 of each class that gold or the answers name, averaged plainly (scikit-learn's ``macro``)."""
    counts = class_counts(gold, given)
    return sum(each.f1 for each in counts.values()) / len(counts) if counts else 0.0
