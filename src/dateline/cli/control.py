"""``dateline control``: who held which place, from when to when."""

from typing import Annotated

import typer

from dateline.cli import tables
from dateline.cli.expand import expand
from dateline.cli.lists import show_list
from dateline.cli.options import Form, Page, Search, Where


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
        typer.Option(metavar="NAME", help="Work it out anew from what this speaker says, and nobody else."),
    ] = None,
) -> None:
    """List who held which place, when, according to whom.

    An open end means "last known". Presence, advances and clashes are not control.

    Example: dateline control --place Palmyra --at 2015-06-01
    """
    with where.open() as record:
        found = record.control(at=at, according_to=according_to, **search.words())
        show_list(record, found, search, page, form, (tables.CONTROL, tables.interval_row))
