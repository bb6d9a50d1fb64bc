"""Golden cases: what must be read in a text, and nothing else; see tests/cases/extract/README.md."""

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model.claim import Claim, Reading

_SPEC = importlib.util.spec_from_file_location("golden", Path(__file__).with_name("conftest.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
golden = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(golden)

_DEFAULTS = {"polarity": "affirmed", "modality": "occurred"}
_UNORDERED = {"actors", "allies", "targets", "quantities", "within"}
_KEYS = {"kind", "trigger", "actors", "allies", "targets", "instrument", "place", "relation", "within", "part", "time"} | {
    "quantities", "speakers", "cues", "polarity", "modality", "hedge", "headline",
}  # fmt: skip


def params() -> list[Any]:
    """One parameter per case; a `todo` must fail, so that the list of open faults stays true."""
    return [
        pytest.param(
            case,
            id=case["name"],
            marks=[pytest.mark.xfail(reason=case["todo"], raises=AssertionError, strict=True)]
            if "todo" in case
            else [],
        )
        for case in golden.load_cases()
    ]


@pytest.mark.parametrize("case", params())
def test_text_gives_the_claims_beside_it(case: dict[str, Any], readings: dict[str, Reading]) -> None:
    claims = readings[case["name"]].claims
    expected = case.get("claims", [])
    for row in expected:
        assert set(row) <= _KEYS, f"{case['name']}: unknown keys {set(row) - _KEYS}"
    pairs = match([[fits(row, claim) for claim in claims] for row in expected])
    missing = [row for number, row in enumerate(expected) if number not in pairs]
    extra = [claim for number, claim in enumerate(claims) if number not in pairs.values()]
    if case.get("more"):
        extra = [claim for claim in extra if claim.kind in case.get("not", [])]
    assert not missing, told(case, missing, extra or claims)
    assert not extra, told(case, missing, extra)


def test_every_quote_stands_in_its_text(readings: dict[str, Reading]) -> None:
    for case in golden.load_cases():
        report = golden.build_report(case)
        for claim in readings[case["name"]].claims:
            mentions = [*claim.actors, *claim.targets, *(link.mention for link in claim.speakers if link.mention)]
            quotes = [claim.quote, claim.trigger, *(mention.quote for mention in mentions)]
            quotes += [quantity.quote for quantity in claim.quantities]
            quotes += [part.quote for part in (claim.place, claim.time) if part]
            assert all(quote.holds_in(report.text) for quote in quotes), case["name"]


def fits(row: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim is as a row expects it; keys that the row leaves out can be anything, but for the defaults."""
    read = golden.shown(claim)
    return all(_same(key, value, read[key]) for key, value in (_DEFAULTS | row).items())


def _same(key: str, expected: Any, read: Any) -> bool:
    if key == "time" and expected is not None and read is not None:
        expected, read = (re.sub(r"^(?:on|in|at) ", "", str(value), flags=re.IGNORECASE) for value in (expected, read))
    if isinstance(expected, list):
        left, right = [_folded(value) for value in expected], [_folded(value) for value in read]
        return sorted(left) == sorted(right) if key in _UNORDERED else left == right
    return _folded(expected) == _folded(read)


def _folded(value: Any) -> str:
    """Words without case and without the article in front."""
    words = str(value).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def match(possible: list[list[bool]]) -> dict[int, int]:
    """Pair each row with a claim of its own, as many as can be (augmenting paths)."""
    taken: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for claim, fit in enumerate(possible[row]):
            if fit and claim not in seen:
                seen.add(claim)
                if claim not in taken or place(taken[claim], seen):
                    taken[claim] = row
                    return True
        return False

    for row in range(len(possible)):
        place(row, set())
    return {row: claim for claim, row in taken.items()}


def told(case: dict[str, Any], missing: list[dict[str, Any]], claims: Any) -> str:
    """Expected and read, side by side, for whoever mends it."""
    kept = [
        {key: value for key, value in golden.shown(claim).items() if value not in ([], None, False)} for claim in claims
    ]
    parts = [f"{case['name']}\n{case.get('headline', '')}\n{case.get('text', '')}".rstrip()]
    for title, rows in (("expected, not read", missing), ("read, not expected" if not missing else "read", kept)):
        parts.append(f"-- {title}:")
        parts += [
            yaml.safe_dump(row, sort_keys=False, default_flow_style=True, width=1000, allow_unicode=True).strip()
            for row in rows
        ]
    return "\n".join(parts)
