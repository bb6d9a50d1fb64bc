"""Trains the network that puts lost commas and apostrophes back: ``python -m tools.marks.train``.

Takes running news text from folders of ``shared/data``, takes the marks out as scrapers do, and learns where they were.
Every tenth text is held out; the scores printed are of those. Card: docs/models/marks.md.
"""

import argparse
import json
import random
import re
import time
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Adam, Model, fix_random_seed

from dateline.extract.marks import LABELS, WEIGHTS, build_network, parameters

Network: TypeAlias = Model[Any, Any]
DATA = Path(__file__).resolve().parents[3] / "shared/data"
HELD_OUT = 10
LONGEST = 1200  # characters: longer paragraphs are cut at a sentence's end
BATCH_WORDS = 1500
COLONS_LOST = 0.5  # of colons and semicolons; FA-KES kept a part of them
_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "—": ",", "–": ","})


def texts(data: Path) -> Iterator[str]:
    """Running news text with its marks, each text once."""
    yield from dict.fromkeys(row["text"] for row in _labelled_sentences(data / "event_location/labeled_text.jsonl.zip"))
    for path in (data / "wikievents/dev.jsonl", *sorted((data / "re3d").glob("*/documents.json"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]
    for file in ("GeoVirus.xml", "lgl.xml"):
        for article in ET.parse(data / "toponyms" / file).getroot():  # noqa: S314 - our own files
            yield article.findtext("text") or ""
    for path in sorted((data / "polnear").glob("*/text/*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")


def _labelled_sentences(archive: Path) -> Iterator[dict[str, Any]]:
    with zipfile.ZipFile(archive) as folder:
        name = next(name for name in folder.namelist() if name.endswith(".jsonl") and "MACOSX" not in name)
        for line in folder.read(name).decode().splitlines():
            rows = json.loads(line)
            yield from rows if isinstance(rows, list) else [rows]


def paragraphs(text: str) -> Iterator[str]:
    """Pieces of a text as they are read: paragraphs, long ones in two."""
    for block in re.split(r"\n\s*\n|\n(?=[A-Z\"])", text.translate(_PLAIN)):
        line = " ".join(block.split())
        while len(line) > LONGEST:
            cut = line.rfind(". ", 0, LONGEST) + 1 or LONGEST
            yield line[:cut]
            line = line[cut:].strip()
        if line.count(" ") > 5:
            yield line


def strip_marks(text: str, rng: random.Random) -> tuple[str, dict[int, str]]:
    """A text without its marks, and what stood at (the offset of) the last letter before each."""
    out: list[str] = []
    marks: dict[int, str] = {}
    for number, char in enumerate(text):
        before, after = text[number - 1 : number], text[number + 1 : number + 2]
        ends_word = after in {"", " ", '"'}
        if char == "," and before.isdigit() and after.isdigit():
            continue  # "13,000" became "13000"
        if ends_word and (char == "," or (char in ";:" and rng.random() < COLONS_LOST)):
            _note_comma(out, marks)
        elif char == "'" and before.isalpha():
            _note_apostrophe(out, marks, text[number:], ends_word=ends_word)
        elif char != " " or (out and out[-1] != " "):
            out.append(char)
    return "".join(out), marks


def _note_comma(out: list[str], marks: dict[int, str]) -> None:
    while out and out[-1] == " ":
        out.pop()
    if out and out[-1].isalnum():
        marks.setdefault(len(out) - 1, ",")


def _note_apostrophe(out: list[str], marks: dict[int, str], rest: str, *, ends_word: bool) -> None:
    if re.match(r"'s\b", rest):
        marks[len(out)] = "'s"
    elif out[-1] == "s" and ends_word:
        marks[len(out) - 1] = "s'"
    elif ends_word:  # no apostrophe: it closes a quotation
        out.append("'")


def examples(nlp: Language, pieces: list[str], rng: random.Random) -> list[tuple[Doc, np.ndarray]]:
    """Documents without marks and, row by row, what belongs behind each token."""
    out = []
    for piece in pieces:
        text, marks = strip_marks(piece, rng)
        tokens = [token for token in nlp.tokenizer(text) if not token.is_space]
        if not tokens:
            continue
        doc = Doc(nlp.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])
        gold = [LABELS.index(marks.get(token.idx + len(token.text) - 1, "")) for token in tokens]
        out.append((doc, np.asarray(gold)))
    return out


def score(network: Network, held: list[tuple[Doc, np.ndarray]], margin: float) -> dict[str, tuple[float, float]]:
    """Precision and recall of every label on held-out text."""
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    for (_, gold), rows in zip(held, network.predict([doc for doc, _ in held]), strict=True):
        marks = rows[:, 1:].argmax(axis=1) + 1
        best = np.where(rows[:, 1:].max(axis=1) - rows[:, 0] > margin, marks, 0)
        for mine, theirs in zip(best, gold, strict=True):
            said[LABELS[mine]] += 1
            true[LABELS[theirs]] += 1
            right[LABELS[mine]] += int(mine == theirs)
    return {label: (right[label] / max(said[label], 1), right[label] / max(true[label], 1)) for label in LABELS[1:]}


def train(data: Path, epochs: int, seed: int = 7) -> None:
    """Train and write the weights."""
    fix_random_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - a reproducible shuffle
    nlp = spacy.blank("en")
    whole = [piece for number, text in enumerate(texts(data)) for piece in paragraphs(text) if number % HELD_OUT]
    kept = [piece for number, text in enumerate(texts(data)) for piece in paragraphs(text) if not number % HELD_OUT]
    held = examples(nlp, kept, rng)
    print(f"{len(whole)} pieces, {sum(p.count(' ') for p in whole)} words; {len(kept)} held out", flush=True)
    network = build_network()
    network.initialize(X=[held[0][0]])
    optimizer = Adam(0.002)
    for epoch in range(epochs):
        optimizer.learn_rate = 0.002 * (1 - epoch / epochs) + 0.0001
        rng.shuffle(whole)
        started, loss = time.perf_counter(), 0.0
        for batch in batches(examples(nlp, whole, rng)):
            docs = [doc for doc, _ in batch]
            rows, backprop = network.begin_update(docs)
            grads = []
            for row, (_, gold) in zip(rows, batch, strict=True):  # while training, thinc's softmax gives probabilities
                chance = np.array(row)
                loss -= float(np.log(chance[np.arange(len(gold)), gold] + 1e-9).sum())
                chance[np.arange(len(gold)), gold] -= 1
                grads.append(chance.astype("float32") / 100)
            backprop(grads)
            network.finish_update(optimizer)
        with network.use_params(optimizer.averages):
            shown = {k: f"P {p:.3f} R {r:.3f}" for k, (p, r) in score(network, held, 0.0).items()}
        print(f"epoch {epoch}: loss {loss:.0f}, {time.perf_counter() - started:.0f} s, {shown}", flush=True)
        with network.use_params(optimizer.averages):
            np.savez_compressed(
                WEIGHTS, **{key: node.get_param(name).astype("float16") for key, node, name in parameters(network)}
            )


def batches(rows: list[tuple[Doc, np.ndarray]]) -> Iterator[list[tuple[Doc, np.ndarray]]]:
    """Examples in batches of about `BATCH_WORDS` words."""
    batch: list[tuple[Doc, np.ndarray]] = []
    for row in rows:
        batch.append(row)
        if sum(len(doc) for doc, _ in batch) > BATCH_WORDS:
            yield batch
            batch = []
    if batch:
        yield batch


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--epochs", type=int, default=5)
    arguments = parser.parse_args()
    train(arguments.data, arguments.epochs)
