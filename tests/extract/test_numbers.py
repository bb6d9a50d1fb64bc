from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.numbers import Figure, find_figures, read_figure

CASES = Path(__file__).resolve().parents[1] / "cases" / "numbers"


def cases(name: str) -> list[list[Any]]:
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("words", "expected"), cases("read.yaml"))
def test_phrases_are_read(words: Any, expected: list[Any] | None) -> None:
    figure = read_figure(str(words))
    assert (figure and [figure.low, figure.high, figure.vague, figure.unit]) == expected


@pytest.mark.parametrize(("text", "expected"), cases("find.yaml"))
def test_figures_are_found(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_figures(text)] == expected


def test_an_article_counts_only_when_asked() -> None:
    assert read_figure("a soldier", article_counts=True) == Figure(low=1, high=1)
    assert read_figure("a dozen soldiers", article_counts=True) == Figure(low=12, high=12)


@settings(deadline=None)
@given(st.text(alphabet="at least 50-2,.$£kmoreth\n%one wo", max_size=50))
def test_spans_are_ordered_and_bounds_make_sense(text: str) -> None:
    end = 0
    for span in find_figures(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
        low, high = span.figure.low, span.figure.high
        assert low is None or high is None or 0 <= low <= high


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_digits_with_thousand_marks_are_read_as_they_stand(number: int) -> None:
    figure = read_figure(f"{number:,} people")
    assert figure == Figure(low=number, high=number)
