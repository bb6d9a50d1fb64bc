"""Lists in pages: the same filters and objects as the lists of ``Record``, with bounded reads however long they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, Unpack

from dateline import codec
from dateline.errors import SettingsError
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event
from dateline.model.resolution import ResolvedClaim
from dateline.pipeline.policy import under_policy
from dateline.record.asking import Day, FilterWords, a_day, a_policy, make_filter
from dateline.record.rows import Rows
from dateline.store import Store, StoredReport
from dateline.store.corrections import StoredCorrection
from dateline.store.lists import Choice, Slice, Window

T = TypeVar("T")
Json = dict[str, Any]

MOST: Final = 500
"""The longest page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which page: up to `limit` objects behind `after`, the `following` of the page before; `back` the last ones first.

    Raises SettingsError for a `limit` that is not between 1 and `MOST`.
    """

    limit: int = 50
    after: tuple[Any, ...] | None = None
    back: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= MOST:
            msg = f"limit {self.limit}: a page holds 1 to {MOST}"
            raise SettingsError(msg)

    def window(self) -> Window:
        """Give it as the store takes it."""
        return Window(limit=self.limit, after=self.after, back=self.back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page: its objects, what to give as ``after`` for the next one (None at the end), the length of the list.

    `total` is None where counting would mean working everything out.
    """

    items: Rows[T]
    following: tuple[Any, ...] | None
    total: int | None


class Paging:
    """The lists in pages; a part of ``Record``. Objects that are added meanwhile never shift what is on a page."""

    _store: Store

    def state(self) -> str:
        """Give a text that changes whenever anything in the record does."""
        changed, computed = self._store.state()
        return f"{changed}.{computed}"

    def event_page(self, part: Part, *, policy: str | None = None, **filters: Unpack[FilterWords]) -> Page[Event]:
        """Give a page of the events, as ``events`` lists them."""
        rule = a_policy(policy)
        found = self._store.event_slice(make_filter(filters), part.window())
        return _page(found, under_policy(self._store, found.items, rule), codec.dump_event)

    def dispute_page(self, part: Part, *, open_only: bool = False, **filters: Unpack[FilterWords]) -> Page[Dispute]:
        """Give a page of the disputes, as ``disputes`` lists them."""
        found = self._store.dispute_slice(make_filter(filters), part.window(), open_only=open_only)
        return _page(found, found.items, codec.dump_dispute)

    def control_page(
        self, part: Part, *, at: Day | None = None, **filters: Unpack[FilterWords]
    ) -> Page[ControlInterval]:
        """Give a page of the control intervals, as ``control`` lists them."""
        day = a_day(at, "at")
        found = self._store.interval_slice(make_filter(filters), part.window(), at=day)
        seen_from = day or self._store.publication().newest
        return _page(found, [it.seen_from(seen_from) for it in found.items], codec.dump_interval)

    def claim_page(
        self, part: Part, *, choice: Choice | None = None, by: str = "record", **filters: Unpack[FilterWords]
    ) -> Page[ResolvedClaim]:
        """Give a page of the claims, as ``claims`` lists them, by ``place``, or by ``score`` the least sure first."""
        if choice and choice.review not in {None, "accepted", "none"}:
            msg = f"review {choice.review!r}: give accepted, or none for claims that nobody judged"
            raise SettingsError(msg)
        asked = make_filter(filters)
        found = self._store.claim_slice(asked, part.window(), choice=choice, by=by)
        event_of = self._store.event_of([it.id for it in found.items]) if found.items else {}
        return _page(found, found.items, lambda claim: codec.dump_claim(claim, event_id=event_of.get(claim.id)))

    def report_page(self, part: Part, *, unread: bool = False, **filters: Unpack[FilterWords]) -> Page[StoredReport]:
        """Give a page of the reports, as ``reports`` lists them."""
        found = self._store.report_slice(make_filter(filters), part.window(), unread=unread)
        return _page(found, found.items, dump_stored)

    def correction_page(self, part: Part) -> Page[StoredCorrection]:
        """Give a page of what persons decided, in that order, taken back or not."""
        found = self._store.correction_slice(part.window())
        return _page(found, found.items, _dump_correction)


def dump_stored(stored: StoredReport, *, with_text: bool = False) -> Json:
    """Give a stored report's JSON, with its coverage."""
    return codec.dump_report(
        stored.report, sentences=stored.sentences, sentences_used=stored.sentences_used, with_text=with_text
    )


def _dump_correction(stored: StoredCorrection) -> Json:
    return codec.dump_correction(stored.correction, claim_ids=stored.claim_ids, lost=stored.lost)


def _page(found: Slice[T], items: Sequence[T], dump: Callable[[T], Json]) -> Page[T]:
    return Page(items=Rows(items, dump), following=found.following, total=found.total)
