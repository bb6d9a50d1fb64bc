"""What persons decided: appended, taken back, bound to the claims that stand on the same words now."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, and_, insert, select, update

from dateline.codec import pack, unpack
from dateline.errors import NotFoundError
from dateline.model.anchors import find_claim
from dateline.model.claim import Claim
from dateline.model.correcting import REJECTED, corrected, in_order
from dateline.model.correction import Act, Anchor, Correction
from dateline.model.event import Verdict
from dateline.model.resolution import ResolvedClaim
from dateline.store.moments import to_utc
from dateline.store.schema import CLAIM, CORRECTION, CORRECTION_CLAIM, REPORT
from dateline.store.stale import mark_stale

_AT_ONCE: Final = 500
"""Ids per query; for more, everything is loaded and picked from: there are few corrections in a record."""

_VERDICTS: Final = {Act.SAME: Verdict.SAME, Act.DIFFERENT: Verdict.DIFFERENT}
_ON_CLAIMS: Final = (Act.SET.value, Act.REJECT.value, Act.ACCEPT.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCorrection:
    """A correction and the claims that it is bound to now, in the order of its anchors; None where there is none."""

    correction: Correction
    claim_ids: tuple[str | None, ...]

    @property
    def lost(self) -> bool:
        """Whether it stands and has no effect, since a side of it finds none of its quotes."""
        first = len(self.correction.claims)
        sides = (self.claim_ids[:first], self.claim_ids[first:])
        return self.correction.stands and any(side and not any(side) for side in sides)

    @property
    def present(self) -> tuple[str, ...]:
        """The claims that it is bound to."""
        return tuple(claim_id for claim_id in self.claim_ids if claim_id is not None)


def add(connection: Connection, corrections: Sequence[Correction]) -> list[StoredCorrection]:
    """Append corrections, bound to the claims of this record. One that is known already keeps its row.

    An import may bring the news that a known one was taken back: that is noted. Gives what was added or taken back.
    """
    changed = []
    finder = _Finder(connection)
    for correction in corrections:
        row = connection.execute(select(CORRECTION.c.retracted_at).where(CORRECTION.c.id == correction.id)).first()
        if row is None:
            _insert(connection, correction, finder)
        elif row.retracted_at is None and not correction.stands:
            _retract(connection, correction)
        else:
            continue
        changed.append(correction.id)
    stored = load(connection, ids=changed) if changed else []
    if stored:
        mark_stale(connection, [claim_id for it in stored for claim_id in it.present])
    return stored


def _insert(connection: Connection, correction: Correction, finder: "_Finder") -> None:
    row = {
        "id": correction.id,
        "act": correction.act.value,
        "decided_at": to_utc(correction.decided_at),
        "retracted_at": to_utc(correction.retracted_at) if correction.retracted_at else None,
        "retracted_by": correction.retracted_by,
        "retracted_why": correction.retracted_why,
        "payload": pack(replace(correction, retracted_at=None, retracted_by=None, retracted_why=None)),
    }
    connection.execute(insert(CORRECTION), row)
    links = [
        {
            "correction_id": correction.id,
            "position": position,
            "sha256": anchor.sha256,
            "claim_id": finder.find(anchor),
        }
        for position, anchor in enumerate(correction.anchors)
    ]
    connection.execute(insert(CORRECTION_CLAIM), links)


def retract(connection: Connection, correction: Correction) -> StoredCorrection:
    """Take a correction back, as it says. Raises NotFoundError when it does not stand."""
    done = _retract(connection, correction)
    if not done:
        msg = f"no correction {correction.id} stands: `dateline corrections` lists them"
        raise NotFoundError(msg)
    [stored] = load(connection, ids=[correction.id])
    mark_stale(connection, stored.present)
    return stored


def _retract(connection: Connection, correction: Correction) -> bool:
    standing = and_(CORRECTION.c.id == correction.id, CORRECTION.c.retracted_at.is_(None))
    values = {
        "retracted_at": to_utc(correction.retracted_at) if correction.retracted_at else None,
        "retracted_by": correction.retracted_by,
        "retracted_why": correction.retracted_why,
    }
    return bool(connection.execute(update(CORRECTION).where(standing).values(values)).rowcount)


def load(
    connection: Connection, *, ids: Collection[str] | None = None, claim_ids: Collection[str] | None = None
) -> list[StoredCorrection]:
    """Load corrections in the order they were decided: all, those with these ids, or those on these claims."""
    query = select(CORRECTION)
    if ids is not None and len(ids) <= _AT_ONCE:
        query = query.where(CORRECTION.c.id.in_(list(ids)))
    if claim_ids is not None and len(claim_ids) <= _AT_ONCE:
        on = select(CORRECTION_CLAIM.c.correction_id).where(CORRECTION_CLAIM.c.claim_id.in_(list(claim_ids)))
        query = query.where(CORRECTION.c.id.in_(on))
    found = {row.id: _correction(row) for row in connection.execute(query)}
    bound: dict[str, list[str | None]] = {}
    for row in _links(connection, found):
        bound.setdefault(row.correction_id, []).append(row.claim_id)
    stored = [StoredCorrection(correction=it, claim_ids=tuple(bound.get(it.id, ()))) for it in in_order(found.values())]
    wanted, on_claims = (None if it is None else frozenset(it) for it in (ids, claim_ids))
    return [
        it
        for it in stored
        if (wanted is None or it.correction.id in wanted)
        and (on_claims is None or not on_claims.isdisjoint(it.present))
    ]


def _links(connection: Connection, found: Collection[str]) -> Iterable[Any]:
    query = select(CORRECTION_CLAIM).order_by(CORRECTION_CLAIM.c.correction_id, CORRECTION_CLAIM.c.position)
    if len(found) <= _AT_ONCE:
        query = query.where(CORRECTION_CLAIM.c.correction_id.in_(list(found)))
    return connection.execute(query)


def _correction(row: Any) -> Correction:  # noqa: ANN401 (a row of the table)
    taken_back = to_utc(row.retracted_at) if row.retracted_at else None
    return replace(
        unpack(Correction, row.payload),
        retracted_at=taken_back,
        retracted_by=row.retracted_by,
        retracted_why=row.retracted_why,
    )


def over(connection: Connection, items: Iterable[ResolvedClaim], *, rejected: bool) -> Iterator[ResolvedClaim]:
    """Put the corrections that stand over claims; leave out what a person rejected unless `rejected`."""
    loaded = list(items)
    decided: dict[str, list[Correction]] = {}
    ids = [item.id for item in loaded]
    for stored in load(connection, claim_ids=ids) if ids and _any(connection) else ():
        if stored.correction.act.value in _ON_CLAIMS:
            for claim_id in stored.present:
                decided.setdefault(claim_id, []).append(stored.correction)
    for item in loaded:
        shown = corrected(item, decided[item.id]) if item.id in decided else item
        if rejected or shown.review != REJECTED:
            yield shown


def rejected_ids(connection: Connection) -> frozenset[str]:
    """Give the claims that persons rejected, as it stands."""
    if not _any(connection):
        return frozenset()
    reviewed: dict[str, str] = {}
    for stored in load(connection):
        if stored.correction.act in {Act.REJECT, Act.ACCEPT} and stored.correction.stands:
            reviewed.update(dict.fromkeys(stored.present, stored.correction.act.value))
    return frozenset(claim_id for claim_id, act in reviewed.items() if act == Act.REJECT)


def _any(connection: Connection) -> bool:
    return connection.execute(select(CORRECTION.c.id).limit(1)).first() is not None


def bind_report(connection: Connection, sha256: str) -> list[str]:
    """Bind the corrections on a text again, after a report with it was stored or read anew.

    Part of that transaction. Gives the claims that gained or lost one.
    """
    rows = connection.execute(select(CORRECTION_CLAIM).where(CORRECTION_CLAIM.c.sha256 == sha256)).all()
    if not rows:
        return []
    known = {it.correction.id: it.correction for it in load(connection, ids={row.correction_id for row in rows})}
    touched: set[str] = set()
    finder = _Finder(connection)
    for row in rows:
        now = finder.find(known[row.correction_id].anchors[row.position])
        if now == row.claim_id:
            continue
        which = and_(CORRECTION_CLAIM.c.correction_id == row.correction_id, CORRECTION_CLAIM.c.position == row.position)
        connection.execute(update(CORRECTION_CLAIM).where(which).values(claim_id=now))
        touched.update(it for it in (now, row.claim_id) if it is not None)
        # A decision on a pair also concerns the claims on its other side.
        touched.update(it for it in _bound(connection, row.correction_id) if it is not None)
    if touched:
        mark_stale(connection, sorted(touched))
    return sorted(touched)


def _bound(connection: Connection, correction_id: str) -> Sequence[str | None]:
    query = select(CORRECTION_CLAIM.c.claim_id).where(CORRECTION_CLAIM.c.correction_id == correction_id)
    return connection.execute(query).scalars().all()


class _Finder:
    """Finds the claims that anchors stand on now, loading the claims of each report once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._homes: dict[str, list[str]] = {}
        self._claims: dict[str, list[Claim]] = {}

    def find(self, anchor: Anchor) -> str | None:
        """Find an anchor's claim: in its own report, else in the only other report that prints this very text."""
        homes = self._reports_of(anchor.sha256)
        home = anchor.report_id if anchor.report_id in homes else homes[0] if len(homes) == 1 else None
        found = find_claim(anchor, self._claims_of(home)) if home is not None else None
        return found.id if found else None

    def _reports_of(self, sha256: str) -> list[str]:
        if sha256 not in self._homes:
            query = select(REPORT.c.id).where(REPORT.c.sha256 == sha256)
            self._homes[sha256] = list(self._connection.execute(query).scalars())
        return self._homes[sha256]

    def _claims_of(self, report_id: str) -> list[Claim]:
        if report_id not in self._claims:
            present = and_(CLAIM.c.report_id == report_id, CLAIM.c.retired_at.is_(None))
            payloads = self._connection.execute(select(CLAIM.c.payload).where(present).order_by(CLAIM.c.id)).scalars()
            self._claims[report_id] = [unpack(Claim, payload) for payload in payloads]
        return self._claims[report_id]


