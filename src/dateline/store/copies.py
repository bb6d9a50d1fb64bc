"""Which reports print one text: found when a report is added, among those that share a fingerprint with it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, Final, TypeVar

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    union_all,
    update,
)

from dateline.codec import pack, unpack
from dateline.model.copies import Print, are_copies, fingerprints, print_of, worth_comparing
from dateline.model.credits import Credits, Printing, credits_of
from dateline.model.report import Report
from dateline.model.resolution import Resolution, SpeakerRef, SpeakerType
from dateline.store.schema import CLAIM, COPY_GROUP, REPORT, REPORT_BAND, RESOLUTION
from dateline.store.stale import mark_report_stale

_AT_ONCE: Final = 500
"""Values per query: SQLite before 3.32 takes no more than 999 parameters (https://sqlite.org/limits.html)."""

_FIRST: Final = 32
"""Reports that are looked at for one fingerprint."""
_TOGETHER: Final = 32
"""Fingerprints asked for in one query."""

T = TypeVar("T")


def find_copies(connection: Connection, report: Report) -> None:
    """Note a new report's fingerprints and put it in one group with its copies; part of its transaction.

    Groups are the connected components of "is a copy of", named by their smallest report id, so the order in which
    reports are read changes nothing. Claims of reports whose group, or whose group's owner, changed are worked out
    anew.
    """
    text = print_of(report)
    bands = fingerprints(text)
    if not bands:
        return
    found = _copies(connection, report.id, text, bands)
    connection.execute(insert(REPORT_BAND), [{"band": band, "report_id": report.id} for band in sorted(bands)])
    if found:
        _join(connection, {report.id, *found})


def find_all_copies(connection: Connection) -> None:
    """Note the fingerprints and copies of all reports that were read: for a record from before there were any."""
    for report_id in connection.execute(select(REPORT.c.id).where(REPORT.c.sentences.is_not(None))).scalars().all():
        payload = connection.execute(select(REPORT.c.payload).where(REPORT.c.id == report_id)).scalar_one()
        find_copies(connection, unpack(Report, payload))


def _copies(connection: Connection, report_id: str, text: Print, bands: frozenset[int]) -> list[str]:
    """Find the copies of a text, one of every group that has any."""
    shared = Counter(_sharing(connection, sorted(bands)))
    shared.pop(report_id, None)
    near = [
        other
        for other, count in _band_counts(connection, sorted(shared)).items()
        if worth_comparing(shared[other], len(bands), count)
    ]
    found: list[str] = []
    joined: set[str] = set()
    for some in _chunks(sorted(near)):
        query = select(REPORT.c.id, REPORT.c.copy_group, REPORT.c.payload).where(REPORT.c.id.in_(some))
        for row in connection.execute(query.order_by(REPORT.c.id)):
            if row.copy_group not in joined and are_copies(text, print_of(unpack(Report, row.payload))):
                found.append(row.id)
                joined.update({row.copy_group} - {None})
    return found


def _sharing(connection: Connection, bands: Sequence[int]) -> Iterator[str]:
    """Give the reports that share fingerprints, once for each."""
    for at in range(0, len(bands), _TOGETHER):
        some = bands[at : at + _TOGETHER]
        asked = {f"band{number}": band for number, band in enumerate([*some, *[None] * (_TOGETHER - len(some))])}
        yield from connection.execute(_SHARING, asked).scalars()


def _sharing_query() -> CompoundSelect[Any]:
    """One query for several fingerprints, each answered with the first few reports that have it.

    A fingerprint that more have is stock background or a much-copied text: in a copy it stands beside rarer ones, or
    its first reports are copies themselves. So the work for a report does not grow with the record.
    """
    firsts = [
        select(REPORT_BAND.c.report_id)
        .where(REPORT_BAND.c.band == bindparam(f"band{number}"))
        .order_by(REPORT_BAND.c.report_id)
        .limit(_FIRST)
        .subquery()
        for number in range(_TOGETHER)
    ]
    return union_all(*(select(first.c.report_id) for first in firsts))


_SHARING: Final = _sharing_query()


def _band_counts(connection: Connection, report_ids: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for chunk in _chunks(report_ids):
        query = select(REPORT_BAND.c.report_id, func.count()).where(REPORT_BAND.c.report_id.in_(chunk))
        counts.update({row[0]: row[1] for row in connection.execute(query.group_by(REPORT_BAND.c.report_id))})
    return counts


def _join(connection: Connection, copies: set[str]) -> None:
    """Make one group of some reports and all groups that they are in."""
    query = select(REPORT.c.id, REPORT.c.copy_group).where(REPORT.c.id.in_(sorted(copies)))
    group_of = {row.id: row.copy_group for row in connection.execute(query)}
    single = sorted(report_id for report_id, group in group_of.items() if group is None)
    before = _stored(connection, set(group_of.values()) - {None})
    name = min(*single, *before)
    now = _together([*before.values(), *(credits_of(it) for it in _printings(connection, REPORT.c.id.in_(single)))])
    for group, was in before.items():
        if group != name or was.owners != now.owners:
            members = connection.execute(select(REPORT.c.id).where(REPORT.c.copy_group == group)).scalars().all()
            connection.execute(update(REPORT).where(REPORT.c.copy_group == group).values(copy_group=name))
            _mark_stale(connection, members)
    connection.execute(update(REPORT).where(REPORT.c.id.in_(single)).values(copy_group=name))
    _mark_stale(connection, single)
    _note(connection, before, name, now)


def owners(connection: Connection, groups: Iterable[str]) -> dict[str, tuple[SpeakerRef, ...]]:
    """Say for groups of copies whose text it is: see `model.credits.Credits`."""
    return {group: told.owners for group, told in _stored(connection, groups).items()}


def credits_in(connection: Connection, report_ids: Iterable[str]) -> dict[str, Credits]:
    """Give what reports that have copies say, each by itself, of whose text they print."""
    found: dict[str, Credits] = {}
    for some in _chunks(sorted(report_ids)):
        which = and_(REPORT.c.id.in_(some), REPORT.c.copy_group.is_not(None))
        found.update((it.report_id, credits_of(it)) for it in _printings(connection, which))
    return found


def note_owners(connection: Connection, before: Mapping[str, Credits]) -> None:
    """Work out whose text it is where reports say of it no longer what they said `before` (`credits_in`).

    All claims of a text that is now somebody else's are worked out anew.
    """
    changed = [report_id for report_id, now in credits_in(connection, before).items() if before[report_id] != now]
    for some in _chunks(changed):
        groups = connection.execute(select(REPORT.c.copy_group).where(REPORT.c.id.in_(some)).distinct()).scalars().all()
        for group, was in _stored(connection, groups).items():
            printed = list(_printings(connection, REPORT.c.copy_group == group))
            now = _together(credits_of(it) for it in printed)
            _note(connection, [group], group, now)
            if was.owners != now.owners:
                _mark_stale(connection, [it.report_id for it in printed])


def note_all_owners(connection: Connection) -> None:
    """Note for all groups whose text it is: for a record from before that was kept."""
    groups = connection.execute(select(REPORT.c.copy_group).where(REPORT.c.copy_group.is_not(None)).distinct())
    for group in groups.scalars().all():
        printed = _printings(connection, REPORT.c.copy_group == group)
        _note(connection, [group], group, _together(credits_of(it) for it in printed))


def _stored(connection: Connection, groups: Iterable[str]) -> dict[str, Credits]:
    found: dict[str, Credits] = {}
    for some in _chunks(sorted(groups)):
        for row in connection.execute(select(COPY_GROUP).where(COPY_GROUP.c.id.in_(some))):
            found[row.id] = unpack(Credits, row.credits)
    return found


def _note(connection: Connection, old: Iterable[str], name: str, told: Credits) -> None:
    for some in _chunks(sorted(old)):
        connection.execute(delete(COPY_GROUP).where(COPY_GROUP.c.id.in_(some)))
    connection.execute(insert(COPY_GROUP), {"id": name, "credits": pack(told)})


def _together(parts: Iterable[Credits]) -> Credits:
    return reduce(Credits.together, parts, Credits())


def _mark_stale(connection: Connection, report_ids: Iterable[str]) -> None:
    for report_id in report_ids:
        mark_report_stale(connection, report_id)


def _printings(connection: Connection, which: ColumnElement[bool]) -> Iterator[Printing]:
    # The links of the chain that publish a report are the same for all its claims: any one claim tells them.
    any_claim = select(func.min(CLAIM.c.id)).where(CLAIM.c.report_id == REPORT.c.id).correlate(REPORT)
    query = (
        select(REPORT.c.id, REPORT.c.published_at, REPORT.c.outlet, RESOLUTION.c.payload)
        .select_from(REPORT)
        .outerjoin(RESOLUTION, RESOLUTION.c.claim_id == any_claim.scalar_subquery())
        .where(which)
    )
    for row in connection.execute(query):
        speakers = unpack(Resolution, row.payload).speakers if row.payload else _outlet(row)
        yield Printing(report_id=row.id, published_at=row.published_at, outlet=row.outlet, speakers=speakers)


def _outlet(row: Any) -> tuple[SpeakerRef, ...]:  # noqa: ANN401 (a row of the report table)
    return (SpeakerRef(quote=None, name=row.outlet, type=SpeakerType.OUTLET),) if row.outlet else ()


def _chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
