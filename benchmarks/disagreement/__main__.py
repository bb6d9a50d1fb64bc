"""Scores the record across reports on bundles with gold answers, or says what is wrong with a bundle.

``python -m benchmarks.disagreement [--half dev|test] [--family F] [--bundle ID] [--worst N] [--causes] [--json]
[--gate] [--pin]``
``python -m benchmarks.disagreement --check [FILE…]``
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.disagreement.bundles import HALVES, FaultyBundleError, files_of, read_raw
from benchmarks.disagreement.checks import FAMILIES, Fault, bundle_faults, likeness_faults
from benchmarks.disagreement.scoring import BASELINE, causes, documents, measure, task
from benchmarks.disagreement.tables import by_family, family_table
from eval.gate import falls, pin, unpinned
from eval.table import as_json, errors, table


def main(words: Sequence[str] | None = None) -> int:
    """Check or score, and print; exit code 1 for a fault, for nothing to measure, or (``--gate``) a score that fell."""
    arguments = _arguments(words)
    return check(arguments.files) if arguments.check else score(arguments)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disagreement", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="bundles to check (default: all)")
    parser.add_argument("--check", action="store_true", help="say what is wrong with bundles, one line a fault")
    parser.add_argument("--half", choices=HALVES, default="dev", help="which half to score (default: dev)")
    parser.add_argument("--family", choices=FAMILIES, metavar="F", help="score the bundles of one family only")
    parser.add_argument("--bundle", metavar="ID", help="score one bundle only and say what went wrong")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the N worst bundles, and why")
    parser.add_argument("--causes", action="store_true", help="count what went wrong by its cause")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--gate", action="store_true", help="exit with 1 when a pinned score fell")
    parser.add_argument("--pin", action="store_true", help="write the scores to baseline.json")
    arguments = parser.parse_args(words)
    if arguments.files and not arguments.check:
        parser.error("files go with --check; to score one bundle name it with --bundle")
    return arguments


def score(arguments: argparse.Namespace) -> int:
    """Score the bundles that are asked for, and print."""
    try:
        given = documents(arguments.half, arguments.family, arguments.bundle)
    except FaultyBundleError as error:
        print(error, file=sys.stderr)
        return 1
    if not given:
        print(f"error: no such bundle in {arguments.half}: see benchmarks/disagreement", file=sys.stderr)
        return 1
    measured, scores = measure(arguments.half, given)
    tasks = {measured.task: task(arguments.half)}
    worst = arguments.worst or (1 if arguments.bundle else 0)
    if arguments.json:
        told = {"metrics": as_json([measured], tasks), "families": by_family(scores), "causes": dict(causes(scores))}
        if worst:
            misses = sorted(measured.marks.misses, key=lambda it: (-it.lost, it.document))[:worst]
            told["worst"] = [{"bundle": it.document, "lost": it.lost, "wrong": list(it.read)} for it in misses]
        print(json.dumps(told, indent=2))
    else:
        print(table([measured], tasks), family_table(scores), sep="\n\n")
        if arguments.causes:
            print("", *(f"{count:5}  {cause}" for cause, count in causes(scores)), sep="\n")
        print(errors(measured, worst))
    if arguments.pin:
        pin([measured], BASELINE)
    if not arguments.gate:
        return 0
    for name in unpinned([measured], BASELINE):
        print(f"{name}: no pins for these bundles yet (--pin)", file=sys.stderr)
    fallen = falls([measured], tasks, BASELINE)
    for each in fallen:
        print(f"error: {each}", file=sys.stderr)
    return 1 if fallen else 0


def check(files: Sequence[Path]) -> int:
    """Print every fault of these files (or of all), and of how they look beside the others."""
    known = [path for half in HALVES for path in files_of(half)]
    asked = list(files) or known
    here = {path.resolve() for path in asked}
    faults: list[Fault] = []
    rows: list[tuple[str, dict[str, Any]]] = []
    for path in [*asked, *(it for it in known if it.resolve() not in here)]:
        try:
            raw = read_raw(path)
        except FaultyBundleError as error:
            faults += error.faults if path.resolve() in here else ()
            continue
        found = bundle_faults(raw, path.name, path.stem)
        if path.resolve() in here:
            faults += found
        if not found:
            rows.append((path.name, raw))
    faults += likeness_faults(rows, {path.name for path in asked})
    for fault in faults:
        print(fault)
    print(f"{len(asked)} bundles, {len(faults)} faults", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