def decided_pairs(connection: Connection, claim_ids: Collection[str] | None = None) -> list[tuple[str, str, Verdict]]:
    """Give which present claims persons judged to be of one happening or of two; of a pair the latest word counts.

    "Same" ties every claim of one side to the first of the other; "different" parts each from each. Claims that persons
    rejected are in no pair. With `claim_ids` only pairs with one of them.
    """
    latest: dict[tuple[str, str], Verdict] = {}
    rejected = rejected_ids(connection)
    for stored in load(connection, claim_ids=claim_ids):
        verdict = _VERDICTS.get(stored.correction.act)
        if verdict is None or not stored.correction.stands:
            continue
        first = len(stored.correction.claims)
        left = [it for it in stored.claim_ids[:first] if it is not None and it not in rejected]
        right = [it for it in stored.claim_ids[first:] if it is not None and it not in rejected]
        for one, other in _pairs(left, right, verdict) if left and right else ():
            if one != other:
                pair = (min(one, other), max(one, other))
                latest.pop(pair, None)
                latest[pair] = verdict
    wanted = None if claim_ids is None else frozenset(claim_ids)
    return sorted(
        (one, other, verdict)
        for (one, other), verdict in latest.items()
        if wanted is None or one in wanted or other in wanted
    )


def _pairs(left: Sequence[str], right: Sequence[str], verdict: Verdict) -> Iterator[tuple[str, str]]:
    if verdict is Verdict.DIFFERENT:
        yield from ((one, other) for one in left for other in right)
        return
    yield from ((left[0], other) for other in right)
    yield from ((one, right[0]) for one in left[1:])
