"""Runs the commands that the documents show, so that no document tells what the program does not do.

In README.md and docs/*.md every fenced block marked ``console`` holds commands (lines that begin with ``$``) and what
they print; every block marked ``python`` is a program. They run from top to bottom in an empty folder that holds a copy
of ``examples/``. Three comments, unseen by readers, steer this:

- ``<!-- output -->`` or ``<!-- output: 12 lines -->`` before a block: what it prints is written by
  ``python3 dev.py docs`` (all of it, or the first lines) and must be up to date, but for times and speeds;
- ``<!-- set NAME: command -->``: the commands after it find what this command prints in the variable NAME;
- ``<!-- kinds -->`` ... ``<!-- /kinds -->``: the table of event kinds, written from the vocabulary.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.vocab.kinds import EventKind, event_kinds
from tools.terminal import run_on_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = 110
"""Width of the terminal that the documents show."""

_PART = re.compile(
    r"(?:<!-- output(?:: (?P<limit>\d+) lines)? -->\n(?P<marked>))?^```(?P<language>console|python)\n(?P<body>.*?)^```$"
    r"|^<!-- set (?P<name>\w+): (?P<value>.+?) -->$",
    re.MULTILINE | re.DOTALL,
)
_TIMING = re.compile(r"\d[\d.,]* (?:s|reports? per second)\b")
_KINDS = re.compile(r"(?<=<!-- kinds -->\n).*?(?=<!-- /kinds -->)", re.DOTALL)


@dataclass(kw_only=True)
class Outcome:
    """What running one document gave: its text with today's output, and the commands that failed."""

    text: str
    failures: list[str] = field(default_factory=list)


def documents() -> list[Path]:
    """List the documents whose commands run."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def run_document(text: str, folder: Path) -> Outcome:
    """Run everything that a document shows, in `folder`, and give the document as it should be."""
    if not (folder / "examples").exists():
        shutil.copytree(ROOT / "examples", folder / "examples")
    outcome = Outcome(text=text)
    env = _environment()

    def replace(part: re.Match[str]) -> str:
        if part["name"]:
            env[part["name"]] = _run(part["value"], folder, env, outcome).strip()
        elif part["language"] == "python":
            _run([sys.executable, "-c", part["body"]], folder, env, outcome)
        else:
            commands = [line for line in part["body"].splitlines() if line.startswith("$ ")]
            printed = [(line, _run(line[2:], folder, env, outcome)) for line in commands]
            if part["marked"] is not None:
                head = part[0].split("```console\n", 1)[0]
                shown = f"{head}```console\n{''.join(_cut(printed, part['limit']))}```"
                return part[0] if _TIMING.sub("", shown) == _TIMING.sub("", part[0]) else shown
        return part[0]

    outcome.text = _KINDS.sub(lambda _: kinds_table(), _PART.sub(replace, text))
    return outcome


def _environment() -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return {**env, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{env.get('PATH', '')}"}


def _run(command: str | list[str], folder: Path, env: dict[str, str], outcome: Outcome) -> str:
    with tempfile.TemporaryFile() as notes:
        code, printed = run_on_terminal(command, cwd=folder, env=env, columns=COLUMNS, notes=notes)
        notes.seek(0)
        said = (printed + notes.read().decode("utf-8", "replace")).strip()[-400:]
    if code:
        name = command if isinstance(command, str) else "the program\n" + command[-1]
        outcome.failures.append(f"{name.strip()} ended with exit code {code}: {said}")
    return printed


def _cut(printed: list[tuple[str, str]], limit: str | None) -> Iterator[str]:
    for command, output in printed:
        lines = [line.rstrip() for line in output.rstrip().splitlines()]
        shown = lines if limit is None or len(lines) <= int(limit) else [*lines[: int(limit)], "…"]
        yield from (f"{line}\n" for line in [command, *shown])


def kinds_table() -> str:
    """Write the table of event kinds as Markdown, in the order of the vocabulary."""
    rows = [_kind_row(kind) for kind in event_kinds().values()]
    head = ["| kind | what it is | control | ACLED | PLOVER |", "|---|---|---|---|---|"]
    return "\n".join([*head, *rows]) + "\n"


def _kind_row(kind: EventKind) -> str:
    acled = " or ".join(name for name in (kind.acled_state, kind.acled) if name) or "-"
    plover = "-" if kind.plover is None else " / ".join(it for it in (kind.plover.event, kind.plover.mode) if it)
    return f"| `{kind.id}` | {kind.definition} | {kind.control_effect} | {acled} | {plover} |"


def main() -> int:
    """Bring all documents up to date; exit code 1 when a command in one of them fails."""
    failed = False
    for path in documents():
        with tempfile.TemporaryDirectory() as folder:
            outcome = run_document(path.read_text(encoding="utf-8"), Path(folder))
        path.write_text(outcome.text, encoding="utf-8")
        for failure in outcome.failures:
            failed = True
            sys.stderr.write(f"{path.relative_to(ROOT)}: {failure}\n")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
