"""Who held a place over time, as a strip drawn on the server: numbers for an SVG, no script and no style needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dateline.web.holders import Holder, holders_of

Json = dict[str, Any]

WIDTH: Final = 1000
NARROW: Final = 360
"""Units across; a unit is a pixel on a desk and on a phone, so that writing has its size on both."""
TOP: Final = 10
HEIGHT: Final = 30
_LETTER: Final = 7.2
"""Units that a letter of a name takes, on average."""
_TICK: Final = 115
"""Units between two days written below."""
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_TOOTH: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Days to units."""

    first: date
    last: date
    width: int

    def at(self, day: date) -> int:
        return round(self.width * (day - self.first).days / max((self.last - self.first).days, 1))


def strips(intervals: Sequence[Json], today: str | None, order: Sequence[str]) -> Json | None:
    """Give the strip of one place twice, for a desk and for a phone; None when there is no day to draw.

    `order` is the record's order of holders: each keeps its colour and letter on every page.
    """
    wide = strip(intervals, today, order)
    return {"wide": wide, "narrow": strip(intervals, today, order, width=NARROW)} if wide else None


def strip(intervals: Sequence[Json], today: str | None, order: Sequence[str], *, width: int = WIDTH) -> Json | None:
    """Lay the states of one place out from left to right; None when no day is known of any of them."""
    days = [day for it in intervals for day in _days(it)] + ([date.fromisoformat(today)] if today else [])
    if not days:
        return None
    first, last = min(days), max(days)
    if any(_begun(it) is None for it in intervals):  # room for what had begun before anybody spoke of it
        first -= timedelta(days=max((last - first).days // 20, 30))
    if first == last:
        return None
    scale = _Scale(first=first, last=last, width=width)
    holders = holders_of(intervals, order)
    return {
        "width": width,
        "bars": [_bar(it, holders, scale) for it in intervals],
        "ticks": _ticks(scale),
        "holders": list(holders.values()),
        "signs": sorted({it["status"] for it in intervals} | {it["basis"] for it in intervals if it["holder_names"]}),
        "first": str(first),
        "last": str(last),
    }


def _days(interval: Json) -> list[date]:
    spans = (interval["from"], interval["to"] or {})
    known = [span.get(end) for span in spans for end in ("earliest", "latest")]
    known += [interval["first_evidence"], interval["last_evidence"]]
    return [date.fromisoformat(day) for day in known if day]


def _bar(interval: Json, holders: dict[str, Holder], scale: _Scale) -> Json:
    begun = _begun(interval)
    start = date.fromisoformat(begun) if begun else scale.first
    end = interval["to"]
    over = (end["earliest"] or end["latest"]) if end else None
    stop = max(date.fromisoformat(over) if over else scale.last, start)
    left, right = scale.at(start), scale.at(stop)
    evidence = interval["last_evidence"]
    known_to = scale.at(date.fromisoformat(evidence)) if evidence and not end else right
    by_then = interval["from"]["latest"]
    sure = scale.at(date.fromisoformat(by_then)) if begun and by_then else left
    width = max(right - left, 3)
    held = [holders[key] for key in interval["holders"]]
    name = ", ".join(interval["holder_names"]) or interval["status"]
    basis = interval["basis"].replace("_", " ")
    status = "" if interval["status"] == "held" or not held else f"{interval['status']}: "
    return {
        "x": left,
        "width": width,
        "unsure": max(min(sure, right) - left, 0),
        "fade": max(min(known_to, right), left),
        "fade_width": max(right - max(min(known_to, right), left), 0),
        "status": interval["status"],
        "basis": interval["basis"] if held else "unknown",
        "colours": [it.colour for it in held[:2]],
        "edge": _edge(left, width, toothed=interval["status"] == "contested") if len(held) > 1 else None,
        "open": end is None,
        "label": f"{status}{name}, {basis}, from {begun or '?'} to {over or 'last known'}",
        "name": _fitting(interval["status"], name, held, width),
    }


def _fitting(status: str, name: str, held: Sequence[Holder], width: int) -> str:
    """The longest of a bar's names that has room: its holders, its state, their letters."""
    letters = "/".join(it.letter for it in held) or "?"
    if status == "contested":
        tried = [f"contested: {name}", f"contested {letters}", letters]
    elif status == "unknown" and not held:
        tried = ["? unknown", "?"]
    else:
        tried = [name, letters]
    return next((it for it in tried if len(it) * _LETTER + 12 <= width), "")


def _edge(x: int, width: int, *, toothed: bool) -> str:
    """The lower half of a bar of two holders, as points: a straight edge where they share, teeth where they fight."""
    middle, bottom = TOP + HEIGHT // 2, TOP + HEIGHT
    steps = range(0, width, _TOOTH) if toothed else (0,)
    teeth = [f"{x + at},{middle + (_TOOTH if at // _TOOTH % 2 else -_TOOTH) * toothed}" for at in steps]
    return " ".join([*teeth, f"{x + width},{middle}", f"{x + width},{bottom}", f"{x},{bottom}"])


def _begun(interval: Json) -> str | None:
    """The first day of which anybody says so: not the last day by which it was so."""
    found: str | None = interval["from"]["earliest"] or interval["first_evidence"]
    return found


def _ticks(scale: _Scale) -> list[Json]:
    """Beginnings of months or years, as many as there is room to write."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    room = max(scale.width // _TICK, 1)
    step = next((it for it in _MONTHS if months / it <= room), _MONTHS[-1])
    return [{"x": scale.at(day), "label": _say(day, step)} for day in _beginnings(scale, step)]


def _beginnings(scale: _Scale, step: int) -> Iterable[date]:
    begun = scale.first.year * 12 + scale.first.month - 1
    for number in range(begun - begun % step, scale.last.year * 12 + scale.last.month, step):
        day = date(max(number // 12, 1), number % 12 + 1, 1)
        if scale.first <= day <= scale.last:
            yield day


def _say(day: date, step: int) -> str:
    return f"{day.year}" if step >= 12 else f"{day:%b %Y}"
