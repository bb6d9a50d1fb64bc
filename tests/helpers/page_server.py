"""Starts ``dateline serve`` of an installed wheel, for tests and measurements in a browser."""

import os
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
_STARTS = 60


def install_wheel(folder: Path) -> Path:
    """Build the wheel of this tree and install it into an environment of its own; gives its Python.

    Its dependencies are those of the environment that runs the tests, so nothing is fetched.
    """
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder / "dist")]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    wheel = next((folder / "dist").glob("*.whl"))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*install, "--disable-pip-version-check", str(wheel)], check=True)
    own = next((folder / "venv").rglob("site-packages"))
    (own / "outer.pth").write_text(f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n")
    return python


@contextmanager
def serving(python: Path | str, record: Path | str, *, installed: bool = True) -> Iterator[str]:
    """Serve a record until the block ends; gives the address. `installed`: not from this tree, whatever is set."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(python), "-m", "dateline", "serve", "--db", str(record), "--port", str(port), "--author", "Ada"]
    environment = {key: value for key, value in os.environ.items() if not (installed and key == "PYTHONPATH")}
    server = subprocess.Popen(command, cwd=Path(record).parent, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(server, address)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(_STARTS * 5):
        assert server.poll() is None, "the server ended at once"
        try:
            with urlopen(f"{address}/static/page.css", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    msg = f"the server did not answer in {_STARTS} s"
    raise AssertionError(msg)
