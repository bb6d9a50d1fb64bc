"""Trains the networks of ``dateline.extract.incidents.network``: AdaGrad and Adam, on a CPU. Needs scipy."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp

from dateline.extract.incidents.features import BUCKETS
from dateline.extract.incidents.network import SPREAD, chances

Arrays = dict[str, np.ndarray]


def matrix(examples: Sequence[Sequence[int]]) -> sp.csr_matrix:
    """Hashed features as a sparse matrix, a row for each example."""
    ends = np.cumsum([0, *(len(it) for it in examples)])
    flat = np.fromiter((it for example in examples for it in example), "int32", ends[-1])
    return sp.csr_matrix((np.ones(ends[-1], "float32"), flat, ends), shape=(len(examples), BUCKETS))


def train_sparse(  # noqa: PLR0913 - the knobs of one training
    features: sp.csr_matrix,
    answers: np.ndarray,
    *,
    seed: int,
    weights: np.ndarray | None = None,
    hidden: int = 32,
    epochs: int = 3,
    batch: int = 512,
    rate: float = 0.03,
    drop: float = 0.2,
    decay: float = 1e-6,
    fewest: int = 6,
) -> Arrays:
    """Train a `SparseNet`; features seen fewer than `fewest` times are left out. Gives its packed arrays."""
    rng = np.random.default_rng(seed)
    known = np.flatnonzero(np.bincount(features.indices, minlength=BUCKETS) >= fewest)
    x_all = features[:, known].tocsr()
    size, count = len(known), answers.shape[1]
    net = {
        "hidden": (rng.standard_normal((size, hidden)) * 0.05).astype("float32"),
        "direct": np.zeros((size, count), "float32"),
        "hidden_bias": np.zeros(hidden, "float32"),
        "out": (rng.standard_normal((hidden, count)) * 0.1).astype("float32"),
        "bias": np.full(count, -3, "float32"),
    }
    past = {name: np.full_like(array, 1e-3) for name, array in net.items()}

    def step(name: str, slope: np.ndarray, rows: np.ndarray | slice = slice(None)) -> None:
        grown = past[name][rows] + slope * slope
        past[name][rows] = grown
        net[name][rows] -= rate * slope / np.sqrt(grown)

    for _ in range(epochs):
        order = rng.permutation(len(answers))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            x = x_all[chosen]
            x.data = (rng.random(len(x.data)) > drop).astype("float32") / (1 - drop)
            spread = SPREAD / np.sqrt(np.maximum(np.asarray(x.sum(axis=1)), 1))
            before = (x @ net["hidden"]) * spread + net["hidden_bias"]
            inner = np.maximum(before, 0)
            slope = chances(inner @ net["out"] + x @ net["direct"] + net["bias"]) - answers[chosen]
            if weights is not None:
                slope = slope * weights[chosen][:, None]
            slope = slope.astype("float32")
            inner_slope = (slope @ net["out"].T) * (before > 0)
            used = np.unique(x.indices)
            turned = x[:, used].T.tocsr()
            step("out", inner.T @ slope)
            step("bias", slope.sum(axis=0))
            step("hidden_bias", inner_slope.sum(axis=0))
            shrink = decay * len(chosen)
            step("hidden", turned @ (inner_slope * spread).astype("float32") + shrink * net["hidden"][used], used)
            step("direct", turned @ slope + shrink * net["direct"][used], used)
    return {"ids": known.astype("uint32"), **_packed(net)}


def _packed(net: Arrays) -> Arrays:
    out = {name: net[name].astype("float16") for name in ("hidden_bias", "out", "bias")}
    for name in ("hidden", "direct"):
        scale = np.maximum(np.abs(net[name]).max(axis=0), 1e-6) / 127
        out[name] = np.round(net[name] / scale).astype("int8")
        out[f"{name}_scale"] = scale.astype("float32")
    return out


def train_dense(  # noqa: PLR0913 - the knobs of one training
    values: np.ndarray,
    answers: np.ndarray,
    mean: np.ndarray,
    scale: np.ndarray,
    *,
    seed: int,
    hidden: int = 24,
    epochs: int = 6,
    batch: int = 256,
    rate: float = 0.003,
    decay: float = 1e-4,
) -> Arrays:
    """Train a `DenseNet` by Adam on values that were brought to mean 0 and scale 1. Gives its arrays."""
    rng = np.random.default_rng(seed)
    net = {
        "hidden": (rng.standard_normal((values.shape[1], hidden)) * 0.1).astype("float32"),
        "hidden_bias": np.zeros(hidden, "float32"),
        "out": (rng.standard_normal((hidden, 1)) * 0.1).astype("float32"),
        "bias": np.zeros(1, "float32"),
    }
    first, second = ({name: np.zeros_like(array) for name, array in net.items()} for _ in range(2))
    time = 0
    for _ in range(epochs):
        order = rng.permutation(len(values))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            x, time = values[chosen], time + 1
            before = x @ net["hidden"] + net["hidden_bias"]
            inner = np.maximum(before, 0)
            slope = (chances(inner @ net["out"] + net["bias"]) - answers[chosen][:, None]) / len(chosen)
            inner_slope = slope @ net["out"].T * (before > 0)
            slopes = {
                "hidden": x.T @ inner_slope,
                "hidden_bias": inner_slope.sum(axis=0),
                "out": inner.T @ slope,
                "bias": slope.sum(axis=0),
            }
            for name, found in slopes.items():
                pull = found + decay * net[name]
                first[name] = 0.9 * first[name] + 0.1 * pull
                second[name] = 0.999 * second[name] + 0.001 * pull * pull
                move = first[name] / (1 - 0.9**time) / (np.sqrt(second[name] / (1 - 0.999**time)) + 1e-8)
                net[name] = (net[name] - rate * move).astype("float32")
    return {"mean": mean.astype("float32"), "scale": scale.astype("float32"), **net}
