"""Starts ``dateline serve`` for a measurement."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECONDS = 600
"""A large record that an older version made is brought up to date first."""


@contextmanager
def serving(record: Path) -> Iterator[str]:
    """Serve a record with this Python until the block ends; gives the address once the first view is worked out."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(record), "--port", str(port)]
    server = subprocess.Popen(command)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(server, f"{address}/api/v1/explorer/record")
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _wait(server: subprocess.Popen[bytes], url: str) -> None:
    ends = time.monotonic() + _SECONDS
    while time.monotonic() < ends:
        if server.poll() is not None:
            msg = "the server ended at once"
            raise SystemExit(msg)
        try:
            with urlopen(url, timeout=_SECONDS) as answer:  # noqa: S310 - our own server
                answer.read()
                return
        except (URLError, OSError):
            time.sleep(0.1)
    msg = f"the server did not answer in {_SECONDS} s"
    raise SystemExit(msg)
