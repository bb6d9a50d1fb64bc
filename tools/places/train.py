"""Trains the model that chooses which place of a sentence is a verb's: ``python -m tools.places.train``.

The annotated sentences of ``event_location`` are read by dateline as they are when it is asked (`Asking.place_of`), and
one weight for each thing looked at is learnt, so that the marked places, or "none", are the likeliest. Every fifth
sentence, by the hash of its words, is held out and takes no part; hashes of the others go to
``eval/sets/event_location_seen.npy``, so that no score is ever counted on them. Card: docs/models/places.md.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.extract import Extractor
from dateline.extract.asking import Asking
from dateline.extract.notes import PlaceHit
from dateline.extract.place_choice import SIZE, WEIGHTS, candidates, hashed, looked_at
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.times import TimeReader
from eval.base import Document
from eval.reader import verbatim
from eval.sets.event_location import is_right
from eval.sets.event_location_gold import SEEN, Question, Questions, key, load_all

DATA = Path(__file__).resolve().parents[3] / "shared/data"
FOLDS = 5
EPOCHS, FIRST_AVERAGED, RATE, SMOOTH = 15, 5, 0.1, 1e-2
HIDDEN = 0.3
SMALL = 1e-4
SEED = 1
Weights = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Example:
    """What is looked at for no place and for each name, as numbers of weights, and which of these answers are right."""

    fold: int
    features: list[NDArray[np.int32]]
    right: NDArray[np.bool_]
    marked: bool


def examples(documents: Sequence[Document[Questions]]) -> Iterator[Example]:
    """Read every sentence and look at what can be each verb's place."""
    extractor = Extractor(Gazetteer(), TimeReader())
    reports = (verbatim(document) for document in documents)
    for document, asking in zip(documents, extractor.asking(reports), strict=True):
        for question in document.gold:
            example = _example(document, question, asking)
            if example is not None:
                yield example


def _example(document: Document[Questions], question: Question, asking: Asking) -> Example | None:
    token = asking.token(*question.verb)
    if token is None:
        return None
    notes = asking.notes
    hits = candidates(token, notes)
    node, found = asking.by_rule(token)
    right = [not question.places, *(is_right(question, [_span(hit, asking)]) and bool(question.places) for hit in hits)]
    return Example(
        key(document.text) % FOLDS,
        [np.array(hashed(each), dtype=np.int32) for each in looked_at(token, hits, node, found)],
        np.array(right),
        bool(question.places),
    )


def _span(hit: PlaceHit, asking: Asking) -> tuple[int, int]:
    quote = asking.notes.parsed.quote(hit.first, hit.last)
    return quote.start, quote.end


def train(data: Sequence[Example]) -> Weights:
    """Learn the weights by stochastic descent with a rate of its own for each (Adagrad).

    At each step a part of what is looked at is hidden, so that no single thing is relied on; the weights are averaged
    over the later rounds and made smaller by the hidden part.
    """
    chance = random.Random(SEED)  # noqa: S311 - no secret
    hide = np.random.default_rng(SEED)
    weights, seen, total = np.zeros(SIZE), np.full(SIZE, SMOOTH), np.zeros(SIZE)
    learnt = [each for each in data if each.right.any() and len(each.features) > 1]
    for epoch in range(EPOCHS):
        chance.shuffle(learnt)
        for each in learnt:
            shown = [features[hide.random(len(features)) > HIDDEN] for features in each.features]
            odds = chances(weights, shown)
            wanted = odds * each.right
            for features, slope in zip(shown, odds - wanted / wanted.sum(), strict=True):
                if abs(slope) >= SMALL:
                    seen[features] += slope * slope
                    weights[features] -= RATE * slope / np.sqrt(seen[features])
        if epoch >= FIRST_AVERAGED:
            total += weights
    averaged: Weights = total / (EPOCHS - FIRST_AVERAGED) * (1 - HIDDEN)
    return averaged


def chances(weights: Weights, answers: Sequence[NDArray[np.int32]]) -> Weights:
    """Chance of each answer."""
    scores = np.array([weights[features].sum() for features in answers])
    odds: Weights = np.exp(scores - scores.max())
    odds /= odds.sum()
    return odds


def accuracy(weights: Weights, data: Sequence[Example]) -> float:
    """Share of right answers."""
    return float(np.mean([each.right[int(chances(weights, each.features).argmax())] for each in data])) if data else 0.0


def main() -> None:
    """Cross-validate, train on all folds but the first, and write the weights and the hashes of what was seen."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the folds to cross-validate")
    arguments = parser.parse_args()
    documents = load_all(arguments.data)
    data = list(examples(documents))
    for fold in range(arguments.folds):
        held = [each for each in data if each.fold == fold]
        weights = train([each for each in data if each.fold != fold])
        marked = accuracy(weights, [each for each in held if each.marked])
        print(f"fold {fold}: {accuracy(weights, held):.3f}, where a place is marked {marked:.3f}", flush=True)
    weights = train([each for each in data if each.fold])
    np.savez_compressed(WEIGHTS, weights=weights.astype("float16"))
    seen = sorted({key(document.text) for document in documents if key(document.text) % FOLDS})
    np.save(SEEN, np.array(seen, dtype=np.uint32))
    print(f"trained on {len(seen)} sentences, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
