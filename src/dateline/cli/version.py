"""``dateline version``: which version this is."""

import typer

from dateline import __version__


def version() -> None:
    """Print dateline's version."""
    typer.echo(__version__)
