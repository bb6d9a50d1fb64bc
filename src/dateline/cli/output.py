"""Where things are printed: JSON or a table on stdout, notes on stderr. One place decides which."""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

PLAIN_WIDTH = 160
"""Columns of a table that is not on a terminal (tests, ``script``)."""


_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""All but tab and line feed."""


def on_terminal() -> bool:
    """Tell whether a person reads stdout: then tables, else JSON."""
    return sys.stdout.isatty()


def note(text: str) -> None:
    """Tell the person something that is no result: one line on stderr."""
    typer.echo(printable(text), err=True)


def printable(text: str) -> str:
    """Make control characters visible: a report's text must not move the cursor or recolour the reader's terminal.

    The length stays the same, so offsets stay right.
    """
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def write_json(value: object) -> None:
    """Print one JSON value on stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def write_json_array(items: Iterable[Mapping[str, Any]]) -> None:
    """Print a JSON array on stdout, one object per line, without holding it in memory twice."""
    out = sys.stdout
    out.write("[")
    between = "\n"
    for item in items:
        out.write(between + json.dumps(item, ensure_ascii=False))
        between = ",\n"
    out.write("\n]\n" if between != "\n" else "]\n")


def console() -> "Console":
    """Give the Rich console for results, made now so that it sees today's stdout."""
    from rich.console import Console

    return Console(file=sys.stdout, width=None if on_terminal() else PLAIN_WIDTH, highlight=False, markup=False)


def hush_stdout() -> None:
    """Send what is still unwritten to nowhere, after the reader of a pipe has gone (``dateline claims | head``)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
