"""``dateline export``: the record in the formats of other tools."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TextIO

import typer

from dateline.cli.expand import expand
from dateline.cli.options import POLICY_HELP, Search, Where
from dateline.cli.output import note
from dateline.errors import DatelineError


@expand
def export(
    fmt: Annotated[str, typer.Argument(metavar="jsonl|csv|geojson", help="The format.")],
    search: Search,
    where: Where,
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to stdout.")
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="events|claims|control", help="Only this part.  [default: what the format is used for]"),
    ] = None,
    policy: Annotated[str | None, typer.Option(help=POLICY_HELP, metavar="NAME", show_default=False)] = None,
    include_names: Annotated[
        bool,
        typer.Option("--include-names", help="Name private persons who are victims or captives, too."),
    ] = False,
) -> None:
    """Write the record as jsonl, csv or geojson.

    The filters keep a part of it, as in the lists. jsonl holds everything by default, csv the events, geojson the
    events and control. Private persons who are victims or captives are described, not named, unless you ask.

    Example: dateline export csv --of claims --place Palmyra --output palmyra.csv
    """
    with where.open() as record:
        if output is None or str(output) == "-":
            record.export(fmt, sys.stdout, of=of, policy=policy, include_names=include_names, **search.words())
            sys.stdout.flush()
            return
        with written_whole(output) as fh:
            record.export(fmt, fh, of=of, policy=policy, include_names=include_names, **search.words())
        note(f"wrote {output}")


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """Open a file that takes its name only when it is complete: a failed export leaves an older file as it was."""
    if path.exists() and not path.is_file():  # a pipe or device
        with path.open("w", encoding="utf-8", newline="") as fh:
            yield fh
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as fh:
            yield fh
        part.replace(path)
    except OSError as error:
        msg = f"can't write {path}: {error.strerror or error}"
        raise DatelineError(msg) from None
    finally:
        part.unlink(missing_ok=True)
