"""Pages of lists: bounded reads by key, so that the length of the record does not matter."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from dateline.codec import unpack
from dateline.errors import SettingsError
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event
from dateline.model.filters import Filter
from dateline.model.resolution import ResolvedClaim
from dateline.store import corrections, finding, stale, texts
from dateline.store.corrections import StoredCorrection
from dateline.store.schema import CONTROL_INTERVAL, CORRECTION, DISPUTE, EVENT, REPORT
from dateline.store.schema_lists import DISPUTE_CLAIM, SHOWN_CLAIM
from dateline.store.texts import StoredReport

_PLACE: Final = func.coalesce(SHOWN_CLAIM.c.place_key, "")
"""What is nowhere comes first."""
T = TypeVar("T")
Key = tuple[Any, ...]
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which part of a list: up to `limit` rows behind the key `after`; `back` goes from the end to the beginning."""

    limit: int
    after: Key | None = None
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which claims, beside those a filter keeps: by what persons and the reading made of them.

    `review` is ``accepted``, or ``none`` for claims that no person has judged or corrected; `disputed` keeps those of
    open contradictions, `scores` those read with a score within the bounds, both included.
    """

    review: str | None = None
    disputed: bool = False
    scores: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """A part of a list, the key to go on from (None at the end), and how long the whole list is."""

    items: tuple[T, ...]
    following: Key | None
    total: int


class Lists:
    """Lists in pages; a part of ``Store``."""

    if TYPE_CHECKING:

        def _reading(self) -> AbstractContextManager[Connection]: ...

    def state(self) -> tuple[int, int]:
        """Give two counts that change whenever anything in the record does: changes, and computations."""
        with self._reading() as connection:
            return stale.counted(connection, stale.CHANGED), stale.counted(connection, stale.COMPUTED)

    def event_slice(self, asked: Filter, window: Window) -> Slice[Event]:
        """Give a part of the events, by the first report that tells of them."""
        with self._reading() as connection:
            conditions = finding.event_conditions(finding.widened(connection, asked))
            rows, following, total = _page(connection, EVENT, (EVENT.c.sort, EVENT.c.id), conditions, _two(window))
            return Slice(
                tuple(with_all_disputes(connection, [unpack(Event, it.payload) for it in rows])), following, total
            )

    def dispute_slice(self, asked: Filter, window: Window, *, open_only: bool = False) -> Slice[Dispute]:
        """Give a part of the disputes, by their ids; `open_only` the contradictions."""
        with self._reading() as connection:
            conditions = finding.dispute_conditions(finding.widened(connection, asked))
            if open_only:
                conditions.append(DISPUTE.c.relation == "contradiction")
            rows, following, total = _page(connection, DISPUTE, (DISPUTE.c.id,), conditions, _one(window))
            return Slice(tuple(unpack(Dispute, it.payload) for it in rows), following, total)

    def interval_slice(self, asked: Filter, window: Window, *, at: date | None = None) -> Slice[ControlInterval]:
        """Give a part of the control intervals, by name of the place and start; `at` what may have been on a day."""
        keys = (CONTROL_INTERVAL.c.sort, CONTROL_INTERVAL.c.id)
        with self._reading() as connection:
            conditions = finding.interval_conditions(finding.widened(connection, asked), at)
            rows, following, total = _page(connection, CONTROL_INTERVAL, keys, conditions, _two(window))
            return Slice(tuple(unpack(ControlInterval, it.payload) for it in rows), following, total)

    def claim_slice(
        self, asked: Filter, window: Window, *, choice: "Choice | None" = None, by: str = "record"
    ) -> Slice[ResolvedClaim]:
        """Give a part of the claims, in the order of the record, by ``place``, or by ``score`` the least sure first."""
        first = {"score": (SHOWN_CLAIM.c.score,), "place": (_PLACE,)}.get(by, ())
        keys = (*first, SHOWN_CLAIM.c.sort, SHOWN_CLAIM.c.claim_id)
        kinds = (*{"score": (number,), "place": (word,)}.get(by, ()), word, word)
        window = replace(window, after=key_of(window.after, *kinds))
        with self._reading() as connection:
            conditions = finding.claim_conditions(finding.widened(connection, asked))
            conditions += _chosen(choice or Choice())
            rows, following, total = _page(connection, SHOWN_CLAIM, keys, conditions, window)
            ids = [row.claim_id for row in rows]
            found = {item.id: item for item in texts.load_claims(connection, ids)} if ids else {}
            return Slice(tuple(found[it] for it in ids if it in found), following, total)

    def report_slice(self, asked: Filter, window: Window, *, unread: bool = False) -> Slice[StoredReport]:
        """Give a part of the reports by publication, those without a day last."""
        day = func.coalesce(REPORT.c.published_at, date.max)
        with self._reading() as connection:
            conditions = finding.report_conditions(connection, finding.widened(connection, asked), unread=unread)
            window = replace(window, after=key_of(window.after, date.fromisoformat, word))
            rows, following, total = _page(connection, REPORT, (day, REPORT.c.id), conditions, window)
            following = (following[0].isoformat(), following[1]) if following else None
            return Slice(tuple(texts.stored(row) for row in rows), following, total)

    def correction_slice(self, window: Window) -> Slice[StoredCorrection]:
        """Give a part of what persons decided, in that order, taken back or not."""
        keys = (CORRECTION.c.decided_at, CORRECTION.c.id)
        after = key_of(window.after, datetime.fromisoformat, word)
        with self._reading() as connection:
            rows, following, total = _page(connection, CORRECTION, keys, [], replace(window, after=after))
            following = (following[0].isoformat(), following[1]) if following else None
            ids = [row.id for row in rows]
            found = {it.correction.id: it for it in corrections.load(connection, ids=ids)} if ids else {}
            return Slice(tuple(found[it] for it in ids if it in found), following, total)


def _chosen(choice: Choice) -> list[Condition]:
    found: list[Condition] = []
    if choice.review == "none":
        found += [SHOWN_CLAIM.c.review.is_(None), ~SHOWN_CLAIM.c.corrected]
    elif choice.review is not None:
        found.append(SHOWN_CLAIM.c.review == choice.review)
    if choice.disputed:
        of_open = DISPUTE_CLAIM.join(DISPUTE, DISPUTE.c.id == DISPUTE_CLAIM.c.dispute_id)
        claims = select(DISPUTE_CLAIM.c.claim_id).select_from(of_open).where(DISPUTE.c.relation == "contradiction")
        found.append(SHOWN_CLAIM.c.claim_id.in_(claims))
    if choice.scores is not None:
        found.append(SHOWN_CLAIM.c.score.between(*choice.scores))
    return found


def key_of(after: Key | None, *kinds: Callable[[Any], Any]) -> Key | None:
    """Read a key to go on from, each part by its own function. Raises SettingsError for one of another list."""
    if after is None:
        return None
    try:
        return tuple(kind(it) for it, kind in zip(after, kinds, strict=True))
    except (TypeError, ValueError):
        msg = "cursor: this is the `next` of another list"
        raise SettingsError(msg) from None


def _one(window: Window) -> Window:
    return replace(window, after=key_of(window.after, word))


def _two(window: Window) -> Window:
    return replace(window, after=key_of(window.after, word, word))


def word(value: object) -> str:
    """Read a part of a key that is text."""
    if not isinstance(value, str):
        raise TypeError
    return value


def number(value: object) -> float:
    """Read a part of a key that is a number."""
    if not isinstance(value, int | float):
        raise TypeError
    return value


def position(value: object) -> int:
    """Read a part of a key that is a position in a list."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError
    return value


