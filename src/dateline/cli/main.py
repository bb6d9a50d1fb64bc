"""The commands and how their errors look."""

from typing import Any

import typer
from typer.core import TyperGroup

from dateline.cli.changes import changes
from dateline.cli.control import control
from dateline.cli.correct import accept, correct, different, reject, same, undo
from dateline.cli.corrections import corrections, history
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.lists import claims, disputes, events, reports
from dateline.cli.output import hush_stdout, note
from dateline.cli.read import read
from dateline.cli.reread import reread
from dateline.cli.serve import serve
from dateline.cli.show import show
from dateline.cli.sources import origins, sources
from dateline.cli.users import users
from dateline.cli.version import version
from dateline.errors import DatelineError

_PIPE_CLOSED = 141
"""What a shell reports for a program that SIGPIPE ended: the reader of our output has had enough."""


class Commands(TyperGroup):
    """Turns dateline's own errors into one line on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 (typer keeps click's types to itself)
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            note(f"error: {' '.join(str(error).split())}")
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            hush_stdout()
            raise typer.Exit(_PIPE_CLOSED) from None


app = typer.Typer(
    cls=Commands,
    name="dateline",
    help="News reports on armed conflict in, an attributed record out: who did what to whom, according to whom.",
    epilog="Example: dateline read reports/ && dateline events --place Palmyra",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_ASKING = (reports, claims, events, disputes, control, changes, origins, sources, explain, show, export)
_DECIDING = (correct, reject, accept, same, different, undo, history, corrections)

for _command in (read, reread, *_ASKING, *_DECIDING, serve, users, version):
    app.command()(_command)


def main() -> None:
    """Run the ``dateline`` command."""
    app()
