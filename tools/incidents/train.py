"""Trains the networks for incidents: ``python -m tools.incidents.train`` (needs scipy; about 15 minutes).

From MUC-4's ``train.json`` alone. Each network is trained on what the ones before it say of documents they were not
trained on (five folds by document); the ones that ship are trained on all. With ``--tune``, prints the score over the
folds, by itself and with other limits. Card: docs/models/incidents.md.
"""

import argparse
import pickle
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dateline.extract.incidents import KINDS
from dateline.extract.incidents.grouping import LIMITS, Limits, Picked, choose, group, weighed
from dateline.extract.incidents.network import WEIGHTS, average, average_dense, unpack
from dateline.extract.incidents.pairs import Pairs
from dateline.extract.incidents.scored import (
    FAINT,
    ROLES,
    Candidate,
    Examples,
    Scored,
    candidates,
    make_examples,
    page_features,
)
from eval.base import Document
from eval.reader import Reader, verbatim
from eval.sets.muc4_gold import ROLES as ROLE_NAMES
from eval.sets.muc4_gold import TRAINED_ON, Gold, read_documents
from eval.sets.muc4_score import GivenTemplate, add_up, score_document
from tools.incidents.nets import Arrays, matrix, train_dense, train_sparse

DATA = Path(__file__).resolve().parents[3] / "shared/data"
FOLDS = 5
NETS = 4
DENSE_NETS = 3
IDLE_SHARE, BUSY_SHARE = 0.25, 0.5
"""Of candidates that fill no role, this share is trained on, in documents without incidents and in others."""


@dataclass(slots=True)
class Item:
    """A document for training: its examples, and what is right."""

    gold: Gold
    examples: Examples
    roles: np.ndarray
    kinds: np.ndarray
    scored: Scored | None = None
    judged: list[Picked] | None = None


def items(documents: Sequence[Document[Gold]], cache: Path | None) -> list[Item]:
    """Read the documents with dateline's rules (some minutes; kept in `cache`) and mark what is right."""
    if cache is not None and cache.is_file():
        pages = pickle.loads(cache.read_bytes())  # noqa: S301 - written by ourselves
    else:
        pages = list(Reader().extractor.pages(verbatim(it) for it in documents))
        if cache is not None:
            cache.write_bytes(pickle.dumps(pages))
    return [_item(document.gold, make_examples(page)) for document, page in zip(documents, pages, strict=True)]


def _item(gold: Gold, examples: Examples) -> Item:
    fills: dict[tuple[str, int], np.ndarray] = {}
    for template in gold.templates:
        kinds = np.array([kind in template.kind for kind in KINDS], "float32")
        for role, name in enumerate(ROLE_NAMES):
            for words in (words for entity in template.fillers[name] for words in entity):
                fills[words, role] = np.maximum(fills.get((words, role), 0), kinds)
    roles = np.array([[(words, role) in fills for role in range(ROLES)] for words in examples.words], "float32")
    kinds = np.array(
        [
            np.max([fills.get((words, role), np.zeros(len(KINDS))) for role in range(ROLES)], axis=0)
            for words in examples.words
        ],
        "float32",
    )
    return Item(gold, examples, roles.reshape(-1, ROLES), kinds.reshape(-1, len(KINDS)))


def folds(some: Sequence[Item]) -> list[tuple[list[Item], list[Item]]]:
    """What to train on and what to hold out, `FOLDS` times."""
    return [([it for i, it in enumerate(some) if i % FOLDS != fold], list(some[fold::FOLDS])) for fold in range(FOLDS)]


def train_words(some: Sequence[Item]) -> Arrays:
    """Which role a candidate fills."""
    out: Arrays = {}
    answers = np.concatenate([it.roles for it in some])
    busy = np.concatenate([np.full(len(it.roles), bool(it.gold.templates)) for it in some])
    share = np.where(busy, BUSY_SHARE, IDLE_SHARE)
    fills = answers.any(axis=1)
    features = matrix([row for it in some for row in it.examples.features])
    for seed in range(NETS):
        kept = fills | (np.random.default_rng(seed).random(len(answers)) < share)
        weights = np.where(fills, 1, 1 / share)[kept].astype("float32")
        net = train_sparse(features[np.flatnonzero(kept)], answers[kept], seed=seed, weights=weights)
        out |= {f"words{seed}.{name}": array for name, array in net.items()}
    return out


