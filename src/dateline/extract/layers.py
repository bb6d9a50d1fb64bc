"""The layers that dateline's own networks share, in NumPy: what the parse says, then convolutions over the tree.

They learn in PyTorch, under the same names: tools/layers.py.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from dateline.extract.said_features import ROWS, SIZES, Seen

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TINY = 1e-5
_COMPARED = ("conv.", "pconv.")


class Layers:
    """Trained weights by name, and what is done with them. Raises KeyError when one is missing."""

    def __init__(self, weights: "Mapping[str, NDArray[Any]]") -> None:
        self.weights = {name: _halves(name, rows) for name, rows in weights.items()}
        self._convolutions = sum(name.startswith("conv.") and name.endswith("weight") for name in weights)

    def encode(self, seen: Seen, more: "Iterable[tuple[str, NDArray[Any]]]" = ()) -> "NDArray[Any]":
        """One row for each token; `more` are further numbers for each token, by the name of their layer."""
        import numpy as np  # noqa: PLC0415 - only where something is read

        table = self.weights["word.weight"]
        words = table[seen.words[0]] + table[seen.words[1] + ROWS]
        rows = self.linear("vec", seen.vectors) + self.linear("kid", seen.children)
        rows += self.linear("wrd", np.concatenate([words, words[seen.head]], axis=1))
        for name, numbers in more:
            rows += self.linear(name, numbers)
        for name in SIZES:
            rows += self.weights[f"lab.{name}.weight"][seen.labels[name]]
        rows = self.norm("norm.0", np.maximum(rows, 0))
        hanging = (seen.head != np.arange(len(seen.head))).astype("float32")[:, None]
        many = np.maximum(seen.children.sum(axis=1, keepdims=True), 1)
        for number in range(self._convolutions):
            below = np.zeros_like(rows)
            np.add.at(below, seen.head, rows * hanging)
            near = [shifted(rows, 1), rows, shifted(rows, -1), rows[seen.head], below / many]
            rows = self.norm(f"norm.{number + 1}", rows + self.maxout(f"conv.{number}", near))
        return rows

    def linear(self, name: str, rows: "NDArray[Any]") -> "NDArray[Any]":
        """A weighted sum of each row, and a constant."""
        out: NDArray[Any] = rows @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return out

    def maxout(self, name: str, parts: "list[NDArray[Any]]") -> "NDArray[Any]":
        """The larger of two weighted sums of each row of all parts side by side."""
        import numpy as np  # noqa: PLC0415 - see above

        both = self.linear(name, np.concatenate(parts, axis=1))
        half = both.shape[1] // 2
        out: NDArray[Any] = np.maximum(both[:, :half], both[:, half:])
        return out

    def norm(self, name: str, rows: "NDArray[Any]") -> "NDArray[Any]":
        """Each row with mean nought and one length, stretched and moved by the trained weights."""
        import numpy as np  # noqa: PLC0415 - see above

        rows = rows - rows.mean(axis=1, keepdims=True)
        rows = rows / np.sqrt((rows * rows).mean(axis=1, keepdims=True) + _TINY)
        out: NDArray[Any] = rows * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return out


def _halves(name: str, rows: "NDArray[Any]") -> "NDArray[Any]":
    """The sums that `maxout` compares, trained side by side, as two halves: NumPy takes runs far faster than steps."""
    import numpy as np  # noqa: PLC0415 - see above

    return np.concatenate([rows[0::2], rows[1::2]]) if name.startswith(_COMPARED) else rows


def shifted(rows: "NDArray[Any]", step: int) -> "NDArray[Any]":
    """Each row's neighbour `step` rows before (behind, where negative), zeros at the ends."""
    import numpy as np  # noqa: PLC0415 - see above

    out = np.zeros_like(rows)
    if abs(step) < len(rows):
        if step > 0:
            out[step:] = rows[:-step]
        else:
            out[:step] = rows[-step:]
    return out


def sigmoid(values: "NDArray[Any]") -> "NDArray[Any]":
    """Chances from scores."""
    import numpy as np  # noqa: PLC0415 - see above

    out: NDArray[Any] = 1 / (1 + np.exp(-values))
    return out
