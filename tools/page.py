"""Builds the explorer of the page from ``frontend/``: TypeScript and Svelte to the few files that the server sends.

``python -m tools.page`` builds it where it is stale; ``python -m tools.page check`` checks its types and runs its
tests. Only the standard library: it runs while a wheel is built.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = ROOT / "frontend"
TARGET: Final = ROOT / "src" / "dateline" / "web" / "static" / "explorer"
BUILT: Final = TARGET / "explorer.js"
STAMP: Final = TARGET / "sources.sha256"
"""Holds the fingerprint of the sources that the built files were made from; it travels with them."""

_INPUTS: Final = ("package-lock.json", "package.json", "tsconfig.json", "vite.config.ts", "svelte.config.js")
_OLDEST_NODE: Final = (20, 19)
_SECONDS: Final = 900


def build(*, force: bool = False) -> str | None:
    """Build the explorer unless it is fresh. Gives one line that says why it could not, or None when all is well.

    Without it the page still works: it shows what the server draws. So a machine without Node is told, not stopped.
    """
    if not SOURCES.exists():
        return None  # an installed package, or an sdist without them: what is there is what there is
    if not force and is_fresh():
        return None
    npm, why = find_npm()
    if npm is None:
        left = "the older build stays" if BUILT.exists() else "the page will show the map that the server draws"
        return f"the explorer was not built: {why}; {left}"
    for words in (["ci", "--ignore-scripts", "--no-audit", "--no-fund"], ["run", "build"]):
        done = _run([npm, *words])
        if done.returncode:
            last = next((line for line in reversed(done.stdout.splitlines()) if line.strip()), "it said nothing")
            return f"the explorer was not built: npm {words[0]} failed ({last.strip()}); try it in {SOURCES}"
    STAMP.write_text(fingerprint() + "\n", encoding="utf-8")
    return None


def check() -> str | None:
    """Check the explorer's types and run its tests. Gives the last lines of what failed, or None when all is well."""
    npm, why = find_npm()
    if npm is None:
        return why
    steps = [] if (SOURCES / "node_modules").exists() else [["ci", "--ignore-scripts", "--no-audit", "--no-fund"]]
    for words in (*steps, ["run", "check"], ["test"]):
        done = _run([npm, *words])
        if done.returncode:
            return f"npm {' '.join(words)} failed:\n{done.stdout[-4000:]}"
    return None


def is_fresh() -> bool:
    """Tell whether the built files are those of the sources as they stand."""
    return BUILT.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8").strip() == fingerprint()


def fingerprint() -> str:
    """Sum up everything that the built files are made from."""
    digest = hashlib.sha256()
    paths = [SOURCES / name for name in _INPUTS] + sorted(it for it in (SOURCES / "src").rglob("*") if it.is_file())
    for path in paths:
        digest.update(path.relative_to(SOURCES).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def find_npm() -> tuple[str | None, str]:
    """Find npm with a Node that is new enough; without one, say what is missing."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return None, "npm is not installed (on Debian: apt-get install npm, or nodejs.org)"
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    numbers = tuple(int(part) for part in said.removeprefix("v").split(".")[:2] if part.isdigit())
    if numbers < _OLDEST_NODE:
        return None, f"Node {said or 'of no known version'} is too old: {'.'.join(map(str, _OLDEST_NODE))} is needed"
    return npm, ""


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CI": "1", "NO_COLOR": "1", "NO_UPDATE_NOTIFIER": "1"}
    try:
        return subprocess.run(
            command,
            cwd=SOURCES,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, stdout=f"it ran for more than {_SECONDS} s", stderr="")


def main(arguments: list[str]) -> int:
    """Build or check. Without Node a check fails where CI runs it, and is left out elsewhere, in one line."""
    if arguments == ["check"]:
        said = check()
        if said and find_npm()[0] is None and os.environ.get("CI") != "true":
            print(f"not checked: {said}", file=sys.stderr)
            return 0
    else:
        said = build(force="--force" in arguments)
    if said:
        print(said, file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
