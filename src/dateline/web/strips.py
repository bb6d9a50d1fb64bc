"""Who held a place over time, as a strip drawn on the server: numbers for an SVG, no script and no style needed."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

Json = dict[str, Any]

WIDTH: Final = 1000
_COLOURS: Final = 8
_TICKS: Final = 8


def holders_of(intervals: Iterable[Json]) -> dict[str, int]:
    """Number the holders in the order of their names, so that each keeps its colour and pattern on a page."""
    names = sorted({name for it in intervals for name in it["holder_names"]})
    return {name: at % _COLOURS for at, name in enumerate(names)}


def strip(intervals: Sequence[Json], today: str | None) -> Json | None:
    """Lay the states of one place out from left to right; None when no day is known of any of them."""
    days = [day for it in intervals for day in _days(it)] + ([date.fromisoformat(today)] if today else [])
    if not days:
        return None
    first, last = min(days), max(days)
    if any(_begun(it) is None for it in intervals):  # room for what had begun before anybody spoke of it
        first -= timedelta(days=max((last - first).days // 20, 30))
    if first == last:
        return None
    holders = holders_of(intervals)
    bars = [_bar(it, holders, first, last) for it in intervals]
    return {"bars": bars, "ticks": _ticks(first, last), "holders": holders, "first": str(first), "last": str(last)}


def _days(interval: Json) -> list[date]:
    spans = (interval["from"], interval["to"] or {})
    known = [span.get(end) for span in spans for end in ("earliest", "latest")]
    known += [interval["first_evidence"], interval["last_evidence"]]
    return [date.fromisoformat(day) for day in known if day]


def _bar(interval: Json, holders: dict[str, int], first: date, last: date) -> Json:
    begun = _begun(interval)
    start = date.fromisoformat(begun) if begun else first
    end = interval["to"]
    over = (end["earliest"] or end["latest"]) if end else None
    stop = date.fromisoformat(over) if over else last
    left, right = _at(start, first, last), _at(max(stop, start), first, last)
    evidence = interval["last_evidence"]
    known_to = _at(date.fromisoformat(evidence), first, last) if evidence and not end else right
    name = ", ".join(interval["holder_names"]) or interval["status"]
    return {
        "x": left,
        "width": max(right - left, 3),
        "fade": max(min(known_to, right), left),
        "fade_width": max(right - max(min(known_to, right), left), 0),
        "status": interval["status"],
        "colour": holders.get(interval["holder_names"][0], 0) if interval["holder_names"] else None,
        "basis": interval["basis"],
        "open": end is None,
        "label": f"{name}, {interval['basis'].replace('_', ' ')}, from {begun or '?'} to {over or 'last known'}",
        "name": name,
    }


def _begun(interval: Json) -> str | None:
    """The first day of which anybody says so: not the last day by which it was so."""
    found: str | None = interval["from"]["earliest"] or interval["first_evidence"]
    return found


def _at(day: date, first: date, last: date) -> int:
    return round(WIDTH * (day - first).days / max((last - first).days, 1))


def _ticks(first: date, last: date) -> list[Json]:
    length = (last - first).days
    step = max(length // _TICKS, 1)
    days = [date.fromordinal(first.toordinal() + at) for at in range(0, length + 1, step)]
    return [{"x": _at(day, first, last), "label": f"{day:%Y-%m-%d}"} for day in days]
