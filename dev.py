"""Sets up dateline in this folder and runs its common jobs. Needs Python 3.11 to 3.13 and nothing else.

::

    python3 dev.py sample   set up, read the sample reports, show what the record says
    python3 dev.py test     set up with the tools, then run every check that CI runs
    python3 dev.py docs     run the commands in the documents again and write down what they print

Everything is installed into ``.venv`` beside this file, in the versions of ``requirements/constraints.txt``. A second
run changes nothing unless those versions, ``pyproject.toml`` or the place data have changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools import chromium, page
from tools.terminal import run_on_terminal

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOG = VENV / "install.log"
GAZETTEER = ROOT / "src" / "dateline" / "resolve" / "places" / "gazetteer.sqlite"
"""Built by hatch_build.py whenever dateline is installed; git ignores it."""
LOWEST, TOO_NEW = (3, 11), (3, 14)
COMMANDS = ("sample", "test", "docs")
CHECKS = (
    ("format", [str(PYTHON), "-m", "ruff", "format", "--check", "--quiet", "."]),
    ("lint", [str(PYTHON), "-m", "ruff", "check", "--quiet", "."]),
    ("types", [str(PYTHON), "-m", "mypy", "--strict", "src", "eval", "benchmarks"]),
    ("layers", [str(BIN / "lint-imports"), "--no-logo"]),
    ("explorer", [str(PYTHON), "-m", "tools.page", "check"]),
    ("reading", [str(PYTHON), "-m", "eval", "--gate", "--sample"]),
    ("record", [str(PYTHON), "-m", "benchmarks.disagreement", "--gate"]),
    ("tests", [str(PYTHON), "-m", "pytest", "-q", "-n", "2", "--cov", "--cov-report=term:skip-covered"]),
)
"""What `test` runs, in this order; pytest is last, so that its closing line closes the output."""


class SetupError(Exception):
    """Setting up failed; the text is one line for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    """Run one job. Gives the exit code: 0 when all went well, 1 when something failed, 2 for a wrong call."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    if not LOWEST <= sys.version_info[:2] < TOO_NEW:
        return say_error(f"dateline needs Python 3.11, 3.12 or 3.13, and this is {sys.version.split()[0]}: "
                         "run this file with one of them, for example python3.12 dev.py " + arguments[0])  # fmt: skip
    try:
        return {"sample": sample, "test": test, "docs": docs}[arguments[0]]()
    except SetupError as error:
        return say_error(str(error))
    except KeyboardInterrupt:
        return say_error("stopped; run the same command to go on")


def say_error(text: str) -> int:
    """Tell what went wrong in one line on stderr and give the exit code for it."""
    print(f"error: {text}", file=sys.stderr)
    return 1


def sample() -> int:
    """Read the sample reports into a fresh record and show events, disputes and control."""
    set_up("run")
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    for old in build.glob("sample.db*"):
        old.unlink()
    dateline = str(BIN / "dateline")
    record = ["--db", str(build / "sample.db")]
    for words in (["read", "examples/reports"], ["events"], ["disputes"], ["control"]):
        print(f"\n$ dateline {' '.join(words)}", flush=True)
        code = show([dateline, *words, *record])
        if code:
            return code
    print(f"\nThe record is {build / 'sample.db'}. Ask it more, for example:")
    print(f"  {BIN / 'dateline'} explain ID --db {build / 'sample.db'}")
    return 0


def show(command: list[str]) -> int:
    """Run a command so that it prints tables, also where this program's own output is not on a terminal."""
    if sys.stdout.isatty():
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    code, printed = run_on_terminal(command, cwd=ROOT, columns=160)
    print(printed, end="", flush=True)
    return code


def test() -> int:
    """Run all checks; every check runs, also after one has failed."""
    set_up("dev")
    no_browser = chromium.ensure()
    if no_browser:
        print(f"note: {no_browser}", file=sys.stderr)
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
        if name != CHECKS[-1][0]:
            print(f"   {'FAILED' if name in failed else 'ok'} in {time.monotonic() - started:.0f} s", flush=True)
    return say_error(f"failed: {', '.join(failed)}") if failed else 0


def docs() -> int:
    """Run the commands in the documents and write their output into them."""
    set_up("dev")
    return subprocess.run([str(PYTHON), "-m", "tools.docs"], cwd=ROOT, check=False).returncode


def set_up(profile: str) -> None:
    """Make ``.venv`` fit: ``run`` installs dateline, ``dev`` its tools as well. Does nothing when it fits already."""
    install(profile)
    not_built = page.build()  # installing has built it, unless something was missing; then this says what
    if not_built:
        print(f"note: {not_built}", file=sys.stderr)


def install(profile: str) -> None:
    """Install dateline into ``.venv`` unless what is there was made from the same versions and data."""
    stamps = [VENV / f"dateline-{name}.stamp" for name in ("dev", "run") if profile in ("run", name)]
    now = fingerprint()
    if PYTHON.exists() and GAZETTEER.exists() and any(it.exists() and it.read_text() == now for it in stamps):
        return
    print("setting up .venv (some minutes the first time, about 500 MB) ...", file=sys.stderr, flush=True)
    make_venv()
    target = "." if profile == "run" else ".[dev]"
    pip("install", "--constraint", "requirements/constraints.txt", "--editable", target)
    (VENV / f"dateline-{profile}.stamp").write_text(now)


def make_venv() -> None:
    """Create ``.venv`` where there is none that runs."""
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0
    ):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stdout + done.stderr).strip().splitlines()[-1:]
        msg = f"could not create .venv ({' '.join(last)}); on Debian and Ubuntu: apt-get install python3-venv"
        raise SetupError(msg)


def pip(*words: str) -> None:
    """Run pip in ``.venv``; what it says goes to ``.venv/install.log``."""
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", *words]
    with LOG.open("a", encoding="utf-8") as log:
        done = subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
        said = next((line for line in reversed(lines) if line.startswith("ERROR")), "see the log")
        msg = f"could not install ({said}); is the package registry within reach? All of pip's words: {LOG}"
        raise SetupError(msg)


def fingerprint() -> str:
    """Sum up all that decides what ``.venv`` must hold."""
    inputs = [ROOT / "pyproject.toml", ROOT / "requirements" / "constraints.txt", ROOT / "hatch_build.py"]
    inputs += sorted(path for folder in ("data", "tools/gazetteer") for path in (ROOT / folder).rglob("*"))
    digest = hashlib.sha256(str(ROOT).encode())
    for path in inputs:
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
