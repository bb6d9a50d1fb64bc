"""The network of attributions: which words are cues, and which words around a cue are its source and what it tells.

Plain NumPy: a layer of features, convolutions over neighbours, head and children in the tree, then for each cue
convolutions over the tokens around it. Trained by tools/attributions/train.py; card: docs/models/attributions.md.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.extract.said_features import PAIRS, ROWS, SIZES, Pairs, Seen, pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("said.npz")
_TINY = 1e-5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What belongs to one cue: its head word, how sure it is; the source's head word (None: nobody is named), content.

    `tokens` are those of the content, in order.
    """

    cue: int
    score: float
    source: int | None
    tokens: tuple[int, ...]


class Network:
    """The trained network. Raises KeyError when the weights lack a layer."""

    def __init__(self, weights: dict[str, "NDArray[Any]"]) -> None:
        self._weights = weights
        self._layers = sum(name.startswith("conv.") and name.endswith("weight") for name in weights)
        self._pair_layers = sum(name.startswith("pconv.") and name.endswith("weight") for name in weights)

    @classmethod
    @cache
    def default(cls) -> "Network":
        """Load the network that comes with dateline, once per process."""
        import numpy as np  # noqa: PLC0415 - only where something is read

        with np.load(WEIGHTS, allow_pickle=False) as kept:
            return cls({name: kept[name].astype("float32") for name in kept.files})

    def read(self, seen: Seen, sure: float, content: float) -> list[Told]:
        """Find every cue with at least the probability `sure`, and what belongs to it, in the text's order."""
        import numpy as np  # noqa: PLC0415 - see above

        if not len(seen.head):
            return []
        rows = self._encode(seen)
        likely = _sigmoid(self._linear("cue", rows)[:, 0])
        heads = np.flatnonzero(likely > sure)
        if not len(heads):
            return []
        pairs = pair(seen, heads)
        scores = self._roles(rows, heads, pairs)
        nobody = self._linear("nosrc", rows[heads])[:, 0]
        bounds = np.searchsorted(pairs.cue, np.arange(len(heads) + 1))
        out = []
        for number, at in enumerate(heads.tolist()):
            here = slice(bounds[number], bounds[number + 1])
            tokens, rated = pairs.token[here], scores[here]
            best = int(np.argmax(rated[:, 1]))
            source = int(tokens[best]) if rated[best, 1] > nobody[number] else None
            told = tokens[_sigmoid(rated[:, 0]) > content].tolist()
            kept = tuple(token for token in told if token not in {source, at})
            out.append(Told(cue=at, score=float(likely[at]), source=source, tokens=kept))
        return out

    def _encode(self, seen: Seen) -> "NDArray[Any]":
        """One row for each token."""
        import numpy as np  # noqa: PLC0415 - see above

        table = self._weights["word.weight"]
        words = table[seen.words[0]] + table[seen.words[1] + ROWS]
        rows = self._linear("vec", seen.vectors) + self._linear("kid", seen.children)
        rows += self._linear("wrd", np.concatenate([words, words[seen.head]], axis=1))
        for name in SIZES:
            rows += self._weights[f"lab.{name}.weight"][seen.labels[name]]
        rows = self._norm("norm.0", np.maximum(rows, 0))
        hanging = (seen.head != np.arange(len(seen.head))).astype("float32")[:, None]
        many = np.maximum(seen.children.sum(axis=1, keepdims=True), 1)
        for number in range(self._layers):
            below = np.zeros_like(rows)
            np.add.at(below, seen.head, rows * hanging)
            near = [_shifted(rows, 1), rows, _shifted(rows, -1), rows[seen.head], below / many]
            rows = self._norm(f"norm.{number + 1}", rows + self._maxout(f"conv.{number}", near))
        return rows

    def _roles(self, rows: "NDArray[Any]", heads: "NDArray[Any]", pairs: Pairs) -> "NDArray[Any]":
        """For each pair of cue and token how likely the token is content, and how likely the source's head."""
        import numpy as np  # noqa: PLC0415 - see above

        paired = self._linear("pt", rows)[pairs.token] + self._linear("pc", rows[heads])[pairs.cue]
        for name in PAIRS:
            paired += self._weights[f"pe.{name}.weight"][pairs.labels[name]]
        paired = self._norm("pnorm.0", np.maximum(paired, 0))
        for number in range(self._pair_layers):
            step = 2**number
            before, behind = _shifted(paired, step), _shifted(paired, -step)
            other = pairs.cue[step:] != pairs.cue[:-step]
            before[step:][other] = 0
            behind[:-step][other] = 0
            near = self._maxout(f"pconv.{number}", [before, paired, behind])
            paired = self._norm(f"pnorm.{number + 1}", paired + near)
        return self._linear("role", paired)

    def _linear(self, name: str, rows: "NDArray[Any]") -> "NDArray[Any]":
        out: NDArray[Any] = rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _maxout(self, name: str, parts: list["NDArray[Any]"]) -> "NDArray[Any]":
        import numpy as np  # noqa: PLC0415 - see above

        both = self._linear(name, np.concatenate(parts, axis=1))
        out: NDArray[Any] = np.maximum(both[:, 0::2], both[:, 1::2])
        return out

    def _norm(self, name: str, rows: "NDArray[Any]") -> "NDArray[Any]":
        import numpy as np  # noqa: PLC0415 - see above

        rows = rows - rows.mean(axis=1, keepdims=True)
        rows = rows / np.sqrt((rows * rows).mean(axis=1, keepdims=True) + _TINY)
        out: NDArray[Any] = rows * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return out


def _shifted(rows: "NDArray[Any]", step: int) -> "NDArray[Any]":
    """Each row's neighbour `step` rows before (behind, where negative), zeros at the ends."""
    import numpy as np  # noqa: PLC0415 - see above

    out = np.zeros_like(rows)
    if abs(step) < len(rows):
        if step > 0:
            out[step:] = rows[:-step]
        else:
            out[:step] = rows[-step:]
    return out


def _sigmoid(values: "NDArray[Any]") -> "NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - see above

    out: NDArray[Any] = 1 / (1 + np.exp(-values))
    return out
