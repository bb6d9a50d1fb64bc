"""``dateline reports``, ``claims``, ``events``, ``disputes``: the lists of the record."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli import tables
from dateline.cli.expand import expand
from dateline.cli.options import POLICY_HELP, AsKnownOn, Form, Page, Search, Where
from dateline.cli.output import note, write_json_array
from dateline.record.words import Json, figures, short_id, shorten, when, who_whom
from dateline.record.words import where as place_words

if TYPE_CHECKING:
    from dateline.record.access import Record
    from dateline.record.rows import Rows

_POSITION_QUOTE = 120


@expand
def reports(
    search: Search,
    page: Page,
    form: Form,
    where: Where,
    *,
    unread: Annotated[
        bool, typer.Option("--unread", help="Only those that could not be used, with the reason.")
    ] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the full text (JSON only).")] = False,
) -> None:
    """List the reports. --from and --to are publication days; other filters keep reports with such a claim.

    Example: dateline reports --unread
    """
    with where.open() as record:
        found = record.reports(unread=unread, with_text=with_text, **search.words())
        show_list(record, found, search, page, form, (tables.REPORTS, tables.report_row))


@expand
def claims(
    search: Search,
    page: Page,
    form: Form,
    where: Where,
    *,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also those that a person rejected.")] = False,
) -> None:
    """List the claims: who did what to whom, according to whom.

    Example: dateline claims --place Palmyra --kind territory_seized
    """
    with where.open() as record:
        found = record.claims(rejected=rejected, **search.words())
        show_list(record, found, search, page, form, (tables.CLAIMS, tables.claim_row))


@expand
def events(
    search: Search,
    page: Page,
    form: Form,
    where: Where,
    known: AsKnownOn,
    *,
    policy: Annotated[str | None, typer.Option(help=POLICY_HELP, metavar="NAME", show_default=False)] = None,
) -> None:
    """List the events: claims about one happening.

    Example: dateline events --from 2015-10-01 --to 2015-10-31 --policy lowest
    """
    with where.open() as record:
        known.tell(record)
        found = record.events(policy=policy, as_known_on=known.as_known_on, **search.words())
        show_list(record, found, search, page, form, (tables.EVENTS, tables.event_row))


@expand
def disputes(
    search: Search,
    page: Page,
    form: Form,
    where: Where,
    known: AsKnownOn,
    *,
    only_open: Annotated[
        bool, typer.Option("--open", help="Only contradictions that nobody has settled; no updates, no other scopes.")
    ] = False,
) -> None:
    """List where claims cannot all be true, both sides quoted.

    Example: dateline disputes --open --place Palmyra
    """
    with where.open() as record:
        known.tell(record)
        found = record.disputes(open_only=only_open, as_known_on=known.as_known_on, **search.words())
        rows = _DisputeRows(record, as_known_on=known.as_known_on)
        show_list(record, found, search, page, form, (tables.DISPUTES, rows))


def show_list(
    record: "Record",
    found: "Rows[Any]",
    search: Search,
    page: Page,
    form: Form,
    look: tuple[Sequence[tables.Group], Callable[[Json], tables.Cells]],
) -> None:
    """Print a list in the form that was asked for, and say on stderr what is left out or why it is empty."""
    if not found:
        note("nothing matches" if any(search.words().values()) else "the record has none")
        for line in record.near_misses(**search.words()):
            note(line)
    shown: Iterable[dict[str, Any]] = found[: page.limit].dicts() if page.limit else found.dicts()
    if page.limit and len(found) > page.limit:
        note(f"{page.limit} of {len(found)} shown")
    if form.as_json:
        write_json_array(shown)
    elif found:
        columns, row = look
        tables.print_table(columns, (row(item) for item in shown))


class _DisputeRows:
    """Shows disputes, each with the happening or place it is about and the words of every position."""

    def __init__(self, record: "Record", *, as_known_on: str | None = None) -> None:
        self._record = record
        self._as_known_on = as_known_on

    @cached_property
    def _claims(self) -> dict[str, dict[str, Any]]:
        return {claim["id"]: claim for claim in self._record.claims().dicts()}

    @cached_property
    def _events(self) -> dict[str, dict[str, Any]]:
        return {event["id"]: event for event in self._record.events(as_known_on=self._as_known_on).dicts()}

    def __call__(self, dispute: Json) -> tables.Cells:
        """Show one dispute."""
        event = self._events.get(dispute["event_id"] or "")
        return (
            short_id(dispute["id"]),
            f"{dispute['about']} ({dispute['relation']})",
            _about_event(event) if event else self._about_place(dispute),
            "\n".join(self._side(position) for position in dispute["positions"]),
            dispute["reason"] or "",
        )

    def _side(self, position: Json) -> str:
        quotes = (self._claims[it]["quote"]["text"] for it in position["claim_ids"] if it in self._claims)
        quote = shorten(next(quotes, ""), _POSITION_QUOTE)
        return f"{position['value']}: {', '.join(position['speakers'])} “{quote}”"

    def _about_place(self, dispute: Json) -> str:
        ids = (it for position in dispute["positions"] for it in position["claim_ids"])
        places = (self._claims[it]["place"] for it in ids if it in self._claims)
        return next((place_words(place) for place in places if place), dispute["place_id"] or "")


def _about_event(event: Json) -> str:
    parts = (
        event["kind"],
        when(event["time"]),
        place_words(event["place"]),
        who_whom(event),
        figures(event["quantities"]),
    )
    return ", ".join(part for part in parts if part)
