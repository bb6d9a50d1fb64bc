"""``dateline reread``: stored reports read again with the present program and vocabulary."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.correct import correction_line
from dateline.cli.expand import expand
from dateline.cli.options import Form, Where
from dateline.cli.output import note, write_json
from dateline.cli.read import INTERRUPTED, Work
from dateline.record.words import count

if TYPE_CHECKING:
    from dateline.pipeline.reread import RereadSummary


@expand
def reread(
    form: Form,
    where: Where,
    work: Work,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those that this very program and vocabulary read last.")
    ] = False,
) -> None:
    """Read stored reports again; claims keep their ids, corrections stay.

    For after a change of dateline or of its vocabulary. Can be stopped at any moment: run it again to go on.

    Example: dateline reread --jobs 4
    """
    from dateline.cli.progress import telling
    from dateline.pipeline.program import fingerprint
    from dateline.pipeline.reread import reread as read_again
    from dateline.pipeline.summary import ReadStopped
    from dateline.store import open_store

    try:
        with (
            open_store(where.location(), create=False) as store,
            telling(
                work.style,
                len(store.reports_to_read_again(None if everything else fingerprint())),
            ) as tell,
        ):
            summary = read_again(store, everything=everything, jobs=work.jobs, progress=tell)
    except ReadStopped as stopped:
        note(f"stopped: {stopped.done} of {stopped.total} read again; `dateline reread` goes on")
        raise typer.Exit(INTERRUPTED) from None
    _tell_result(summary, form)


def _tell_result(summary: "RereadSummary", form: Form) -> None:
    from dateline.record.judging import dump_stored_correction

    for failure in summary.failures:
        note(f"{failure.source}: {failure.problem}; its old reading stays")
    lost = [dump_stored_correction(it) for it in summary.lost]
    for correction in lost:
        note(correction_line(correction))
    if form.as_json:
        counts = asdict(summary)
        write_json({**counts, "lost": [it["id"] for it in lost]})
        return
    skipped = f", {summary.skipped} up to date already" if summary.skipped else ""
    typer.echo(f"{count(summary.reports, 'report')} read again in {summary.seconds:.1f} s{skipped}")
    typer.echo(
        f"{count(summary.kept, 'claim')} as before, {summary.altered} read differently, {summary.added} added, "
        f"{summary.retired} retired"
    )
    if summary.corrections:
        typer.echo(f"{count(summary.corrections, 'correction')} standing, {len(summary.lost)} lost")
