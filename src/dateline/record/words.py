"""The record's JSON objects in few words, for people at a terminal. Every function takes the documented JSON."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

Json = Mapping[str, Any]

_ID_DIGITS = 8
"""Digits of an id shown in tables: copyable, and enough to be unique in a record of many thousands."""


def short_id(identifier: str | None) -> str:
    """Shorten an id to a prefix that ``explain`` and ``show`` accept."""
    if not identifier:
        return ""
    prefix, mark, digits = identifier.partition("_")
    return f"{prefix}{mark}{digits[:_ID_DIGITS]}"


def when(time: Json | None) -> str:
    """Say when: a day, a whole month or year, a range, or ``?`` when nothing bounds it."""
    if time is None:
        return "?"
    first, last = time.get("earliest"), time.get("latest")
    if first and last:
        return _range(date.fromisoformat(first), date.fromisoformat(last))
    if first:
        return f"from {first}"
    return f"by {last}" if last else "?"


def _range(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.year == last.year and first.day == 1:
        if first.month == 1 and (last.month, last.day) == (12, 31):
            return f"{first.year}"
        if first.month == last.month and last.day == calendar.monthrange(last.year, last.month)[1]:
            return f"{first:%Y-%m}"
    return f"{first} to {last}"


def where(place: Json | None) -> str:
    """Say where: the name, its first-level area and country, and how exact it is when it is not the place itself."""
    if place is None:
        return ""
    precision = place.get("precision")
    if precision == "country":
        return str(place["name"])
    wider = [part for part in (place.get("admin1"), place.get("country")) if part and part != place["name"]]
    # Many a town bears the name of its province: say which of the two it is.
    area = f" {precision}" if precision in {"province", "district"} and precision not in place["name"].lower() else ""
    near = "near " if precision == "near" else ""
    unknown = " (no coordinates)" if precision == "none" else ""
    return f"{near}{', '.join([place['name'] + area, *wider])}{unknown}"


def parties(found: Sequence[Json]) -> str:
    """Name parties, with their allies in the action."""
    return ", ".join(_party(party) for party in found)


def _party(party: Json) -> str:
    allies = party.get("allies") or ()
    together = f" (with {parties(allies)})" if allies else ""
    return f"{party['name']}{together}"


def who_whom(claim: Json) -> str:
    """Say who did it to whom: ``A > B``; an unknown side is left open."""
    actors, targets = parties(claim["actors"]), parties(claim["targets"])
    if not targets:
        return actors
    return f"{actors or '?'} > {targets}"


def figure(quantity: Json) -> str:
    """Say one figure: ``50+ killed or wounded: government soldiers``."""
    what = quantity["what"].replace("_", " ")
    who = f": {quantity['who']}" if quantity.get("who") else ""
    scope = " in all" if quantity.get("scope") == "cumulative" else ""
    amount = f"of them {_amount(quantity)}" if quantity.get("part") else _amount(quantity)
    unit = f" {quantity['unit']}" if quantity.get("unit") else ""
    return f"{amount}{unit} {what}{scope}{who}{_chosen(quantity)}"


def _chosen(quantity: Json) -> str:
    """Say what a policy chose, or that it did not, where that is more than the range itself says."""
    policy = quantity.get("policy")
    if policy in {None, "low-best-high"}:
        return ""
    best = quantity.get("best")
    return f" [{policy}: {'not decided' if best is None else _number(best)}]"


def _amount(quantity: Json) -> str:
    low, high = quantity.get("low"), quantity.get("high")
    about = "~" if quantity.get("vague") else ""
    if low is not None and high is not None:
        return f"{about}{_number(low)}" if low == high else f"{about}{_number(low)}-{_number(high)}"
    if low is not None:
        return f"{about}{_number(low)}+"
    return f"up to {about}{_number(high)}" if high is not None else "?"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def figures(quantities: Iterable[Json]) -> str:
    """Say all figures of a claim or event."""
    return "; ".join(figure(quantity) for quantity in quantities)


def says(claim: Json) -> str:
    """Say on whose word it rests, innermost first, with how sure the text sounds."""
    chain = " via ".join(speaker["name"] for speaker in claim["speakers"])
    hedge = claim.get("hedge")
    return f"{chain} ({hedge})" if hedge and hedge != "plain" else chain


def kind_and_mode(item: Json) -> str:
    """Say the kind, and how it stands against reality when it is not plainly something that happened."""
    modes = [
        mode for mode in (item.get("polarity"), item.get("modality")) if mode not in {None, "affirmed", "occurred"}
    ]
    return f"{item['kind']} ({', '.join(modes)})" if modes else str(item["kind"])


def shorten(text: str, limit: int) -> str:
    """Fold white space and cut a text to `limit` characters at a word."""
    folded = " ".join(text.split())
    if len(folded) <= limit:
        return folded
    cut = folded[: limit - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[limit // 2 :] else cut}…"


def count(number: int, noun: str) -> str:
    """Say how many: ``1 claim``, ``2 claims``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