def _page(
    connection: Connection,
    table: Table,
    keys: Sequence[ColumnElement[Any]],
    conditions: Sequence[Condition],
    window: Window,
) -> tuple[Sequence[Any], Key | None, int]:
    """Read the rows of one page, the key of its last row when more follow, and how many rows there are in all."""
    total = int(connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())
    query: Select[Any] = select(table, *(key.label(f"key{at}") for at, key in enumerate(keys)))
    query = query.where(*conditions).order_by(*((key.desc() if window.back else key.asc()) for key in keys))
    if window.after is not None:
        query = query.where(_behind(keys, window.after, back=window.back))
    rows = connection.execute(query.limit(window.limit + 1)).all()
    shown = rows[: window.limit]
    more = len(rows) > window.limit and shown
    following = tuple(getattr(shown[-1], f"key{at}") for at in range(len(keys))) if more else None
    return shown, following, total


def _behind(keys: Sequence[ColumnElement[Any]], after: Key, *, back: bool) -> Condition:
    """Rows whose key comes behind another: written out, for not every database compares rows with expressions."""
    compare: Callable[[ColumnElement[Any], Any], Condition] = (
        (lambda key, value: key < value) if back else (lambda key, value: key > value)
    )
    parts = [
        and_(*(same == known for same, known in zip(keys[:at], after[:at], strict=True)), compare(keys[at], after[at]))
        for at in range(len(keys))
    ]
    first = keys[0] <= after[0] if back else keys[0] >= after[0]  # says the same again, in a way an index can use
    return and_(first, or_(*parts))


def with_all_disputes(connection: Connection, events: Sequence[Event]) -> list[Event]:
    """Give events all their disputes, also those across events."""
    ids = [event.id for event in events]
    of_event: dict[str, set[str]] = {}
    for row in connection.execute(select(DISPUTE.c.id, DISPUTE.c.event_id).where(DISPUTE.c.event_id.in_(ids))):
        of_event.setdefault(row.event_id, set()).add(row.id)
    return [replace(it, disputes=tuple(sorted({*it.disputes, *of_event.get(it.id, ())}))) for it in events]
