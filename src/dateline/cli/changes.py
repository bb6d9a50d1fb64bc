"""``dateline changes``: what became of the events since a day or a run."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from dateline.cli.expand import expand
from dateline.cli.options import Form, Where
from dateline.cli.output import console, note, printable, write_json
from dateline.record.words import Json, figures, parties, short_id, when
from dateline.record.words import where as place_words


@expand
def changes(
    form: Form,
    where: Where,
    *,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|RUN", help="A day, a moment, or the number of a reading.  [default: the last reading]"
        ),
    ] = None,
) -> None:
    """Tell what became of the events: added, merged, split, changed, removed, with old and new values.

    Example: dateline changes --since 2026-03-03
    """
    with where.open() as record:
        found = record.changes(since=since)
    if form.as_json:
        write_json(found)
        return
    if not found:
        note("nothing changed since then")
    out = console()
    for change in found:
        for line in lines(change):
            out.print(printable(line), soft_wrap=True, style="" if line.startswith(" ") else "bold")


def lines(change: Json) -> Iterator[str]:
    """Say one change: the event, what happened to it, and every field that differs."""
    others = f" ({', '.join(short_id(it) for it in change['others'])})" if change["others"] else ""
    told = " | ".join(filter(None, (change["kind"], place_words(change["place"]), when(change["time"]))))
    recorded = f"[run {change['run']}, {change['recorded_at']}]"
    yield f"{change['change']}{others}: {short_id(change['event_id'])}  {told}  {recorded}"
    for name, field in change["fields"].items():
        yield f"  {name}: {_value(name, field['old'])} -> {_value(name, field['new'])}"


def _value(name: str, value: Any) -> str:  # noqa: ANN401 (any field of an event)
    if value is None or value == []:
        return "nothing"
    if name == "place":
        return place_words(value)
    if name == "time":
        return when(value)
    if name in {"actors", "targets"}:
        return parties(value)
    if name == "quantities":
        return figures(value)
    return (
        ", ".join(short_id(it) if name == "claim_ids" else str(it) for it in value)
        if isinstance(value, list)
        else str(value)
    )
