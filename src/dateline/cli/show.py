"""``dateline show``: the text of a report with its claims marked."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.expand import expand
from dateline.cli.options import Form, Where
from dateline.cli.output import console, printable, write_json
from dateline.record.words import Json, figures, kind_and_mode, says, short_id, when, who_whom
from dateline.record.words import where as place_words

if TYPE_CHECKING:
    from rich.text import Text


@expand
def show(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id, or the beginning of it.")],
    form: Form,
    where: Where,
) -> None:
    """Show a report's text with its claims marked.

    Example: dateline show rpt_4c1a
    """
    with where.open() as record:
        shown = record.show(report)
    if form.as_json:
        write_json(shown)
        return
    out = console()
    head = (shown["outlet"] or "outlet not known", shown["published_at"] or "no date", short_id(shown["id"]))
    out.print(" | ".join(head), style="bold")
    if shown["unread_reason"]:
        out.print(shown["unread_reason"], style="yellow")
    out.print()
    out.print(marked_text(printable(shown["text"]), shown["claims"]))
    out.print()
    for number, claim in enumerate(shown["claims"], 1):
        out.print(printable(f"[{number}] {short_id(claim['id'])}  {claim_line(claim)}"), soft_wrap=True)


def marked_text(text: str, claims: Sequence[Json]) -> "Text":
    """Put ``[1,2| ... ]`` around the words of claims 1 and 2; the trigger words are bold, also without colours."""
    from rich.text import Text

    numbers: dict[tuple[int, int], list[int]] = {}
    triggers: set[int] = set()
    edges_of_triggers: set[int] = set()
    for number, claim in enumerate(claims, 1):
        quote, trigger = _span(claim["quote"]), _span(claim["trigger"])
        numbers.setdefault(quote, []).append(number)
        triggers.update(range(*trigger))
        edges_of_triggers.update(trigger)
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    # Outer marks open first and close last, so that nested words nest in print.
    for (start, end), ids in sorted(numbers.items(), key=lambda item: (item[0][0], -item[0][1])):
        opening[start] = opening.get(start, "") + f"[{','.join(map(str, ids))}| "
        closing[end] = closing.get(end, "") + "]"
    marked = Text()
    edges = sorted({0, len(text), *opening, *closing, *edges_of_triggers})
    for at, following in pairwise([*edges, len(text)]):
        marked.append(closing.get(at, ""), style="cyan")
        marked.append(opening.get(at, ""), style="cyan")
        marked.append(text[at:following], style="bold green" if at in triggers else "")
    return marked


def claim_line(claim: Json) -> str:
    """Say a whole claim in one line."""
    parts = (
        kind_and_mode(claim),
        who_whom(claim),
        place_words(claim["place"]),
        when(claim["time"]),
        figures(claim["quantities"]),
        says(claim),
    )
    return " | ".join(part for part in parts if part)


def _span(quote: Json) -> tuple[int, int]:
    return quote["start"], quote["end"]
