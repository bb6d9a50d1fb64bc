"""The networks of the incident model: weights from one file, numpy for the sums."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float32]
else:
    Floats: TypeAlias = Any

Net = TypeVar("Net")
WEIGHTS: Final = Path(__file__).with_name("incidents.npz")
SPREAD: Final = 3.0
"""Sums of features are divided by the root of their number, times this, before the hidden layer."""


def chances(values: Floats) -> Floats:
    """Numbers as chances from 0 to 1."""
    import numpy as np  # noqa: PLC0415 - only when something is read

    out: Floats = (1 / (1 + np.exp(-np.clip(values, -30, 30)))).astype("float32")
    return out


@dataclass(slots=True)
class SparseNet:
    """Hashed features (those of `ids`, sorted) through one hidden layer, and straight to the answers."""

    ids: "NDArray[Any]"
    hidden: Floats
    direct: Floats
    hidden_bias: Floats
    out: Floats
    bias: Floats

    def predict(self, examples: Sequence[Sequence[int]]) -> Floats:
        """Chances of every answer, a row for each example."""
        import numpy as np  # noqa: PLC0415

        if not examples:
            return np.zeros((0, len(self.bias)), "float32")
        every = np.fromiter((it for example in examples for it in example), "uint32")
        flat = np.minimum(np.searchsorted(self.ids, every), len(self.ids) - 1)
        known = self.ids[flat] == every
        owner = np.repeat(np.arange(len(examples)), [len(example) for example in examples])
        owner, flat = owner[known], flat[known]
        count = np.bincount(owner, minlength=len(examples))
        starts = np.concatenate([[0], np.cumsum(count)[:-1]])
        has = count > 0
        values = np.zeros((len(examples), self.hidden.shape[1] + len(self.bias)), "float32")
        if has.any():
            both = np.concatenate([self.hidden, self.direct], axis=1)
            values[has] = np.add.reduceat(both[flat], starts[has], axis=0)
        width = self.hidden.shape[1]
        size = np.sqrt(np.maximum(count, 1))[:, None].astype("float32")
        inner = np.maximum(values[:, :width] * (SPREAD / size) + self.hidden_bias, 0)
        return chances(inner @ self.out + values[:, width:] + self.bias)


@dataclass(slots=True)
class DenseNet:
    """A few numbers through one hidden layer to one chance."""

    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    bias: Floats

    def predict(self, values: Floats) -> Floats:
        """One chance for each row of values that were brought to `mean` 0 and `scale` 1."""
        import numpy as np  # noqa: PLC0415

        out: Floats = chances(np.maximum(values @ self.hidden + self.hidden_bias, 0) @ self.out + self.bias)[:, 0]
        return out


@dataclass(slots=True)
class Weights:
    """All networks: several of each, whose chances are averaged."""

    words: list[SparseNet]
    kinds: list[SparseNet]
    pages: list[SparseNet]
    fillers: list[DenseNet]
    pairs: list[DenseNet]


def average(nets: Sequence[SparseNet], examples: Sequence[Sequence[int]]) -> Floats:
    """The mean of what several networks answer."""
    out: Floats = sum(net.predict(examples) for net in nets) / len(nets)  # type: ignore[assignment]
    return out


def average_dense(nets: Sequence[DenseNet], values: Floats) -> Floats:
    """The mean of what several networks answer."""
    out: Floats = sum(net.predict(values) for net in nets) / len(nets)  # type: ignore[assignment]
    return out


@cache
def load_weights() -> Weights:
    """Read the networks. Once per process."""
    import numpy as np  # noqa: PLC0415

    with np.load(WEIGHTS) as file:
        arrays = {name: file[name] for name in file.files}
    return unpack(arrays)


def unpack(arrays: Mapping[str, Any]) -> Weights:
    """Networks from the arrays of the file, named ``words0.hidden`` and so on."""

    def several(name: str, make: Callable[[Mapping[str, Any]], Net]) -> list[Net]:
        out: list[Net] = []
        while f"{name}{len(out)}.bias" in arrays:
            prefix = f"{name}{len(out)}."
            out.append(make({key.removeprefix(prefix): it for key, it in arrays.items() if key.startswith(prefix)}))
        return out

    return Weights(
        words=several("words", _sparse),
        kinds=several("kinds", _sparse),
        pages=several("pages", _sparse),
        fillers=several("fillers", _dense),
        pairs=several("pairs", _dense),
    )


def _sparse(parts: Mapping[str, Any]) -> SparseNet:
    return SparseNet(
        ids=parts["ids"],
        hidden=parts["hidden"].astype("float32") * parts["hidden_scale"].astype("float32"),
        direct=parts["direct"].astype("float32") * parts["direct_scale"].astype("float32"),
        hidden_bias=parts["hidden_bias"].astype("float32"),
        out=parts["out"].astype("float32"),
        bias=parts["bias"].astype("float32"),
    )


def _dense(parts: Mapping[str, Any]) -> DenseNet:
    return DenseNet(**{name: array.astype("float32") for name, array in parts.items()})
