"""Reads what the network learns from: marked texts (texts/README.md), bundles, golden cases, political news."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from benchmarks.disagreement.bundles import Bundle
from benchmarks.disagreement.told import place_of
from dateline.model.ids import make_id, sha256_text
from dateline.model.report import Block, BlockKind, Report
from dateline.vocab.kinds import event_kinds
from eval.base import MissingSetError

TEXTS = Path(__file__).with_name("texts")
CASES = Path(__file__).resolve().parents[2] / "tests" / "cases" / "extract"
PUBLISHED = date(2020, 6, 3)
"""The day of all reports that are not a bundle's: none of their words depends on it."""
GOLDEN_COUNTS, POLITICAL_COUNTS = 1.5, 0.5
"""How much the tokens of a golden case and of political news count, those of a marked text being 1."""
_FOR_THE_NETWORK = "learnt"
"""The file of golden cases told by words of no frame: by the frames' reading nothing is told there, and it tests."""
POLITICAL, SEED = 70, 5
_MARK = re.compile(r"\{([a-z_]+)(?:#(\d+))?:([^{}]+)\}")
_ENDS = (".", "!", "?", '"', "\N{RIGHT DOUBLE QUOTATION MARK}")


class MarkError(ValueError):
    """A marked text that cannot be read: which file and line, and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that tell a happening, as offsets of the text; `number` says which of the report, where that is marked."""

    start: int
    end: int
    kind: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A report with its marks. `by_word`: the words that tell are marked; otherwise a phrase around them is.

    `by_frames`: nothing is marked, and what the frames read in it counts as all that it tells.
    """

    name: str
    report: Report
    marks: tuple[Mark, ...] = ()
    by_word: bool = True
    by_frames: bool = False
    weight: float = 1.0


def written(paths: Iterable[Path] | None = None) -> Iterator[Marked]:
    """All marked texts of some files (left out: all in `texts`), in order. Raises MarkError."""
    for path in sorted(TEXTS.glob("*.txt")) if paths is None else paths:
        yield from reports(path) if path.name.startswith("reports") else sentences(path)


def numbered() -> Iterator[Marked]:
    """The reports whose happenings are numbered, a paragraph to each sentence, as agencies print."""
    for path in sorted(TEXTS.glob("reports_[67]*.txt")):
        yield from reports(path, together=(1,))


def sentences(path: Path) -> Iterator[Marked]:
    """Single sentences, a report to each; what ends like a headline is read both as one and as a sentence."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            where = f"{path.name}:{number}"
            text, marks = unmark(line.strip(), where)
            as_headline = () if text.endswith(_ENDS) else (BlockKind.HEADLINE,)
            for kind in (*as_headline, BlockKind.PARAGRAPH):
                yield Marked(where, _report([(kind, text)], f"{where} {kind}"), marks)


def reports(path: Path, together: Sequence[int] = (1, 1, 2, 3)) -> Iterator[Marked]:
    """Whole reports: a title behind `# `, sentences in paragraphs of lengths drawn from `together` by the text."""
    first = 1
    for part in re.split(r"(\n\s*\n)", path.read_text(encoding="utf-8").rstrip()):
        if part.strip():
            yield _marked_report(part.split("\n"), path.name, first, together)
        first += part.count("\n")


def bundle_reports(bundle: Bundle) -> Iterator[Marked]:
    """The reports of a bundle, marked with its mentions: phrases, of which one word tells."""
    for it in bundle.reports:
        pieces = [(BlockKind.HEADLINE, it.title)]
        pieces += [(BlockKind.PARAGRAPH, line) for line in it.text.strip().split("\n") if line.strip()]
        report = _report(pieces, f"{bundle.id} {it.id}", it.published)
        found = [(place_of(each.words, report.text), each.kind) for each in bundle.mentions if each.report == it.id]
        marks = tuple(Mark(*span, kind) for span, kind in found if span is not None)
        yield Marked(f"{bundle.id} {it.id}", report, marks, by_word=False)


def golden(folder: Path = CASES) -> Iterator[Marked]:
    """The golden cases of extraction that list all their claims and that frames read as they should."""
    for path in sorted(it for it in folder.glob("*.yaml") if it.stem != _FOR_THE_NETWORK):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            if not case.get("more") and not case.get("todo"):
                name = f"{path.stem}: {case['name']}"
                pieces = [(BlockKind.HEADLINE, case["headline"])] if case.get("headline") else []
                parts = re.split(r"\n\s*\n", case.get("text", "").strip())
                pieces += [(BlockKind.PARAGRAPH, part) for part in parts if part]
                yield Marked(name, _report(pieces, name), by_frames=True, weight=GOLDEN_COUNTS)


def political(data: Path, many: int = POLITICAL) -> Iterator[Marked]:
    """Articles of PolNeAR's train folder, in which hardly anything is told. Raises MissingSetError."""
    paths = sorted((data / "polnear" / "train" / "text").glob("*.txt"))
    if not paths:
        msg = f"no {data / 'polnear'}/train/text/*.txt"
        raise MissingSetError(msg)
    random.Random(SEED).shuffle(paths)  # noqa: S311 - the same articles in every run
    for path in paths[:many]:
        lines = path.read_text(encoding="utf-8").split("\n")
        pieces = [(BlockKind.PARAGRAPH, line) for line in lines if line.strip()]
        yield Marked(path.stem, _report(pieces, path.stem), by_frames=True, weight=POLITICAL_COUNTS)


def unmark(line: str, where: str, start: int = 0) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of a line whose text begins at `start`. Raises MarkError."""
    text, at = "", 0
    marks = []
    for found in _MARK.finditer(line):
        kind, number, words = found.groups()
        if kind not in event_kinds():
            msg = f"{where}: {kind!r} is no kind of event_kinds.yaml"
            raise MarkError(msg)
        text += line[at : found.start()]
        here = start + len(text)
        marks.append(Mark(here, here + len(words), kind, int(number) if number else None))
        text, at = text + words, found.end()
    text += line[at:]
    if "{" in text or "}" in text:
        msg = f"{where}: a brace that belongs to no mark; write {{kind:word}} or {{kind#2:word}}"
        raise MarkError(msg)
    return text, tuple(marks)


def _marked_report(lines: Sequence[str], file: str, first: int, together: Sequence[int]) -> Marked:
    where = f"{file}:{first}"
    if not lines[0].startswith("# "):
        msg = f"{where}: a report begins with '# ' and its title"
        raise MarkError(msg)
    text, marks = unmark(lines[0].removeprefix("# ").strip(), where)
    pieces = [(BlockKind.HEADLINE, text)]
    length, at = len(text), 1
    draw = random.Random("\n".join(lines))  # noqa: S311 - layout, and the same in every run
    while at < len(lines):
        upto = at + draw.choice(together)
        text, more = unmark(" ".join(line.strip() for line in lines[at:upto]), f"{file}:{first + at}", length + 2)
        pieces.append((BlockKind.PARAGRAPH, text))
        marks, length, at = marks + more, length + 2 + len(text), upto
    return Marked(where, _report(pieces, where), marks)


def _report(pieces: Sequence[tuple[BlockKind, str]], name: str, published: date = PUBLISHED) -> Report:
    text, blocks = "", []
    for kind, piece in pieces:
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{piece}" if text else piece
        blocks.append(Block(kind=kind, start=start, end=len(text)))
    return Report(
        id=make_id("rpt", name, None, None),
        text=text,
        sha256=sha256_text(text),
        blocks=tuple(blocks),
        published_at=published,
        outlet=name,
        language="en",
    )
