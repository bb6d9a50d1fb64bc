"""The record on disk: what the pipeline and the commands read and write."""

import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from sqlalchemy import Connection, Engine, Table, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from dateline.codec import unpack
from dateline.errors import NotFoundError, StoreError
from dateline.model.claim import Reading
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event, Judgement
from dateline.model.marks import Mark, Role
from dateline.model.report import ReadSentence, Report
from dateline.model.resolution import Resolution, ResolvedClaim
from dateline.store import connect, derived, lookup, neighbours, rereading, search, stale, texts
from dateline.store.corrections import rejected_ids
from dateline.store.decisions import Decisions
from dateline.store.derived import Recomputed
from dateline.store.details import Details
from dateline.store.failures import in_plain_words
from dateline.store.history import History
from dateline.store.lists import Lists
from dateline.store.moments import to_utc
from dateline.store.overview import Overviews
from dateline.store.rows import portions
from dateline.store.schema import (
    CLAIM,
    CONTROL_INTERVAL,
    DISPUTE,
    EVENT,
    EVENT_CLAIM,
    JUDGEMENT,
    RUN,
)
from dateline.store.sources import SourceNotes
from dateline.store.texts import StoredReport
from dateline.store.users import Users


def open_store(where: str, *, create: bool = True) -> "Store":
    """Open a record by path, ``:memory:`` or database URL, and bring an older one to this version.

    Raises StoreError, in one line and with nothing touched: no record there and `create` is false, a database of
    something else or of a newer dateline, a locked or damaged one, a folder that can't be written.
    """
    url = connect.to_url(where)
    name = connect.name_of(url)
    path = connect.local_file(url)
    if path is not None:
        connect.check_file(path, create=create)
    engine = connect.make_engine(url)
    try:
        with in_plain_words(name):
            _bring_up_to_date(engine, name, create=create)
            connect.use_wal(engine, url)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, name)


def _bring_up_to_date(engine: Engine, name: str, *, create: bool) -> None:
    with engine.connect() as connection:
        if connect.is_current(connection, name):
            return
    # Here and not above: Alembic is only needed for a new or older database, and costs every command 0.1 s.
    from dateline.store.migrate import upgrade  # noqa: PLC0415

    with engine.connect().execution_options(**{connect.WRITES: True}) as connection, connection.begin():
        if not connect.is_current(connection, name):  # another process may have been quicker
            if not create and connect.is_empty(connection):
                msg = f"no record at {name}: run `dateline read` first, or give another with --db"
                raise StoreError(msg)
            connect.mark(connection)
            upgrade(connection)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """Claims and places to be worked out anew, and the state of the record in which that was asked."""

    claim_ids: tuple[str, ...]
    places: tuple[int, ...]
    version: int
    computations: int


