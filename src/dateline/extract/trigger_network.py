"""The network of triggers: which words of a report tell a happening, and of which kind.

Plain NumPy: a layer of features, convolutions over neighbours, head and children in the tree, an answer for each word.
Trained by tools/triggers/train.py; card: docs/models/triggers.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.extract.layers import Layers
from dateline.extract.trigger_features import PHRASES, TriggersSeen
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
    """The trained network; `kinds` are those it was trained on, in the order of its answers.

    A kind that the vocabulary got later it never answers, one that the vocabulary lost it keeps to itself. Raises
    KeyError when the weights lack a layer, ValueError when they are not those of these kinds.
    """

    def __init__(self, weights: "Mapping[str, NDArray[Any]]", kinds: Sequence[str]) -> None:
        sizes = (len(weights["out.weight"]), weights["lex.weight"].shape[1], weights["phr.weight"].shape[1])
        if sizes != (len(kinds) + 1, len(kinds), len(PHRASES)):
            msg = f"the network of triggers was not trained on these {len(kinds)} kinds and {len(PHRASES)} classes"
            raise ValueError(msg)
        self.kinds = tuple(kinds)
        self._layers = Layers(weights)

    @classmethod
    def load(cls, path: Path) -> "Network":
        """Load a network with the names of its kinds, as tools/triggers writes both."""
        import numpy as np  # noqa: PLC0415 - only where something is read

        with np.load(path, allow_pickle=False) as kept:
            weights = {name: kept[name].astype("float32") for name in kept.files if name != "kinds"}
            return cls(weights, kept["kinds"].tolist())

    @classmethod
    @cache
    def default(cls) -> "Network":
        """Load the network that comes with dateline, once per process."""
        return cls.load(WEIGHTS)

    def read(self, seen: TriggersSeen, sure: float) -> list[Found]:
        """Every word that tells a happening with at least the chance `sure`, in the text's order."""
        if not len(seen.seen.head):
            return []
        chances = self.chances(seen)
        told = 1 - chances[:, 0]
        out = []
        for at in (told >= sure).nonzero()[0].tolist():
            kind = self.kinds[int(chances[at, 1:].argmax())]
            if kind in event_kinds():
                out.append(Found(at=at, kind=kind, score=float(told[at])))
        return out

    def chances(self, seen: TriggersSeen) -> "NDArray[Any]":
        """A row for each token: the chance of no happening, then of each kind in the order of `kinds`."""
        import numpy as np  # noqa: PLC0415 - see above

        rows = self._layers.encode(seen.seen, (("phr", seen.phrases), ("lex", seen.lexicon)))
        scores = self._layers.linear("out", rows)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        out: NDArray[Any] = scores / scores.sum(axis=1, keepdims=True)
        return out
