"""Which kinds of happening can be one happening told in other words (``vocab/kind_families.yaml``)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from dateline.model.joining import joined
from dateline.vocab.kinds import event_kinds
from dateline.vocab.load import fail, load_mapping, only_keys, require_list

_FILE: Final = "kind_families.yaml"
_KEYS: Final = frozenset(
    {
        "alike",
        "with_figures",
        "loosely",
        "mutual",
        "toll",
        "campaign",
        "outcomes",
        "accusing",
        "anyone",
        "civilians",
        "apart",
        "part_in_it",
        "denying",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFamilies:
    """What matching has to know of kinds beyond their own entries; the head of the YAML file explains each."""

    alike: frozenset[tuple[str, str]]
    with_figures: frozenset[tuple[str, str]]
    loosely: frozenset[tuple[str, str]]
    mutual: frozenset[str]
    toll: frozenset[str]
    campaign: frozenset[str]
    outcomes: frozenset[str]
    accusing: frozenset[str]
    anyone: frozenset[str]
    civilians: frozenset[str]
    apart: frozenset[str]
    part_in_it: frozenset[str]
    denying: frozenset[str]
    groups: Mapping[str, str]

    def group(self, kind: str) -> str:
        """Name the group that a kind is compared in: kinds of two groups never tell one happening."""
        return self.groups.get(kind, kind)


@cache
def kind_families() -> KindFamilies:
    """Read the families once. Raises VocabularyError for a kind that ``event_kinds.yaml`` does not have."""
    return read_families(load_mapping(_FILE), event_kinds())


def read_families(raw: Mapping[str, object], known: Iterable[str]) -> KindFamilies:
    """Check families as the YAML file holds them against the `known` kinds. Raises VocabularyError."""
    only_keys(raw, _KEYS, _FILE, "top level")
    kinds = frozenset(known)
    alike, loosely = (_pairs(raw, key, kinds) for key in ("alike", "loosely"))
    figures = {
        pair for row in _rows(raw, "with_figures", kinds) for b in row[1:] for pair in ((row[0], b), (b, row[0]))
    }
    return KindFamilies(
        alike=frozenset(alike),
        with_figures=frozenset(figures),
        loosely=frozenset(loosely),
        mutual=frozenset(_kinds(raw, "mutual", kinds)),
        toll=frozenset(_kinds(raw, "toll", kinds)),
        campaign=frozenset(_kinds(raw, "campaign", kinds)),
        outcomes=frozenset(_kinds(raw, "outcomes", kinds)),
        accusing=frozenset(_kinds(raw, "accusing", kinds)),
        anyone=frozenset(require_list(raw, "anyone", _FILE, "top level")),
        civilians=frozenset(require_list(raw, "civilians", _FILE, "top level")),
        apart=frozenset(require_list(raw, "apart", _FILE, "top level")),
        part_in_it=frozenset(require_list(raw, "part_in_it", _FILE, "top level")),
        denying=frozenset(require_list(raw, "denying", _FILE, "top level")),
        groups=joined(alike | figures | loosely),
    )


def _pairs(raw: Mapping[str, object], key: str, known: frozenset[str]) -> set[tuple[str, str]]:
    rows = _rows(raw, key, known)
    return {pair for row in rows for a, b in combinations(row, 2) for pair in ((a, b), (b, a))}


def _kinds(raw: Mapping[str, object], key: str, known: frozenset[str]) -> tuple[str, ...]:
    listed = require_list(raw, key, _FILE, "top level")
    for kind in listed:
        if kind not in known:
            fail(_FILE, key, f"{kind!r} is no kind of event_kinds.yaml")
    return listed


def _rows(raw: Mapping[str, object], key: str, known: frozenset[str]) -> list[tuple[str, ...]]:
    rows = raw.get(key, [])
    if not isinstance(rows, list):
        fail(_FILE, key, "must be a list of lists")
    return [_kinds({key: row}, key, known) for row in rows]
