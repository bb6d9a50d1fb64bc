"""What is wrong with a bundle, one line a fault: its keys, its references, and the words that its mentions quote."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any, Final

from dateline.model.control import ControlBasis, ControlStatus
from dateline.model.event import DisputeAbout, Relation
from dateline.vocab.kinds import event_kinds

FAMILIES: Final = (
    *("rising_toll", "two_towns", "wire_copy", "one_monitor", "one_side", "denial", "actor", "target"),
    *("date_place", "scope", "campaign", "same_day", "control_change", "against_interest", "presence", "background"),
)
"""The families of GUIDELINES.md, in its order."""
CONTINENTS: Final = ("Africa", "Americas", "Asia", "Europe")
ALIKE: Final = 0.35
"""Bundles that share this much of their runs of `_RUN` words are near-duplicates (Jaccard over both bundles' texts)."""
_RUN: Final = 5
_FEWEST, _MOST = 2, 6
_WORD: Final = re.compile(r"\w+")

_BUNDLE: Final = {
    "id": str, "family": str, "conflict": str, "continent": str, "why": str, "reports": list, "mentions": list,
    "origins": dict, "uncounted": list, "disputes": list, "control": list, "changed": (str, list),
}  # fmt: skip
_REPORT: Final = {"id": str, "outlet": str, "published": date, "title": str, "text": str}
_MENTION: Final = {"id": str, "report": str, "words": str, "kind": str, "event": str, "denies": bool}
_DISPUTE: Final = {"event": str, "place": str, "about": str, "relation": str, "sides": list}
_QUESTION: Final = {
    "place": str, "at": date, "status": str, "holders": list, "basis": str, "according_to": str,
    "as_known_on": date,
}  # fmt: skip
_CALLED: Final = {
    str: "text",
    list: "a list",
    dict: "a mapping",
    bool: "true or false",
    date: "a date (2019-03-24)",
}

Row = Mapping[str, Any]
Types = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: the file, the part of it (``mention a1``), and what."""

    file: str
    what: str
    part: str = ""

    def __str__(self) -> str:
        return ": ".join(it for it in (self.file, self.part, self.what) if it)


def bundle_faults(raw: Row, file: str, stem: str) -> list[Fault]:
    """Everything that is wrong with one file's YAML; empty for a bundle that can be loaded.

    References and words are looked at only once the keys and their types are right.
    """
    shape = [Fault(file=file, part=part, what=what) for part, what in _shape(raw)]
    if shape:
        return shape
    parts = chain(_head(raw, stem), _reports(raw), _mentions(raw), _origins(raw), _disputes(raw), _control(raw))
    return [Fault(file=file, part=part, what=what) for part, what in parts]


def likeness_faults(texts: Sequence[tuple[str, Row]], asked: Iterable[str]) -> list[Fault]:
    """Near-duplicates and ids used twice among bundles (file name and YAML); only what involves an `asked` file."""
    wanted = set(asked)
    runs = [(file, raw, _runs(raw)) for file, raw in texts]
    out = []
    for at, (file, raw, mine) in enumerate(runs):
        for other, other_raw, theirs in runs[:at]:
            if not wanted & {file, other}:
                continue
            if raw.get("id") == other_raw.get("id"):
                out.append(Fault(file=file, part="id", what=f"{raw.get('id')!r} is the id of {other} too"))
            both = len(mine & theirs)
            if both and both >= ALIKE * len(mine | theirs):
                out.append(Fault(file=file, what=f"is nearly the same text as {other}: write another story"))
    return out


def folded(words: str) -> str:
    """Text with its white space folded."""
    return " ".join(words.split())


def _runs(raw: Row) -> set[tuple[str, ...]]:
    out: set[tuple[str, ...]] = set()
    for row in raw.get("reports") or ():
        words = _WORD.findall(f"{row.get('title')} {row.get('text')}".casefold())
        out.update(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return out


def _shape(raw: Row) -> Iterator[tuple[str, str]]:
    yield from _row(raw, "", _BUNDLE, needed=("id", "family", "conflict", "continent", "why", "reports", "mentions"))
    for key, types, needed in (
        ("reports", _REPORT, tuple(_REPORT)),
        ("mentions", _MENTION, ("id", "report", "words", "kind", "event")),
        ("disputes", _DISPUTE, ("about", "relation", "sides")),
        ("control", _QUESTION, ("place", "at", "status")),
    ):
        rows = raw.get(key)
        for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
            part = f"{key} {row['id'] if isinstance(row, dict) and 'id' in row else number}"
            if isinstance(row, dict):
                yield from _row(row, part, types, needed=needed)
            else:
                yield part, "is no mapping: give {key: value, …}"
    yield from _lists(raw)


def _lists(raw: Row) -> Iterator[tuple[str, str]]:
    origins = raw.get("origins")
    for event, groups in origins.items() if isinstance(origins, dict) else ():
        if not _is_lists(groups):
            yield f"origins {event}", "is no list of lists of mentions: [[a1, b1], [c1]]"
    if not _are_texts(raw.get("uncounted") or ()):
        yield "uncounted", "is no list of mentions"
    for number, row in enumerate(_dicts(raw.get("disputes")), start=1):
        if not _is_lists(row.get("sides")):
            yield f"disputes {number}", "sides are no list of lists of mentions: [[a1], [b1]]"
    for number, row in enumerate(_dicts(raw.get("control")), start=1):
        if not _are_texts(row.get("holders") or ()):
            yield f"control {number}", "holders are no list of names"


def _row(row: Row, part: str, types: Types, *, needed: Sequence[str]) -> Iterator[tuple[str, str]]:
    for key in row:
        if key not in types:
            yield part, f"unknown key {key!r}: the keys are {', '.join(types)}"
    for key in needed:
        if row.get(key) in (None, ""):
            yield part, f"{key} is missing"
    for key, kind in types.items():
        value = row.get(key)
        if value is not None and not isinstance(value, kind):
            first = kind[0] if isinstance(kind, tuple) else kind
            yield part, f"{key} {value!r} is not {_CALLED[first]}"
        elif isinstance(value, datetime):
            yield part, f"{key} {value} has a time of day: give the day alone"


def _head(raw: Row, stem: str) -> Iterator[tuple[str, str]]:
    if raw["id"] != stem:
        yield "id", f"{raw['id']!r} is not the file name without .yaml ({stem!r})"
    if raw["family"] not in FAMILIES:
        yield "family", f"unknown family {raw['family']!r}: one of {', '.join(FAMILIES)}"
    if raw["continent"] not in CONTINENTS:
        yield "continent", f"unknown continent {raw['continent']!r}: one of {', '.join(CONTINENTS)}"


def _reports(raw: Row) -> Iterator[tuple[str, str]]:
    count = len(raw["reports"])
    if not _FEWEST <= count <= _MOST:
        yield "reports", f"{count} reports: give {_FEWEST} to {_MOST}"
    yield from _twice("reports", raw["reports"])


def _mentions(raw: Row) -> Iterator[tuple[str, str]]:
    yield from _twice("mentions", raw["mentions"])
    reports = {row["id"]: row for row in raw["reports"]}
    for row in raw["mentions"]:
        part = f"mention {row['id']}"
        if row["kind"] not in event_kinds():
            yield part, f"unknown kind {row['kind']!r} (see src/dateline/vocab/event_kinds.yaml)"
        report = reports.get(row["report"])
        if report is None:
            yield part, f"unknown report {row['report']!r}"
        else:
            yield from _words(part, row["words"], report)


def _words(part: str, words: str, report: Row) -> Iterator[tuple[str, str]]:
    title, text = folded(report["title"]), folded(report["text"])
    wanted = folded(words)
    found = _count(wanted, title) + _count(wanted, text)
    if found != 1:
        times = "not in" if not found else f"{found} times in"
        yield part, f"words {wanted!r} stand {times} report {report['id']}: they must stand in it exactly once"


def _count(words: str, text: str) -> int:
    """How often words stand in a text, overlaps counted."""
    return len(re.findall(f"(?={re.escape(words)})", text)) if words else 0


def _origins(raw: Row) -> Iterator[tuple[str, str]]:
    mentions = {row["id"]: row for row in raw["mentions"]}
    events = {row["event"] for row in raw["mentions"]}
    origins: Mapping[str, list[list[str]]] = raw.get("origins") or {}
    uncounted: list[str] = raw.get("uncounted") or []
    counted: list[str] = []
    for event, groups in origins.items():
        part = f"origins {event}"
        if event not in events:
            yield part, "no mention has this event"
        for mention in chain.from_iterable(groups):
            counted.append(mention)
            row = mentions.get(mention)
            if row is None:
                yield part, f"unknown mention {mention!r}"
            elif row["event"] != event:
                yield part, f"mention {mention} is of event {row['event']}"
            elif row.get("denies"):
                yield part, f"mention {mention} denies the event: a denial is no origin of it"
        if any(not group for group in groups):
            yield part, "an empty group"
    yield from _placed(mentions, counted, uncounted)


def _placed(mentions: Mapping[str, Row], counted: list[str], uncounted: list[str]) -> Iterator[tuple[str, str]]:
    for mention in uncounted:
        if mention not in mentions:
            yield "uncounted", f"unknown mention {mention!r}"
    for name, row in mentions.items():
        times = counted.count(name) + uncounted.count(name)
        if times > 1:
            yield f"mention {name}", "stands more than once in origins and uncounted"
        if not times and not row.get("denies"):
            yield f"mention {name}", "stands neither in origins nor in uncounted"


def _disputes(raw: Row) -> Iterator[tuple[str, str]]:
    mentions = {row["id"] for row in raw["mentions"]}
    events = {row["event"] for row in raw["mentions"]}
    for number, row in enumerate(raw.get("disputes") or (), start=1):
        part = f"disputes {number}"
        yield from _one_of(part, "about", row["about"], DisputeAbout)
        yield from _one_of(part, "relation", row["relation"], Relation)
        holder = row["about"] == DisputeAbout.HOLDER
        if holder != (row.get("place") is not None) or holder == (row.get("event") is not None):
            yield part, "a dispute about the holder names a place, any other an event; never both"
        if row.get("event") is not None and row["event"] not in events:
            yield part, f"no mention has the event {row['event']!r}"
        sides: list[list[str]] = row["sides"]
        if len(sides) < 2 or not all(sides):
            yield part, "needs two or more sides, none of them empty"
        named = list(chain.from_iterable(sides))
        for mention in sorted(set(named)):
            if mention not in mentions:
                yield part, f"unknown mention {mention!r}"
            if named.count(mention) > 1:
                yield part, f"mention {mention} stands on it more than once"


def _control(raw: Row) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(raw.get("control") or (), start=1):
        part = f"control {number} ({row['place']} at {row['at']})"
        yield from _one_of(part, "status", row["status"], ControlStatus)
        if row.get("basis") is not None:
            yield from _one_of(part, "basis", row["basis"], ControlBasis)
        count = len(row.get("holders") or ())
        if row["status"] == ControlStatus.UNKNOWN:
            if count or row.get("basis"):
                yield part, "unknown, and yet with holders or a basis"
        elif row["status"] == ControlStatus.HELD:
            if count != 1:
                yield part, f"held by {count}: name exactly one holder (several: shared or contested)"
        elif count < 2:
            yield part, f"{row['status']} needs two or more holders"


def _one_of(
    part: str, key: str, value: str, known: type[DisputeAbout | Relation | ControlStatus | ControlBasis]
) -> Iterator[tuple[str, str]]:
    names = [str(it.value) for it in known]
    if value not in names:
        yield part, f"unknown {key} {value!r}: one of {', '.join(names)}"


def _twice(key: str, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    ids = [row["id"] for row in rows]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"{key} {name}", "the id is given twice"


def _dicts(rows: object) -> list[Row]:
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _are_texts(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(it, str) for it in value)


def _is_lists(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(it, list) and _are_texts(it) for it in value)
