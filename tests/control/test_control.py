import pytest

from case_files import named
from dateline.control import derive_control
from dateline.vocab.kinds import event_kinds


def run(claims, **kwargs):
    return derive_control(claims, kinds=event_kinds(), **kwargs)


def span(days):
    return None if days is None else f"{days.earliest or ''}..{days.latest or ''}"


@pytest.mark.parametrize("case", named("control/timelines.yaml"))
def test_claims_give_these_intervals(case, build):
    found = run(build(case["claims"]))
    wanted = [
        w if isinstance(w, dict) else dict(zip(("status", "holders", "start"), w, strict=True))
        for w in case["intervals"]
    ]
    assert [(i.status, sorted(i.holders), span(i.start)) for i in found] == [
        (w["status"], sorted(w["holders"]), w["start"]) for w in wanted
    ]
    for interval, want in zip(found, wanted, strict=True):
        assert interval.basis == want.get("basis", interval.basis)
        assert list(interval.contradicting) == want.get("contradicting", list(interval.contradicting))
        assert interval.reason


@pytest.mark.parametrize("case", named("control/timelines.yaml"))
def test_each_interval_ends_where_the_next_begins_and_the_last_is_open(case, build):
    found = run(build(case["claims"]))
    assert [i.end for i in found] == [*(i.start for i in found[1:]), None][: len(found)]


THREE = [
    {"id": "a", "says": ["islamic-state/armed_group/islamic-state"], "time": "2016-03-01", "actors": ["islamic-state"]},
    {
        "id": "b",
        "says": ["syrian-observatory-for-human-rights/monitor"],
        "time": "2016-03-02",
        "actors": ["islamic-state"],
    },
    {"id": "c", "says": ["state-television/state_media/army"], "time": "2016-03-20", "actors": ["army"]},
    {"id": "d", "outlet": "The Ministry Times", "time": "2016-03-21", "actors": ["army"]},
]


@pytest.mark.parametrize(
    ("speaker", "claims"),
    [
        ("IS", ["a"]),
        ("Islamic State", ["a"]),
        ("islamic-state", ["a"]),
        ("the Observatory", ["b"]),
        ("State television", ["c"]),
        ("The Ministry Times", ["d"]),
        ("nobody of that name", []),
    ],
)
def test_each_speaker_tells_another_timeline(build, speaker, claims):
    rows = [
        {"kind": "territory_seized", "place": "arda", "published": "2016-03-22", "outlet": "A", **row} for row in THREE
    ]
    found = run(build(rows), according_to=speaker)
    assert [claim for interval in found for claim in interval.supporting] == claims


def test_holders_of_one_body_are_one(build):
    rows = [
        {
            "id": "a",
            "kind": "territory_seized",
            "actors": ["government"],
            "place": "arda",
            "time": "2016-03-01",
            "published": "2016-03-02",
        },
        {
            "id": "b",
            "kind": "territory_seized",
            "actors": ["army"],
            "place": "arda",
            "time": "2016-03-01",
            "published": "2016-03-02",
        },
    ]
    (interval,) = run(build(rows), part_of={"army": ("government",)})
    assert interval.holders == ("army",)
    assert interval.status == "held"
