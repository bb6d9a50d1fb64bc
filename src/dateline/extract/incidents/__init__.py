"""Reads a report as a whole for incidents: attacks with their doers, targets, victims and weapons."""

from typing import TYPE_CHECKING, Final

from dateline.extract.incidents.grouping import Group, group, pick
from dateline.extract.incidents.network import load_weights
from dateline.extract.incidents.rows import Page
from dateline.extract.incidents.scored import make_examples, score
from dateline.model.incident import Filler, Incident, IncidentKind
from dateline.model.quote import Quote

if TYPE_CHECKING:
    from dateline.extract.incidents.grouping import Picked
    from dateline.extract.incidents.scored import Scored

MODEL: Final = "incidents 1"
KINDS: Final = (
    IncidentKind.ATTACK,
    IncidentKind.BOMBING,
    IncidentKind.KIDNAPPING,
    IncidentKind.ARSON,
    IncidentKind.ROBBERY,
)
"""In the order in which the networks answer."""


def find_incidents(page: Page) -> tuple[Incident, ...]:
    """Read a page for incidents, in the order in which it tells of them; none where it tells of none."""
    if not page.rows:
        return ()
    weights = load_weights()
    scored = score(make_examples(page), weights)
    groups = group(scored, pick(scored, weights.fillers), weights.pairs)
    return tuple(_incident(each, scored) for each in groups)


def _incident(found: Group, scored: "Scored") -> Incident:
    def fillers(role: int) -> tuple[Filler, ...]:
        return tuple(_filler(it, scored) for it in found.members if it.candidate.role == role)

    return Incident(
        kind=KINDS[found.kind],
        persons=fillers(0),
        organisations=fillers(1),
        targets=fillers(2),
        victims=fillers(3),
        weapons=fillers(4),
        model=MODEL,
    )


def _filler(picked: "Picked", scored: "Scored") -> Filler:
    page, span = scored.examples.page, scored.examples.spans[picked.candidate.at]
    quote = Quote.cut(page.text, page.rows[span.first].start, page.rows[span.end - 1].end)
    return Filler(quote=quote, chance=round(picked.chance, 3))