class Store(Decisions, SourceNotes, History, Lists, Details, Users, Overviews):
    """One open record; make it with `open_store`, close it or use it as a context manager.

    Every writing method is one transaction: it holds as a whole or not at all, also when the process is killed. All
    methods raise StoreError, in one line, when the database can't do the work.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name
        weakref.finalize(self, engine.dispose)  # a store that nobody closed must not leave its connection open

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. A closed store opens itself again when it is used."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_plain_words(self.name), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            in_plain_words(self.name),
            self._engine.connect().execution_options(**{connect.WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    # Reports and claims

    def has_report(self, report_id: str) -> bool:
        """Tell whether a report is stored already."""
        with self._reading() as connection:
            return texts.has_report(connection, report_id)

    def add_report(
        self,
        report: Report,
        reading: Reading | None,
        resolutions: Sequence[Resolution],
        *,
        program: str | None = None,
    ) -> bool:
        """Store a report with its claims and resolutions; False, and nothing changed, when it is there already.

        `reading` is None for a report that could not be used, `program` the fingerprint of what read it. Marks what
        is computed as out of date.
        """
        try:
            with self._writing() as connection:
                if texts.has_report(connection, report.id):
                    return False
                texts.drop_failed(connection, report.id)
                texts.insert_report(connection, report, reading, resolutions)
                if reading is not None and program is not None:
                    rereading.note_program(connection, report.id, program)
                stale.mark_stale(connection, [claim.id for claim in reading.claims] if reading else ())
                return True
        except StoreError as error:
            if not isinstance(error.__cause__, IntegrityError):
                raise
            if self.has_report(report.id):  # a server lets another process in between
                return False
            msg = f"report {report.id} was not stored: it brings an id that the record already holds"
            raise StoreError(msg) from error

    def replace_resolutions(self, resolutions: Sequence[Resolution]) -> None:
        """Put newer resolutions in the place of those that the same claims had; the claims stay as they are."""
        with self._writing() as connection:
            rereading.replace_resolutions(connection, resolutions)

    def reports(self, *, unread: bool = False) -> list[StoredReport]:
        """Load the reports by publication, those without a date last; `unread`: only those with a reason against."""
        with self._reading() as connection:
            return texts.load_reports(connection, unread=unread)

    def report(self, report_id: str) -> StoredReport:
        """Load one report. Raises NotFoundError."""
        with self._reading() as connection:
            found = texts.load_report(connection, report_id)
        if found is None:
            msg = f"there is no report {report_id}: `dateline reports` lists them"
            raise NotFoundError(msg)
        return found

    def sentences(self, report_id: str) -> tuple[ReadSentence, ...]:
        """Load which sentences of a report gave claims and which gave nothing."""
        with self._reading() as connection:
            return texts.load_sentences(connection, report_id)

    def claims(
        self, ids: Sequence[str] | None = None, *, rejected: bool = False, retired: bool = False
    ) -> list[ResolvedClaim]:
        """Load claims by publication, report and place in the text: all, or those with the given ids that exist.

        They come as persons corrected them; `rejected` adds those that a person rejected, `retired` those that newer
        readings of their reports no longer give.
        """
        with self._reading() as connection:
            return texts.load_claims(connection, ids, rejected=rejected, retired=retired)

    def report_claims(self, report_id: str) -> list[ResolvedClaim]:
        """Load the claims of one report by their place in the text."""
        with self._reading() as connection:
            return texts.load_report_claims(connection, report_id)

    def publication(self) -> texts.Publication:
        """Tell when the newest report was published, and how many have no day of publication."""
        with self._reading() as connection:
            return texts.publication(connection)

    def claim_count(self) -> int:
        """Count the claims in use, those that persons rejected among them."""
        query = select(func.count()).select_from(CLAIM).where(CLAIM.c.retired_at.is_(None))
        with self._reading() as connection:
            return int(connection.execute(query).scalar_one())

    # What is computed

    @property
    def derived_stale(self) -> bool:
        """Whether claims were added or changed since events, disputes and control were computed."""
        with self._reading() as connection:
            return stale.is_stale(connection)

    def mark_all_stale(self) -> None:
        """Have everything that is computed worked out anew."""
        with self._writing() as connection:
            stale.mark_all_stale(connection)

    def stale_claims(self, limit: int) -> Stale:
        """Give up to `limit` claims, and places, that are to be worked out anew."""
        with self._reading() as connection:
            return Stale(
                claim_ids=tuple(stale.stale_claims(connection, limit)),
                places=tuple(stale.stale_places(connection, limit)),
                version=stale.counted(connection, stale.CHANGED),
                computations=stale.counted(connection, stale.COMPUTED),
            )

    def mates_of(self, claim_ids: Iterable[str]) -> set[str]:
        """Give all claims of the reports that some claims stand in."""
        with self._reading() as connection:
            return neighbours.mates_of(connection, claim_ids)

    def neighbours(self, marks: Iterable[Mark]) -> set[str]:
        """Find the claims that those with these marks may have to be worked out with."""
        with self._reading() as connection:
            return neighbours.sharing(connection, marks)

    def tellings_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """Give the tellings that some claims were part of, with all claims of each: the first claim of each one's."""
        with self._reading() as connection:
            return neighbours.tellings_of(connection, claim_ids)

    def blocks_of(self, claim_ids: Iterable[str]) -> tuple[set[str], set[str]]:
        """Give the blocks that some claims were worked out in, and all claims of these."""
        with self._reading() as connection:
            blocks = neighbours.blocks_of(connection, claim_ids)
            return blocks, neighbours.claims_in(connection, blocks)

    def numbers_of(self, claim_ids: Iterable[str], role: Role) -> set[int]:
        """Give the numbers of the marks for places or campaigns that some claims left last time."""
        with self._reading() as connection:
            return neighbours.numbers_of(connection, claim_ids, role)

    def marked(self, numbers: Iterable[int], role: Role, at_most: int | None = None) -> dict[int, set[str]]:
        """Give the claims of places or campaigns, by the numbers of their marks; of each no more than `at_most`."""
        with self._reading() as connection:
            return neighbours.marked(connection, numbers, role, at_most)

    def keep(self, found: Recomputed, seen: Stale) -> bool:
        """Write down what was worked out from `seen`; False, with nothing changed, when another process was quicker.

        Event ids that vanish lead on to the event that now holds their claims.
        """
        with self._writing() as connection:
            if stale.counted(connection, stale.COMPUTED) != seen.computations:
                return False
            derived.keep(connection, found, datetime.now(UTC))
            stale.clear_stale(connection, found.done, seen.version)
            stale.count_up(connection, stale.COMPUTED)
            return True

    def event_of(self, claim_ids: Sequence[str] | None = None) -> dict[str, str]:
        """Give the event id of every claim that belongs to one, or of those among `claim_ids`."""
        query = select(EVENT_CLAIM.c.claim_id, EVENT_CLAIM.c.event_id).order_by(EVENT_CLAIM.c.event_id)
        queries = (
            [query]
            if claim_ids is None
            else [query.where(EVENT_CLAIM.c.claim_id.in_(it)) for it in portions(claim_ids)]
        )
        with self._reading() as connection:
            return {row.claim_id: row.event_id for asked in queries for row in connection.execute(asked)}

    def events(self) -> list[Event]:
        """Load the events by the first report that tells of them."""
        with self._reading() as connection:
            return derived.load_events(connection)

    def event(self, event_id: str) -> Event:
        """Load one event, also by an id that it no longer has. Raises NotFoundError."""
        query = select(EVENT.c.payload)
        with self._reading() as connection:
            payload = connection.execute(query.where(EVENT.c.id == event_id)).scalar()
            if payload is None and (now := lookup.successor(connection, event_id)):
                payload = connection.execute(query.where(EVENT.c.id == now)).scalar()
            if payload is None:
                gone = lookup.was_retired(connection, event_id)
                msg = f"event {event_id} was dissolved: its claims belong to no event now" if gone else ""
                raise NotFoundError(msg or f"there is no event {event_id}: `dateline events` lists them")
            return derived.with_disputes(connection, unpack(Event, payload))

    def disputes(self) -> list[Dispute]:
        """Load the disputes, by their ids."""
        query = select(DISPUTE.c.payload).order_by(DISPUTE.c.id)
        with self._reading() as connection:
            return [unpack(Dispute, payload) for payload in connection.execute(query).scalars()]

    def intervals(self) -> list[ControlInterval]:
        """Load the control intervals, by name of the place and start."""
        query = select(CONTROL_INTERVAL.c.payload).order_by(CONTROL_INTERVAL.c.sort, CONTROL_INTERVAL.c.id)
        with self._reading() as connection:
            return [unpack(ControlInterval, payload) for payload in connection.execute(query).scalars()]

    def counts(self) -> tuple[int, int, int]:
        """Count the events, disputes and control intervals."""
        with self._reading() as connection:
            return _count(connection, EVENT), _count(connection, DISPUTE), _count(connection, CONTROL_INTERVAL)

    # Judgements

    def judgements(self, claim_id: str, *, retracted: bool = False) -> list[Judgement]:
        """Load the judgements on a claim in the order they were made; `retracted` adds those taken back."""
        with self._reading() as connection:
            return derived.load_judgements(connection, claim_id, retracted=retracted)

    def add_judgement(self, judgement: Judgement) -> None:
        """Append a person's judgement; a new computation leaves it standing."""
        with self._writing() as connection:
            connection.execute(insert(JUDGEMENT), derived.judgement_row(judgement))
            stale.mark_stale(connection, (judgement.left, judgement.right))

    def retract_judgement(self, judgement_id: str, at: datetime) -> None:
        """Take a judgement back; it stays in the record with the time. Raises NotFoundError when none stands."""
        standing = (JUDGEMENT.c.id == judgement_id) & JUDGEMENT.c.retracted_at.is_(None)
        with self._writing() as connection:
            pairs = connection.execute(select(JUDGEMENT.c.left, JUDGEMENT.c.right).where(standing)).all()
            if not pairs:
                msg = f"no judgement {judgement_id} stands: `dateline explain` shows a claim's judgements"
                raise NotFoundError(msg)
            connection.execute(update(JUDGEMENT).where(standing).values(retracted_at=to_utc(at)))
            stale.mark_stale(connection, [claim_id for pair in pairs for claim_id in pair])

    # Finding, and notes on runs

    def search(self, text: str, limit: int = 20) -> list[search.Hit]:
        """Find reports and claims by words, best first; all words must be there, a phrase goes in double quotes."""
        with self._reading() as connection:
            rejected = rejected_ids(connection)
            hits = search.find(connection, text, limit + len(rejected) if limit > 0 else limit)
            return [hit for hit in hits if hit.id not in rejected][:limit]

    def resolve_id(self, prefix: str) -> str:
        """Give the full id of the one thing whose id starts so. Raises NotFoundError for none, and for several."""
        with self._reading() as connection:
            return lookup.find_id(connection, prefix)

    def run_count(self) -> int:
        """Count the runs that added reports."""
        with self._reading() as connection:
            return _count(connection, RUN)

    def record_run(self, *, version: str, started: datetime, finished: datetime | None, reports: int) -> None:
        """Note a run: the version of dateline, from when to when, and how many reports it added."""
        row = {
            "version": version,
            "started": to_utc(started),
            "finished": to_utc(finished) if finished else None,
            "reports": reports,
        }
        with self._writing() as connection:
            connection.execute(insert(RUN), row)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
