"""Bundles of reports with their gold answers, as GUIDELINES.md describes them: what one is, and how a file is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.disagreement.checks import Fault, bundle_faults

HERE: Final = Path(__file__).resolve().parent
HALVES: Final = ("dev", "test")
"""The folders that bundles stand in: the half to develop with, and the half to measure on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """An invented report."""

    id: str
    outlet: str
    published: date
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """Words of a report that tell of a happening; `denies` when they say that it did not happen."""

    id: str
    report: str
    words: str
    kind: str
    event: str
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDispute:
    """Sides (mention ids) that cannot all be true as they stand; about a happening, or about who held a place."""

    about: str
    relation: str
    sides: tuple[tuple[str, ...], ...]
    event: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Who held a place on a day: by all reports, by one speaker's words, or by what was published up to a day."""

    place: str
    at: date
    status: str
    holders: tuple[str, ...] = ()
    basis: str | None = None
    according_to: str | None = None
    as_known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Reports with gold answers; `origins`: for every event, groups of mentions that rest on one origin."""

    id: str
    family: str
    conflict: str
    continent: str
    why: str
    reports: tuple[GoldReport, ...]
    mentions: tuple[GoldMention, ...]
    origins: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    uncounted: tuple[str, ...] = ()
    disputes: tuple[GoldDispute, ...] = ()
    control: tuple[Question, ...] = ()

    @property
    def events(self) -> dict[str, tuple[GoldMention, ...]]:
        """The mentions of each happening."""
        names = dict.fromkeys(it.event for it in self.mentions)
        return {name: tuple(it for it in self.mentions if it.event == name) for name in names}


class FaultyBundleError(Exception):
    """A file that is no bundle; `faults` says what is wrong with it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class _StrictLoader(yaml.SafeLoader):
    """YAML in which a key given twice is an error and not the loss of the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            problem = f"the key {twice[0]!r} is given twice"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        return super().construct_mapping(node, deep=deep)


def files_of(half: str) -> list[Path]:
    """The files of one half, by name."""
    return sorted((HERE / half).glob("*.yaml"))


def read_raw(path: Path) -> dict[str, Any]:
    """Read a file's YAML as it stands. Raises FaultyBundleError for broken YAML."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), _StrictLoader)  # noqa: S506 (a SafeLoader that is stricter)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise FaultyBundleError([Fault(file=path.name, what=_in_one_line(error))]) from error
    if not isinstance(raw, dict):
        raise FaultyBundleError([Fault(file=path.name, what="is no mapping of keys to values")])
    return raw


def _in_one_line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    return f"line {mark.line + 1}, column {mark.column + 1}: {problem}" if mark else problem


def load(path: Path) -> Bundle:
    """Read one bundle. Raises FaultyBundleError with everything that is wrong with it."""
    raw = read_raw(path)
    faults = bundle_faults(raw, path.name, path.stem)
    if faults:
        raise FaultyBundleError(faults)
    return bundle_of(raw)


def bundle_of(raw: dict[str, Any]) -> Bundle:
    """Make a bundle of YAML that passed `checks.bundle_faults`."""
    return Bundle(
        id=raw["id"],
        family=raw["family"],
        conflict=raw["conflict"],
        continent=raw["continent"],
        why=raw["why"],
        reports=tuple(GoldReport(**row) for row in raw["reports"]),
        mentions=tuple(GoldMention(**row) for row in raw["mentions"]),
        origins={event: tuple(map(tuple, groups)) for event, groups in (raw.get("origins") or {}).items()},
        uncounted=tuple(raw.get("uncounted") or ()),
        disputes=tuple(
            GoldDispute(**{**row, "sides": tuple(map(tuple, row["sides"]))}) for row in raw.get("disputes") or ()
        ),
        control=tuple(
            Question(**{**row, "holders": tuple(row.get("holders") or ())}) for row in raw.get("control") or ()
        ),
    )
