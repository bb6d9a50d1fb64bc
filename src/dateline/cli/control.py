"""``dateline control``: who held which place, from when to when."""

from typing import Annotated

import typer

from dateline.cli import tables
from dateline.cli.expand import expand
from dateline.cli.lists import show_list
from dateline.cli.options import AsKnownOn, Form, Page, Search, Where
from dateline.cli.output import note


@expand
def control(
    search: Search,
    page: Page,
    form: Form,
    where: Where,
    *,
    at: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Only what may have been so on this day."),
    ] = None,
    according_to: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Work it out anew from what this speaker or side says, and nobody else."),
    ] = None,
    known: AsKnownOn,
) -> None:
    """List who held which place, when, according to whom.

    An open end means "last known", with the days since anybody last said so. Presence, advances and clashes are not
    control.

    Example: dateline control --place Palmyra --at 2015-06-01
    """
    with where.open() as record:
        known.tell(record)
        found = record.control(at=at, according_to=according_to, as_known_on=known.as_known_on, **search.words())
        if according_to is not None:
            speakers = record.speakers(according_to, as_known_on=known.as_known_on)
            note(
                f"according to {'; '.join(speakers)}"
                if speakers
                else f"nobody in the record is called {according_to!r}"
            )
        show_list(record, found, search, page, form, (tables.CONTROL, tables.interval_row))
