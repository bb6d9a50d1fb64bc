"""What sort of event a short passage is about, by a small trained model: card in docs/models/types.md.

Frames read who did what to whom; this reads the passage as a whole, as a coder does who must give it one type. Its
types are ACLED's sub-event types and five that ACLED has none for.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Self
from zlib import crc32

import numpy as np

from dateline.model.main_event import PassageType

WEIGHTS: Final = Path(__file__).with_name("passage_types.npz")
MODEL: Final = "model:types"
"""What reasons call the model."""
OTHER_TYPES: Final = ("Organised crime", "Natural disaster", "Man-made disaster", "Diplomacy", "Attribution")
"""Types that ACLED does not have."""
_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_NAME: Final = re.compile(r"(?<![.!?\"“]\s)(?<!^)\b[A-Z][\w'-]*")
_ENDINGS: Final = tuple(
    pair.split(":") for pair in "sses:ss ies:y ings: ing: edly: ed: ations:at ation:at ment: ments: ers:er s:".split()
)
_EMPTY: Final = frozenset(
    "the a an of and in on at to for by with from that this it its was were is are be been has have had as said he she "
    "they his her their which who or but not after also".split()
)
_PREFIX: Final = 5
_SHORT: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeModel:
    """A linear model over words and pairs of neighbours. `hashes` are sorted; features it does not have say nothing."""

    types: tuple[str, ...]
    hashes: "np.ndarray[Any, np.dtype[np.uint32]]"
    rarity: "np.ndarray[Any, np.dtype[np.float32]]"
    weights: "np.ndarray[Any, np.dtype[np.float32]]"

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Self:
        """Load weights as `tools.passages.train` writes them."""
        with np.load(path) as data:
            return cls(
                types=tuple(str(name) for name in data["types"]),
                hashes=data["hashes"],
                rarity=data["rarity"].astype(np.float32),
                weights=data["weights"].astype(np.float32) * float(data["scale"]),
            )

    def read(self, passage: str) -> PassageType | None:
        """Give the type of a passage of a sentence or a few; None where none of its words is known."""
        hashed = np.array(sorted(set(features(passage))), dtype=np.uint32)
        at = np.searchsorted(self.hashes, hashed)
        known = at[(at < len(self.hashes)) & (self.hashes[np.minimum(at, len(self.hashes) - 1)] == hashed)]
        if not len(known):
            return None
        value = self.rarity[known]
        sums = (value / math.sqrt(float(value @ value))) @ self.weights[known]
        shares = np.exp(sums - sums.max())
        best = int(sums.argmax())
        share = float(shares[best] / shares.sum())
        return PassageType(name=self.types[best], share=share, reason=f"{MODEL}: {share:.2f} of {len(known)} features")


@cache
def type_model() -> TypeModel:
    """The model that comes with dateline, loaded once."""
    return TypeModel.load()


def features(passage: str) -> Iterator[int]:
    """Hash what the model looks at: words by their stems and beginnings, and pairs of neighbours, names left out."""
    text = _NAME.sub(" ", passage).lower().replace("’", "'")
    words = [_stem(word) for word in _WORD.findall(text)]
    telling = [word for word in words if word not in _EMPTY]
    for word in telling:
        yield _hash(word)
        yield _hash(f"p:{word[:_PREFIX]}")
    for one, other in pairwise(telling):
        yield _hash(f"{one}_{other}")
        yield _hash(f"q:{one[:_PREFIX]}_{other[:_PREFIX]}")


def _hash(feature: str) -> int:
    return crc32(feature.encode())


def _stem(word: str) -> str:
    """Cut the commonest endings off: enough to bring forms together, no more."""
    if word.isdigit():
        return "#"
    if len(word) < _SHORT:
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT - 1:
            word = word[: -len(ending)] + instead
            break
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if len(word) >= _SHORT and word.endswith("e") else word
