"""``dateline serve``: the record in a browser."""

from importlib import import_module
from typing import Annotated

import typer

from dateline.cli.expand import expand
from dateline.cli.options import Author, Where
from dateline.cli.output import note
from dateline.settings import DEFAULT_PORT, ServeSettings


@expand
def serve(
    where: Where,
    *,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="Port to listen on.")] = DEFAULT_PORT,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    login: Annotated[bool, typer.Option("--login", help="Everybody has to log in, on this machine too.")] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A further name that browsers may ask for.")
    ] = None,
    author: Author = None,
) -> None:
    """Open the record in a browser: map, events, disputes, search, review, and the HTTP API.

    Only this machine can reach it. With another address or name everybody has to log in: `dateline users add` first.

    Example: dateline serve --open
    """
    settings = ServeSettings(
        db=where.location(), host=host, port=port, login=login, hosts=tuple(name or ()), author=author
    )
    # By name: commands and pages stand side by side, and neither imports the other (docs/decisions/0024).
    import_module("dateline.web.serve").serve(settings, tell=note, open_browser=open_)
