"""Counts which words are written small, capitalised or in capitals: ``python -m tools.casing.count``.

Takes the running news text of ``tools.marks.train`` and FA-KES; words that open a sentence are left out. Written are
single words with how they mostly stand, never two in a row. Card: docs/models/casing.md.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dateline.extract.casing import CASING
from tools.marks.train import DATA, texts

_WORD = re.compile(r"(?<=[a-z,;] )[A-Za-z]{2,20}\b(?!['’])|(?<=\b[A-Za-z] )[A-Za-z]{2,20}\b")
FEWEST = 4
MOSTLY = 0.75


def running(data: Path) -> Iterator[str]:
    """All texts, each once."""
    yield from texts(data)
    for line in (data / "fakes/articles.jsonl").read_text(encoding="utf-8").splitlines():
        yield str(json.loads(line).get("article_content") or json.loads(line).get("text") or "")


def count(data: Path) -> dict[str, str]:
    """Each word that is mostly written one way: ``s`` small, ``c`` capitalised, ``u`` in capitals."""
    shapes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in running(data):
        for word in _WORD.findall(text):
            shapes[word.lower()]["s" if word.islower() else "u" if word.isupper() else "c"] += 1
    out = {}
    for word, found in shapes.items():
        shape, most = found.most_common(1)[0]
        if found.total() >= FEWEST and most >= MOSTLY * found.total():
            out[word] = shape
    return out


def write(data: Path) -> None:
    """Write the three lists."""
    found = count(data)
    lines = [f"{shape} {' '.join(sorted(word for word in found if found[word] == shape))}" for shape in "scu"]
    CASING.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print({shape: sum(it == shape for it in found.values()) for shape in "scu"})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    write(parser.parse_args().data)
