"""Prints what was measured: one line a metric."""

from collections.abc import Iterator, Sequence
from typing import Any

from eval.base import Measured, Metric, Miss, Score, Task

_HEAD = ("set", "metric", "dateline", "target", "baseline", "best published", "answers", "docs/s")


def table(measured: Sequence[Measured], tasks: dict[str, Task[Any]]) -> str:
    """A Markdown table, lined up for reading as plain text. A star marks a target that is not met."""
    rows = [_HEAD, *(row for each in measured for row in _rows(each, tasks[each.task]))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _rows(measured: Measured, task: Task[Any]) -> Iterator[tuple[str, ...]]:
    rate = f"{measured.documents / measured.seconds:.1f}" if measured.seconds else ""
    for number, (metric, score) in enumerate(zip(task.metrics, measured.marks.scores, strict=True)):
        yield (
            f"{task.name} ({measured.documents})" if not number else "",
            metric.name,
            _figure(score.value) + ("*" if metric.target is not None and score.value < metric.target else ""),
            _figure(metric.target),
            _figure(score.baseline) + (f" {task.baseline}" if score.baseline is not None and not number else ""),
            f"{_figure(metric.best.value)} {metric.best.source}" if metric.best else "",
            str(score.items),
            rate if not number else "",
        )


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def as_json(measured: Sequence[Measured], tasks: dict[str, Task[Any]]) -> list[dict[str, Any]]:
    """One object a metric, with the same figures unrounded and what the metric means."""
    return [
        _object(each, tasks[each.task], metric, score)
        for each in measured
        for metric, score in zip(tasks[each.task].metrics, each.marks.scores, strict=True)
    ]


def _object(measured: Measured, task: Task[Any], metric: Metric, score: Score) -> dict[str, Any]:
    best = {"value": metric.best.value, "source": metric.best.source} if metric.best else None
    baseline = {"value": score.baseline, "method": task.baseline} if score.baseline is not None else None
    return {
        "set": task.name,
        "metric": metric.name,
        "definition": metric.definition,
        "value": score.value,
        "items": score.items,
        "target": metric.target,
        "baseline": baseline,
        "best_published": best,
        "documents": measured.documents,
        "corpus": measured.corpus,
        "documents_per_second": measured.documents / measured.seconds if measured.seconds else None,
    }


def errors(measured: Measured, count: int) -> str:
    """The documents that lost most, worst first: what people wrote, and what was read."""
    worst: list[Miss] = sorted(measured.marks.misses, key=lambda miss: (-miss.lost, miss.document))[:count]
    lines = []
    for miss in worst:
        lines.append(f"\n{measured.task} {miss.document} (lost {miss.lost:g})")
        lines += [f"  expected  {line}" for line in miss.expected]
        lines += [f"  read      {line}" for line in miss.read]
    return "\n".join(lines)
