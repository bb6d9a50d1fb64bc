"""Control from reading to intervals: sentences in, who held what out."""

from collections.abc import Iterator

import pytest

import dateline
from case_files import named
from dateline.record.access import Record

CASES = "control/sentences.yaml"


@pytest.fixture(scope="module", params=named(CASES))
def read(request, tmp_path_factory) -> Iterator[tuple[dict, Record]]:
    folder = tmp_path_factory.mktemp("reports")
    for number, (day, text) in enumerate(request.param["reports"]):
        (folder / f"{number}.txt").write_text(f"Paper {number}\n{day:%B %d, %Y}\n\n{text}\n", encoding="utf-8")
    with dateline.read(str(folder)) as record:
        yield request.param, record


def span(days):
    return f"{days.earliest or ''}..{days.latest or ''}"


def test_sentences_give_these_intervals(read):
    case, record = read
    keys = ("place", "status", "holders", "start")
    wanted = [w if isinstance(w, dict) else dict(zip(keys, w, strict=True)) for w in case["intervals"]]
    found = list(record.control())
    assert [(i.place.name, i.status, sorted(i.holders), span(i.start)) for i in found] == [
        (w["place"], w["status"], sorted(w["holders"]), w["start"]) for w in wanted
    ]
    for interval, want in zip(found, wanted, strict=True):
        assert interval.basis == want.get("basis", interval.basis)
        assert interval.supporting
