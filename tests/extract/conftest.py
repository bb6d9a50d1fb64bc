"""Reads the texts of the golden cases in tests/cases/extract, all in one batch: spaCy and the gazetteer load once."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.extract import Extractor
from dateline.extract.parsing import Parsed, parse_reports
from dateline.model.claim import Claim, Mention, Quantity, Reading, Scope, SpeakerMention
from dateline.model.ids import sha256_text
from dateline.model.report import Block, BlockKind, Report
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.times import TimeReader
from dateline.vocab.actors import ActorLexicon

CASES = Path(__file__).resolve().parents[1] / "cases" / "extract"
_CASE_KEYS = {"name", "headline", "text", "published", "claims", "none", "more", "not", "todo"}
_FIGURES = {
    (False, False): "?",
    (True, False): ">={low:.12g}",
    (False, True): "<={high:.12g}",
    (True, True): "{low:.12g}-{high:.12g}",
}


def load_cases() -> list[dict[str, Any]]:
    """All cases of all files, in order; a slip of the pen in one is refused by name."""
    out = []
    for file in sorted(CASES.glob("*.yaml")):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            name = f"{file.stem}: {row.get('name')}"
            unknown = set(row) - _CASE_KEYS
            assert not unknown, f"{name}: unknown keys {unknown}"
            assert row.get("name"), f"{name}: has no name"
            assert ("claims" in row) != (row.get("none") is True), f"{name}: needs either claims or none: true"
            assert "not" not in row or row.get("more"), (
                f"{name}: `not` needs `more: true`; without it no other claim may be"
            )
            out.append(row | {"name": name})
    names = [row["name"] for row in out]
    assert len(set(names)) == len(names), (
        f"names stand twice: {sorted({name for name in names if names.count(name) > 1})}"
    )
    return out


def build_report(case: Mapping[str, Any]) -> Report:
    """A case's texts as a report: an optional headline, then paragraphs parted by blank lines."""
    pieces = [(BlockKind.HEADLINE, str(case["headline"]))] if case.get("headline") else []
    pieces += [(BlockKind.PARAGRAPH, part) for part in re.split(r"\n\s*\n", str(case.get("text", "")).strip()) if part]
    text, blocks = "", []
    for kind, piece in pieces:
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{piece}" if text else piece
        blocks.append(Block(kind=kind, start=start, end=start + len(piece)))
    published = case.get("published", date(2015, 11, 2))
    return Report(
        id=f"rpt_{case['name']}", text=text, sha256=sha256_text(text), blocks=tuple(blocks), published_at=published
    )


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the real lists of places, times and actors."""
    return Extractor(Gazetteer(), TimeReader(), ActorLexicon.default())


@pytest.fixture(scope="session")
def readings(extractor: Extractor) -> dict[str, Reading]:
    """What is read in every case, by the case's name."""
    cases = load_cases()
    return dict(zip([case["name"] for case in cases], extractor.read(map(build_report, cases)), strict=True))


def shown(claim: Claim) -> dict[str, Any]:
    """A claim in the words of the cases; see tests/cases/extract/README.md."""
    place = claim.place
    return {
        "kind": claim.kind,
        "trigger": _words(claim.trigger.text),
        "actors": _mentions(claim.actors),
        "allies": _mentions(ally for actor in claim.actors for ally in actor.allies),
        "targets": _mentions(claim.targets),
        "instrument": _words(claim.instrument.text) if claim.instrument else None,
        "place": _words(place.words) if place else None,
        "relation": place.relation if place else None,
        "within": [_words(name) for name in place.within] if place else [],
        "part": _words(place.part) if place and place.part else None,
        "time": _words(claim.time.quote.text) if claim.time else None,
        "quantities": [_figure(quantity) for quantity in claim.quantities],
        "speakers": [_speaker(link) for link in claim.speakers],
        "cues": [_words(link.cue.text) for link in claim.speakers if link.cue],
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "hedge": claim.hedge.value,
        "headline": claim.headline,
    }


def _words(text: str) -> str:
    """Words without layout, and without the article in front: whether it is kept says nothing about who is meant."""
    return re.sub(r"^(?:the|a|an) ", "", " ".join(text.split()), flags=re.IGNORECASE)


def _mentions(mentions: Iterable[Mention]) -> list[str]:
    return [_words(mention.words) for mention in mentions]


def _speaker(link: SpeakerMention) -> str:
    return _words(link.mention.words) if link.mention else "nobody"


def _figure(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    bounds = (
        f"{low:.12g}"
        if low is not None and low == high
        else _FIGURES[low is not None, high is not None].format(low=low or 0, high=high or 0)
    )
    told = (("vague", quantity.vague), ("cumulative", quantity.scope is Scope.CUMULATIVE), ("part", quantity.part))
    marks = [word for word, on in told if on]
    unit = [quantity.unit] if quantity.unit else []
    return " ".join([quantity.what.value, bounds, *unit, *marks])


@pytest.fixture(scope="session")
def read_text(extractor: Extractor) -> Callable[[str], Reading]:
    """`read_text(text)` gives what is read in one short text."""
    return lambda text: next(iter(extractor.read([build_report({"name": "read", "text": text})])))


@pytest.fixture(scope="session")
def parse(extractor: Extractor) -> Callable[..., Parsed]:
    """`parse(text, headline=…)` gives one text as extraction sees it, with the real names of places and parties."""

    def parsed(text: str, headline: str | None = None) -> Parsed:
        (found,) = parse_reports(
            [build_report({"name": "parsed", "text": text, "headline": headline})], extractor.is_name
        )
        return found

    return parsed
