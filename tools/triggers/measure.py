"""Counts what the network of triggers adds to the frames: ``python -m tools.triggers.measure [WEIGHTS]``.

On the bundles that are held out (`held_out.txt`): of the mentions on whose words no frame fires, how many it finds, and
how many of those as a kind alike; and of the words it finds where no frame fires, how many stand in a mention.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.disagreement.told import alike
from dateline.extract.trigger_network import WEIGHTS, Network
from tools.triggers.rows import Row, bundles, rows

SURE = (0.3, 0.5, 0.55, 0.7)


@dataclass(frozen=True, slots=True)
class Added:
    """What is added from a chance on: mentions, those unread by frames, found, alike; words found, and in mentions."""

    sure: float
    mentions: int = 0
    unread: int = 0
    found: int = 0
    alike: int = 0
    words: int = 0
    right: int = 0

    def __str__(self) -> str:
        return (
            f"from {self.sure:.2f}: {self.unread} of {self.mentions} mentions unread by frames, "
            f"{self.found} found ({self.found / max(self.unread, 1):.1%}), "
            f"{self.alike} as a kind alike ({self.alike / max(self.unread, 1):.1%}); "
            f"{self.words} words added, {self.right} in a mention ({self.right / max(self.words, 1):.1%})"
        )


def measure(network: Network, texts: Iterable[Row], sure: Sequence[float] = SURE) -> list[Added]:
    """Count for each chance from which a word is taken to tell."""
    chances = [(row, network.chances(row.seen)) for row in texts]
    return [_count(chances, least, network.kinds) for least in sure]


def _count(texts: Iterable[tuple[Row, np.ndarray]], least: float, kinds: Sequence[str]) -> Added:
    counts = np.zeros(6, dtype=np.int64)
    for row, chances in texts:
        telling = (1 - chances[:, 0] >= least) & (row.rule < 0)
        kind = chances[:, 1:].argmax(axis=1)
        for at in np.flatnonzero(row.answer):
            words = phrase(row, int(at))
            unread = bool((row.rule[words] < 0).all())
            got = [other for other in words if telling[other]] if unread else []
            good = any(alike(kinds[kind[other]], kinds[row.answer[at] - 1]) for other in got)
            counts[:4] += [1, unread, bool(got), good]
        counts[4:] += [telling.sum(), (telling & ((row.answer > 0) | (row.weight == 0))).sum()]
    return Added(least, *counts.tolist())


def phrase(row: Row, at: int) -> range:
    """The tokens of the marked phrase that a token stands for."""
    first, last = at, at
    while first > 0 and row.weight[first - 1] == 0:
        first -= 1
    while last + 1 < len(row.weight) and row.weight[last + 1] == 0:
        last += 1
    return range(first, last + 1)


def main() -> None:
    """Measure and print, a line for each chance."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", nargs="?", type=Path, default=WEIGHTS)
    network = Network.load(parser.parse_args().weights)
    for added in measure(network, rows(bundles(held=True), network.kinds)):
        print(added)


if __name__ == "__main__":
    main()
