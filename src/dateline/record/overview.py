"""All events and all control of a record at once, in columns: what a map, a slider and a timeline draw from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TextIO

from dateline.codec import pack, unpack_plain
from dateline.errors import SettingsError
from dateline.export import ExportRecord, exporter
from dateline.model.event import Relation
from dateline.pipeline.asked import control_known, events_known
from dateline.record.asking import Day, a_day
from dateline.record.holders import holder_order
from dateline.record.known import claims_known
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.store import Store

Json = dict[str, Any]

ANEW: Final = 30_000
"""Claims up to which a record is worked out anew for one look at it: more take minutes."""

_RADIUS: Final[Mapping[str, float]] = {"near": 10.0, "district": 15.0, "province": 60.0}
"""Kilometres within which something happened that is known so exactly, where no list tells more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPlace:
    """A place as precisely as it is known: "near Palmyra" is another one than Palmyra.

    `radius_km` is how far around the point it can have been, None for a point. Without coordinates it can't be drawn.
    """

    key: str
    name: str
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    radius_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewEvent:
    """What is drawn of an event; days as ISO text, `place` an index, `parties` and `origins` indexes of names."""

    id: str
    kind: str
    place: int | None
    earliest: str | None
    latest: str | None
    parties: tuple[int, ...]
    origins: tuple[int, ...]
    disputed: bool
    killed: tuple[float | None, float | None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole record as one state of it: `state` changes when it does.

    `intervals` are the control intervals as JSON objects of the model, `at` the place of each, `parties` pairs of id
    and name. `holders` is the record's one order of who holds something, the same in every view; `names` are all names
    that reports use for a place, by its id.
    """

    state: str
    places: tuple[OverviewPlace, ...]
    parties: tuple[tuple[str, str], ...]
    origins: tuple[str, ...]
    events: tuple[OverviewEvent, ...]
    intervals: tuple[Json, ...]
    at: tuple[int, ...]
    newest: str | None
    holders: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Overviewing:
    """Overviews; a part of ``Record``."""

    _store: Store

    if TYPE_CHECKING:

        def state(self) -> str:
            """See ``Paging``."""
            ...

    def overview(self, *, as_known_on: Day | None = None, according_to: str | None = None) -> Overview:
        """Give all events and all control at once.

        `as_known_on` and `according_to` as for `control`; the first also works the events out anew. Raises
        SettingsError when that would take minutes: in a record of more than `ANEW` claims.
        """
        day = a_day(as_known_on, "as_known_on")
        state = self.state()
        newest = self._store.publication().newest
        if day is None and according_to is None:
            return self._named(_Columns().fill(self._stored(), state, newest))
        if self._store.claim_total() > ANEW:
            msg = (
                f"this record holds more than {ANEW:,} claims: working all of it out anew would take minutes; "
                "ask for one place: `dateline control --place PLACE`"
            )
            raise SettingsError(msg)
        return self._named(_Columns().fill(self._worked_out(day, according_to), state, day or newest))

    def holder_counts(self) -> Counter[str]:
        """Count how many of the stored intervals each holder holds something in; see ``record.holders``."""
        return Counter(holder for it in self._store.plain_intervals() for holder in it["holders"])

    def export_events(self, fmt: str, fh: TextIO, event_ids: Iterable[str], *, as_known_on: Day | None = None) -> None:
        """Write some events, given by their ids, to an open text file as ``csv``, ``geojson`` or ``jsonl``.

        They come in the order of the record. Private persons who are victims or captives are described, not named.
        """
        day, wanted = a_day(as_known_on, "as_known_on"), set(event_ids)
        known = self._store.events() if day is None else events_known(claims_known(self._store, day), day).events
        events = tuple(it for it in known if it.id in wanted)
        claims = self._store.claims([claim_id for it in events for claim_id in it.claim_ids])
        record = ExportRecord(events=events, known={it.id: it for it in claims})
        exporter(fmt, what="events").write(record, fh)

    def _named(self, found: Overview) -> Overview:
        names: defaultdict[str, list[str]] = defaultdict(list)
        for key, name in self._store.place_names():
            names[key].append(name)
        known = {it.key: tuple(names[it.key]) for it in found.places if it.key in names}
        return replace(found, holders=tuple(holder_order(self)), names=known)

    def _stored(self) -> "_Computed":
        """Read one by one: 50,000 events as JSON objects would be a gigabyte."""
        found = self._store
        return _Computed(
            events=found.plain_events(), disputes=found.plain_disputes(), intervals=found.plain_intervals()
        )

    def _worked_out(self, day: date | None, according_to: str | None) -> "_Computed":
        control = control_known(claims_known(self._store, day, according_to))
        intervals = tuple(unpack_plain(pack(it)) for it in control)
        if day is None:
            return replace(self._stored(), intervals=intervals)
        found = events_known(claims_known(self._store, day), day)
        return _Computed(
            events=(unpack_plain(pack(it)) for it in found.events),
            disputes=(unpack_plain(pack(it)) for it in found.disputes),
            intervals=intervals,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Computed:
    """What is drawn, as JSON objects of the model, each to be gone through once."""

    events: Iterable[Json]
    disputes: Iterable[Json]
    intervals: Iterable[Json]


@dataclass(slots=True)
class _Columns:
    """Numbers places, parties and origins as they come."""

    places: dict[tuple[str, str], int] = field(default_factory=dict)
    rows: list[OverviewPlace] = field(default_factory=list)
    parties: dict[str, int] = field(default_factory=dict)
    names: list[tuple[str, str]] = field(default_factory=list)
    origins: dict[str, int] = field(default_factory=dict)

    def fill(self, computed: _Computed, state: str, newest: date | None) -> Overview:
        disputed = {it["event_id"] for it in computed.disputes if it["relation"] == Relation.CONTRADICTION.value}
        events = tuple(self._event(it, it["id"] in disputed) for it in computed.events)
        intervals = tuple(computed.intervals)
        at = tuple(self._place(it["place"]) for it in intervals)
        return Overview(
            state=state,
            places=tuple(self.rows),
            parties=tuple(self.names),
            origins=tuple(self.origins),
            events=events,
            intervals=intervals,
            at=at,
            newest=newest.isoformat() if newest else None,
        )

    def _event(self, event: Json, disputed: bool) -> OverviewEvent:  # noqa: FBT001 - one caller, above
        time = event["time"] or {}
        return OverviewEvent(
            id=event["id"],
            kind=event["kind"],
            place=self._place(event["place"]) if event["place"] else None,
            earliest=time.get("earliest"),
            latest=time.get("latest"),
            parties=tuple(dict.fromkeys(self._party(it) for it in _parties(event))),
            origins=tuple(self.origins.setdefault(name, len(self.origins)) for name in event["origins"]),
            disputed=disputed,
            killed=_killed(event["quantities"]),
        )

    def _party(self, ref: Json) -> int:
        key = ref["actor_id"] or ref["name"]
        number = self.parties.setdefault(key, len(self.names))
        if number == len(self.names):
            self.names.append((key, ref["name"]))
        return number

    def _place(self, ref: Json) -> int:
        key = (ref["place_id"] or f"name:{ref['name']}", ref["precision"])
        number = self.places.setdefault(key, len(self.rows))
        if number == len(self.rows):
            self.rows.append(
                OverviewPlace(
                    key=key[0],
                    name=ref["name"],
                    admin1=ref["admin1"],
                    country=ref["country"],
                    latitude=ref["latitude"],
                    longitude=ref["longitude"],
                    precision=ref["precision"],
                    radius_km=_radius(*key),
                )
            )
        return number


def _parties(event: Json) -> Iterator[Json]:
    for ref in (*event["actors"], *event["targets"]):
        yield ref
        yield from ref["allies"]


def _killed(figures: Iterable[Json]) -> tuple[float | None, float | None] | None:
    """The range of the dead of the incident itself, over all who count them; None where nobody does."""
    dead = [it for it in figures if it["what"] == "killed" and it["scope"] == "incident"]
    if not dead:
        return None
    lows = [it["low"] for it in dead if it["low"] is not None]
    highs = [it["high"] for it in dead]
    return min(lows, default=None), None if None in highs else max(highs, default=None)


@cache
def _radius(key: str, precision: str) -> float | None:
    if precision not in _RADIUS:
        return None
    reach = _gazetteer().reach(key) if precision != "near" and ":" in key else None
    return round(max(reach, 5.0), 1) if reach else _RADIUS[precision]


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()
