"""Prints the benchmark's figures family by family."""

from collections.abc import Sequence
from typing import Final

from benchmarks.disagreement.scoring import METRICS, BundleScore, families, total, value

_SHORT: Final = {"pairs of one origin F1": "one origin F1"}


def by_family(scores: Sequence[BundleScore]) -> dict[str, dict[str, object]]:
    """For every family its number of bundles, and each metric's value (null where nothing is asked) with its counts."""
    out: dict[str, dict[str, object]] = {}
    for name, some in families(scores).items():
        out[name] = {"bundles": len(some)}
        for metric, counts in total(some).items():
            figures = {"right": counts.right, "given": counts.given, "wanted": counts.wanted}
            out[name][metric] = {"value": value(metric, counts), **figures}
    return out


def family_table(scores: Sequence[BundleScore]) -> str:
    """One line a family and one for all, lined up; a dash where a family asks nothing."""
    rows = [("family", "bundles", *(_SHORT.get(it.name, it.name) for it in METRICS))]
    for name, some in {**families(scores), "all": list(scores)}.items():
        figures = (value(metric, counts) for metric, counts in total(some).items())
        rows.append((name, str(len(some)), *("-" if it is None else f"{it:.3f}" for it in figures)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
