"""The network of triggers: which words of a report tell a happening, and of which kind.

Plain NumPy: a layer of features, convolutions over neighbours, head and children in the tree, an answer for each word.
Trained by tools/triggers/train.py; card: docs/models/triggers.md.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.extract.layers import Layers
from dateline.extract.trigger_features import KINDS, TriggersSeen
from dateline.vocab.kinds import event_kinds

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("triggers.npz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word that tells a happening: its token, the likeliest kind, and the chance that it tells any."""

    at: int
    kind: str
    score: float


class Network:
    """The trained network. Raises KeyError when the weights lack a layer."""

    def __init__(self, weights: "dict[str, NDArray[Any]]") -> None:
        self._layers = Layers(weights)

    @classmethod
    @cache
    def default(cls) -> "Network":
        """Load the network that comes with dateline, once per process."""
        import numpy as np  # noqa: PLC0415 - only where something is read

        with np.load(WEIGHTS, allow_pickle=False) as kept:
            return cls({name: kept[name].astype("float32") for name in kept.files})

    def read(self, seen: TriggersSeen, sure: float) -> list[Found]:
        """Every word that tells a happening with at least the chance `sure`, in the text's order."""
        if not len(seen.seen.head):
            return []
        chances = self.chances(seen)
        told = 1 - chances[:, 0]
        out = []
        for at in (told >= sure).nonzero()[0].tolist():
            kind = KINDS[int(chances[at, 1:].argmax())]
            if kind in event_kinds():
                out.append(Found(at=at, kind=kind, score=float(told[at])))
        return out

    def chances(self, seen: TriggersSeen) -> "NDArray[Any]":
        """A row for each token: the chance of no happening, then of each kind in the order of `KINDS`."""
        import numpy as np  # noqa: PLC0415 - see above

        rows = self._layers.encode(seen.seen, (("phr", seen.phrases), ("lex", seen.lexicon)))
        scores = self._layers.linear("out", rows)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        out: NDArray[Any] = scores / scores.sum(axis=1, keepdims=True)
        return out
