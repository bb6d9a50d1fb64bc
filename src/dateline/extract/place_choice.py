"""Chooses which place named in a sentence is a verb's, by a model trained on annotated news (docs/models/places.md).

The rules' own answer is one of the things it looks at. It is asked for any verb by `Asking.place_of`; of claims it only
corrects the rules, and only where it is sure.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.extract.node import Node
from dateline.extract.notes import Notes, PlaceHit
from dateline.extract.place_features import Sentence, of_none, of_place
from dateline.extract.place_mentions import Found
from dateline.extract.sentences import sentence_of
from dateline.extract.unlisted_places import unlisted_places

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

WEIGHTS = Path(__file__).with_name("place_choice.npz")
SIZE = 1 << 17
"""Number of weights; the things looked at are hashed to them, so that no words are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What may be a verb's place, with a chance for each and one for none of them; together they make 1."""

    hits: tuple[PlaceHit, ...]
    chances: tuple[float, ...]
    none: float

    @property
    def best(self) -> PlaceHit | None:
        """The likeliest; None where none of them is likelier."""
        return self.likeliest if self.hits and self.none < max(self.chances) else None

    @property
    def likeliest(self) -> PlaceHit | None:
        """The likeliest name, also where none of them is likelier still; None only where there is no name."""
        return self.hits[self.chances.index(max(self.chances))] if self.hits else None

    def chance(self, hit: PlaceHit) -> float:
        """Chance of one name."""
        return next((chance for each, chance in zip(self.hits, self.chances, strict=True) if each is hit), 0.0)


def candidates(verb: "Token", notes: Notes) -> list[PlaceHit]:
    """The names of a verb's sentence that can be its place, known places and others, in text order."""
    first, stop = sentence_of(verb).start, sentence_of(verb).end
    known = [hit for hit in notes.places if first <= hit.first < stop]
    return sorted([*known, *unlisted_places(notes, first, stop)], key=lambda hit: hit.first)


def looked_at(verb: "Token", hits: Sequence[PlaceHit], node: Node | None, found: Sequence[Found]) -> list[list[str]]:
    """What the model looks at for no place, then for each name. `found` is what the rules say of `node`."""
    rules: Mapping[tuple[int, int], str] = {(each.hit.first, each.hit.last): each.rule for each in reversed(found)}
    sentence = Sentence(verb, hits)
    none = of_none(verb, len(hits), node.kind if node is not None else None, ruled=bool(found))
    return [none, *(of_place(sentence, k, rules) for k in range(len(hits)))]


def choose(verb: "Token", notes: Notes, node: Node | None, found: Sequence[Found]) -> Choice:
    """Weigh the names of a verb's sentence as its place."""
    import numpy as np  # noqa: PLC0415 - only where something is read

    hits = candidates(verb, notes)
    if not hits:
        return Choice(hits=(), chances=(), none=1.0)
    weights = _weights()
    scores = np.array([weights[hashed(each)].sum() for each in looked_at(verb, hits, node, found)])
    odds = np.exp(scores - scores.max())
    none, *chances = (odds / odds.sum()).tolist()
    return Choice(hits=tuple(hits), chances=tuple(chances), none=none)


def hashed(features: Sequence[str]) -> list[int]:
    """Numbers of the weights of some features, each once."""
    return sorted({zlib.crc32(feature.encode()) % SIZE for feature in features})


@cache
def _weights() -> "NDArray[Any]":
    import numpy as np  # noqa: PLC0415 - see above

    with np.load(WEIGHTS, allow_pickle=False) as stored:
        return np.asarray(stored["weights"], dtype="float32")
