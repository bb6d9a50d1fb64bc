from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import load
from dateline.model.lookups import TimeWords
from dateline.model.resolution import TimeBasis
from dateline.resolve.times import TimeReader
from dateline.vocab.times import time_lexicon

READER: TimeWords = TimeReader()
TUESDAY = date(2022, 3, 15)


@pytest.mark.parametrize(("words", "published", "tense", "first", "last", "basis"), load("dates/resolve.yaml"))
def test_words_resolve_to_days(
    words: Any, published: date | None, tense: str, first: Any, last: Any, basis: str
) -> None:
    found = READER.resolve(str(words), published, tense)
    assert (found.earliest, found.latest, found.basis) == (first, last, basis), found.reason


@pytest.mark.parametrize(("words", "published", "tense"), [case[:3] for case in load("dates/resolve.yaml")])
def test_every_answer_has_a_reason(words: Any, published: date | None, tense: str) -> None:
    assert READER.resolve(str(words), published, tense).reason


@pytest.mark.parametrize(("text", "expected"), load("dates/find.yaml"))
def test_times_are_found(text: str, expected: list[str]) -> None:
    assert [span.text for span in READER.find(text)] == expected


@settings(deadline=None)
@given(st.text(alphabet="MSay onday since by20189-. ,'th'İ\n", max_size=60))
def test_spans_are_ordered_and_quote_the_text(text: str) -> None:
    end = 0
    for span in READER.find(text):
        assert end <= span.start < span.end
        assert span.text == text[span.start : span.end]
        end = span.end


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(["past", "present", "future"]))
def test_a_weekday_is_within_a_week_of_publication(published: date, tense: str) -> None:
    found = READER.resolve("on Thursday", published, tense)
    assert found.earliest is not None
    assert found.earliest == found.latest
    assert found.earliest.weekday() == 3
    ahead = (found.earliest - published).days
    assert 0 <= ahead < 7 if tense == "future" else -7 < ahead <= 0


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from([case[0] for case in load("dates/resolve.yaml")]))
def test_nothing_runs_backwards_on_any_day(published: date, words: Any) -> None:
    for tense in ("past", "present", "future"):
        found = READER.resolve(str(words), published, tense)
        assert not (found.earliest and found.latest and found.earliest > found.latest)


def test_every_span_found_can_be_read_or_says_why() -> None:
    text = "Late on Friday, in May, two weeks ago and since the end of 2019 shells fell; the day before, none."
    for span in READER.find(text):
        found = READER.resolve(span.text, TUESDAY, "past")
        assert found.basis is not TimeBasis.UNKNOWN or "told from another time" in found.reason


def test_a_reason_names_the_publication_day() -> None:
    reason = READER.resolve("on Saturday", date(2015, 11, 2), "past").reason
    assert reason == "Saturday before publication on Monday 2 November 2015"


def test_line_breaks_inside_an_expression_do_not_matter() -> None:
    assert [span.text for span in READER.find("It fell late\non  Saturday.")] == ["late\non  Saturday"]
    assert READER.resolve("late\non  Saturday", TUESDAY, "past").latest == date(2022, 3, 12)


@pytest.mark.material
def test_finding_on_tempeval_stays_at_its_level(material: Path) -> None:
    folder = material / "tempeval3" / "te3-platinum"
    if not folder.is_dir():
        pytest.skip("no tempeval3 here")
    assert _relaxed_f1(folder) >= 0.9


def _relaxed_f1(folder: Path) -> float:
    """F1 of DATE and TIME expressions that overlap; DURATION and SET are no times here and count for nothing."""
    import html
    import re

    hits = misses = extra = 0
    for file in sorted(folder.glob("*.tml")):
        body = re.search(r"<TEXT>(.*)</TEXT>", file.read_text(encoding="utf-8"), re.DOTALL)
        assert body
        text, gold, opened = "", [], (0, "")
        for part in re.split(r"(<[^>]*>)", body[1]):
            if part.startswith("<TIMEX3"):
                opened = (len(text), re.findall(r'type="(\w+)"', part)[0])
            elif part == "</TIMEX3>":
                gold.append((opened[0], len(text), opened[1] in {"DATE", "TIME"}))
            elif not part.startswith("<"):
                text += html.unescape(part)
        spans = READER.find(text)
        for start, end, wanted in gold:
            found = any(span.start < end and span.end > start for span in spans)
            hits += wanted and found
            misses += wanted and not found
        extra += sum(not any(span.start < end and span.end > start for start, end, _ in gold) for span in spans)
    return 2 * hits / (2 * hits + misses + extra)


SHAPES = (
    "in recent {}", "the past {}", "the last three {}", "over the last few {}", "the coming {}", "within two {}", "last {}",
    "next {}", "this {}", "earlier this {}", "later this {}", "two {} ago", "a few {} ago", "nearly two {} into the war",
    "three {} earlier", "for three {}", "half a {}", "since last {}", "until next {}", "these {}",
)  # fmt: skip


@pytest.mark.parametrize("unit", [*time_lexicon().units, "weekend", "weekends", "quarter", "century", "centuries"])
@pytest.mark.parametrize("published", [date(2016, 2, 29), date.min, date.max])
def test_every_unit_in_every_shape_gives_an_answer(unit: str, published: date) -> None:
    for shape in SHAPES:
        for found in READER.find(shape.format(unit)):
            for tense in ("past", "future"):
                assert READER.resolve(found.text, published, tense).reason
