"""The rows of ``event_location``: a sentence, the verb of an event, and the places that people marked as that event's.

Offsets in the rows are of three sorts, told apart by the words that stand in the span: characters, or numbers of tokens
(a fifth of the places), or neither; the last are looked for by their words. A span without any words is no place.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from eval.base import Document, MissingSetError

SEEN = Path(__file__).with_name("event_location_seen.npy")
"""Hashes of the sentences that dateline's own model was trained on (``tools/places/train.py``): never scored."""
_FILE = "labeled_text.jsonl.zip"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One event word of a sentence, and the places marked as its own; none of them where people marked none."""

    row: str
    verb: Span
    places: tuple[Span, ...]


Questions = tuple[Question, ...]


def load_all(data: Path) -> list[Document[Questions]]:
    """Load every sentence once, with all asked of it; rows without a verb, or with a place not in the text, go."""
    path = data / "event_location" / _FILE
    if not path.is_file():
        msg = f"no {path}"
        raise MissingSetError(msg)
    asked: dict[str, list[Question]] = {}
    for number, row in enumerate(_rows(path)):
        question = _question(number, row)
        if question is not None:
            asked.setdefault(row["text"], []).append(question)
    return [Document(id=_digest(text), text=text, gold=tuple(found)) for text, found in asked.items()]


def is_seen(text: str) -> bool:
    """Tell whether dateline's model was trained on a sentence."""
    return key(text) in _seen()


def key(text: str) -> int:
    """A number that stands for a sentence whatever its spaces."""
    return int(_digest(" ".join(text.split()))[:8], 16)


@cache
def _seen() -> frozenset[int]:
    return frozenset(np.load(SEEN).tolist()) if SEEN.is_file() else frozenset()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(path) as folder:
        name = next(name for name in folder.namelist() if name.endswith(".jsonl") and "MACOSX" not in name)
        for line in folder.read(name).decode().splitlines():
            rows = json.loads(line)
            yield from rows if isinstance(rows, list) else [rows]


def _question(number: int, row: dict[str, Any]) -> Question | None:
    spans = row.get("spans") or []
    verb = next((span for span in spans if span["label"] == "VERB"), None)
    marked = [_characters(span, row) for span in spans if span["label"] == "LOCATION"]
    places = tuple(span for span in marked if span is not None)
    if verb is None or len(places) < len(marked):
        return None
    return Question(row=str(number), verb=(verb["start"], verb["end"]), places=places)


def _characters(span: dict[str, Any], row: dict[str, Any]) -> Span | None:
    """Characters of a marked place without the spaces around it; None where its words are nowhere."""
    text, words, tokens = row["text"], span.get("text"), row["tokens"]
    start, end = span["start"], span["end"]
    if text[start:end].strip() and words in (None, text[start:end]):
        return _trimmed(text, start, end)
    if words and span["token_end"] < len(tokens):
        start, end = tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]
        if text[start:end] == words:
            return _trimmed(text, start, end)
    start = text.find(words) if words and words.strip() else -1
    return _trimmed(text, start, start + len(words)) if words and start >= 0 else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
