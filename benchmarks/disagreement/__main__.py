"""The command line of the benchmark; see README.md."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.disagreement.bundles import HALVES, FaultyBundleError, files_of, read_raw
from benchmarks.disagreement.checks import Fault, bundle_faults, likeness_faults


def main(words: Sequence[str] | None = None) -> int:
    """Check or score, and print; exit code 1 for a fault."""
    arguments = _arguments(words)
    return check(arguments.files)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disagreement", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="bundles to check (default: all)")
    parser.add_argument("--check", action="store_true", help="say what is wrong with bundles, one line a fault")
    return parser.parse_args(words)


def check(files: Sequence[Path]) -> int:
    """Print every fault of these files (or of all), and of how they look beside the others."""
    known = [path for half in HALVES for path in files_of(half)]
    asked = list(files) or known
    faults: list[Fault] = []
    rows: list[tuple[str, dict[str, Any]]] = []
    here = {path.resolve() for path in asked}
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
