"""Single objects and what hangs on them, by id: bounded reads for pages about one thing."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, or_, select

from dateline.codec import unpack
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute
from dateline.model.filters import Filter, fold_name
from dateline.model.marks import Role
from dateline.store import finding, lookup
from dateline.store.rows import portions
from dateline.store.schema import CLAIM_BLOCK, CLAIM_MARK, CONTROL_INTERVAL, DISPUTE, EVENT, EVENT_CLAIM, REPORT
from dateline.store.schema_lists import (
    CLAIM_NAME,
    DISPUTE_CLAIM,
    INTERVAL_NAME,
    NAME,
    SHOWN_ACTOR,
    SHOWN_CLAIM,
    SHOWN_PLACE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A place that claims name, and how many claims, events and control intervals there are of it."""

    key: str
    place_id: str | None
    name: str
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    claims: int
    events: int
    intervals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedActor:
    """A party that claims name, on either side, and how many claims do."""

    key: str
    actor_id: str | None
    name: str
    type: str | None
    claims: int


class Details:
    """Single objects; a part of ``Store``."""

    if TYPE_CHECKING:

        def _reading(self) -> AbstractContextManager[Connection]: ...

    def dispute(self, dispute_id: str) -> Dispute | None:
        """Load one dispute; None when there is none."""
        with self._reading() as connection:
            payload = connection.execute(select(DISPUTE.c.payload).where(DISPUTE.c.id == dispute_id)).scalar()
            return unpack(Dispute, payload) if payload else None

    def disputes_of(self, event_id: str) -> list[Dispute]:
        """Load the disputes about an event, by their ids."""
        return self._disputes(select(DISPUTE.c.payload).where(DISPUTE.c.event_id == event_id))

    def disputes_at(self, place_id: str) -> list[Dispute]:
        """Load the disputes about a place that are about no single event."""
        return self._disputes(select(DISPUTE.c.payload).where(DISPUTE.c.place_id == place_id))

    def disputes_with(self, claim_id: str) -> list[Dispute]:
        """Load the disputes that a claim takes part in."""
        with_claim = select(DISPUTE_CLAIM.c.dispute_id).where(DISPUTE_CLAIM.c.claim_id == claim_id)
        return self._disputes(select(DISPUTE.c.payload).where(DISPUTE.c.id.in_(with_claim)))

    def _disputes(self, query: "Select[Any]") -> list[Dispute]:
        with self._reading() as connection:
            return [unpack(Dispute, payload) for payload in connection.execute(query.order_by(DISPUTE.c.id)).scalars()]

    def interval(self, interval_id: str) -> ControlInterval | None:
        """Load one control interval; None when there is none."""
        query = select(CONTROL_INTERVAL.c.payload).where(CONTROL_INTERVAL.c.id == interval_id)
        with self._reading() as connection:
            payload = connection.execute(query).scalar()
            return unpack(ControlInterval, payload) if payload else None

    def intervals_at(self, key: str) -> list[ControlInterval]:
        """Load the control intervals of a place in order of time, by the place's key: its id, or a folded name."""
        named = select(INTERVAL_NAME.c.interval_id).where(
            INTERVAL_NAME.c.name.in_(
                select(NAME.c.number).where(NAME.c.what == "place", NAME.c.folded == fold_name(key))
            )
        )
        unknown = CONTROL_INTERVAL.c.place_id.is_(None) & CONTROL_INTERVAL.c.id.in_(named)
        query = select(CONTROL_INTERVAL.c.payload).where(or_(CONTROL_INTERVAL.c.place_id == key, unknown))
        with self._reading() as connection:
            rows = connection.execute(query.order_by(CONTROL_INTERVAL.c.sort, CONTROL_INTERVAL.c.id)).scalars()
            found = [unpack(ControlInterval, payload) for payload in rows]
        return [it for it in found if it.place.key == key]

    def event_now(self, event_id: str) -> str | None:
        """Give the id that an event has now: its own, or that of the one it became part of; None for no such event."""
        with self._reading() as connection:
            if connection.execute(select(EVENT.c.id).where(EVENT.c.id == event_id)).first():
                return event_id
            return lookup.successor(connection, event_id)

    def places(
        self,
        words: str | None,
        country: str | None,
        *,
        limit: int,
        after: tuple[str, str] | None,
        known: Sequence[str] = (),
    ) -> tuple[list[ListedPlace], int]:
        """Load some of the places by name, behind a name and key, and count all that match.

        `words` are a part of the place's name or of a name that a text gives it; `known` are keys that match, too.
        """
        used = select(SHOWN_CLAIM.c.number).where(SHOWN_CLAIM.c.place_key == SHOWN_PLACE.c.key).exists()
        query = select(SHOWN_PLACE).where(used)
        if words is not None:
            said = (NAME.c.what == "place", NAME.c.folded.contains(fold_name(words), autoescape=True))
            query = query.where(
                or_(
                    SHOWN_PLACE.c.folded.contains(fold_name(words), autoescape=True),
                    SHOWN_PLACE.c.key.in_(select(NAME.c.of_id).where(*said, NAME.c.of_id != NAME.c.name)),
                    SHOWN_PLACE.c.key.in_(list(known)),
                )
            )
        if country is not None:
            query = query.where(SHOWN_PLACE.c.country == country)
        with self._reading() as connection:
            rows, total = _by_name(connection, query, SHOWN_PLACE.c, limit, after)
            return [_place(connection, row) for row in rows], total

    def place(self, key: str) -> ListedPlace | None:
        """Load one place by its key; None when no claim ever named it."""
        with self._reading() as connection:
            row = connection.execute(select(SHOWN_PLACE).where(SHOWN_PLACE.c.key == key)).first()
            return _place(connection, row) if row else None

    def spellings(self, key: str) -> list[str]:
        """Give the names by which texts call a place."""
        query = select(NAME.c.name).where(NAME.c.what == "place", NAME.c.of_id == key, NAME.c.name != key).distinct()
        with self._reading() as connection:
            return sorted(connection.execute(query).scalars())

    def actors(self, words: str | None, *, limit: int, after: tuple[str, str] | None) -> tuple[list[ListedActor], int]:
        """Load some of the parties by name, behind a name and key, and count all that match."""
        query = select(SHOWN_ACTOR)
        if words is not None:
            query = query.where(SHOWN_ACTOR.c.folded.contains(fold_name(words), autoescape=True))
        with self._reading() as connection:
            rows, total = _by_name(connection, query, SHOWN_ACTOR.c, limit, after)
            return [_actor(connection, row) for row in rows], total

    def claims_at(self, key: str) -> list[str]:
        """Give the ids of the claims on a place, by the place's key."""
        query = select(SHOWN_CLAIM.c.claim_id).where(SHOWN_CLAIM.c.place_key == key).order_by(SHOWN_CLAIM.c.claim_id)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def controlled_places(
        self, asked: Filter, *, after: str | None, limit: int, back: bool = False
    ) -> list[tuple[str, ControlInterval]]:
        """Give up to `limit` places of which somebody says who holds them, each by one interval and where it sorts.

        `back` begins with the last ones.
        """
        first = func.min(CONTROL_INTERVAL.c.sort)
        query = select(func.min(CONTROL_INTERVAL.c.id).label("id"), first.label("sort"))
        with self._reading() as connection:
            conditions = finding.interval_conditions(finding.widened(connection, Filter(place=asked.place)))
            query = query.where(*conditions).group_by(CONTROL_INTERVAL.c.block)
            if after is not None:
                query = query.having(first < after if back else first > after)
            sort: ColumnElement[str] = literal_column("sort")
            rows = connection.execute(query.order_by(sort.desc() if back else sort).limit(limit)).all()
            payloads = select(CONTROL_INTERVAL.c.id, CONTROL_INTERVAL.c.payload)
            found = {
                row.id: row.payload
                for row in connection.execute(payloads.where(CONTROL_INTERVAL.c.id.in_([it.id for it in rows])))
            }
        return [(row.sort, unpack(ControlInterval, found[row.id])) for row in rows]

    def widened(self, asked: Filter) -> Filter:
        """Let a name stand for the ids that the record resolved exactly this name to, whatever is then looked at."""
        with self._reading() as connection:
            return finding.widened(connection, asked)

    def claims_worked_out_with(self, asked: Filter, day: date, at_most: int) -> list[str] | None:
        """Give the claims that those asked for were worked out with, of reports up to `day`; None for more.

        These are the claims of one happening, and for disputes across events those on the same place or campaign.
        """
        with self._reading() as connection:
            conditions = finding.claim_conditions(finding.widened(connection, asked))
            home, known = REPORT.c.id == SHOWN_CLAIM.c.report_id, REPORT.c.published_at <= day
            own = select(SHOWN_CLAIM.c.claim_id).join(REPORT, home).where(*conditions, known)
            if len(connection.execute(own.limit(at_most + 1)).all()) > at_most:
                return None
            across = CLAIM_MARK.c.role.in_([Role.PLACE, Role.CAMPAIGN])
            marks = select(CLAIM_MARK.c.mark).where(CLAIM_MARK.c.claim_id.in_(own), across)
            beside = select(CLAIM_MARK.c.claim_id).where(CLAIM_MARK.c.mark.in_(marks), across)
            members = or_(CLAIM_BLOCK.c.claim_id.in_(own), CLAIM_BLOCK.c.claim_id.in_(beside))
            blocks = select(CLAIM_BLOCK.c.block).where(members)
            query = (
                select(SHOWN_CLAIM.c.claim_id)
                .join(CLAIM_BLOCK, CLAIM_BLOCK.c.claim_id == SHOWN_CLAIM.c.claim_id)
                .join(REPORT, home)
                .where(CLAIM_BLOCK.c.block.in_(blocks), known)
            )
            found = list(connection.execute(query.limit(at_most + 1)).scalars())
        return found if len(found) <= at_most else None

    def claims_in_disputes(self, claim_ids: Collection[str]) -> dict[str, list[str]]:
        """Give, of some claims, the open disputes that they take part in."""
        found: dict[str, list[str]] = {}
        for some in portions(sorted(claim_ids)):
            query = (
                select(DISPUTE_CLAIM)
                .join(DISPUTE, DISPUTE.c.id == DISPUTE_CLAIM.c.dispute_id)
                .where(DISPUTE_CLAIM.c.claim_id.in_(some), DISPUTE.c.relation == "contradiction")
                .order_by(DISPUTE_CLAIM.c.dispute_id)
            )
            with self._reading() as connection:
                for row in connection.execute(query):
                    found.setdefault(row.claim_id, []).append(row.dispute_id)
        return found


