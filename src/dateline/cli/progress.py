"""Progress of a reading run on stderr: a bar with rate and time left, JSON lines, or nothing."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from dateline.cli.output import note
from dateline.record.words import shorten

if TYPE_CHECKING:
    from dateline.pipeline.reread import RereadProgress
    from dateline.pipeline.summary import Progress

    AnyProgress = Progress | RereadProgress

_CURRENT = 40


@contextmanager
def telling(style: str | None, total: int) -> "Iterator[Callable[[AnyProgress], None] | None]":
    """Give what tells progress in a style; without one: a bar when a person reads stderr, else nothing."""
    chosen = style or ("bar" if sys.stderr.isatty() else "none")
    if chosen == "json":
        yield lambda progress: note(json.dumps(asdict(progress), ensure_ascii=False))
    elif chosen == "bar":
        with _bar(total) as tell:
            yield tell
    else:
        yield None


@contextmanager
def _bar(total: int) -> "Iterator[Callable[[AnyProgress], None]]":
    from rich import progress as parts
    from rich.console import Console
    from rich.text import Text

    class Rate(parts.ProgressColumn):
        """Reports per second since the start: they come in batches, so that Rich's own speed jumps."""

        def render(self, task: parts.Task) -> Text:
            return Text(f"{task.completed / task.elapsed:.1f}/s" if task.completed and task.elapsed else "loading")

    bar = parts.Progress(
        parts.BarColumn(),
        parts.MofNCompleteColumn(),
        Rate(),
        parts.TimeRemainingColumn(),
        parts.TextColumn("{task.fields[claims]} claims  {task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=total, claims=0)

        def tell(progress: "AnyProgress") -> None:
            bar.update(
                task, completed=progress.done, claims=progress.claims, description=shorten(progress.current, _CURRENT)
            )

        yield tell
