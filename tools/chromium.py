"""Finds the browser that the tests of the page drive; installs Debian's where there is none and apt may be used."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE: Final = (
    "no Chromium found, so the tests in the browser can't run: install it, on Debian: apt-get install chromium"
)
_SECONDS: Final = 900


def find() -> str | None:
    """Give the path of a Chromium; ``DATELINE_CHROMIUM`` comes first."""
    named = os.environ.get("DATELINE_CHROMIUM")
    if named and Path(named).exists():
        return named
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def ensure() -> str | None:
    """See that there is a Chromium. Gives one line that says why there is none, or None when there is one."""
    if find() is not None:
        return None
    apt = shutil.which("apt-get")
    if apt is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ADVICE
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        try:
            done = subprocess.run([apt, *words], env=environment, capture_output=True, check=False, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            return f"apt-get {words[0]} took more than {_SECONDS} s; {ADVICE}"
        if done.returncode and words[0] == "install":
            return f"apt-get could not install chromium; {ADVICE}"
    return None if find() else ADVICE


if __name__ == "__main__":
    told = ensure()
    if told:
        print(told, file=sys.stderr)
    raise SystemExit(1 if told else 0)
