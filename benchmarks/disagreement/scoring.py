"""Scores bundles, adds them up, and gives the benchmark the form of an evaluation set: one table, one gate."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.disagreement.bundles import HERE, Bundle, files_of, load
from benchmarks.disagreement.disputes import score_disputes
from benchmarks.disagreement.events import (
    Tally,
    score_mentions,
    score_origins,
    score_pairs,
    score_pairs_read,
    score_same_origin,
)
from benchmarks.disagreement.holding import Names, score_control
from benchmarks.disagreement.told import reading
from eval.base import Document, Marks, Measured, Metric, Miss, Score, Task
from eval.measures import Counts
from eval.reader import Reader
from eval.run import fingerprint

BASELINE: Final = HERE / "baseline.json"
PAIRS, ORIGINS, DISPUTES, CONTROL = "event pairs F1", "origins", "disputes F1", "control"
METRICS: Final = (
    Metric(name=PAIRS, definition="pairs of gold mentions in one event, over all bundles; micro F1", target=0.90),
    Metric(name=ORIGINS, definition="happenings with the right number of independent origins; share", target=0.90),
    Metric(name=DISPUTES, definition="disputes with all sides apart, about and relation right; F1", target=0.85),
    Metric(name=CONTROL, definition="questions of place and day with status and holders right; share", target=0.90),
    Metric(
        name="pairs of one origin F1", definition="mentions of one happening that share an origin; F1", pinned=False
    ),
    Metric(name="disputes found F1", definition="the same as disputes, whatever the relation; F1", pinned=False),
    Metric(name="basis", definition="questions that ask for it answered rightly and on that basis", pinned=False),
    Metric(name="mentions read", definition="gold mentions that some claim covers; share", pinned=False),
    Metric(name="pairs read F1", definition="event pairs among the mentions that some claim covers; F1", pinned=False),
)
_SHARES: Final = frozenset({ORIGINS, CONTROL, "basis", "mentions read"})
"""Metrics of which every item is an answer: their value is the share of right ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleScore:
    """What each metric gave in one bundle, by its name in `METRICS`."""

    bundle: Bundle
    tallies: dict[str, Tally]

    @property
    def lost(self) -> float:
        """How much went wrong: for each pinned metric the share of its answers that is wrong or missing."""
        return sum(_lost(self.tallies[it.name].counts) for it in METRICS if it.pinned)


def score_bundle(bundle: Bundle) -> BundleScore:
    """Read one bundle and score it."""
    with reading(bundle) as told:
        disputes = score_disputes(told)
        control = score_control(told, _names())
        tallies = (
            score_pairs(told),
            score_origins(told),
            disputes.related,
            control.answered,
            score_same_origin(told),
            disputes.found,
            control.grounded,
            score_mentions(told),
            score_pairs_read(told),
        )
    return BundleScore(bundle=bundle, tallies={it.name: tally for it, tally in zip(METRICS, tallies, strict=True)})


def total(scores: Iterable[BundleScore]) -> dict[str, Counts]:
    """Each metric's counts over some bundles."""
    summed = {it.name: Counts() for it in METRICS}
    for score in scores:
        for name, tally in score.tallies.items():
            summed[name] += tally.counts
    return summed


def value(metric: str, counts: Counts) -> float | None:
    """A metric's value; None where there was nothing to find and nothing was found."""
    if not counts.wanted and not counts.given:
        return None
    return counts.recall if metric in _SHARES else counts.f1


def documents(half: str, family: str | None = None, bundle: str | None = None) -> list[Document[Bundle]]:
    """The bundles of one half. Raises FaultyBundleError for a file that breaks the guidelines."""
    loaded = (load(path) for path in files_of(half) if bundle in (None, path.stem))
    return [_document(it) for it in loaded if family in (None, it.family)]


def _document(bundle: Bundle) -> Document[Bundle]:
    text = "\n\n".join(f"{it.title}\n{it.text}" for it in bundle.reports)
    return Document(id=bundle.id, text=text, gold=bundle)


def task(half: str) -> Task[Bundle]:
    """One half as an evaluation set."""

    def load_half(_data: Path) -> list[Document[Bundle]]:
        return documents(half)

    def score(given: Sequence[Document[Bundle]], _reader: Reader) -> Marks:
        return marks([score_bundle(it.gold) for it in given])

    return Task(name=f"disagreement {half}", metrics=METRICS, load=load_half, score=score)


def measure(half: str, given: Sequence[Document[Bundle]]) -> tuple[Measured, list[BundleScore]]:
    """Score some bundles of one half."""
    _warm()
    began = time.perf_counter()
    scores = [score_bundle(it.gold) for it in given]
    measured = Measured(
        task=task(half).name,
        documents=len(given),
        corpus=fingerprint(given),
        seconds=time.perf_counter() - began,
        marks=marks(scores),
    )
    return measured, scores


def marks(scores: Sequence[BundleScore]) -> Marks:
    """Scores and misses in the form of an evaluation set."""
    summed = total(scores)
    return Marks(
        scores=tuple(
            Score(metric=name, value=value(name, counts) or 0.0, items=int(counts.wanted))
            for name, counts in summed.items()
        ),
        misses=tuple(
            Miss(document=f"{it.bundle.family} {it.bundle.id}", lost=round(it.lost, 2), read=tuple(_wrong(it)))
            for it in scores
            if any(_wrong(it))
        ),
    )


def families(scores: Sequence[BundleScore]) -> dict[str, list[BundleScore]]:
    """The scores of each family, in alphabetical order."""
    names = sorted({it.bundle.family for it in scores})
    return {name: [it for it in scores if it.bundle.family == name] for name in names}


def causes(scores: Iterable[BundleScore]) -> list[tuple[str, int]]:
    """What went wrong in all bundles, each cause with its measure, the commonest first."""
    counted = Counter(
        f"{name.removesuffix(' F1')}: {it.cause}"
        for score in scores
        for name, tally in score.tallies.items()
        for it in tally.wrong
    )
    return sorted(counted.items(), key=lambda it: (-it[1], it[0]))


def _wrong(score: BundleScore) -> Iterator[str]:
    for name, tally in score.tallies.items():
        yield from (f"{name.removesuffix(' F1')}: {it}" for it in tally.wrong)


def _lost(counts: Counts) -> float:
    answers = counts.wanted + counts.given - counts.right
    return (answers - counts.right) / answers if answers else 0.0


@cache
def _names() -> Names:
    return Names()


def _warm() -> None:
    """Load the stages before the clock starts."""
    from dateline.pipeline.worker import read_batch  # noqa: PLC0415 (only measuring needs the model)

    read_batch([])
