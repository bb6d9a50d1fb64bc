"""Reads what a person typed into a field of a claim: one value, checked and resolved, or one clear error."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Final

from dateline.errors import SettingsError
from dateline.model.claim import Claim, Hedge, Modality, PlaceMention, Polarity, Quantity, QuantityKind
from dateline.model.correcting import figures_of
from dateline.model.correction import FIELDS, WORD_FIELDS, Value, base_field, counted
from dateline.model.report import Report
from dateline.model.resolution import QuantityRef, ResolvedClaim, TimeBasis, TimeRef
from dateline.resolve.typed import TypedNames
from dateline.vocab.kinds import event_kinds

_SCALES: Final = {"polarity": Polarity, "modality": Modality, "hedge": Hedge}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER: Final = r"\d+(?:\.\d+)?"
_FIGURE: Final = re.compile(rf"(?P<sign>>=|<=)?\s*(?P<low>{_NUMBER})(?:\s*-\s*(?P<high>{_NUMBER}))?")
_FIELD: Final = re.compile(r"[a-z_]+(?:\[[^\[\]]+\])?")


@dataclass(frozen=True, kw_only=True)
class FieldReader:
    """Reads values for one claim: `item` as it is now, `raw` claims are those of its report."""

    item: ResolvedClaim
    report: Report
    raw: Sequence[Claim]
    names: Callable[[], TypedNames]

    def read(self, field: str, typed: str) -> Value:
        """Read a value; an empty one empties the field. Raises SettingsError or NotFoundError, with what could be."""
        field, typed = check_field(field), " ".join(typed.split())
        base = base_field(field)
        if base in WORD_FIELDS:
            return Value(word=_word(base, typed))
        if base == "time":
            return Value(time=_time(typed)) if typed else Value()
        if base in {kind.value for kind in QuantityKind}:
            return self._figure(field, typed)
        if not typed:
            return Value()
        if base == "place":
            return Value(place=self.names().place(typed, self.report, self._places))
        several = [part.strip() for part in typed.split(";") if part.strip()]
        if base == "speaker":
            return Value(speakers=tuple(self.names().speaker(it, self.report, self._country) for it in several))
        return Value(parties=tuple(self.names().party(it, self.report, self._here) for it in several))

    @cached_property
    def _places(self) -> list[PlaceMention]:
        return [claim.place for claim in self.raw if claim.place]

    @cached_property
    def _country(self) -> str | None:
        return self.names().country(self.report, self._places)

    @property
    def _here(self) -> str | None:
        place = self.item.resolution.place
        return (place.country if place else None) or self._country

    def _figure(self, field: str, typed: str) -> Value:
        named = figures_of(self.item.resolution.quantities, field)
        if len(named) > 1 and counted(field) is None:
            who = ", ".join(f"{field}[{it.quantity.who}]" for it in named if it.quantity.who)
            msg = f"the claim has {len(named)} figures of {field}: say which: {who or 'nobody says who was counted'}"
            raise SettingsError(msg)
        if not typed:
            return Value()
        low, high = _bounds(field, typed)
        what = QuantityKind(base_field(field))
        quote = named[0].quantity.quote if named else self.item.claim.quote
        figure = Quantity(quote=quote, what=what, low=low, high=high, who=counted(field))
        return Value(quantity=QuantityRef(quantity=figure, as_of=self.report.published_at))


def check_field(field: str) -> str:
    """Give a field's name as it is kept. Raises SettingsError, with those that look like it, for an unknown one."""
    name = " ".join(field.split())
    base = base_field(name)
    if base in FIELDS and _FIELD.fullmatch(name) and (counted(name) is None or base in _figures()):
        return name
    near = get_close_matches(base, FIELDS, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near and near[0] != base else f"the fields are {', '.join(FIELDS)}"
    msg = f"unknown field {field!r}: {hint}"
    raise SettingsError(msg)


def _figures() -> frozenset[str]:
    return frozenset(kind.value for kind in QuantityKind)


def _word(field: str, typed: str) -> str:
    known = sorted(event_kinds()) if field == "kind" else [str(it) for it in _SCALES[field]]
    if typed in known:
        return typed
    near = get_close_matches(typed.casefold().replace(" ", "_"), known, n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}?" if near else f"it is one of {', '.join(known)}"
    msg = f"unknown {field} {typed!r}: {hint}" if typed else f"{field} can't be empty: {hint}"
    raise SettingsError(msg)


def _time(typed: str) -> TimeRef:
    first, dots, last = typed.partition("..")
    ends = (_day(first), _day(last if dots else first))
    if ends == (None, None) or (ends[0] and ends[1] and ends[0] > ends[1]):
        msg = f"time {typed!r}: the range is empty or runs backwards"
        raise SettingsError(msg)
    return TimeRef(quote=None, earliest=ends[0], latest=ends[1], basis=TimeBasis.STATED)


def _day(typed: str) -> date | None:
    typed = typed.strip()
    if not typed:
        return None
    try:
        if _DAY.fullmatch(typed):
            return date.fromisoformat(typed)
    except ValueError:
        pass
    msg = f"time {typed!r} is not a day: write YYYY-MM-DD, or YYYY-MM-DD..YYYY-MM-DD with either end left out"
    raise SettingsError(msg)


def _bounds(field: str, typed: str) -> tuple[float | None, float | None]:
    match = _FIGURE.fullmatch(typed)
    if match is None or (match["sign"] and match["high"]):
        msg = f"{field} {typed!r} is not a figure: write 12, 12-15, >=12 or <=12"
        raise SettingsError(msg)
    low, high = float(match["low"]), float(match["high"] or match["low"])
    if low > high:
        msg = f"{field} {typed!r} runs backwards: write the lower figure first"
        raise SettingsError(msg)
    if match["sign"] == ">=":
        return low, None
    return (None, high) if match["sign"] else (low, high)
