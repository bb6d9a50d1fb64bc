"""``dateline serve``: the record in a browser."""

from importlib import import_module
from typing import Annotated

import typer

from dateline.cli.expand import expand
from dateline.cli.options import Where
from dateline.cli.output import note
from dateline.settings import DEFAULT_PORT, ServeSettings


@expand
def serve(
    where: Where,
    *,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="Port to listen on.")] = DEFAULT_PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open the record in a browser: map, events, disputes, search, review, and the HTTP API.

    Only this machine can reach it, unless another address is given.

    Example: dateline serve --open
    """
    settings = ServeSettings(db=where.location(), host=host, port=port)
    # By name: commands and pages stand side by side, and neither imports the other (docs/decisions/0024).
    import_module("dateline.web.serve").serve(settings, tell=note, open_browser=open_)
