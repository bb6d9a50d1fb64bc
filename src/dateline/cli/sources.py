"""``dateline origins`` and ``dateline sources``: who an event rests on, and what is known of outlets and speakers."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import tables
from dateline.cli.expand import expand
from dateline.cli.options import Author, Form, Page, Where
from dateline.cli.output import note, write_json_array
from dateline.errors import SettingsError
from dateline.record.words import Json, count, shorten

if TYPE_CHECKING:
    from dateline.record.access import Record

_ORIGINS: tuple[tables.Group, ...] = (("origin", "counts"), ("why",), ("spelled", "carried by"), ("claims",))
_SOURCES: tuple[tables.Group, ...] = (
    ("name", "key"),
    ("type", "country"),
    ("side", "state-owned"),
    ("claims", "reliability"),
    ("described by", "why"),
)
_QUOTE = 120
_SPELLINGS = 6


class Action(StrEnum):
    """What to do with the sources."""

    LIST = "list"
    DESCRIBE = "describe"
    RETRACT = "retract"


@expand
def origins(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event's id, or the beginning of it.")],
    form: Form,
    where: Where,
) -> None:
    """List whom an event rests on in the end, and which of them are independent of each other, and why.

    Example: dateline origins evt_4c1a
    """
    with where.open() as record:
        found = record.origins(event)
    if form.as_json:
        write_json_array(found.dicts())
        return
    note(count(sum(origin.independent for origin in found), "independent origin"))
    tables.print_table(_ORIGINS, (_origin_row(origin) for origin in found.dicts()))


@expand
def sources(
    page: Page,
    form: Form,
    where: Where,
    *,
    action: Annotated[Action, typer.Argument(metavar="[list|describe|retract]", show_default=False)] = Action.LIST,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Name, key or spelling of a source.", show_default=False)
    ] = None,
    undescribed: Annotated[bool, typer.Option("--undescribed", help="Only those that nobody described.")] = False,
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Kind of source, like ngo.")] = None,
    country: Annotated[str | None, typer.Option(metavar="CC", help="Country, two letters.")] = None,
    side: Annotated[str | None, typer.Option(metavar="ACTOR", help="On whose side it speaks: id or name.")] = None,
    state_owned: Annotated[
        bool | None,
        typer.Option("--state-owned/--no-state-owned", help="Whether a state owns it.", show_default=False),
    ] = None,
    reliability: Annotated[
        str | None, typer.Option(metavar="A-F", help="Your Admiralty letter; never guessed by the program.")
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason; it is kept with the note.")] = None,
    author: Author = None,
) -> None:
    """List outlets and speakers with what is known of them; describe one, or take the last note on it back.

    Example: dateline sources describe "Levant Courier" --type outlet --country LB --why "its imprint"
    """
    if (name is None) != (action is Action.LIST):
        msg = "sources describe and sources retract take the name of a source; the list takes none"
        raise SettingsError(msg)
    facts = {"type": type_, "country": country, "side": side, "state_owned": state_owned, "reliability": reliability}
    if action is not Action.DESCRIBE and any(value is not None for value in (*facts.values(), why, author)):
        msg = "--type, --country, --side, --state-owned, --reliability, --why and --author belong to sources describe"
        raise SettingsError(msg)
    with where.open_as_is() as record:
        if name is not None and action is Action.DESCRIBE:
            noted = record.describe_source(name, why=why or "", author=author, **facts)
            note(f"described {noted.name} ({noted.key}), by {noted.author}")
        elif name is not None:
            taken = record.retract_source(name)
            note(f"took back what {taken.author} noted of {taken.name}: {taken.why}")
        if name is not None and record.stale:
            note("bringing events, disputes and control up to date ...")
            record.refresh()
        if action is Action.LIST:
            _list(record, page, form, undescribed=undescribed)


def _list(record: "Record", page: Page, form: Form, *, undescribed: bool) -> None:
    found = record.sources(undescribed=undescribed)
    shown = (found[: page.limit] if page.limit else found).dicts()
    if page.limit and len(found) > page.limit:
        note(f"{page.limit} of {len(found)} shown")
    if form.as_json:
        write_json_array(shown)
    elif found:
        tables.print_table(_SOURCES, (_source_row(source) for source in shown))
    else:
        note("the record has none")


def _origin_row(origin: Json) -> tables.Cells:
    words = (f"{claim['outlet'] or 'no outlet'}: “{_folded(claim['quote']['text'])}”" for claim in origin["claims"])
    return (
        origin["name"],
        "independent" if origin["independent"] else "not counted",
        origin["reason"],
        "; ".join(origin["spellings"][:_SPELLINGS]),
        ", ".join(origin["outlets"]),
        "\n".join(words),
    )


def _folded(text: str) -> str:
    return shorten(" ".join(text.split()), _QUOTE)


def _source_row(source: Json) -> tables.Cells:
    return (
        source["name"],
        source["key"] if source["key"] != source["name"].casefold() else "",
        source["type"].replace("_", " "),
        source["country"] or "country unknown",
        source["side"] or "side unknown",
        {None: "owner unknown", True: "state-owned", False: "not state-owned"}[source["state_owned"]],
        str(source["claims"]),
        source["reliability"] or "",
        source["described_by"] or "nobody",
        source["why"] or "",
    )
