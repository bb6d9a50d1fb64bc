from datetime import UTC, date, datetime

from dateline.corroborate import corroborate
from dateline.vocab.kinds import event_kinds

TAKEN = {"kind": "territory_seized", "actors": ["rebels"], "place": "arda"}


def times(claims):
    found = corroborate(claims, kinds=event_kinds(), now=datetime(2026, 1, 1, tzinfo=UTC)).events
    return [(e.time.earliest, e.time.latest) for e in found if e.kind == "territory_seized"]


def test_a_taking_is_not_before_the_assault(build):
    rows = [
        {"id": "a", "published": "2016-03-08", **TAKEN, "time": "..2016-03-06", "says": ["sohr/monitor"]},
        {"id": "b", "published": "2016-03-08", "kind": "offensive", "actors": ["rebels"], "place": "arda"}
        | {"time": "2016-03-05"},
    ]
    assert times(build(rows)) == [(date(2016, 3, 5), date(2016, 3, 6))]


def test_the_assault_of_another_side_bounds_nothing(build):
    rows = [
        {"id": "a", "published": "2016-03-08", **TAKEN, "time": "..2016-03-06"},
        {"id": "b", "published": "2016-03-08", "kind": "offensive", "actors": ["army"], "place": "arda"}
        | {"time": "2016-03-05"},
    ]
    assert times(build(rows)) == [(None, date(2016, 3, 6))]


def test_what_an_outlet_recalls_does_not_sharpen_what_was_told_as_news(build):
    news = {"id": "a", "outlet": "A", "published": "2016-03-08", **TAKEN, "time": "2016-03-05..2016-03-06"}
    recalled = {"id": "b", "outlet": "B", "published": "2016-04-08", **TAKEN, "time": "2016-03-06"}
    claims = build([{**news, "says": ["sohr/monitor"]}, {**recalled, "modality": "background"}])
    assert times(claims) == [(date(2016, 3, 5), date(2016, 3, 6))]


def test_what_a_speaker_recalls_does_sharpen_it(build):
    news = {"id": "a", "outlet": "A", "published": "2016-03-08", **TAKEN, "time": "2016-03-05..2016-03-06"}
    recalled = {"id": "b", "outlet": "B", "published": "2016-04-08", **TAKEN, "time": "2016-03-06"}
    claims = build(
        [{**news, "says": ["sohr/monitor"]}, {**recalled, "modality": "background", "says": ["army/military/army"]}]
    )
    assert times(claims) == [(date(2016, 3, 6), date(2016, 3, 6))]


def test_memory_alone_is_better_than_nothing(build):
    recalled = {"id": "b", "outlet": "B", "published": "2016-04-08", **TAKEN, "time": "2016-03-06"}
    assert times(build([{**recalled, "modality": "background"}])) == [(date(2016, 3, 6), date(2016, 3, 6))]
