"""``dateline read``: files into the record."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.expand import expand
from dateline.cli.options import Form, Where
from dateline.cli.output import note, write_json
from dateline.errors import SettingsError
from dateline.record.words import count

if TYPE_CHECKING:
    from dateline.ingest import IngestOptions
    from dateline.pipeline.summary import ReadSummary

INTERRUPTED = 130
"""What a shell reports for a program stopped with Ctrl-C."""


class ProgressStyle(StrEnum):
    """How progress is told on stderr."""

    BAR = "bar"
    JSON = "json"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the user knows better than the page."""

    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Publication day of all these reports."),
    ] = None
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of all these reports.")] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Address of the report (one report only).")] = None
    max_bytes: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Largest file to read, in bytes.  [default: 52428800]", show_default=False
        ),
    ] = None

    def options(self) -> "IngestOptions":
        """Give them as ingest takes them."""
        from dateline.ingest import IngestOptions
        from dateline.record.asking import a_day

        size = {} if self.max_bytes is None else {"max_bytes": self.max_bytes}
        return IngestOptions(published_at=a_day(self.date, "date"), outlet=self.outlet, url=self.url, **size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How the work is done."""

    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes.  [default: all cores]", show_default=False),
    ] = None
    progress: Annotated[
        ProgressStyle | None,
        typer.Option(metavar="bar|json|none", help="On stderr.  [default: bar on a terminal]", show_default=False),
    ] = None

    @property
    def style(self) -> str | None:
        """How progress is told, None where nothing was asked for."""
        return self.progress.value if self.progress else None


@expand
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs, or - for stdin.")],
    known: Known,
    form: Form,
    where: Where,
    work: Work,
) -> None:
    """Read reports into the record; known ones are skipped.

    Reads text, HTML and JSON lines. Can be stopped at any moment: the same command goes on from there.

    Example: dateline read reports/ --jobs 4
    """
    from dateline.cli.progress import telling
    from dateline.ingest import check_sources
    from dateline.pipeline.run import read as read_sources
    from dateline.pipeline.summary import ReadStopped
    from dateline.store import open_store

    options = known.options()
    sources = check_sources(paths, options)
    total = sum(source.count for source in sources)
    if known.url and total > 1:
        msg = f"--url is the address of one report, but these paths hold {total}"
        raise SettingsError(msg)
    try:
        with (
            open_store(where.location()) as store,
            telling(work.style, total) as tell,
        ):
            summary = read_sources(sources, store=store, options=options, jobs=work.jobs, progress=tell)
    except ReadStopped as stopped:
        note(str(stopped))
        raise typer.Exit(INTERRUPTED) from None
    _tell_result(summary, form)
    if summary.lost:
        raise typer.Exit(1)


def _tell_result(summary: "ReadSummary", form: Form) -> None:
    if summary.unchanged:
        note(f"{summary.unchanged} already read, unchanged")
    for failure in (*summary.failures, *summary.lost):
        note(f"{failure.source}: {failure.problem}")
    if summary.unread:
        note(f"{summary.unread} could not be fully used: `dateline reports --unread` says why")
    if form.as_json:
        write_json(asdict(summary))
        return
    rate = f", {summary.new / summary.seconds:.0f} reports per second" if summary.new and summary.seconds else ""
    typer.echo(
        f"{count(summary.new, 'new report')} with {count(summary.claims, 'claim')} in {summary.seconds:.1f} s{rate}"
    )
    typer.echo(
        f"the record now holds {count(summary.events, 'event')}, {count(summary.disputes, 'dispute')}, "
        f"{count(summary.intervals, 'control interval')}"
    )
