"""Measures dateline's reading on public sets and prints one table.

``python -m eval [SET…] --data DIR [--sample] [--json] [--errors N] [--gate | --pin]``

Sets that `--data` does not hold are named and passed over. Any folder with the same layout will do.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.base import Measured, MissingSetError
from eval.gate import BASELINE, falls, pin, unpinned
from eval.paths import default_data
from eval.reader import Reader
from eval.run import measure
from eval.sets import TASKS
from eval.table import as_json, errors, table


def main(words: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 when a pinned score fell (with ``--gate``) or nothing could be measured."""
    arguments = _arguments(words)
    if arguments.gate and not arguments.data.is_dir():
        print(f"no sets here ({arguments.data} is no folder): nothing to keep from falling")
        return 0
    measured = _measure_all(arguments)
    if not measured:
        _say(f"error: {arguments.data} holds none of the sets: name their folder with --data")
        return 1
    print(json.dumps(as_json(measured, TASKS), indent=2) if arguments.json else table(measured, TASKS))
    if arguments.errors:
        for each in measured:
            print(errors(each, arguments.errors))
    if arguments.pin:
        pin(measured, BASELINE)
    return _gate(measured) if arguments.gate else 0


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval", description="How well dateline reads, set by set.")
    parser.add_argument("sets", nargs="*", metavar="SET", choices=[*TASKS, []], help=f"which: {', '.join(TASKS)}")
    parser.add_argument("--data", type=Path, default=default_data(), help="the folder of the sets")
    parser.add_argument("--sample", action="store_true", help="each set's drawn sample only, as .ci/run does")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the N worst documents of each set")
    parser.add_argument("--gate", action="store_true", help="exit with 1 when a pinned score fell")
    parser.add_argument("--pin", action="store_true", help="write the scores to eval/baseline.json")
    return parser.parse_args(words)


def _measure_all(arguments: argparse.Namespace) -> list[Measured]:
    reader = Reader()
    measured = []
    for task in (TASKS[name] for name in (arguments.sets or TASKS)):
        try:
            found = measure(task, arguments.data, reader, task.sample if arguments.sample else None)
        except MissingSetError as error:
            _say(f"{task.name} is not here: {error}")
            continue
        _say(f"{task.name}: {found.documents} documents in {found.seconds:.1f} s")
        measured.append(found)
    return measured


def _gate(measured: Sequence[Measured]) -> int:
    for name in unpinned(measured, BASELINE):
        _say(f"{name}: no pins for this corpus yet (python -m eval --pin)")
    fallen = falls(measured, TASKS, BASELINE)
    for each in fallen:
        _say(f"error: {each}")
    return 1 if fallen else 0


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
