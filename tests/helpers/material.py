"""Texts of third parties in shared/data, set by set; nothing of them is in the repository."""

import csv
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

_SENTENCES_TOGETHER = 12
"""Sets of single sentences are read some at a time, as paragraphs of one report."""


def _together(sentences: list[str]) -> Iterator[str]:
    for i in range(0, len(sentences), _SENTENCES_TOGETHER):
        yield "\n\n".join(sentences[i : i + _SENTENCES_TOGETHER])


def _fakes(data: Path) -> Iterator[str]:
    for line in (data / "fakes" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _polnear(data: Path) -> Iterator[str]:
    for path in sorted((data / "polnear").glob("*/text/*.txt")):
        yield path.read_text(encoding="utf-8")


def _muc4(data: Path) -> Iterator[str]:
    for path in ("train.json", "dev.json"):
        for line in (data / "muc4" / path).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["doctext"]


def _muc4_capitals(data: Path) -> Iterator[str]:
    for path in sorted((data / "muc4" / "corpora").glob("*/*-muc[34]*")):
        if not path.name.startswith("key"):
            yield from re.split(r"^(?=\w+-MUC[34]-\d+)", path.read_text(encoding="latin-1"), flags=re.MULTILINE)


def _wikievents(data: Path) -> Iterator[str]:
    for line in (data / "wikievents" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _re3d(data: Path) -> Iterator[str]:
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _toponyms(data: Path) -> Iterator[str]:
    for path in sorted((data / "toponyms").glob("*.xml")):
        for article in ET.parse(path).getroot().iter("article"):  # noqa: S314  # a file of our own workplace
            yield article.findtext("text") or ""


def _tempeval3(data: Path) -> Iterator[str]:
    for path in sorted((data / "tempeval3").glob("*/*.tml")):
        text = ET.parse(path).getroot().find("TEXT")  # noqa: S314  # a file of our own workplace
        yield "".join(text.itertext()) if text is not None else ""


def _event_location(data: Path) -> Iterator[str]:
    with zipfile.ZipFile(data / "event_location" / "labeled_text.jsonl.zip") as archive:
        name = next(it for it in archive.namelist() if it.endswith(".jsonl") and "MACOSX" not in it)
        lines = archive.read(name).decode().splitlines()
    found = (json.loads(line) for line in lines)
    sentences = sorted({it["text"] for row in found for it in (row if isinstance(row, list) else [row])})
    yield from _together(sentences)


def _acled_types(data: Path) -> Iterator[str]:
    with (data / "acled_types" / "snippets.tsv").open(encoding="utf-8", newline="") as file:
        cells = [max(row, key=len) for row in csv.reader(file, delimiter="\t") if row]
    yield from _together(cells)


def _ecbplus(data: Path) -> Iterator[str]:
    for path in sorted((data / "ecbplus").glob("*corpus.txt")):
        words: dict[str, list[str]] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 3:  # document, sentence, number, word, chain
                words.setdefault(cells[0], []).append(cells[3])
        yield from (" ".join(it) for it in words.values())


SETS: dict[str, Callable[[Path], Iterator[str]]] = {
    "fakes": _fakes,
    "polnear": _polnear,
    "muc4": _muc4,
    "muc4 in capitals": _muc4_capitals,
    "wikievents": _wikievents,
    "re3d": _re3d,
    "toponyms": _toponyms,
    "tempeval3": _tempeval3,
    "event_location": _event_location,
    "acled_types": _acled_types,
    "ecbplus": _ecbplus,
}
"""Every set of shared/data that holds texts, by name; the seeds are pages and are read as such."""