def train_kinds(some: Sequence[Item]) -> Arrays:
    """Which type of incident a filler belongs to."""
    pairs = [(it.examples.features[i], it.kinds[i]) for it in some for i in np.flatnonzero(it.roles.any(axis=1))]
    features, answers = matrix([row for row, _ in pairs]), np.array([kinds for _, kinds in pairs])
    net = train_sparse(features, answers, seed=0, hidden=16, epochs=5, batch=128, drop=0.4, fewest=4)
    return {f"kinds0.{name}": array for name, array in net.items()}


def train_pages(some: Sequence[tuple[Item, np.ndarray]]) -> Arrays:
    """Which types of incident a page tells of, and how many."""
    features = matrix([page_features(it.examples, roles) for it, roles in some])
    answers = np.array([_page_answers(it.gold) for it, _ in some], "float32")
    out: Arrays = {}
    for seed in range(DENSE_NETS):
        net = train_sparse(
            features, answers, seed=seed, hidden=8, epochs=12, batch=32, rate=0.05, drop=0.5, decay=1e-5, fewest=2
        )
        out |= {f"pages{seed}.{name}": array for name, array in net.items()}
    return out


def _page_answers(gold: Gold) -> list[bool]:
    kinds = [any(kind in it.kind for it in gold.templates) for kind in KINDS]
    return [*kinds, *(len(gold.templates) >= least for least in (1, 2, 3))]


def train_fillers(some: Sequence[Item]) -> Arrays:
    """Whether words fill a role, by all that the page says of them."""
    found = [(it, candidate) for it in some for candidate in candidates(_scored(it))]
    numbers = np.array([candidate.numbers for _, candidate in found], "float32")
    mean, scale = numbers.mean(axis=0), numbers.std(axis=0) + 1e-6
    values = weighed([candidate for _, candidate in found], mean, scale)
    answers = np.array([it.roles[each.at, each.role] for it, each in found], "float32")
    nets = [train_dense(values, answers, mean, scale, seed=seed) for seed in range(DENSE_NETS)]
    return {f"fillers{i}.{name}": array for i, net in enumerate(nets) for name, array in net.items()}


def train_pairs(some: Sequence[Item]) -> Arrays:
    """Whether two fillers belong to one incident; learned from those that people found."""
    numbers, answers = [], []
    for it in some:
        true = _true_fillers(it)
        pairs = Pairs(_scored(it))
        for one in range(len(true)):
            for other in range(one):
                numbers.append(pairs.numbers(true[one][0], true[other][0], len(true)))
                answers.append(bool(true[one][1] & true[other][1]))
    values, wanted = np.array(numbers, "float32"), np.array(answers, "float32")
    mean, scale = values.mean(axis=0), values.std(axis=0) + 1e-6
    nets = [
        train_dense((values - mean) / scale, wanted, mean, scale, seed=seed, epochs=8, decay=1e-3)
        for seed in range(DENSE_NETS)
    ]
    return {f"pairs{i}.{name}": array for i, net in enumerate(nets) for name, array in net.items()}


def _true_fillers(it: Item) -> list[tuple[Candidate, set[int]]]:
    """The surest words for each entity that people found, with the templates it stands in."""
    sure = {(each.candidate.words, each.candidate.role): each for each in it.judged or ()}
    out: dict[Candidate, set[int]] = {}
    for number, template in enumerate(it.gold.templates):
        for role, name in enumerate(ROLE_NAMES):
            for entity in template.fillers[name]:
                known = [sure[words, role] for words in sorted(entity) if (words, role) in sure]
                if known:
                    out.setdefault(max(known, key=lambda each: each.chance).candidate, set()).add(number)
    return list(out.items())


def _scored(it: Item) -> Scored:
    assert it.scored is not None  # noqa: S101 - for the type checker
    return it.scored


def _score_words(nets: Arrays, some: Sequence[Item]) -> list[np.ndarray]:
    words = unpack(nets).words
    return [average(words, it.examples.features) for it in some]


def _note_scores(nets: Arrays, some: Sequence[Item], roles: Sequence[np.ndarray]) -> None:
    found = unpack(nets)
    for it, chance in zip(some, roles, strict=True):
        kinds = np.zeros((len(chance), len(KINDS)), "float32")
        seen = np.flatnonzero(chance.max(axis=1) >= FAINT) if len(chance) else []
        if len(seen):
            kinds[seen] = average(found.kinds, [it.examples.features[i] for i in seen])
        whole = average(found.pages, [page_features(it.examples, chance)])[0]
        it.scored = Scored(it.examples, chance, kinds, whole)


