"""The options that commands share: which record, which part of it, and in which form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import note, on_terminal
from dateline.record.words import count
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.record.access import Record
    from dateline.record.asking import FilterWords


DB_HELP = "The record: a file path or a database URL.  [default: DATELINE_DB, or dateline.db]"


POLICY_HELP = "The rule that chooses the best value of a figure, for example lowest.  [default: low-best-high]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The record to work on."""

    db: Annotated[str | None, typer.Option(help=DB_HELP, metavar="PATH-or-URL", show_default=False)] = None

    def location(self) -> str:
        """Give the path or URL of the record."""
        return Settings.from_environment(db=self.db).db

    def open(self) -> "Record":
        """Open the record for asking, brought up to date if it changed since its events were computed."""
        record = self.open_as_is()
        if record.stale:
            note("the record has changed: bringing events, disputes and control up to date ...")
            record.refresh()
        return record

    def open_as_is(self) -> "Record":
        """Open the record for changing it: what is computed may be older than the claims."""
        from dateline.record.access import open_record

        return open_record(self.location(), refresh=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of the answer."""

    json: Annotated[bool, typer.Option("--json", help="JSON instead of a table; the default when piped.")] = False

    @property
    def as_json(self) -> bool:
        """Whether to print JSON."""
        return self.json or not on_terminal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which part of the record is asked for: all given filters must match."""

    place: Annotated[str | None, typer.Option(help="Name or id of a place, in any spelling.", metavar="NAME")] = None
    actor: Annotated[str | None, typer.Option(help="Name or id of a party, on either side.", metavar="NAME")] = None
    kind: Annotated[str | None, typer.Option(help="Event kind, for example air_strike.", metavar="KIND")] = None
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="YYYY-MM-DD", help="First day of interest."),
    ] = None
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="YYYY-MM-DD", help="Last day of interest."),
    ] = None
    speaker: Annotated[str | None, typer.Option(help="Name or id of who said it.", metavar="NAME")] = None
    outlet: Annotated[str | None, typer.Option(help="Outlet that published it.", metavar="NAME")] = None

    def words(self) -> "FilterWords":
        """Give the filters that were set, as keywords of ``Record``'s methods."""
        given: FilterWords = {
            "place": self.place,
            "actor": self.actor,
            "kind": self.kind,
            "from_": self.from_,
            "to": self.to,
            "speaker": self.speaker,
            "outlet": self.outlet,
        }
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class AsKnownOn:
    """Up to when reports count: the second clock, when it was reported and not when it happened."""

    as_known_on: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Work it out anew from reports published up to this day."),
    ] = None

    def tell(self, record: "Record") -> None:
        """Say on stderr how many reports could not be placed in time."""
        undated = record.undated() if self.as_known_on is not None else 0
        if undated:
            note(f"{count(undated, 'report')} without a day of publication left out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How much of a list is shown."""

    limit: Annotated[int | None, typer.Option(min=1, help="Show at most this many.", metavar="N")] = None


Author = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Who decides.  [default: DATELINE_AUTHOR, or this machine's user]", show_default=False
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Why a person decides something, and who it is."""

    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason; it is kept with the decision.")]
    author: Author = None
