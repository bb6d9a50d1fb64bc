"""Runs a command as if a person watched it, so that it prints its tables and not its JSON. Standard library only."""

from __future__ import annotations

import os
import re
import subprocess
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_CHUNK = 65536
_STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""Bold, colours and the like, which have no place in a document."""


def run_on_terminal(
    command: Sequence[str] | str,
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    columns: int = 120,
    notes: IO[bytes] | None = None,
) -> tuple[int, str]:
    """Run a command with its stdout on a terminal `columns` wide; give its exit code and what it printed there.

    A text is run by the shell. What comes on stderr goes to the file `notes`, or to this program's own stderr. Where
    there are no terminals to be had (Windows) stdout is a pipe.
    """
    plain = {**(env or os.environ), "COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "xterm", "PYTHONUTF8": "1"}
    shell = isinstance(command, str)
    try:
        reader, writer = _open_terminal(columns)
    except (ImportError, OSError):
        done = subprocess.run(
            command, cwd=cwd, env=plain, shell=shell, stdout=subprocess.PIPE, stderr=notes, check=False
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")
    with subprocess.Popen(
        command, cwd=cwd, env=plain, shell=shell, stdin=subprocess.DEVNULL, stdout=writer, stderr=notes
    ) as process:
        os.close(writer)
        printed = _read_all(reader)
        code = process.wait()
    return code, _STYLE.sub("", printed.decode("utf-8", "replace").replace("\r\n", "\n"))


def _open_terminal(columns: int) -> tuple[int, int]:
    import fcntl  # noqa: PLC0415 (not on Windows)
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    reader, writer = os.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    return reader, writer


def _read_all(reader: int) -> bytes:
    parts = []
    while True:
        try:
            part = os.read(reader, _CHUNK)
        except OSError:  # Linux says "input/output error" when the other end is closed
            part = b""
        if not part:
            os.close(reader)
            return b"".join(parts)
        parts.append(part)
