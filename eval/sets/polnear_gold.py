"""PolNeAR's articles and attributions: text files with brat's standoff annotations beside them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dateline.model.ids import sha256_text
from eval.base import Document, MissingSetError

Span = tuple[int, int]
_TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) ([\d ;]+)(?:\t|$)")
_EVENT = re.compile(r"^E\d+\t(.+)$")
_NUMBER = re.compile(r"\d+$")
_DAY = re.compile(r"_(\d{4}-\d{2}-\d{2})_")
LEARNT_FROM = Path(__file__).with_name("polnear_learnt.txt")
"""Digests of the articles learnt from, one a line; tools/attributions/train.py writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution as people marked it: stretches of text, none for a source that the article leaves out."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def load(data: Path) -> list[Document[tuple[Attributed, ...]]]:
    """Load the articles that dateline's own network has not learnt from (see `learnt`), by name.

    Where several people marked one article, the first by name counts.
    """
    texts = sorted((data / "polnear").glob("*/text/*.txt"), key=lambda path: path.name)
    if not texts:
        msg = f"no {data / 'polnear'}/*/text/*.txt"
        raise MissingSetError(msg)
    found = (_load(path) for path in texts)
    return [each for each in found if each is not None and digest(each.text) not in learnt()]


def digest(text: str) -> str:
    """Twelve hexadecimal digits for a text."""
    return sha256_text(text)[:12]


@cache
def learnt() -> frozenset[str]:
    """Digests of the articles that the network of attributions was trained on: no score may come from them."""
    return frozenset(LEARNT_FROM.read_text(encoding="utf-8").split()) if LEARNT_FROM.is_file() else frozenset()


def everything(data: Path) -> Iterator[tuple[str, str, str, tuple[Attributed, ...]]]:
    """Every article, learnt from or not: its folder, its name, its text, its attributions. For training."""
    for path in sorted((data / "polnear").glob("*/text/*.txt")):
        document = _load(path)
        if document is not None:
            yield path.parent.parent.name, document.id, document.text, document.gold


def _load(path: Path) -> Document[tuple[Attributed, ...]] | None:
    folder = path.parent.parent / "attributions"
    names = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    at = bisect_left(names, f"{path.stem}_")
    if at == len(names) or not names[at].startswith(f"{path.stem}_"):
        return None
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    day = _DAY.search(path.name)
    return Document(
        id=path.stem,
        text=text,
        gold=tuple(parse((folder / names[at]).read_text(encoding="utf-8"))),
        outlet=path.name.partition("_")[0],
        published_at=date.fromisoformat(day[1]) if day else None,
    )


def parse(annotations: str) -> Iterator[Attributed]:
    """Read brat's standoff: text-bound spans, and events that tie a cue to its source and content."""
    spans: dict[str, list[Span]] = {}
    events = []
    for line in annotations.splitlines():
        if found := _TEXT_BOUND.match(line):
            pieces = (piece.split() for piece in found[3].split(";"))
            spans[found[1]] = [(int(start), int(end)) for start, end in pieces]
        elif event := _EVENT.match(line):
            events.append([part.partition(":")[::2] for part in event[1].split()])
    for parts in events:
        by_role: dict[str, list[Span]] = defaultdict(list)
        for role, key in parts:
            by_role[_NUMBER.sub("", role)] += spans.get(key, [])
        if by_role["Cue"] and by_role["Content"]:
            source, cue, content = (tuple(sorted(by_role[role])) for role in ("Source", "Cue", "Content"))
            yield Attributed(source=source, cue=cue, content=content)
