"""The Python API: the same words as the commands."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TextIO, Unpack

from dateline import codec
from dateline.export import ExportRecord, exporter
from dateline.ingest import IngestOptions, check_sources
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event, Relation
from dateline.model.filters import Filter
from dateline.model.resolution import ResolvedClaim
from dateline.pipeline.asked import Corroboration, events_known, speakers_of
from dateline.pipeline.derive import refresh, refresh_if_stale
from dateline.pipeline.policy import under_policy
from dateline.pipeline.run import Tell
from dateline.pipeline.run import read as read_sources
from dateline.pipeline.summary import ReadSummary
from dateline.record.asking import Day, FilterWords, a_day, a_policy, make_filter, near_misses
from dateline.record.changes import changes, dump_change
from dateline.record.detail import Detailing
from dateline.record.explain import Explained, explain
from dateline.record.judging import Judging
from dateline.record.known import claims_known, intervals_known, may_cover
from dateline.record.looking import Looking
from dateline.record.overview import Overviewing
from dateline.record.paging import Paging, dump_stored
from dateline.record.reading import Reading
from dateline.record.rows import Rows
from dateline.record.single import Shown
from dateline.record.sources import Sources
from dateline.record.users import Users
from dateline.settings import Settings
from dateline.store import Store, StoredReport, open_store

if TYPE_CHECKING:
    import pandas as pd

Json = dict[str, Any]

IN_MEMORY = ":memory:"
"""The location of a record that is gone when the program ends."""


def read(
    paths: Sequence[str] | str,
    *,
    db: str | None = None,
    options: IngestOptions | None = None,
    jobs: int = 1,
    progress: Tell | None = None,
) -> "Record":
    """Read files, folders and globs into a record: the file or URL `db`, or memory without one.

    Reports that `db` holds already are skipped. `jobs` above 1 starts processes and needs the usual
    ``if __name__ == "__main__":`` guard in a script. The run's counts are in the record's ``summary``. Raises
    InputError for input that can't be read, StoreError for a database that can't be used.
    """
    known = options or IngestOptions()
    sources = check_sources([paths] if isinstance(paths, str) else list(paths), known)
    store = open_store(db if db is not None else IN_MEMORY)
    try:
        summary = read_sources(sources, store=store, options=known, jobs=jobs, progress=progress)
    except BaseException:
        store.close()
        raise
    return Record(store, summary=summary)


def open_record(db: str | None = None, *, refresh: bool = True) -> "Record":
    """Open a record that exists: ``dateline.open("dateline.db")``. Raises StoreError when there is none.

    Without `db`: ``DATELINE_DB`` or ``dateline.db``. A record whose last reading was cut off is brought up to date,
    unless `refresh` is False.
    """
    store = open_store(Settings.from_environment(db=db).db, create=False)
    if refresh:
        refresh_if_stale(store)
    return Record(store)


class Record(Judging, Sources, Paging, Looking, Shown, Reading, Users, Overviewing, Detailing):
    """An open record: the lists with their filters, explanations and exports.

    Every list takes the filters of ``FilterWords`` as keywords and gives ``Rows``: model objects, with their JSON
    (`to_dicts`) and data frame (`to_pandas`). Use it as a context manager, or `close` it.
    """

    def __init__(self, store: Store, *, summary: ReadSummary | None = None) -> None:
        self._store = store
        self.summary = summary

    def __enter__(self) -> Self:
        """Give the record itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    @property
    def stale(self) -> bool:
        """Whether reports were added since events, disputes and control were last computed."""
        return self._store.derived_stale

    def refresh(self, *, everything: bool = False) -> None:
        """Bring events, disputes and control up to date with the claims; `everything` works all of them out again."""
        refresh(self._store, everything=everything)

    def reports(
        self, *, unread: bool = False, with_text: bool = False, **filters: Unpack[FilterWords]
    ) -> Rows[StoredReport]:
        """List the reports; with `unread` only those that could not be used.

        `from_`, `to` and `outlet` are about the publication; any other filter keeps reports with such a claim.
        """
        asked, claims = self._ask(filters)
        claims_in: defaultdict[str, list[ResolvedClaim]] = defaultdict(list)
        for claim in claims.values():
            claims_in[claim.claim.report_id].append(claim)
        stored = self._store.reports(unread=unread)
        found = [it for it in stored if asked.matches_report(it.report, claims_in[it.report.id])]
        return Rows(found, lambda stored: dump_stored(stored, with_text=with_text))

    def claims(self, *, rejected: bool = False, **filters: Unpack[FilterWords]) -> Rows[ResolvedClaim]:
        """List the claims, by publication, report and place in the text; `rejected` adds those that persons rejected.

        They come as persons corrected them: ``corrected`` names the fields.
        """
        asked, claims = self._ask(filters)
        event_of = self._store.event_of()
        known = claims.values() if claims and not rejected else self._store.claims(rejected=rejected)
        found = [claim for claim in known if asked.matches_claim(claim)]
        return Rows(found, lambda claim: codec.dump_claim(claim, event_id=event_of.get(claim.id)))

    def events(
        self, *, policy: str | None = None, as_known_on: Day | None = None, **filters: Unpack[FilterWords]
    ) -> Rows[Event]:
        """List the events: claims about one happening. An event also matches by the words of its claims.

        `policy` names the rule that chooses the best value of each figure (``low-best-high`` without it); see
        ``model.policy``. With `as_known_on` they are worked out anew from what reports published up to that day said.
        Raises SettingsError for an unknown policy.
        """
        rule, day = a_policy(policy), a_day(as_known_on, "as_known_on")
        asked, claims = self._ask(filters)
        found = self._store.events() if day is None else self._known(day).events
        kept = [it for it in found if asked.matches_event(it, claims)]
        return Rows(under_policy(self._store, kept, rule), codec.dump_event)

    def disputes(
        self, *, open_only: bool = False, as_known_on: Day | None = None, **filters: Unpack[FilterWords]
    ) -> Rows[Dispute]:
        """List the disputes of which some claim matches the filters; `as_known_on` as in `events`.

        `open_only` keeps the contradictions. Updates and different scopes need nobody to decide; and a contradiction
        that a person settled, by rejecting the claims of one side, is no longer computed.
        """
        asked, claims = self._ask(filters)
        day = a_day(as_known_on, "as_known_on")
        found = self._store.disputes() if day is None else self._known(day).disputes
        kept = [it for it in found if asked.matches_dispute(it, claims)]
        return Rows([it for it in kept if not open_only or it.relation is Relation.CONTRADICTION], codec.dump_dispute)

    def control(
        self,
        *,
        at: Day | None = None,
        according_to: str | None = None,
        as_known_on: Day | None = None,
        **filters: Unpack[FilterWords],
    ) -> Rows[ControlInterval]:
        """List who held which place, from when to when, and how long ago anybody last said so.

        `at` keeps what may have been so on that day: around an uncertain day of change that can be two states of one
        place. `according_to` derives everything anew from the words of one speaker or side (a name, part of one, or an
        id), `as_known_on` from what reports published up to that day said. `days_since` counts to `at`, without it to
        `as_known_on`, without either to the newest publication of the record.
        """
        asked, claims = self._ask(filters)
        day, known = a_day(at, "at"), a_day(as_known_on, "as_known_on")
        found = intervals_known(self._store, known, according_to)
        kept = [it for it in found if asked.matches_interval(it, claims) and (day is None or may_cover(it, day))]
        seen_from = day or known or self._store.publication().newest
        return Rows([interval.seen_from(seen_from) for interval in kept], codec.dump_interval)

    def speakers(self, according_to: str, *, as_known_on: Day | None = None) -> tuple[str, ...]:
        """Name the speakers that `according_to` stands for in `control`; none when nobody is called so."""
        return speakers_of(claims_known(self._store, a_day(as_known_on, "as_known_on"), according_to))

    def undated(self) -> int:
        """Count the reports without a day of publication: `as_known_on` has to leave them out."""
        return self._store.publication().undated

    def _known(self, day: date) -> Corroboration:
        return events_known(claims_known(self._store, day), day)

    def changes(self, *, since: str | None = None) -> list[Json]:
        """Tell what became of the events since a day or a run (``record.changes``), as JSON objects."""
        return [dump_change(change) for change in changes(self._store, since)]

    def explain(self, identifier: str) -> Explained:
        """Say why the record holds a claim, event, dispute, report or control interval; see ``record.explain``."""
        return explain(self._store, identifier)

    def show(self, report: str) -> Json:
        """Give a report's JSON with its text and its claims; `report` is its id or the unique beginning of it."""
        found = self._store.resolve_id(report)
        stored = self._store.report(found)
        own = self._store.report_claims(found)
        event_of = self._store.event_of([claim.id for claim in own]) if own else {}
        claims = [codec.dump_claim(claim, event_id=event_of.get(claim.id)) for claim in own]
        return {**dump_stored(stored, with_text=True), "claims": claims}

    def near_misses(self, **filters: Unpack[FilterWords]) -> list[str]:
        """Say which names of a filter match nothing in the record, and which names look like them."""
        return near_misses(filters, self._store.claims())

    def export(
        self,
        fmt: str,
        fh: TextIO,
        *,
        of: str | None = None,
        policy: str | None = None,
        include_names: bool = False,
        **filters: Unpack[FilterWords],
    ) -> None:
        """Write the record, or what the filters keep of it, to an open text file as ``jsonl``, ``csv``, ``geojson``.

        `of` is ``events``, ``claims`` or ``control`` (None: what the format holds by itself), `policy` as for
        `events`. Private persons who are victims or captives are described, not named, unless `include_names`. Raises
        SettingsError for an unknown format or policy.
        """
        writer = exporter(fmt, what=of)
        known = {claim.id: claim for claim in self._store.claims()}
        record = ExportRecord(
            reports=tuple(self.reports(**filters)),
            claims=tuple(self.claims(**filters)),
            events=tuple(self.events(policy=policy, **filters)),
            disputes=tuple(self.disputes(**filters)),
            intervals=tuple(self.control(**filters)),
            event_of=self._store.event_of(),
            known=known,
            include_names=include_names,
        )
        writer.write(record, fh)

    def to_pandas(self, **filters: Unpack[FilterWords]) -> "pd.DataFrame":
        """Give the claims as a data frame: short for ``record.claims(...).to_pandas()``."""
        return self.claims(**filters).to_pandas()

    def _ask(self, words: FilterWords) -> tuple[Filter, dict[str, ResolvedClaim]]:
        """Check filter words; give the claims, by id, that they are matched against (none when nothing is asked)."""
        asked = make_filter(words)
        if asked == Filter():
            return asked, {}
        claims = {claim.id: claim for claim in self._store.claims()}
        return asked.widened(claims.values()), claims
