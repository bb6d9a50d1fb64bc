"""Notes on sources: appended, taken back, put over the claims."""

from datetime import UTC, datetime

import pytest

from dateline.errors import NotFoundError
from dateline.model.resolution import SpeakerType
from dateline.model.sources import SourceNote
from dateline.store import open_store
from dateline.store.stale import CHANGED, clear_stale, counted, stale_claims

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def store(sample):
    with open_store(":memory:") as opened:
        sample.add(opened, sample.report())
        yield opened


def note(key, **facts):
    return SourceNote(key=key, name=key, why="its imprint", author="A Tester", decided_at=NOON, **facts)


def stale_after(store, change):
    with store._writing() as connection:
        clear_stale(connection, stale_claims(connection, 99), counted(connection, CHANGED))
    change()
    with store._reading() as connection:
        return sorted(stale_claims(connection, 99))


def test_a_note_describes_the_speaker_in_every_claim(store):
    store.add_source_note(note("sohr", side="syria-government", type=SpeakerType.NGO))
    (link,) = (it for item in store.claims() for it in item.resolution.speakers if it.key == "sohr")
    assert (link.side, link.type) == ("syria-government", SpeakerType.NGO)
    assert store.derived_stale


def test_a_note_taken_back_no_longer_describes_but_stays(store):
    store.add_source_note(note("sohr", side="syria-government"))
    taken = store.retract_source_note("sohr", NOON)
    assert (taken.retracted_at, store.source_notes()) == (NOON, [])
    assert [it.retracted_at for it in store.source_notes(retracted=True)] == [NOON]
    assert all(it.side is None for item in store.claims() for it in item.resolution.speakers if it.key == "sohr")


def test_only_the_latest_note_is_taken_back(store):
    store.add_source_note(note("sohr", reliability="B"))
    store.add_source_note(note("sohr", reliability="C"))
    store.retract_source_note("sohr", NOON)
    assert [it.reliability for it in store.source_notes()] == ["B"]


def test_nothing_to_take_back_is_said(store):
    with pytest.raises(NotFoundError, match="no note on 'sohr'"):
        store.retract_source_note("sohr", NOON)


@pytest.mark.parametrize("key", ["sohr", "harbour ledger"])
def test_claims_of_the_source_are_worked_out_anew(store, key):
    (report,) = store.reports()
    found = stale_after(store, lambda: store.add_source_note(note(key, reliability="B")))
    assert found == sorted(it.id for it in store.report_claims(report.report.id))
    assert stale_after(store, lambda: store.retract_source_note(key, NOON)) == found


def test_claims_of_others_are_left_alone(store):
    assert stale_after(store, lambda: store.add_source_note(note("afp", reliability="B"))) == []
