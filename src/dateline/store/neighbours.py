"""Finds the claims that new ones have to be worked out with: by marks, by blocks, by report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, and_, bindparam, delete, or_, select

from dateline.model.marks import WIDE_DAYS, Mark, Role
from dateline.store.rows import insert_all, portions
from dateline.store.schema import CLAIM, CLAIM_BLOCK, CLAIM_MARK

_NARROW: Final = (Role.NARROW, Role.NARROW_ACTIVE)
_WIDE: Final = (Role.WIDE, Role.WIDE_ACTIVE)

_M: Final = CLAIM_MARK.c
_FIRST: Final[BindParameter[int]] = bindparam("first_day")
_LAST: Final[BindParameter[int]] = bindparam("last_day")
_SHARING: Final = select(_M.claim_id).where(
    _M.mark == bindparam("number"),
    or_(
        and_(_M.role.in_(bindparam("narrow", expanding=True)), _M.first.between(_FIRST - WIDE_DAYS, _LAST)),
        and_(_M.role.in_(bindparam("wide", expanding=True)), _M.first <= _LAST),
    ),
    _M.last >= _FIRST,
)


def sharing(connection: Connection, marks: Iterable[Mark]) -> set[str]:
    """Find the claims whose marks meet some of these marks, so that they are worth comparing or bound."""
    found: set[str] = set()
    if connection.execute(select(_M.claim_id).limit(1)).first() is None:
        return found  # a first reading: nobody has left any
    for mark in _joined(marks):
        if mark.role in (Role.BINDING, Role.BOUND):
            binding = [Role.BINDING, Role.BOUND] if mark.role is Role.BINDING else [Role.BINDING]
            query = select(_M.claim_id).where(_M.mark == mark.number, _M.role.in_(binding))
            found.update(connection.execute(query).scalars())
            continue
        asked = {
            "number": mark.number,
            "narrow": _NARROW if mark.role.active else (Role.NARROW_ACTIVE,),
            "wide": _WIDE if mark.role.active else (Role.WIDE_ACTIVE,),
            "first_day": mark.first,
            "last_day": mark.last,
        }
        found.update(connection.execute(_SHARING, asked).scalars())
    return found


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Join marks of one number whose days meet: the claims of a report share most of theirs.

    What it recalls of last year stays apart from its news: joined, the two would bring all that lies between them.
    """
    spans: defaultdict[tuple[int, Role], list[tuple[int, int]]] = defaultdict(list)
    for mark in marks:
        if mark.role not in (Role.PLACE, Role.CAMPAIGN):
            role = mark.role if mark.role in (Role.BINDING, Role.BOUND) else Role(mark.role.active)
            spans[mark.number, role].append((mark.first, mark.last))
    for (number, role), days in spans.items():
        first, last = min(days)
        for next_first, next_last in sorted(days):
            if next_first > last:
                yield Mark(number=number, role=role, first=first, last=last)
                first = next_first
            last = max(last, next_last)
        yield Mark(number=number, role=role, first=first, last=last)


def marked(
    connection: Connection, numbers: Iterable[int], role: Role, at_most: int | None = None
) -> dict[int, set[str]]:
    """Give the claims of places or campaigns, by the number of the mark; of each no more than `at_most`."""
    found: dict[int, set[str]] = {number: set() for number in numbers}
    for number, claim_ids in found.items():
        query = select(_M.claim_id).where(_M.mark == number, _M.role == role).limit(at_most)
        claim_ids.update(connection.execute(query).scalars())
    return found


def numbers_of(connection: Connection, claim_ids: Iterable[str], role: Role) -> set[int]:
    """Give the numbers of the marks that some claims left last time."""
    found: set[int] = set()
    for some in portions(list(claim_ids)):
        query = select(_M.mark).where(_M.claim_id.in_(some), _M.role == role)
        found.update(connection.execute(query).scalars())
    return found


def blocks_of(connection: Connection, claim_ids: Iterable[str]) -> set[str]:
    """Give the blocks that some claims were worked out in last time."""
    found: set[str] = set()
    for some in portions(list(claim_ids)):
        found.update(connection.execute(select(CLAIM_BLOCK.c.block).where(CLAIM_BLOCK.c.claim_id.in_(some))).scalars())
    return found


def claims_in(connection: Connection, blocks: Iterable[str]) -> set[str]:
    """Give the claims of some blocks."""
    found: set[str] = set()
    for some in portions(list(blocks)):
        found.update(connection.execute(select(CLAIM_BLOCK.c.claim_id).where(CLAIM_BLOCK.c.block.in_(some))).scalars())
    return found


def tellings_of(connection: Connection, claim_ids: Iterable[str]) -> dict[str, str]:
    """Give the tellings that some claims are part of, with all their claims: the first claim of the telling of each."""
    found: dict[str, str] = {}
    for some in portions(list(claim_ids)):
        told = select(CLAIM_BLOCK.c.telling).where(CLAIM_BLOCK.c.claim_id.in_(some))
        query = select(CLAIM_BLOCK.c.claim_id, CLAIM_BLOCK.c.telling).where(CLAIM_BLOCK.c.telling.in_(told))
        found.update((row.claim_id, row.telling) for row in connection.execute(query))
    return found


def mates_of(connection: Connection, claim_ids: Iterable[str]) -> set[str]:
    """Give all claims of the reports that some claims stand in."""
    found: set[str] = set()
    for some in portions(list(claim_ids)):
        reports = select(CLAIM.c.report_id).where(CLAIM.c.id.in_(some))
        found.update(connection.execute(select(CLAIM.c.id).where(CLAIM.c.report_id.in_(reports))).scalars())
    return found


def replace_marks(
    connection: Connection,
    marks: Mapping[str, Sequence[Mark]],
    blocks: Mapping[str, str],
    told: Mapping[str, str],
    gone: Iterable[str],
) -> None:
    """Note the marks of claims, and their telling and the block they were worked out in; `gone` claims lose theirs."""
    _delete(connection, CLAIM_MARK, [*marks, *gone])
    _delete(connection, CLAIM_BLOCK, [*blocks, *gone])
    rows: dict[tuple[int, int, int, str], dict[str, Any]] = {}
    for claim_id, found in marks.items():
        for mark in found:
            key = mark.number, int(mark.role), mark.first, claim_id
            rows[key] = dict(zip(("mark", "role", "first", "claim_id"), key, strict=True), last=mark.last)
    insert_all(connection, CLAIM_MARK, list(rows.values()))
    placed = [{"claim_id": it, "telling": told[it], "block": block} for it, block in blocks.items()]
    insert_all(connection, CLAIM_BLOCK, placed)


def _delete(connection: Connection, table: Any, claim_ids: Sequence[str]) -> None:  # noqa: ANN401 (Table's stubs vary)
    for some in portions(claim_ids):
        connection.execute(delete(table).where(table.c.claim_id.in_(some)))
