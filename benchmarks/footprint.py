"""Measures what dateline asks of a laptop: how soon it answers, and how much of the disk it takes.

``python -m benchmarks.footprint [--no-wheel] [--json]``

Four figures against their goals: the time of ``dateline --help``, the time to read one short report into a fresh
record with everything loaded, the size of all that is installed, and the size of the wheel (built for this, which needs
pip and the registry for the build's own needs).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from benchmarks.throughput import run

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
"""A time is the shortest of so many runs: what else the machine did meanwhile is not dateline's."""
REPORT = """Army retakes Palmyra

28 March 2016

The Syrian army recaptured Palmyra from Islamic State on Sunday, state television said. At least 40 militants were
killed, according to the Syrian Observatory for Human Rights.
"""
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure in `unit` (seconds, or megabytes of 10^6 bytes) and the goal that it must stay under."""

    what: str
    measured: float
    goal: float
    unit: str

    @property
    def within(self) -> bool:
        """Whether the goal is met."""
        return self.measured < self.goal


def main() -> int:
    """Measure and print; exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description="How soon dateline answers, and how much of the disk it takes.")
    parser.add_argument("--no-wheel", action="store_true", help="leave out the wheel, which has to be built")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    figures = [help_time(), read_time(), installed_size()]
    if not arguments.no_wheel:
        figures.append(wheel_size())
    print(json.dumps([asdict(it) for it in figures], indent=2) if arguments.json else table(figures))
    return 0 if all(it.within for it in figures) else 1


def help_time() -> Figure:
    """Time ``dateline --help``, from nothing to the prompt."""
    command = [sys.executable, "-m", "dateline", "--help"]
    return Figure(what="dateline --help", measured=min(run(command)[1] for _ in range(RUNS)), goal=0.5, unit="s")


def read_time() -> Figure:
    """Time the reading of one short report: start, language model, gazetteer, record, events and control."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(REPORT, encoding="utf-8")
        times = [
            run([sys.executable, "-m", "dateline", "read", str(report), "--db", f"{folder}/{number}.db"])[1]
            for number in range(RUNS)
        ]
    return Figure(what="dateline read, one short report", measured=min(times), goal=4.0, unit="s")


def installed_size() -> Figure:
    """Add up the files of dateline and of every package that it needs; developers' tools do not count."""
    files = {file for name in needed("dateline") for file in _files(name)}
    files |= {file for file in (ROOT / "src").rglob("*") if "__pycache__" not in file.parts}  # installed editable
    size = sum(file.stat().st_size for file in files if file.is_file())
    return Figure(what="everything installed", measured=size / 1e6, goal=700, unit="MB")


def needed(name: str) -> set[str]:
    """Name a distribution and all that it needs, as installed here; what is not here (other systems' needs) is out."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop().lower().replace("_", "-")
        try:
            requires = distribution(one).requires or []
        except PackageNotFoundError:
            continue
        if one not in found:
            found.add(one)
            waiting += [match[0] for line in requires if "extra ==" not in line and (match := _NAME.match(line))]
    return found


def _files(name: str) -> list[Path]:
    return [Path(str(file.locate())) for file in distribution(name).files or ()]


def wheel_size() -> Figure:
    """Build the wheel and weigh it. Raises CalledProcessError when it can't be built."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "--quiet", "wheel", "--no-deps", "--wheel-dir", folder, str(ROOT)]
        subprocess.run(command, check=True)
        (wheel,) = Path(folder).glob("dateline-*.whl")
        size = wheel.stat().st_size
    return Figure(what="the wheel", measured=size / 1e6, goal=60, unit="MB")


def table(figures: list[Figure]) -> str:
    """Write the figures for people."""
    lines = [f"{'':<34}{'measured':>12}{'goal':>12}"]
    for it in figures:
        measured, goal = f"{it.measured:.2f} {it.unit}", f"{it.goal:g} {it.unit}"
        lines.append(f"{it.what:<34}{measured:>12}{goal:>12}{'' if it.within else '   OUTSIDE'}")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