def _by_name(
    connection: Connection,
    query: "Select[Any]",
    columns: Any,  # noqa: ANN401 (those of a table)
    limit: int,
    after: tuple[str, str] | None,
) -> tuple[Sequence[Any], int]:
    """Read rows in the order of their names, and count all."""
    total = int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())
    if after is not None:
        name, key = after
        query = query.where(columns.name >= name, or_(columns.name > name, columns.key > key))
    return connection.execute(query.order_by(columns.name, columns.key).limit(limit)).all(), total


def _place(connection: Connection, row: Any) -> ListedPlace:  # noqa: ANN401 (a row)
    claims = select(func.count()).select_from(SHOWN_CLAIM).where(SHOWN_CLAIM.c.place_key == row.key)
    if row.place_id:
        events = select(func.count()).select_from(EVENT).where(EVENT.c.place_id == row.place_id)
    else:
        of_claims = SHOWN_CLAIM.join(EVENT_CLAIM, EVENT_CLAIM.c.claim_id == SHOWN_CLAIM.c.claim_id)
        distinct = func.count(EVENT_CLAIM.c.event_id.distinct())
        events = select(distinct).select_from(of_claims).where(SHOWN_CLAIM.c.place_key == row.key)
    held = select(func.count()).select_from(CONTROL_INTERVAL).where(CONTROL_INTERVAL.c.place_id == row.place_id)
    return ListedPlace(
        key=row.key,
        place_id=row.place_id,
        name=row.name,
        admin1=row.admin1,
        country=row.country,
        latitude=row.latitude,
        longitude=row.longitude,
        precision=row.precision,
        claims=int(connection.execute(claims).scalar_one()),
        events=int(connection.execute(events).scalar_one()),
        intervals=int(connection.execute(held).scalar_one()) if row.place_id else 0,
    )


def _actor(connection: Connection, row: Any) -> ListedActor:  # noqa: ANN401 (a row)
    named = select(NAME.c.number).where(NAME.c.what == "actor", NAME.c.finds, NAME.c.name == (row.actor_id or row.name))
    claims = select(func.count(CLAIM_NAME.c.claim.distinct())).where(CLAIM_NAME.c.name.in_(named))
    return ListedActor(
        key=row.key,
        actor_id=row.actor_id,
        name=row.name,
        type=row.type,
        claims=int(connection.execute(claims).scalar_one()),
    )
