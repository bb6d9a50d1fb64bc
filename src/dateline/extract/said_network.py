"""The network of attributions: which words are cues, and which words around a cue are its source and what it tells.

Plain NumPy: a layer of features, convolutions over neighbours, head and children in the tree, then for each cue
convolutions over the tokens around it. Trained by tools/attributions/train.py; card: docs/models/attributions.md.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.extract.layers import Layers, shifted, sigmoid
from dateline.extract.said_features import PAIRS, Pairs, Seen, pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("said.npz")


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
        self._layers = Layers(weights)
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
        rows = self._layers.encode(seen)
        likely = sigmoid(self._layers.linear("cue", rows)[:, 0])
        heads = np.flatnonzero(likely > sure)
        if not len(heads):
            return []
        pairs = pair(seen, heads)
        scores = self._roles(rows, heads, pairs)
        nobody = self._layers.linear("nosrc", rows[heads])[:, 0]
        bounds = np.searchsorted(pairs.cue, np.arange(len(heads) + 1))
        out = []
        for number, at in enumerate(heads.tolist()):
            here = slice(bounds[number], bounds[number + 1])
            tokens, rated = pairs.token[here], scores[here]
            best = int(np.argmax(rated[:, 1]))
            source = int(tokens[best]) if rated[best, 1] > nobody[number] else None
            told = tokens[sigmoid(rated[:, 0]) > content].tolist()
            kept = tuple(token for token in told if token not in {source, at})
            out.append(Told(cue=at, score=float(likely[at]), source=source, tokens=kept))
        return out

    def _roles(self, rows: "NDArray[Any]", heads: "NDArray[Any]", pairs: Pairs) -> "NDArray[Any]":
        """For each pair of cue and token how likely the token is content, and how likely the source's head."""
        import numpy as np  # noqa: PLC0415 - see above

        paired = self._layers.linear("pt", rows)[pairs.token] + self._layers.linear("pc", rows[heads])[pairs.cue]
        for name in PAIRS:
            paired += self._layers.weights[f"pe.{name}.weight"][pairs.labels[name]]
        paired = self._layers.norm("pnorm.0", np.maximum(paired, 0))
        for number in range(self._pair_layers):
            step = 2**number
            before, behind = shifted(paired, step), shifted(paired, -step)
            other = pairs.cue[step:] != pairs.cue[:-step]
            before[step:][other] = 0
            behind[:-step][other] = 0
            near = self._layers.maxout(f"pconv.{number}", [before, paired, behind])
            paired = self._layers.norm(f"pnorm.{number + 1}", paired + near)
        return self._layers.linear("role", paired)
