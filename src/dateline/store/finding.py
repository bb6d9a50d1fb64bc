"""Turns a ``Filter`` into SQL over the tables of names: what its ``matches_…`` methods answer, without loading."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, false, literal, or_, select

from dateline.model.filters import Filter, fold_name
from dateline.store.schema import CONTROL_INTERVAL, DISPUTE, EVENT, EVENT_CLAIM, REPORT
from dateline.store.schema_lists import (
    CLAIM_NAME,
    DISPUTE_CLAIM,
    INTERVAL_CLAIM,
    INTERVAL_NAME,
    NAME,
    SHOWN_CLAIM,
)

Condition = ColumnElement[bool]
Query = Select[Any]

_NAMED: Final = ("place", "actor", "speaker", "outlet")


def widened(connection: Connection, asked: Filter) -> Filter:
    """Let a name stand for the ids that the record resolved exactly this name to (``Filter.widened``)."""
    found = set(asked.ids)
    for what in ("place", "actor", "speaker"):
        word = getattr(asked, what)
        if word is not None:
            same = (NAME.c.what == what, NAME.c.folded == fold_name(word), NAME.c.of_id != "")
            ids = connection.execute(select(NAME.c.of_id).distinct().where(*same)).scalars()
            found.update((what, known) for known in ids)
    return replace(asked, ids=frozenset(found))


def claim_conditions(asked: Filter) -> list[Condition]:
    """Say which rows of ``shown_claim`` are asked for."""
    found: list[Condition] = [_claim_named(asked, what) for what in _NAMED if getattr(asked, what) is not None]
    if asked.kind is not None:
        found.append(SHOWN_CLAIM.c.kind == asked.kind)
    return [*found, *_in_time(asked, SHOWN_CLAIM.c.earliest, SHOWN_CLAIM.c.latest)]


def event_conditions(asked: Filter) -> list[Condition]:
    """Say which rows of ``event`` are asked for: by its kind and time, and by the words of any of its claims."""
    found: list[Condition] = [
        EVENT.c.id.in_(_events_of(asked, what)) for what in _NAMED if getattr(asked, what) is not None
    ]
    if asked.kind is not None:
        found.append(EVENT.c.kind == asked.kind)
    return [*found, *_in_time(asked, EVENT.c.earliest, EVENT.c.latest)]


def dispute_conditions(asked: Filter) -> list[Condition]:
    """Say which rows of ``dispute`` are asked for: those of which one claim is."""
    conditions = claim_conditions(asked)
    if not conditions:
        return []
    claims = select(SHOWN_CLAIM.c.claim_id).where(*conditions)
    return [DISPUTE.c.id.in_(select(DISPUTE_CLAIM.c.dispute_id).where(DISPUTE_CLAIM.c.claim_id.in_(claims)))]


def interval_conditions(asked: Filter, at: date | None = None) -> list[Condition]:
    """Say which rows of ``control_interval`` are asked for; `at` keeps what may have been so on a day."""
    found: list[Condition] = []
    for what in _NAMED:
        if getattr(asked, what) is not None:
            own = CONTROL_INTERVAL.c.id.in_(_intervals_named(asked, what))
            told = CONTROL_INTERVAL.c.id.in_(_intervals_of([_claim_named(asked, what)]))
            found.append(or_(own, told) if what in {"place", "speaker"} else told if what == "outlet" else own)
    if asked.kind is not None:
        found.append(CONTROL_INTERVAL.c.id.in_(_intervals_of([SHOWN_CLAIM.c.kind == asked.kind])))
    begun, ended, exact = CONTROL_INTERVAL.c.begun, CONTROL_INTERVAL.c.ended, CONTROL_INTERVAL.c.exact
    if asked.until is not None:
        found.append(or_(begun.is_(None), begun <= asked.until))
    if asked.since is not None:
        found.append(or_(ended.is_(None), ended > asked.since, and_(ended == asked.since, ~exact)))
    if at is not None:
        spoken = CONTROL_INTERVAL.c.spoken
        found.append(or_(spoken.is_(None), spoken <= at))
        found.append(or_(ended.is_(None), ended > at, and_(ended == at, ~exact)))
    return found


def report_conditions(connection: Connection, asked: Filter, *, unread: bool = False) -> list[Condition]:
    """Say which rows of ``report`` are asked for: by outlet and publication, for the rest by one of their claims."""
    found: list[Condition] = [REPORT.c.unread] if unread else []
    if asked.outlet is not None:
        found.append(REPORT.c.outlet.in_(_outlets(connection, asked.outlet)))
    if asked.since is not None:
        found.append(REPORT.c.published_at >= asked.since)
    if asked.until is not None:
        found.append(REPORT.c.published_at <= asked.until)
    rest = claim_conditions(replace(asked, outlet=None, since=None, until=None))
    if rest:
        found.append(REPORT.c.id.in_(select(SHOWN_CLAIM.c.report_id).where(*rest)))
    return found


def _in_time(asked: Filter, earliest: ColumnElement[Any], latest: ColumnElement[Any]) -> list[Condition]:
    if asked.since is None and asked.until is None:
        return []
    found: list[Condition] = [or_(earliest.is_not(None), latest.is_not(None))]
    if asked.since is not None:
        found.append(or_(latest.is_(None), latest >= asked.since))
    if asked.until is not None:
        found.append(or_(earliest.is_(None), earliest <= asked.until))
    return found


def names_like(asked: Filter, what: str) -> Query:
    """Select the numbers of the names that a word of the filter finds, itself or by an id that it stands for."""
    ids = sorted(known for kind, known in asked.ids if kind == what)
    words = fold_name(getattr(asked, what))
    named: Condition = _holds(NAME.c.folded, words) if words else false()
    return select(NAME.c.number).where(NAME.c.what == what, NAME.c.finds, or_(named, NAME.c.name.in_(ids)))


def _holds(column: ColumnElement[Any], words: str) -> Condition:
    """Whole words within words; folded names hold letters and digits only, so nothing is a wild card."""
    return (literal(" ") + column + literal(" ")).contains(f" {words} ", autoescape=True)


def _outlets(connection: Connection, asked: str) -> list[str]:
    """The outlets by that name. The names of claims are not enough here: a report may have none."""
    known = connection.execute(select(REPORT.c.outlet).distinct().where(REPORT.c.outlet.is_not(None))).scalars()
    alone = Filter(outlet=asked)
    return [name for name in known if alone.matches_outlet(name)]


def _claim_named(asked: Filter, what: str) -> Condition:
    names = names_like(asked, what)
    return SHOWN_CLAIM.c.number.in_(select(CLAIM_NAME.c.claim).where(CLAIM_NAME.c.name.in_(names)))


def _events_of(asked: Filter, what: str) -> Query:
    return (
        select(EVENT_CLAIM.c.event_id)
        .join(SHOWN_CLAIM, SHOWN_CLAIM.c.claim_id == EVENT_CLAIM.c.claim_id)
        .where(_claim_named(asked, what))
    )


def _intervals_named(asked: Filter, what: str) -> Query:
    return select(INTERVAL_NAME.c.interval_id).where(INTERVAL_NAME.c.name.in_(names_like(asked, what)))


def _intervals_of(conditions: list[Condition]) -> Query:
    claims = select(SHOWN_CLAIM.c.claim_id).where(*conditions)
    return select(INTERVAL_CLAIM.c.interval_id).where(INTERVAL_CLAIM.c.claim_id.in_(claims))
