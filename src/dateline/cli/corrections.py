"""``dateline corrections`` and ``dateline history``: what was decided, by whom and why."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import tables
from dateline.cli.correct import correction_line
from dateline.cli.expand import expand
from dateline.cli.export import written_whole
from dateline.cli.options import Form, Where
from dateline.cli.output import note, write_json, write_json_array
from dateline.errors import InputError, SettingsError
from dateline.record.words import Json, count, short_id, shorten

if TYPE_CHECKING:
    from dateline.record.access import Record

_CORRECTIONS: tuple[tables.Group, ...] = (("id",), ("what",), ("why",), ("by", "at"), ("quote",))
_HISTORY: tuple[tables.Group, ...] = (("at", "by"), ("what", "id"), ("text",), ("reason",))
_QUOTE = 120
_SECONDS = 19


class Action(StrEnum):
    """What to do with the corrections."""

    LIST = "list"
    EXPORT = "export"
    IMPORT = "import"


@expand
def corrections(
    form: Form,
    where: Where,
    *,
    action: Annotated[Action, typer.Argument(metavar="[list|export|import]", show_default=False)] = Action.LIST,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="What to import; - for stdin.", show_default=False)
    ] = None,
    lost: Annotated[bool, typer.Option("--lost", help="Only those that find none of their quotes now.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Export here, not to stdout.")
    ] = None,
) -> None:
    """List, export or import what persons decided.

    Exported JSON lines can be imported into any record that holds the same reports, as often as you like.

    Example: dateline corrections export -o decided.jsonl
    """
    if (file is not None) != (action is Action.IMPORT):
        msg = "corrections import takes one file, or - for stdin; the others take none (export: -o FILE)"
        raise SettingsError(msg)
    with where.open_as_is() as record:
        if action is Action.EXPORT:
            _export(record, output)
        elif file is not None:
            _import(record, file, form)
        else:
            _list(record, form, lost=lost)


def _list(record: "Record", form: Form, *, lost: bool) -> None:
    found = record.corrections(lost=lost)
    if form.as_json:
        write_json_array(found.dicts())
    elif found:
        tables.print_table(_CORRECTIONS, (_row(it) for it in found.dicts()))
    else:
        note("no correction is lost" if lost else "the record has none")


def _row(correction: Json) -> tables.Cells:
    identifier, _, says = correction_line(correction).partition("  ")
    quote = shorten(correction["claims"][0]["quote"]["text"], _QUOTE)
    return identifier, says, correction["why"], correction["author"], correction["decided_at"][:_SECONDS], f"“{quote}”"


def _export(record: "Record", output: Path | None) -> None:
    if output is None or str(output) == "-":
        record.export_corrections(sys.stdout)
        sys.stdout.flush()
        return
    with written_whole(output) as fh:
        number = record.export_corrections(fh)
    note(f"wrote {count(number, 'correction')} to {output}")


def _import(record: "Record", file: Path, form: Form) -> None:
    name = "stdin" if str(file) == "-" else str(file)
    try:
        text = sys.stdin.read() if name == "stdin" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"can't read {name}: {getattr(error, 'strerror', None) or error}"
        raise InputError(msg) from None
    done = record.import_corrections(text.splitlines(), name=name)
    for stored in done.lost:
        note(f"{stored.correction.id} finds none of its quotes; it is kept: `dateline corrections --lost` lists them")
    if form.as_json:
        lost = [stored.correction.id for stored in done.lost]
        write_json({"added": done.added, "known": done.known, "taken_back": done.taken_back, "lost": lost})
        return
    typer.echo(
        f"{count(done.added, 'correction')} added, {done.taken_back} taken back, {done.known} known already, "
        f"{len(done.lost)} lost"
    )


@expand
def history(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim or event, or the beginning of it.")],
    form: Form,
    where: Where,
) -> None:
    """Show everything judged about a claim or event, in order of time.

    Example: dateline history evt_4c1a
    """
    with where.open() as record:
        entries = record.history(identifier)
    if form.as_json:
        write_json_array(entries)
    elif entries:
        tables.print_table(_HISTORY, (_entry(it) for it in entries))
    else:
        note("nobody has judged it")


def _entry(entry: Json) -> tables.Cells:
    return (
        entry["at"][:_SECONDS],
        entry["author"],
        entry["what"],
        short_id(entry["id"]),
        entry["text"],
        entry["reason"] or "",
    )
