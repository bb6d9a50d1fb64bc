"""Trains the network that finds who says what: ``python -m tools.attributions.train``.

Needs PyTorch (``pip install torch --index-url https://download.pytorch.org/whl/cpu``), which reading does not. Learns
from the articles in ``shared/data/polnear/train``, four in five; the scores printed are of the fifth. Writes the
weights and the list of articles learnt from, so that ``python -m eval polnear`` takes no score from them. Card:
docs/models/attributions.md.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from dateline.extract.said_features import PAIRS, pair
from dateline.extract.said_network import WEIGHTS, Network
from eval.measures import Counts
from eval.sets import polnear
from eval.sets.polnear_gold import LEARNT_FROM
from tools.attributions.articles import Article, articles
from tools.layers import WIDTH, Encoder, maxout, shifted, table

DATA = Path(__file__).resolve().parents[3] / "shared/data"
PAIR, PAIR_LAYERS = 64, 3
SEED, EPOCHS, TOGETHER, RATE, DROPPED = 7, 5, 6, 2e-3, 0.25
SURE, CONTENT = 0.40, 0.45


class Trained(Encoder):
    """The network of said_network.py, layer by layer under the same names, in a form that learns."""

    def __init__(self) -> None:
        super().__init__(DROPPED)
        self.cue, self.nosrc = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)
        self.pt, self.pc = nn.Linear(WIDTH, PAIR), nn.Linear(WIDTH, PAIR)
        self.pe = nn.ModuleDict({name: table(size, PAIR) for name, size in PAIRS.items()})
        self.pconv = nn.ModuleList([nn.Linear(PAIR * 3, PAIR * 2) for _ in range(PAIR_LAYERS)])
        self.pnorm = nn.ModuleList([nn.LayerNorm(PAIR) for _ in range(PAIR_LAYERS + 1)])
        self.role = nn.Linear(PAIR, 2)

    def roles(self, rows: Tensor, some: dict[str, Tensor]) -> Tensor:
        """Content and source scores for each pair of cue and token."""
        paired = self.pt(rows)[some["token"]] + self.pc(rows)[some["at"]]
        for name, labels in self.pe.items():
            paired = paired + labels(some[name])
        paired = self.drop(self.pnorm[0](paired.relu()))
        for number, layer in enumerate(self.pconv):
            step = 2**number
            near = [shifted(paired, step, some["cue"]), paired, shifted(paired, -step, some["cue"])]
            made = maxout(layer, near)
            paired = self.pnorm[number + 1](paired + self.drop(made))
        return self.role(paired)

    def loss(self, some: dict[str, Tensor]) -> Tensor:
        """How wrong cues, contents and sources are, for each attribution."""
        rows = self.encode(some)
        scores, nobody = self.roles(rows, some), self.nosrc(rows[some["cues"]])[:, 0]
        cue = nn.functional.binary_cross_entropy_with_logits(self.cue(rows)[:, 0], some["is_cue"], reduction="sum")
        content = nn.functional.binary_cross_entropy_with_logits(scores[:, 0], some["content"], reduction="sum")
        groups = torch.cat([some["cue"], torch.arange(len(nobody))])
        logits, right = torch.cat([scores[:, 1], nobody]), torch.cat([some["source"], some["nobody"]])
        most = torch.full_like(nobody, -1e9).scatter_reduce(0, groups, logits, "amax").detach()
        sums = torch.zeros_like(nobody).index_add(0, groups, (logits - most[groups]).exp())
        source = ((sums.log()[groups] + most[groups] - logits) * right).sum()
        return (cue + content / 8 + source) / len(nobody)


def batch(some: list[Article]) -> dict[str, Tensor]:
    """Put articles end to end."""
    parts: dict[str, list[np.ndarray]] = {}
    tokens = cues = 0

    def add(**arrays: np.ndarray) -> None:
        for name, array in arrays.items():
            parts.setdefault(name, []).append(array)

    for number, it in enumerate(some):
        seen, size = it.seen, len(it.seen.head)
        heads = np.array(sorted(answer.cue for answer in it.answers), dtype=np.int64)
        is_cue = np.zeros(size, dtype=np.float32)
        is_cue[heads] = 1
        add(vectors=seen.vectors, word0=seen.words[0], word1=seen.words[1], head=seen.head + tokens, is_cue=is_cue)
        add(children=seen.children, text=np.full(size, number), **seen.labels)
        if len(heads):
            pairs, by_cue = pair(seen, heads), {answer.cue: answer for answer in it.answers}
            wanted = [by_cue[at] for at in heads.tolist()]
            both = list(zip(pairs.cue.tolist(), pairs.token.tolist(), strict=True))
            source = np.array([wanted[cue].source == token for cue, token in both], dtype=np.float32)
            found = np.zeros(len(heads), dtype=np.float32)
            np.add.at(found, pairs.cue, source)
            add(token=pairs.token + tokens, cue=pairs.cue + cues, at=heads[pairs.cue] + tokens, cues=heads + tokens)
            add(source=source, nobody=(found == 0).astype(np.float32), **pairs.labels)
            add(content=np.array([token in wanted[cue].content for cue, token in both], dtype=np.float32))
        tokens, cues = tokens + size, cues + len(heads)
    return {name: torch.from_numpy(np.concatenate(arrays)) for name, arrays in parts.items()}


def train(network: Trained, learnt: list[Article], epochs: int) -> None:
    """Learn; prints the mean loss of each epoch."""
    steps = len(learnt) // TOGETHER
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=1e-2)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=epochs * steps + 1, pct_start=0.1)
    for epoch in range(epochs):
        began, lost = time.perf_counter(), 0.0
        network.train()
        random.shuffle(learnt)
        for first in range(0, steps * TOGETHER, TOGETHER):
            loss = network.loss(batch(learnt[first : first + TOGETHER]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            rates.step()
            lost += loss.item()
        print(f"epoch {epoch}: loss {lost / steps:.3f}, {time.perf_counter() - began:.0f} s", flush=True)


def test(network: Network, held: list[Article]) -> str:
    """Scores on articles held out, as ``python -m eval polnear`` takes them."""
    both, cues = Counts(), Counts()
    for it in held:
        wanted = [polnear.Answer(cue=each.cue, source=each.source, content=each.content) for each in it.answers]
        told = [each for each in network.read(it.seen, SURE, CONTENT) if each.tokens]
        given = [
            polnear.Answer(cue=each.cue, source=each.source, content=frozenset(each.tokens) & it.words) for each in told
        ]
        both, cues = both + polnear.right(wanted, given), cues + polnear.right_cues(wanted, given)
    return f"held out: P {both.precision:.3f} R {both.recall:.3f} F1 {both.f1:.3f}, cue F1 {cues.f1:.3f}"


def main() -> None:
    """Train, test, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    found = list(articles(arguments.data))
    learnt, held = [it for it in found if not it.held and it.answers], [it for it in found if it.held]
    print(f"{len(learnt)} articles to learn from, {len(held)} held out", flush=True)
    network = Trained()
    train(network, learnt, arguments.epochs)
    kept = network.weights()
    np.savez_compressed(arguments.out, **kept)
    print(test(Network({name: value.astype(np.float32) for name, value in kept.items()}), held))
    if arguments.out == WEIGHTS:
        LEARNT_FROM.write_text("\n".join(sorted(it.digest for it in learnt)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
