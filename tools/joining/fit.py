"""A logistic model with a quadratic penalty, by Newton's steps: nothing is drawn but the folds, and those by a seed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.joining.cases import Pair

FOLDS, SEED = 6, 3
_ROUNDS, _CLOSE, _LOOSE = 200, 1e-7, 0.01
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Model:
    """Changes in the log-odds by name of what speaks for or against, and the log-odds without any."""

    weights: Mapping[str, float]
    bias: float

    def odds(self, pair: Pair) -> float:
        """The log-odds that a pair is one happening."""
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in pair.evidence.items())


def fit(pairs: Sequence[Pair], penalty: float, towards: Model | None = None) -> Model:
    """Fit to pairs; `penalty` is on the squares of the weights, or of how far they are from those of `towards`.

    The bias may be anything. Raises ValueError without pairs.
    """
    if not pairs:
        msg = "there are no pairs to fit: do the bundles have mentions, and does dateline read them?"
        raise ValueError(msg)
    from_ = towards or Model({}, 0.0)
    names = sorted({name for pair in pairs for name in pair.evidence} | set(from_.weights))
    table = np.array([[pair.evidence.get(name, 0.0) for name in names] + [1.0] for pair in pairs])
    same, counts = np.array([pair.same for pair in pairs], float), np.array([pair.weight for pair in pairs]) ** 0.5
    start = np.array([from_.weights.get(name, 0.0) for name in names] + [from_.bias])
    held = np.full(len(start), penalty)
    held[-1] = _LOOSE
    found = np.zeros(len(start))
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-table @ found))
        slope = table.T @ (counts * (chance - same)) + held * (found - start)
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(held)
        step: Numbers = np.linalg.solve(bend, slope)
        longest = float(abs(step).max())
        found -= step * min(1.0, 1 / max(longest, _CLOSE))
        if longest < _CLOSE:
            break
    return Model(dict(zip(names, found[:-1].tolist(), strict=True)), float(found[-1]))


def f1(pairs: Sequence[Pair], odds: Sequence[float], least: float) -> float:
    """F1 of the pairs joined by log-odds over `least`, each pair as often as it counts."""
    joined = [(pair, it > least) for pair, it in zip(pairs, odds, strict=True)]
    right = sum(pair.weight for pair, one in joined if one and pair.same)
    both = sum(pair.weight * (one + pair.same) for pair, one in joined)
    return 2 * right / both if both else 1.0


def crossed(pairs: Sequence[Pair], fitted: Callable[[Sequence[Pair]], Model]) -> list[float]:
    """The log-odds of each pair by a model that has seen nothing of its bundle or report."""
    names = sorted({pair.of for pair in pairs})
    np.random.RandomState(SEED).shuffle(names)
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    models = [fitted([pair for pair in pairs if fold[pair.of] != at]) for at in range(min(FOLDS, len(names)))]
    return [models[fold[pair.of]].odds(pair) for pair in pairs]
