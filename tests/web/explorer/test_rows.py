from datetime import date

from dateline.record.overview import Overview, OverviewEvent, OverviewPlace
from dateline.web.explorer.asked import Asked
from dateline.web.explorer.columns import day_number, dump_overview
from dateline.web.explorer.rows import kept, months


def event(number: int, **changed) -> OverviewEvent:
    values = {
        "id": f"evt_{number}",
        "kind": "shelling",
        "place": 0,
        "earliest": "2015-05-20",
        "latest": "2015-05-21",
        "parties": (0,),
        "origins": (0,),
        "disputed": False,
        "killed": None,
    }
    return OverviewEvent(**{**values, **changed})


def place(key: str, precision: str = "town") -> OverviewPlace:
    return OverviewPlace(
        key=key, name=key, admin1=None, country="SY", latitude=1.0, longitude=2.0, precision=precision, radius_km=None
    )


RECORD = Overview(
    state="1.1",
    places=(place("p"), place("q"), place("p", "near")),
    parties=(("a", "A"), ("b", "B")),
    origins=("SOHR", "SANA"),
    events=(
        event(0),
        event(1, kind="killing", place=1, earliest="2015-04-01", latest="2015-04-03", parties=(1,), disputed=True),
        event(2, place=2, earliest=None, latest="2015-06-01", origins=(1,)),
        event(3, place=None, earliest=None, latest=None),
    ),
    intervals=(),
    at=(),
    newest="2015-06-02",
)


def asked(**words) -> list[int]:
    return kept(RECORD, Asked(**words))


def test_events_come_by_their_first_day_and_undated_last():
    assert asked() == [1, 0, 2, 3]


def test_a_place_is_all_its_precisions():
    assert asked(place="p") == [0, 2]


def test_each_word_keeps_what_it_names():
    assert asked(kind="killing") == asked(actor="b") == asked(disputed=True) == [1]
    assert asked(speaker="SANA") == [2]


def test_a_name_that_the_record_does_not_have_keeps_nothing():
    assert asked(actor="c") == asked(speaker="X") == asked(place="z") == []


def test_what_can_have_been_in_the_days_is_kept():
    assert asked(since=date(2015, 5, 21)) == [0, 2]
    assert asked(until=date(2015, 5, 19)) == [1]


def test_the_window_ends_on_the_day_of_the_slider():
    assert asked(at=date(2015, 5, 25), window=5) == [0]
    assert asked(at=date(2015, 5, 25), window=4) == []
    assert asked(at=date(2015, 5, 25)) == [1, 0]


def test_months_sum_places_apart_and_keep_the_undated():
    found = months(RECORD, asked())
    assert [(it.place, it.month, it.events, it.disputed) for it in found] == [
        (None, None, 1, 0),
        (1, "2015-04", 1, 1),
        (0, "2015-05", 1, 0),
        (2, "2015-06", 1, 0),
    ]


def test_the_columns_hold_every_event_once():
    dumped = dump_overview(RECORD)
    assert dumped["whole"]
    assert dumped["events"]["id"] == ["evt_0", "evt_1", "evt_2", "evt_3"]
    assert (dumped["total"], dumped["disputed"], dumped["months"]) == (4, 1, None)


def test_a_large_record_is_sent_as_sums(monkeypatch):
    monkeypatch.setattr("dateline.web.explorer.columns.LIMIT", 3)
    dumped = dump_overview(RECORD)
    assert not dumped["whole"]
    assert dumped["events"] is None
    assert sum(dumped["months"]["events"]) == 4


def test_days_count_from_1970():
    assert [day_number(it) for it in ("1970-01-01", "1969-12-31", None)] == [0, -1, None]
