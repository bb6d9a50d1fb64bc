"""Makes and takes back persons' corrections: checked and resolved before anything is stored."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from dateline.codec import pack, unpack
from dateline.errors import DatelineError, InputError, NotFoundError, SettingsError
from dateline.model.anchors import anchor_of
from dateline.model.correcting import said
from dateline.model.correction import Act, Anchor, Correction
from dateline.model.ids import make_id
from dateline.model.resolution import ResolvedClaim
from dateline.pipeline.fields import FieldReader, check_field
from dateline.resolve.typed import TypedNames
from dateline.store import Store
from dateline.store.corrections import StoredCorrection


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who decides and why; neither may be empty."""

    author: str
    why: str

    def __post_init__(self) -> None:
        if not self.author.strip():
            msg = "nobody is named as the author: give --author NAME or set DATELINE_AUTHOR"
            raise SettingsError(msg)
        if not self.why.strip():
            msg = "a correction needs a reason: give it with --why"
            raise SettingsError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: corrections that are new, known already, newly taken back, and those that find no quote."""

    added: int
    known: int
    taken_back: int
    lost: tuple[StoredCorrection, ...]


@cache
def _names() -> TypedNames:
    return TypedNames.default()


def correct(store: Store, claim: str, values: Mapping[str, str], person: Person) -> list[StoredCorrection]:
    """Set fields of a claim: all of them, or none and one error when a value can't be told."""
    if not values:
        msg = "nothing to correct: give at least one field=value"
        raise SettingsError(msg)
    item = _claim(store, claim)
    report = store.report(item.claim.report_id).report
    raw = [it.claim for it in store.claims_as_read(report.id)]
    reader = FieldReader(item=item, report=report, raw=raw, names=_names)
    anchor = _anchor(store, item)
    made = []
    for name, typed in values.items():
        field = check_field(name)
        value = reader.read(field, typed)
        shown = " ".join(typed.split())
        made.append(
            _make(Act.SET, (anchor,), person, given=(item.id,), field=field, typed=shown, was=said(item, field))
            | {"value": value}
        )
    return store.add_corrections([_correction(parts) for parts in made])


def review(store: Store, claim: str, act: Act, person: Person) -> StoredCorrection:
    """Reject a claim as a whole, or accept it."""
    item = _claim(store, claim)
    made = _make(act, (_anchor(store, item),), person, given=(item.id,), was=item.review or "")
    return store.add_corrections([_correction(made)])[0]


def pair(store: Store, one: str, other: str, act: Act, person: Person) -> StoredCorrection:
    """Say that two claims or events are one happening, or are two. Of an event all its present claims are meant."""
    ids = (store.resolve_id(one), store.resolve_id(other))
    left, right = (_members(store, it) for it in ids)
    if set(left) & set(right):
        msg = f"{ids[0]} and {ids[1]} are the same, or share a claim: name two that differ"
        raise SettingsError(msg)
    sides = [tuple(_anchor(store, _claim(store, it)) for it in side) for side in (left, right)]
    made = _make(act, sides[0], person, given=ids) | {"others": sides[1]}
    return store.add_corrections([_correction(made)])[0]


def undo(store: Store, correction: str, *, author: str, why: str | None = None) -> StoredCorrection:
    """Take a correction back; it is kept with the time and the person. Raises NotFoundError when it does not stand."""
    found = store.resolve_id(correction)
    known = store.corrections(ids=[found])
    if not known:
        msg = f"{found} is no correction: `dateline corrections` lists them"
        raise NotFoundError(msg)
    Person(author=author, why=why or "taken back")
    if not known[0].correction.stands:
        msg = f"correction {found} was taken back already"
        raise NotFoundError(msg)
    taken = replace(known[0].correction, retracted_at=datetime.now(UTC), retracted_by=author, retracted_why=why)
    return store.retract_correction(taken)


def export_lines(store: Store) -> Iterator[str]:
    """Give every correction, also those taken back, as one line of JSON each."""
    for stored in store.corrections():
        yield pack(stored.correction)


def import_lines(store: Store, lines: Iterable[str], name: str) -> Imported:
    """Take over exported corrections in one transaction; what is known already is left as it is.

    Raises InputError, with nothing stored, for a line that is no correction.
    """
    read: dict[str, Correction] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        correction = _parsed(line, f"{name}, line {number}")
        read[correction.id] = correction
    before = {it.correction.id for it in store.corrections(ids=list(read))} if read else set()
    changed = store.add_corrections(list(read.values()))
    added = [it for it in changed if it.correction.id not in before]
    here = store.corrections(ids=list(read)) if read else []
    return Imported(
        added=len(added),
        known=len(read) - len(changed),
        taken_back=len(changed) - len(added),
        lost=tuple(it for it in here if it.lost),
    )


def _parsed(line: str, where: str) -> Correction:
    try:
        json.loads(line)
        return unpack(Correction, line)
    except (ValueError, DatelineError) as error:
        problem = " ".join(str(error).split())
        msg = f"{where}: no correction as `dateline corrections export` writes them, nothing was imported: {problem}"
        raise InputError(msg) from error


def _claim(store: Store, identifier: str) -> ResolvedClaim:
    found = store.resolve_id(identifier)
    claims = store.claims([found], rejected=True)
    if claims:
        return claims[0]
    if found.startswith("clm_"):
        msg = f"claim {found} is no longer read in its report: only present claims can be corrected"
    else:
        msg = f"{found} is no claim: `dateline claims` lists them"
    raise NotFoundError(msg)


def _members(store: Store, identifier: str) -> tuple[str, ...]:
    """The claims of an event, the one that its id was minted from first; or the claim itself."""
    if not identifier.startswith("evt_"):
        return (_claim(store, identifier).id,)
    event = store.event(identifier)
    anchor = next((it for it in event.claim_ids if make_id("evt", it) == event.id), event.claim_ids[0])
    return (anchor, *(it for it in event.claim_ids if it != anchor))


def _anchor(store: Store, item: ResolvedClaim) -> Anchor:
    """Bind to the claim as it was read, not as it was corrected."""
    read = [it.claim for it in store.claims_as_read(item.claim.report_id)]
    own = next(claim for claim in read if claim.id == item.id)
    return anchor_of(own, item.text_sha256, read)


def _make(act: Act, claims: Sequence[Anchor], person: Person, **more: object) -> dict[str, object]:
    return {
        "act": act,
        "claims": tuple(claims),
        "why": " ".join(person.why.split()),
        "author": " ".join(person.author.split()),
        "decided_at": datetime.now(UTC),
        **more,
    }


def _correction(parts: Mapping[str, object]) -> Correction:
    """Make a correction, named by what it says, who says it and when."""
    draft = Correction(id="", **parts)  # type: ignore[arg-type]
    anchors = [anchor.claim_id for anchor in draft.anchors]
    named = make_id(
        "cor", draft.act, draft.author, draft.decided_at.isoformat(), draft.field, draft.typed, draft.why, *anchors
    )
    return replace(draft, id=named)
