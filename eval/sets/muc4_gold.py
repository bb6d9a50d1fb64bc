"""MUC-3/4's documents and templates, in the layout of GTT (Du, Rush and Cardie 2021)."""

import json
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from eval.base import Document, MissingSetError
from eval.sets.muc4_keys import Key, load_keys

ROLES: Final = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TRAINED_ON: Final = "train.json"
"""dateline's model of incidents was trained on these documents: they are not measured."""
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
Entity = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTemplate:
    """One incident: its type (or several, "attack / bombing"), and each role's entities by all their spellings."""

    kind: str
    fillers: dict[str, tuple[Entity, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What people found in one document."""

    templates: tuple[GoldTemplate, ...]
    keys: tuple[Key, ...] = ()


@lru_cache(maxsize=100_000)
def normal(words: str) -> str:
    """Words as they are compared: small letters, no punctuation, no articles."""
    return " ".join(_ARTICLES.sub(" ", words.lower().translate(_PUNCTUATION)).split())


def load(data: Path) -> list[Document[Gold]]:
    """Load the documents that nothing was trained on: every ``.json`` but ``train.json``."""
    folder = data / "muc4"
    files = [path for path in sorted(folder.glob("*.json")) if path.name != TRAINED_ON]
    if not files:
        msg = f"no {folder / 'dev.json'}"
        raise MissingSetError(msg)
    keys = load_keys(folder / "corpora")
    return [document for path in files for document in read_documents(path, keys)]


def read_documents(path: Path, keys: dict[str, tuple[Key, ...]]) -> list[Document[Gold]]:
    """Read one file, a document a line."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = Gold(templates=_templates(row["templates"]), keys=keys.get(row["docid"], ()))
        out.append(Document(id=row["docid"], text=row["doctext"], gold=gold))
    return out


def _templates(rows: Iterable[dict[str, object]]) -> tuple[GoldTemplate, ...]:
    out: list[GoldTemplate] = []
    for row in rows:
        fillers = {role: tuple(_entities(row.get(role))) for role in ROLES}
        template = GoldTemplate(kind=str(row["incident_type"]), fillers=fillers)
        if template not in out:
            out.append(template)
    return tuple(out)


def _entities(rows: object) -> Iterable[Entity]:
    for mentions in rows if isinstance(rows, list) else ():
        if mentions:
            yield frozenset(normal(str(mention[0])) for mention in mentions)
