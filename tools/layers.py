"""The layers that dateline's own networks share, in PyTorch, which learns: the twin of dateline.extract.layers.

The names of the layers are those by which reading finds the weights.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from dateline.extract.said_features import DEPS, ROWS, SIZES

WIDTH, LAYERS, WORD, VECTOR = 96, 2, 48, 96
_EACH = 2
"""Weighted sums of which `maxout` takes the largest: layers.py of dateline.extract compares as many."""


class Encoder(nn.Module):
    """Makes a row for each token: what the parse says, then convolutions over neighbours and the tree.

    `more` are layers for further numbers of each token, their widths by name; `dropped` is the share of the rows'
    numbers left out while learning, `words_dropped` the share of words.
    """

    def __init__(self, dropped: float, *, words_dropped: float = 0.0, more: Mapping[str, int] | None = None) -> None:
        super().__init__()
        self.word = table(ROWS * 2, WORD)
        self.lab = nn.ModuleDict({name: table(size, WIDTH) for name, size in SIZES.items()})
        self.vec, self.wrd = nn.Linear(VECTOR, WIDTH), nn.Linear(2 * WORD, WIDTH)
        self.kid = nn.Linear(len(DEPS) + 1, WIDTH)
        for name, size in (more or {}).items():
            self.add_module(name, nn.Linear(size, WIDTH))
        self.conv = nn.ModuleList([nn.Linear(WIDTH * 5, WIDTH * _EACH) for _ in range(LAYERS)])
        self.norm = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in range(LAYERS + 1)])
        self.drop = nn.Dropout(dropped)
        self.words_dropped = words_dropped

    def encode(self, some: Mapping[str, Tensor], more: Iterable[tuple[str, Tensor]] = ()) -> Tensor:
        """One row for each token of some texts end to end; `text` numbers them, `more` goes into layers by name."""
        words = self.thinned(self.word(some["word0"]) + self.word(some["word1"] + ROWS), self.words_dropped)
        rows = self.vec(some["vectors"]) + self.kid(some["children"])
        rows = rows + self.wrd(torch.cat([words, words[some["head"]]], 1))
        for name, numbers in more:
            rows = rows + self.get_submodule(name)(numbers)
        for name, labels in self.lab.items():
            rows = rows + labels(some[name])
        rows = self.drop(self.norm[0](rows.relu()))
        hanging = (some["head"] != torch.arange(len(rows))).float()[:, None]
        many = some["children"].sum(1, keepdim=True).clamp(min=1)
        for number, layer in enumerate(self.conv):
            below = torch.zeros_like(rows).index_add_(0, some["head"], rows * hanging) / many
            near = [shifted(rows, 1, some["text"]), rows, shifted(rows, -1, some["text"])]
            made = maxout(layer, [*near, rows[some["head"]], below])
            rows = self.norm[number + 1](rows + self.drop(made))
        return rows

    def thinned(self, rows: Tensor, dropped: float) -> Tensor:
        """Whole rows left out at random while learning, so that nothing hangs on one word alone."""
        if not (self.training and dropped):
            return rows
        return rows * (torch.rand(len(rows), 1) > dropped).float()

    def weights(self) -> dict[str, np.ndarray]:
        """The parameters by name, in half precision, as reading loads them."""
        return {name: value.detach().numpy().astype(np.float16) for name, value in self.state_dict().items()}


def table(rows: int, width: int) -> nn.Embedding:
    """Make a row of numbers for each of some labels, small to begin with."""
    made = nn.Embedding(rows, width)
    nn.init.normal_(made.weight, std=0.1)
    return made


def maxout(layer: nn.Linear, parts: Sequence[Tensor]) -> Tensor:
    """The largest of the weighted sums that stand side by side, of each row of all parts side by side."""
    sums: Tensor = layer(torch.cat(list(parts), 1))
    return sums.view(len(sums), -1, _EACH).amax(2)


def shifted(rows: Tensor, step: int, groups: Tensor) -> Tensor:
    """Each row's neighbour `step` rows before (behind, where negative) in its group, zeros where there is none."""
    size, pad = abs(step), rows.new_zeros(abs(step), rows.shape[1])
    same = (groups[size:] == groups[:-size]).float()[:, None]
    return torch.cat([pad, rows[:-size] * same]) if step > 0 else torch.cat([rows[size:] * same, pad])
