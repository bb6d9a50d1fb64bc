"""A staff's evening bulletin, printed day after day in one wording, tells each day's news once and each town's apart."""

import json

import pytest

import dateline

BODY = (
    "The enemy carried out {strikes} air strikes and {rockets} rocket attacks on Konotop. "
    "Our defenders repelled attacks near Shostka. Our defenders repelled attacks near Romny. "
    "The situation on the northern border has hardly changed. No groups made ready for an assault were seen there. "
    "The staff thanks all who help the wounded and reminds drivers not to enter mined fields along the border roads."
)


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "bulletins.jsonl"
    rows = [
        {
            "title": f"Evening report, {day}",
            "outlet": "Staff Bulletin",
            "published_at": day,
            "text": BODY.format(strikes=5, rockets=rockets),
        }
        for day, rockets in (("2023-05-10", 20), ("2023-05-11", 21))
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    with dateline.read(str(path)) as found:
        yield found


def test_what_two_bulletins_tell_is_not_joined(record):
    reports = {it.id: it.claim.report_id for it in record.claims()}
    assert len(set(reports.values())) == 2
    assert all(len({reports[claim] for claim in event.claim_ids}) == 1 for event in record.events())


def test_two_towns_of_one_bulletin_are_two_events(record):
    places = {it.id: it.resolution.place.name for it in record.claims() if it.resolution.place is not None}
    assert {"Shostka", "Romny"} <= set(places.values())
    assert all(len({places[it] for it in event.claim_ids if it in places}) <= 1 for event in record.events())
