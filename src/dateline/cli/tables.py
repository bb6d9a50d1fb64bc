"""One table per list. On a narrow terminal neighbouring columns are stacked in one, so that nothing is left out."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.cli.output import console, printable
from dateline.record.words import Json, count, figures, kind_and_mode, says, short_id, shorten, when, where, who_whom

if TYPE_CHECKING:
    from rich.console import Console

WIDE = 180
"""Terminal columns from which every value gets a column of its own."""

_QUOTE = 160
_TITLE = 80

Cells = tuple[str, ...]
Group = tuple[str, ...]

REPORTS: tuple[Group, ...] = (("id",), ("published", "outlet"), ("title",), ("sentences used", "unread because"))
CLAIMS: tuple[Group, ...] = (("id", "kind"), ("when", "where"), ("who > whom", "figures"), ("says", "quote"))
EVENTS: tuple[Group, ...] = (
    ("id", "kind"),
    ("when", "where"),
    ("who > whom", "figures"),
    ("said by", "claims", "disputes", "grades"),
)
DISPUTES: tuple[Group, ...] = (("id", "about"), ("what",), ("positions",), ("why",))
CONTROL: tuple[Group, ...] = (("place",), ("from", "to"), ("status", "holder"), ("basis", "according to"), ("id",))


def print_table(groups: Sequence[Group], rows: Iterable[Cells], *, on: "Console | None" = None) -> None:
    """Print rows of cells (in the order of all groups' columns) as one table."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    out = on or console()
    wide = out.width >= WIDE
    shape = [(name,) for group in groups for name in group] if wide else list(groups)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=not wide)
    for group in shape:
        table.add_column(" / ".join(group), overflow="fold", no_wrap=group == ("id",))
    for cells in rows:
        left = iter(cells)
        stacks = [[next(left) for _ in group] for group in shape]
        table.add_row(*(Text(printable("\n".join(cell for cell in stack if cell))) for stack in stacks))
    out.print(table)


def report_row(report: Json) -> Cells:
    """Show one report: how much of it gave claims, or why none."""
    used = f"{report['sentences_used']} of {report['sentences']}" if report.get("sentences") is not None else ""
    return (
        short_id(report["id"]),
        report["published_at"] or "no date",
        report["outlet"] or "",
        shorten(report["title"] or "", _TITLE),
        used,
        report["unread_reason"] or "",
    )


def claim_row(claim: Json) -> Cells:
    """Show one claim with its words."""
    return (
        short_id(claim["id"]),
        kind_and_mode(claim),
        when(claim["time"]),
        where(claim["place"]),
        who_whom(claim),
        figures(claim["quantities"]),
        says(claim),
        f"“{shorten(claim['quote']['text'], _QUOTE)}”",
    )


def event_row(event: Json) -> Cells:
    """Show one event: on how many independent origins it rests, and whether it is disputed."""
    origins = count(event["independent_origins"], "independent origin")
    outlets = f"; {count(len(event['outlets']), 'outlet')}" if event["outlets"] else ""
    disputed = len(event["disputes"])
    return (
        short_id(event["id"]),
        kind_and_mode(event),
        when(event["time"]),
        where(event["place"]),
        who_whom(event),
        figures(event["quantities"]),
        f"{', '.join(event['origins'])} ({origins}{outlets})",
        count(len(event["claim_ids"]), "claim"),
        count(disputed, "dispute") if disputed else "",
        " ".join(grade for grade in (event["grade"], event["admiralty"]) if grade),
    )


def interval_row(interval: Json) -> Cells:
    """Show one control interval; an open end is the last that anyone has said."""
    return (
        where(interval["place"]),
        when(interval["from"]),
        _until(interval),
        interval["status"],
        ", ".join(interval["holder_names"]),
        interval["basis"].replace("_", " "),
        ", ".join(interval["according_to"]),
        short_id(interval["id"]),
    )


def _until(interval: Json) -> str:
    """Say when an interval ended; without an end how long ago anybody last said so."""
    if interval["to"] is not None:
        return f"until {when(interval['to'])}"
    ago = interval["days_since"]
    if ago is None:
        return "last known, no evidence of a day" if interval["last_evidence"] is None else "last known"
    return f"last known, last evidence {count(ago, 'day')} ago"
