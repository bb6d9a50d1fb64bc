import inspect
from dataclasses import dataclass
from typing import Annotated

import typer
from typer.testing import CliRunner

from dateline.cli.expand import expand


@dataclass(frozen=True, kw_only=True)
class Colours:
    ink: Annotated[str, typer.Option(help="Ink.")] = "black"
    paper: Annotated[str | None, typer.Option(help="Paper.")] = None


def _app():
    @expand
    def draw(what: str, colours: Colours, *, twice: bool = False) -> None:
        """Draw."""
        typer.echo(f"{what} {colours.ink} {colours.paper} {twice}")

    app = typer.Typer(rich_markup_mode=None)
    app.command()(draw)
    return app, draw


def test_every_field_becomes_an_option():
    _, draw = _app()
    assert list(inspect.signature(draw).parameters) == ["what", "twice", "ink", "paper"]


def test_the_command_gets_the_group_put_together():
    app, _ = _app()
    result = CliRunner().invoke(app, ["boat", "--ink", "blue", "--twice"])
    assert result.output == "boat blue None True\n"


def test_help_and_name_stay():
    _, draw = _app()
    assert (draw.__name__, draw.__doc__) == ("draw", "Draw.")
