"""No sentence of a text that dateline is measured on stands in what is shipped, tested or told."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from dateline.vocab.actors import ActorLexicon
from dateline.vocab.numbers import number_words
from material import SETS

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_LENGTH = 8
_MARK = re.compile(r"\{[a-z_]+(?:#\d+)?:([^{}]*)\}")
"""A marked word of tools/triggers/texts: its kind is no word of the sentence."""
_KINDS = {".py", ".yaml", ".yml", ".tsv", ".md", ".txt", ".json", ".jsonl", ".html", ".toml", ".csv"}


@cache
def long_names() -> tuple[str, ...]:
    """Names of bodies of three words and more: facts, and not anybody's sentence."""
    actors = ActorLexicon.default().all()
    names = {name.lower() for actor in actors for name in (actor.name, *actor.aliases) if len(name.split()) > 2}
    return tuple(sorted(names, key=len, reverse=True))


def without_long_names(text: str) -> str:
    """Put one word for each name; those that are not in the text at all are not looked for by pattern."""
    here = [re.escape(name) for name in long_names() if name in text]
    return re.sub(rf"\b(?:{'|'.join(here)})\b", "name", text) if here else text


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of eight words, whatever their case and the marks between them; a body's long name is one word."""
    words = _WORD.findall(without_long_names(text.lower()))
    counted = number_words().cardinals
    for at in range(len(words) - _LENGTH + 1):
        run = tuple(words[at : at + _LENGTH])
        if not all(word in counted for word in run):  # "one, two, three ..." is nobody's either
            yield run


def our_texts(root: Path) -> Iterator[tuple[Path, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout: what is ours cannot be told from what was built")
    for name in listed.stdout.splitlines():
        path = root / name
        if path.suffix in _KINDS and path.is_file():
            text = path.read_text(encoding="utf-8")
            yield path, unmarked(text) if path.is_relative_to(root / "tools" / "triggers") else text


def unmarked(text: str) -> str:
    """A marked text as it would be printed."""
    return _MARK.sub(r"\1", text)


def texts_of(data: Path) -> Iterator[str]:
    for read in SETS.values():
        yield from read(data)
    for path in sorted((data / "seeds").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def test_runs_are_found_through_case_and_marks():
    text = "Rebels took Harda, then Binin; shells fell on BOTH towns."
    wanted = tuple("rebels took harda then binin shells fell on".split())
    assert wanted in set(runs(text))
    assert next(runs("only seven words stand in this one"), None) is None


def test_the_marks_of_a_marked_text_are_no_words_of_it():
    assert unmarked("{killing#2:Shot dead}, all {looting:took} it.") == "Shot dead, all took it."


@pytest.mark.slow
def test_no_eight_words_of_the_benchmarks_bundles_stand_anywhere_else(root: Path):
    bundles = root / "benchmarks" / "disagreement"
    reports = (
        it for path in bundles.rglob("*.yaml") for it in yaml.safe_load(path.read_text(encoding="utf-8"))["reports"]
    )
    told = {run for it in reports for run in runs(f"{it['title']}\n{it['text']}")}
    assert len(told) > 10_000, "the bundles were not found"
    ours = (
        (path, text) for path, text in our_texts(root) if not path.is_relative_to(bundles) and path.suffix != ".tsv"
    )
    shared = {f"{path.relative_to(root)}: {' '.join(run)}" for path, text in ours for run in runs(text) if run in told}
    assert not shared, "\n".join(sorted(shared))


@pytest.mark.slow
@pytest.mark.material
def test_no_eight_words_of_the_sets_stand_in_the_repository(root: Path, material: Path):
    ours: dict[tuple[str, ...], Path] = {}
    for path, text in our_texts(root):
        for run in runs(text):
            ours.setdefault(run, path)
    assert len(ours) > 10_000, "our own texts were not found"
    seen = {run for text in texts_of(material) for run in runs(text) if run in ours}
    shared = sorted(f"{ours[run].relative_to(root)}: {' '.join(run)}" for run in seen)
    assert not shared, f"{len(shared)}:\n" + "\n".join(shared[:400])