def _note_judged(nets: Arrays, some: Sequence[Item]) -> None:
    found = unpack(nets).fillers
    for it in some:
        known = candidates(_scored(it))
        chance = average_dense(found, weighed(known, found[0].mean, found[0].scale)) if known else []
        judged = [Picked(each, float(sure)) for each, sure in zip(known, chance, strict=True)]
        it.judged = sorted(judged, key=lambda each: -each.chance)


def train(some: list[Item]) -> tuple[Arrays, list[Arrays]]:
    """All networks in turn; also the pair networks of each fold, to measure with."""
    started = time.perf_counter()

    def say(what: str) -> None:
        print(f"{what}: {time.perf_counter() - started:.0f} s", flush=True)

    roles: dict[int, np.ndarray] = {}
    for rest, held in folds(some):
        roles |= {id(it): row for it, row in zip(held, _score_words(train_words(rest), held), strict=True)}
    say("words")
    for rest, held in folds(some):
        nets = train_kinds(rest) | train_pages([(it, roles[id(it)]) for it in rest])
        _note_scores(nets, held, [roles[id(it)] for it in held])
    say("kinds and pages")
    for rest, held in folds(some):
        _note_judged(train_fillers(rest), held)
    say("fillers")
    pair_nets = [train_pairs(rest) for rest, _ in folds(some)]
    final = train_words(some) | train_kinds(some) | train_pages([(it, roles[id(it)]) for it in some])
    final |= train_fillers(some) | train_pairs(some)
    say("all")
    return final, pair_nets


def measure(some: list[Item], pair_nets: Sequence[Arrays], limits: Limits) -> float:
    """CEAF-TF over the folds."""
    counts = []
    for (_, held), arrays in zip(folds(some), pair_nets, strict=True):
        nets = unpack(arrays).pairs
        for it in held:
            groups = group(_scored(it), choose(it.judged or [], _scored(it), limits), nets, limits)
            given = [
                GivenTemplate(
                    kind=str(KINDS[each.kind]),
                    fillers={
                        name: tuple(
                            frozenset([member.candidate.words])
                            for member in each.members
                            if member.candidate.role == role
                        )
                        for role, name in enumerate(ROLE_NAMES)
                    },
                )
                for each in groups
            ]
            counts.append(score_document(given, it.gold.templates))
    return add_up(counts)["all"].f1


TRIED: dict[str, tuple[float, ...]] = {
    "page": (0.2, 0.25, 0.35, 0.4),
    "same": (0.3, 0.35, 0.45, 0.5),
    "doer": (0.5, 0.55, 0.65, 0.7),
    "page_weight": (0.5, 1.0),
    "other_kind": (0.35, 0.5),
    "small": (0.3, 0.5, 0.6),
}


def tune(some: list[Item], pair_nets: Sequence[Arrays]) -> None:
    """Print how other limits score, one change at a time; each that is better is kept for the next."""
    limits, best = LIMITS, measure(some, pair_nets, LIMITS)
    print(f"{best:.4f} with the limits as they are", flush=True)
    tried = [(name, value) for name, values in TRIED.items() for value in values]
    for name, value in tried:
        other = replace(limits, **{name: value})  # type: ignore[arg-type]
        found = measure(some, pair_nets, other)
        if found > best:
            limits, best = other, found
            print(f"{best:.4f} {limits}", flush=True)
    for role in range(ROLES):
        for by in (-0.06, 0.06, 0.12):
            fillers = tuple(it + by * (number == role) for number, it in enumerate(limits.fillers))
            other = replace(limits, fillers=fillers)
            found = measure(some, pair_nets, other)
            if found > best:
                limits, best = other, found
                print(f"{best:.4f} {limits}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--cache", type=Path, help="where to keep the pages as the rules read them")
    parser.add_argument("--tune", action="store_true")
    arguments = parser.parse_args()
    all_items = items(read_documents(arguments.data / "muc4" / TRAINED_ON, {}), arguments.cache)
    trained, of_folds = train(all_items)
    np.savez_compressed(WEIGHTS, **trained)
    print(f"{WEIGHTS.stat().st_size / 1e6:.1f} MB, over the folds {measure(all_items, of_folds, LIMITS):.4f}")
    if arguments.tune:
        tune(all_items, of_folds)
