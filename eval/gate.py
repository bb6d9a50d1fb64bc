"""Keeps scores from falling in silence: ``eval/baseline.json`` holds each set's pinned scores by corpus.

A score is compared only with what was pinned for the very same documents and answers. A corpus without pins is no
failure: the gate says that it is new. To pin what a change raised or, with a reason in the changelog, lowered:
``python -m eval --pin`` (and ``--pin --sample`` for the sample that ``.ci/run`` draws).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.base import Measured, Task

BASELINE = Path(__file__).resolve().parent / "baseline.json"
SLACK = 0.0005
"""A fall of less is rounding: pins have four digits, and sums of floats depend on the machine in the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """A score under its pin."""

    task: str
    metric: str
    pinned: float
    value: float

    def __str__(self) -> str:
        return f"{self.task}: {self.metric} fell from {self.pinned:.4f} to {self.value:.4f}"


def falls(measured: Sequence[Measured], tasks: dict[str, Task[Any]], path: Path) -> list[Fall]:
    """The pinned scores that fell; empty when none did or nothing is pinned for these corpora."""
    pins = load_pins(path)
    out = []
    for each in measured:
        kept = {metric.name for metric in tasks[each.task].metrics if metric.pinned}
        scores = pins.get(each.task, {}).get(each.corpus, {}).get("scores", {})
        for score in each.marks.scores:
            pinned = scores.get(score.metric)
            if score.metric in kept and pinned is not None and score.value < pinned - SLACK:
                out.append(Fall(task=each.task, metric=score.metric, pinned=pinned, value=score.value))
    return out


def unpinned(measured: Sequence[Measured], path: Path) -> list[str]:
    """Names of the sets whose corpus has no pins."""
    pins = load_pins(path)
    return [each.task for each in measured if each.corpus not in pins.get(each.task, {})]


def pin(measured: Sequence[Measured], path: Path) -> None:
    """Write the scores down as the ones to keep; pins of other corpora and sets stay."""
    pins = load_pins(path)
    for each in measured:
        scores = {score.metric: round(score.value, 4) for score in each.marks.scores}
        pins.setdefault(each.task, {})[each.corpus] = {"documents": each.documents, "scores": scores}
    path.write_text(json.dumps(pins, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def load_pins(path: Path) -> dict[str, dict[str, Any]]:
    """The pins: set, then corpus, then ``documents`` and ``scores``. Empty where the file is not there yet."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
