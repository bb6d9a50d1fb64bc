"""Trains the model that types a passage: ``python -m tools.passages.train``. Card: docs/models/types.md.

Learns from the snippets of ``acled_types`` in ``shared/data`` and from the invented passages beside this file. How rare
a word is in news at large comes from other texts of ``shared/data``. Multinomial logistic regression with a quadratic
penalty, solved in its dual form; nothing is drawn at random, so that two runs give the same weights.

Writes the model, and beside the scorer one model for each fold that has not seen the snippets of that fold, so that
``python -m eval acled_types`` never scores a snippet by a model that learned from it.
"""

import argparse
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline.corroborate.passage_types import WEIGHTS, TypeModel, features
from eval.measures import weighted_f1
from eval.sets.acled_types import FOLDS, HELD_OUT, LABELS, fold_of, key_of, load

Matrix = np.ndarray[Any, np.dtype[np.float32]]
DATA = Path(__file__).resolve().parents[3] / "shared/data"
PENALTY = 0.03
ROUNDS = 150
AT_LARGE = 12_000  # passages of other news
_STEP, _SLOW_FROM, _SLOW = 0.1, 100, 0.3


def invented() -> list[tuple[str, str]]:
    """The invented passages, each with its type."""
    out, current = [], ""
    for path in sorted(Path(__file__).parent.glob("invented_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("=="):
                current = line.strip("= ")
            elif line and not line.startswith("#"):
                out.append((line, current))
    return out


def at_large(data: Path) -> Iterator[str]:
    """Passages of other news, for how rare a word is."""
    with zipfile.ZipFile(data / "event_location/labeled_text.jsonl.zip") as folder:
        name = next(name for name in folder.namelist() if name.endswith(".jsonl") and "MACOSX" not in name)
        for line in folder.read(name).decode().splitlines():
            rows = json.loads(line)
            for row in rows if isinstance(rows, list) else [rows]:
                yield row["text"]
    for path in sorted((data / "polnear").glob("*/text/*.txt")):
        yield from path.read_text(encoding="utf-8", errors="replace").split("\n")


def rarities(passages: Sequence[set[int]], others: Sequence[set[int]]) -> dict[int, float]:
    """How rare each feature is, 0 to 1, over the passages learned from and other news."""
    counts = Counter(hashed for found in (*passages, *others) for hashed in found)
    total = len(passages) + len(others)
    return {hashed: float(np.log(1 + total / count) / np.log(total)) for hashed, count in counts.items()}


def matrix(passages: Sequence[set[int]], kept: Sequence[int], rarity: dict[int, float]) -> Matrix:
    """One row for each passage, of length 1."""
    column = {hashed: at for at, hashed in enumerate(kept)}
    out = np.zeros((len(passages), len(kept)), dtype=np.float32)
    for row, found in enumerate(passages):
        for hashed in found:
            if hashed in column:
                out[row, column[hashed]] = rarity[hashed]
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    return np.divide(out, lengths, where=lengths > 0, out=out)


def solve(rows: Matrix, wanted: Matrix) -> Matrix:
    """Fit the regression; the weights are sums over the rows, so that only their products are needed."""
    products = rows @ rows.T
    sums = np.zeros_like(wanted)
    drift, spread = np.zeros_like(sums), np.zeros_like(sums)
    for turn in range(1, ROUNDS + 1):
        scores = products @ sums
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = shares - wanted + PENALTY * sums
        drift = 0.9 * drift + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        step = _STEP * (1 if turn < _SLOW_FROM else _SLOW)
        sums -= step * (drift / (1 - 0.9**turn)) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-8)
    weights: Matrix = rows.T @ sums
    return weights


def pack(weights: Matrix) -> dict[str, Any]:
    """Weights of one model, or of those of the folds one after the other, in a byte each."""
    scale = float(np.abs(weights).max()) / 127
    return {"weights": np.round(weights / scale).astype(np.int8), "scale": np.float32(scale)}


def main() -> None:
    """Train, print what cross-validation gives, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    documents, made = load(data), invented()
    type_of = {label: name for name, label in LABELS.items()}
    texts = [document.text for document in documents] + [text for text, _ in made]
    given = [type_of[document.gold] for document in documents] + [name for _, name in made]
    types = sorted(set(given))
    passages = [set(features(text)) for text in texts]
    others = [set(features(text)) for text in sorted(set(at_large(data)))[:: max(1, 40_000 // AT_LARGE)][:AT_LARGE]]
    rarity = rarities(passages, others)
    counts = Counter(hashed for found in passages for hashed in found)
    kept = sorted(hashed for hashed, count in counts.items() if count > 1)
    rows = matrix(passages, kept, rarity)
    wanted = np.eye(len(types), dtype=np.float32)[[types.index(name) for name in given]]
    np.savez_compressed(
        WEIGHTS,
        types=np.array(types),
        hashes=np.array(kept, dtype=np.uint32),
        rarity=np.array([rarity[hashed] for hashed in kept], dtype=np.float16),
        **pack(solve(rows, wanted)),
    )
    folds = np.array([fold_of(document) for document in documents] + [-1] * len(made))
    parts = [solve(rows[folds != fold], wanted[folds != fold]) for fold in range(FOLDS)]
    HELD_OUT.parent.mkdir(exist_ok=True)
    learned = np.array([key_of(document) for document in documents], dtype=np.uint32)
    np.savez_compressed(HELD_OUT, learned=learned, **pack(np.stack(parts)))
    model = TypeModel.load()
    seen = [LABELS[found.name] if (found := model.read(document.text)) else "" for document in documents]
    print(f"{len(documents)} snippets, {len(made)} invented, {len(kept)} features; run `python -m eval acled_types`")
    print(f"on what it learned from: {weighted_f1([document.gold for document in documents], seen):.3f}")


if __name__ == "__main__":
    main()
