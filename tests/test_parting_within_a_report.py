"""What one report tells is joined by dateline; a person who says that it tells two happenings parts it, for good."""

import json

import pytest

import dateline

TEXT = (
    "Jets bombed a clinic in Idlib on Monday, doctors said. Six patients were killed in the air strike on the clinic in "
    "Idlib on Monday, the health directorate said."
)


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "one.jsonl"
    row = {"title": "Clinic bombed", "outlet": "Orontes Daily", "published_at": "2019-05-07", "text": TEXT}
    path.write_text(json.dumps(row), encoding="utf-8")
    with dateline.read(str(path)) as found:
        yield found


def homes(record):
    return {claim: event.id for event in record.events() for claim in event.claim_ids}


def test_claims_of_one_report_are_parted_and_joined_again(record):
    before = homes(record)
    first, *others = (it.id for it in record.claims() if it.claim.kind == "air_strike")
    last = others[-1]
    assert before[first] == before[last]
    made = record.different(first, last, author="reader", why="two raids")
    record.refresh()
    parted = homes(record)
    assert parted[first] != parted[last]
    record.refresh(everything=True)
    assert homes(record) == parted
    record.undo(made.correction.id, author="reader", why="one after all")
    record.refresh()
    assert homes(record) == before
