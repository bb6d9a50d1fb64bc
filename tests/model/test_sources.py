from datetime import UTC, datetime

import pytest

from dateline.model.quote import Quote
from dateline.model.resolution import SpeakerRef, SpeakerType
from dateline.model.sources import SourceNote, reliabilities, standing, with_notes


def note(key="daily", day=1, **facts):
    return SourceNote(
        key=key, name=key.title(), why="its imprint", author="A Tester",
        decided_at=datetime(2026, 1, day, tzinfo=UTC), **facts,
    )  # fmt: skip


def test_the_latest_word_on_each_fact_stands():
    found = standing([note(country="LB", type=SpeakerType.NGO), note(day=2, country="JO"), note("other", side="x")])
    assert (found["daily"].country, found["daily"].type, found["other"].side) == ("JO", SpeakerType.NGO, "x")


def test_what_was_taken_back_does_not_stand():
    gone = SourceNote(
        key="daily", name="Daily", reliability="A", why="w", author="a",
        decided_at=datetime(2026, 1, 1, tzinfo=UTC), retracted_at=datetime(2026, 1, 2, tzinfo=UTC),
    )  # fmt: skip
    assert standing([gone]) == {}
    assert reliabilities([gone, note("other", reliability="B")]) == {"other": "B"}


def test_a_letter_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="none of A"):
        note(reliability="G")


def test_a_note_without_facts_says_nothing():
    assert not note().says_something
    assert note(state_owned=False).says_something


def test_notes_describe_speakers_and_leave_publishers_their_role():
    notes = standing([note(side="x-government", type=SpeakerType.STATE_MEDIA)])
    cited = SpeakerRef(quote=Quote(start=0, end=5, text="Daily"), name="Daily")
    outlet = SpeakerRef(quote=None, name="Daily", type=SpeakerType.OUTLET)
    other = SpeakerRef(quote=None, name="Other", type=SpeakerType.OUTLET)
    described = with_notes((cited, outlet, other), notes)
    assert [(it.type.value, it.side) for it in described] == [
        ("state_media", "x-government"),
        ("outlet", "x-government"),
        ("outlet", None),
    ]
    assert "A Tester" in described[0].reason
