from datetime import date

import pytest

from dateline.pipeline.asked import control_known, events_known, known_on, speakers_of, words_of

ROWS = [
    {"id": "a", "published": "2016-03-02", "says": ["rebels/armed_group/rebels"], "actors": ["rebels"]},
    {"id": "b", "published": "2016-03-09", "says": ["state-tv/state_media/army"], "actors": ["army"]},
    {"id": "c", "published": "2016-03-10", "says": ["army/military/army"], "actors": ["army"]},
    {"id": "d", "published": None, "says": ["sohr/monitor"], "actors": ["army"], "time": "2016-03-08"},
]


@pytest.fixture
def claims(build):
    common = {"kind": "territory_seized", "place": "arda"}
    return build([{**common, "outlet": row["id"], **row} for row in ROWS])


def ids(items):
    return [item.id for item in items]


@pytest.mark.parametrize(
    ("day", "known"), [("2016-03-01", ""), ("2016-03-02", "a"), ("2016-03-09", "ab"), ("2030-01-01", "abc")]
)
def test_what_was_known_is_what_dated_reports_had_said(claims, day, known):
    assert ids(known_on(claims, date.fromisoformat(day))) == list(known)


def test_events_and_control_are_of_these_claims_alone(claims):
    day = date(2016, 3, 5)
    known = known_on(claims, day)
    assert {claim for event in events_known(known, day).events for claim in event.claim_ids} == {"a"}
    assert [interval.holders for interval in control_known(known)] == [("rebels",)]


@pytest.mark.parametrize(
    ("name", "told"),
    [("Army", "bc"), ("state tv", "b"), ("SOHR", "d"), ("sohr", "d"), ("Arm", ""), ("nobody", "")],
)
def test_a_side_is_all_its_voices_and_a_voice_only_itself(claims, name, told):
    assert ids(words_of(claims, name)) == list(told)


def test_whom_a_name_means(claims):
    assert speakers_of(words_of(claims, "the army")) == ("Army", "State Tv")


def test_a_name_from_the_lists_finds_its_speaker_under_other_words(build):
    rows = [{"id": "a", "says": ["islamic-state/armed_group/islamic-state"], "kind": "siege", "place": "arda"}]
    assert ids(words_of(build(rows), "Daesh")) == ["a"]
