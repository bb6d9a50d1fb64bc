"""re3d's documents and answers: entities and relations of the conflict in Syria and Iraq, as JSON lines a folder."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.base import Document, MissingSetError

SURE = 0.5
"""Annotations with less confidence are a machine's suggestions that people did not take up."""
_TYPES = {"Organisation": "actor", "Person": "actor", "Location": "place"}
_RELATIONS = frozenset({"FightingAgainst", "AlliesOf"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Answers for one document: spans of actors and places, and pairs of spans for each relation (no direction)."""

    actors: tuple[Span, ...]
    places: tuple[Span, ...]
    pairs: tuple[tuple[str, Span, Span], ...]


def load(data: Path) -> list[Document[Gold]]:
    """Load every folder's documents, in order."""
    folders = sorted(path.parent for path in (data / "re3d").glob("*/documents.json"))
    if not folders:
        msg = f"no {data / 're3d'}/*/documents.json"
        raise MissingSetError(msg)
    return [document for folder in folders for document in _load(folder)]


def _load(folder: Path) -> Iterator[Document[Gold]]:
    entities, relations = _by_document(folder / "entities.json"), _by_document(folder / "relations.json")
    for row in _rows(folder / "documents.json"):
        key = row["_id"]
        spans: dict[str, set[Span]] = {"actor": set(), "place": set()}
        for each in entities[key]:
            if each["type"] in _TYPES and each["confidence"] >= SURE:
                spans[_TYPES[each["type"]]].add((each["begin"], each["end"]))
        pairs = {_pair(each) for each in relations[key] if each["type"] in _RELATIONS and each["confidence"] >= SURE}
        gold = Gold(
            actors=tuple(sorted(spans["actor"])), places=tuple(sorted(spans["place"])), pairs=tuple(sorted(pairs))
        )
        yield Document(id=f"{folder.name}/{key}", text=row["text"], gold=gold, title=None, outlet=row.get("sourceName"))


def _pair(row: dict[str, Any]) -> tuple[str, Span, Span]:
    ends = sorted([(row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])])
    return (row["type"], ends[0], ends[1])


def _by_document(path: Path) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _rows(path):
        out[row["documentId"]].append(row)
    return out


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())
