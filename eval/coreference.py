"""Measures of coreference: MUC, B-cubed, CEAF over entities, and their mean, the CoNLL score.

Clusters are sets of mentions; both answers hold the same mentions, each in one cluster. Sources: Vilain et al., MUC-6
1995 (MUC); Bagga and Baldwin, LREC 1998 (B-cubed); Luo, HLT 2005 (CEAF); Pradhan et al., CoNLL 2012 (the mean).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from eval.measures import Counts

Cluster = frozenset[Hashable]
Clusters = Sequence[Cluster]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Precision and recall, each with a denominator of its own."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def conll(gold: Clusters, given: Clusters) -> float:
    """The mean of the F1 of MUC, B-cubed and CEAF over entities."""
    return (muc(gold, given).f1 + b_cubed(gold, given).f1 + ceaf_e(gold, given).f1) / 3


def muc(gold: Clusters, given: Clusters) -> Measure:
    """Links that would have to be added: of a cluster, its size less the number of parts the other cuts it into."""
    return _both(_muc_recall, gold, given)


def b_cubed(gold: Clusters, given: Clusters) -> Measure:
    """For each mention, the share of its cluster that the other's cluster of it holds too; the mean over mentions."""
    return _both(_b_cubed_recall, gold, given)


def ceaf_e(gold: Clusters, given: Clusters) -> Measure:
    """Clusters paired off one to one for the greatest sum of likeness, which is 2 |a & b| / (|a| + |b|)."""
    total = best_match(gold, given)
    return Measure(precision=total / len(given) if given else 0.0, recall=total / len(gold) if gold else 0.0)


def pairs(gold: Clusters, given: Clusters) -> Counts:
    """Pairs of mentions in one cluster."""
    cluster_of = _cluster_of(given)
    right = 0
    for cluster in gold:
        parts: dict[int, int] = defaultdict(int)
        for mention in cluster:
            if mention in cluster_of:
                parts[cluster_of[mention]] += 1
        right += sum(map(_two_of, parts.values()))
    return Counts(right=right, given=sum(_two_of(len(it)) for it in given), wanted=sum(_two_of(len(it)) for it in gold))


def _two_of(count: int) -> int:
    return count * (count - 1) // 2


def _both(recall: Callable[[Clusters, Clusters], float], gold: Clusters, given: Clusters) -> Measure:
    return Measure(precision=recall(given, gold), recall=recall(gold, given))


def _muc_recall(gold: Clusters, given: Clusters) -> float:
    cluster_of = _cluster_of(given)
    kept = wanted = 0
    for cluster in gold:
        inside = {cluster_of[it] for it in cluster if it in cluster_of}
        alone = sum(it not in cluster_of for it in cluster)
        kept += len(cluster) - len(inside) - alone
        wanted += len(cluster) - 1
    return kept / wanted if wanted else 0.0


def _b_cubed_recall(gold: Clusters, given: Clusters) -> float:
    cluster_of = _cluster_of(given)
    total = 0.0
    for cluster in gold:
        for mention in cluster:
            other = given[cluster_of[mention]] if mention in cluster_of else frozenset()
            total += len(cluster & other) / len(cluster)
    count = sum(map(len, gold))
    return total / count if count else 0.0


def _cluster_of(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def best_match(gold: Clusters, given: Clusters) -> float:
    """The greatest sum of likeness of clusters paired off; worked out apart for clusters that no overlap connects."""
    likeness: dict[tuple[int, int], float] = {}
    cluster_of = _cluster_of(given)
    for at, cluster in enumerate(gold):
        for other in {cluster_of[it] for it in cluster if it in cluster_of}:
            likeness[at, other] = 2 * len(cluster & given[other]) / (len(cluster) + len(given[other]))
    total = 0.0
    for rows, columns in _connected(likeness):
        table = [[likeness.get((row, column), 0.0) for column in columns] for row in rows]
        total += assignment(table)
    return total


def _connected(edges: dict[tuple[int, int], float]) -> list[tuple[list[int], list[int]]]:
    """Rows and columns that edges connect, group by group."""
    columns_of: dict[int, list[int]] = defaultdict(list)
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, column in edges:
        columns_of[row].append(column)
        rows_of[column].append(row)
    out: list[tuple[list[int], list[int]]] = []
    seen: set[int] = set()
    for start in columns_of:
        if start in seen:
            continue
        rows, columns, queue = {start}, set[int](), [start]
        while queue:
            for column in columns_of[queue.pop()]:
                columns.add(column)
                new = [row for row in rows_of[column] if row not in rows]
                rows.update(new)
                queue += new
        seen |= rows
        out.append((sorted(rows), sorted(columns)))
    return out


def assignment(table: Sequence[Sequence[float]]) -> float:
    """The greatest sum of cells with no two in one row or column, cells never negative (the Hungarian method)."""
    size = max(len(table), len(table[0]) if table else 0)
    cost = [[-(row[at] if at < len(row) else 0.0) for at in range(size)] for row in table]
    cost += [[0.0] * size for _ in range(size - len(cost))]
    by_row, by_column = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)  # the row that each column is given to; 0 is none
    for row in range(1, size + 1):
        _give_a_column(row, cost, (by_row, by_column), row_of)
    return -sum(cost[row_of[column] - 1][column - 1] for column in range(1, size + 1))


def _give_a_column(
    row: int, cost: Sequence[Sequence[float]], potentials: tuple[list[float], list[float]], row_of: list[int]
) -> None:
    """One step of the Hungarian method: find the cheapest augmenting path from a row, and take it."""
    by_row, by_column = potentials
    size = len(cost)
    least, before, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    row_of[0], column = row, 0
    while row_of[column]:
        used[column] = True
        now = row_of[column]
        for other in range(1, size + 1):
            reduced = cost[now - 1][other - 1] - by_row[now] - by_column[other]
            if not used[other] and reduced < least[other]:
                least[other], before[other] = reduced, column
        nearest = min((it for it in range(1, size + 1) if not used[it]), key=least.__getitem__)
        step = least[nearest]
        for other in range(size + 1):
            if used[other]:
                by_row[row_of[other]] += step
                by_column[other] -= step
            else:
                least[other] -= step
        column = nearest
    while column:
        row_of[column] = row_of[before[column]]
        column = before[column]
