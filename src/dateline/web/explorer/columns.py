"""The record as the browser gets it: columns, and numbers instead of names: 20,000 events are a megabyte or so."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from dateline.record.overview import Overview
from dateline.vocab.kinds import event_kinds
from dateline.web.explorer.rows import Month, months

Json = dict[str, Any]

LIMIT: Final = 20_000
"""Events up to which the browser gets each; of more it gets sums by place and month, and details when asked."""
_EPOCH: Final = date(1970, 1, 1).toordinal()


def dump_overview(overview: Overview) -> Json:
    """Give the whole record: places, names, control, and the events where there are no more than `LIMIT`."""
    whole, every = len(overview.events) <= LIMIT, range(len(overview.events))
    kinds = Counter(it.kind for it in overview.events)
    parties = Counter(number for it in overview.events for number in it.parties)
    origins = Counter(number for it in overview.events for number in it.origins)
    starts = [day for it in overview.events if (day := it.earliest or it.latest)]
    ends = [day for it in overview.events if (day := it.latest or it.earliest)]
    return {
        "state": overview.state,
        "whole": whole,
        "total": len(overview.events),
        "disputed": sum(it.disputed for it in overview.events),
        "first": day_number(min((*starts, *_control_days(overview)), default=None)),
        "last": day_number(max((*ends, *([overview.newest] if overview.newest else [])), default=None)),
        "newest": day_number(overview.newest),
        "kinds": [{"id": kind, "label": _label(kind), "count": count} for kind, count in kinds.most_common()],
        "parties": [[key, name, parties[number]] for number, (key, name) in enumerate(overview.parties)],
        "origins": [[name, origins[number]] for number, name in enumerate(overview.origins)],
        "places": [
            [it.key, it.name, it.admin1, it.country, it.latitude, it.longitude, it.precision, it.radius_km]
            for it in overview.places
        ],
        "names": _other_names(overview),
        "holders": overview.holders,
        "control": dump_control(overview),
        "events": dump_events(overview, every) if whole else None,
        "months": None if whole else dump_months(months(overview, every)),
    }


def dump_events(overview: Overview, numbers: Sequence[int]) -> Json:
    """Give events in columns; days are numbers since 1970, places, parties and origins numbers of the lists above."""
    rows = [overview.events[number] for number in numbers]
    return {
        "id": [it.id for it in rows],
        "kind": [it.kind for it in rows],
        "place": [it.place for it in rows],
        "earliest": [day_number(it.earliest) for it in rows],
        "latest": [day_number(it.latest) for it in rows],
        "parties": [it.parties for it in rows],
        "origins": [it.origins for it in rows],
        "disputed": [int(it.disputed) for it in rows],
        "killed": [it.killed for it in rows],
    }


def dump_months(found: Sequence[Month]) -> Json:
    """Give sums by place and month in columns; a month is the number of its first day."""
    return {
        "place": [it.place for it in found],
        "month": [day_number(f"{it.month}-01") if it.month else None for it in found],
        "events": [it.events for it in found],
        "disputed": [it.disputed for it in found],
    }


def dump_control(overview: Overview) -> list[Json]:
    """Give every control interval, once: the slider then needs no request."""
    return [
        {
            "id": it["id"],
            "place": place,
            "status": it["status"],
            "holders": [[key, name] for key, name in zip(it["holders"], it["holder_names"], strict=True)],
            "from": [day_number(it["start"]["earliest"]), day_number(it["start"]["latest"])],
            "to": [day_number(it["end"]["earliest"]), day_number(it["end"]["latest"])] if it["end"] else None,
            "basis": it["basis"],
            "first_evidence": day_number(it["first_evidence"]),
            "evidence": [day_number(day) for day in it["evidence_days"]],
            "claims": [len(it["supporting"]), len(it["contradicting"])],
            "according_to": it["according_to"],
        }
        for it, place in zip(overview.intervals, overview.at, strict=True)
    ]


def day_number(day: str | None) -> int | None:
    """Give a day as the days since 1970-01-01; records hold days long before that, too."""
    return date.fromisoformat(day).toordinal() - _EPOCH if day else None


def _other_names(overview: Overview) -> dict[str, list[str]]:
    """Give what else places are called, where reports call them something else: no list of all names is sent."""
    own = {it.key: it.name for it in overview.places}
    found = {key: [name for name in names if name != own[key]] for key, names in overview.names.items()}
    return {key: names for key, names in found.items() if names}


def _control_days(overview: Overview) -> list[str]:
    days = (it["start"]["earliest"] or it["first_evidence"] or it["start"]["latest"] for it in overview.intervals)
    return [day for day in days if day]


@cache
def _label(kind: str) -> str:
    known = event_kinds().get(kind)
    return known.label if known else kind.replace("_", " ")
