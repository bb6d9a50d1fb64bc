"""Trains the network that finds which words tell a happening: ``python -m tools.triggers.train``.

Needs PyTorch (``pip install torch --index-url https://download.pytorch.org/whl/cpu``), which reading does not. Learns
from the marked texts beside this file, from the dev half of benchmarks/disagreement, but for the bundles of
`held_out.txt`, on which it is measured, from golden cases of extraction, and from political news of
PolNeAR (shared/data). Writes the weights with the names of the kinds. Card: docs/models/triggers.md.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from dateline.extract.trigger_features import PHRASES
from dateline.extract.trigger_network import WEIGHTS, Network
from dateline.vocab.kinds import event_kinds
from eval.paths import default_data
from tools.layers import WIDTH, Encoder
from tools.triggers.measure import measure
from tools.triggers.rows import Row, bundles, rows
from tools.triggers.texts import golden, political, written

SEED, EPOCHS, TOGETHER, RATE, DECAY = 7, 16, 1500, 2e-3, 2e-2
DROPPED, WORDS_DROPPED, LISTED_DROPPED = 0.4, 0.2, 0.15
"""Shares left out while learning: of the rows' numbers, of words, of what the word lists know."""
TELLING, SMOOTHED = 3.0, 0.02
"""How much more a token counts that tells a happening, and how sure no answer shall be."""


class Trained(Encoder):
    """The network of trigger_network.py, layer by layer under the same names, in a form that learns."""

    def __init__(self, kinds: int, dropped: float = DROPPED) -> None:
        super().__init__(dropped, words_dropped=WORDS_DROPPED, more={"phr": len(PHRASES), "lex": kinds})
        self.out = nn.Linear(WIDTH, kinds + 1)

    def forward(self, some: dict[str, Tensor]) -> Tensor:
        """A score for each token of some texts and each answer."""
        scores: Tensor = self.out(self.encode(some, self._more(some)))
        return scores

    def _more(self, some: dict[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
        yield "phr", some["phrases"]
        yield "lex", self.thinned(some["lexicon"], LISTED_DROPPED)

    def loss(self, some: dict[str, Tensor]) -> Tensor:
        """How wrong the answers are, for each token that is judged."""
        lost = nn.functional.cross_entropy(self(some), some["answer"], reduction="none", label_smoothing=SMOOTHED)
        counts = torch.where(some["answer"] > 0, TELLING, 1.0)
        return (lost * some["weight"] * counts).sum() / some["weight"].sum()


def batch(some: Sequence[Row]) -> dict[str, Tensor]:
    """Put texts end to end."""
    parts: dict[str, list[np.ndarray]] = {}
    tokens = 0
    for number, row in enumerate(some):
        seen = row.seen.seen
        arrays = {"vectors": seen.vectors, "word0": seen.words[0], "word1": seen.words[1], "head": seen.head + tokens}
        arrays |= {"children": seen.children, "phrases": row.seen.phrases, "lexicon": row.seen.lexicon, **seen.labels}
        arrays |= {"answer": row.answer, "weight": row.weight, "text": np.full(len(row.answer), number)}
        for name, array in arrays.items():
            parts.setdefault(name, []).append(array)
        tokens += len(row.answer)
    return {name: torch.from_numpy(np.concatenate(arrays)) for name, arrays in parts.items()}


def batches(learnt: list[Row]) -> Iterator[list[Row]]:
    """All texts once, in another order each time, of about as many tokens together."""
    random.shuffle(learnt)
    some: list[Row] = []
    tokens = 0
    for row in learnt:
        some.append(row)
        tokens += len(row.answer)
        if tokens > TOGETHER:
            yield some
            some, tokens = [], 0
    if some:
        yield some


def train(network: Trained, learnt: list[Row], epochs: int) -> None:
    """Learn; prints the mean loss of each epoch."""
    steps = epochs * (sum(len(row.answer) for row in learnt) // TOGETHER + 2) + 5
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        began = time.perf_counter()
        losses = []
        network.train()
        for some in batches(learnt):
            loss = network.loss(batch(some))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            rates.step()
            losses.append(loss.item())
        took = time.perf_counter() - began
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.3f}, {took:.0f} s", flush=True)
    network.eval()


def save(network: Trained, kinds: Sequence[str], path: Path) -> None:
    """Write the parameters by name, in half precision, and the kinds in the order of the answers."""
    np.savez_compressed(path, kinds=np.array(kinds), **network.weights())


def main(words: Sequence[str] | None = None) -> None:
    """Train, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--drop", type=float, default=DROPPED, help=f"share left out while learning ({DROPPED})")
    parser.add_argument("--limit", type=int, help="learn from the first N texts only, to try the tool out")
    parser.add_argument("--data", type=Path, default=default_data(), help="where polnear lies")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args(words)
    random.seed(SEED)
    torch.manual_seed(SEED)
    kinds = sorted(event_kinds())
    texts = chain(written(), bundles(held=False), golden(), political(arguments.data))
    learnt = list(rows(islice(texts, arguments.limit), kinds))
    marked = sum(int((row.answer > 0).sum()) for row in learnt)
    print(f"{len(learnt)} texts, {sum(len(it.answer) for it in learnt)} tokens, {marked} of them tell", flush=True)
    network = Trained(len(kinds), arguments.drop)
    train(network, learnt, arguments.epochs)
    save(network, kinds, arguments.out)
    for added in measure(Network.load(arguments.out), rows(islice(bundles(held=True), arguments.limit), kinds)):
        print(added)


if __name__ == "__main__":
    main()
