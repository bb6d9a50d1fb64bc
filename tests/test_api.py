import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

import dateline
from dateline.errors import InputError, SettingsError, StoreError
from dateline.model.control import ControlBasis, ControlInterval, ControlStatus, DateSpan
from dateline.model.resolution import PlaceRef
from dateline.record.access import may_cover
from dateline.record.asking import check_kind, make_filter
from dateline.record.rows import Rows


def test_public_names_are_sorted_and_exist():
    assert dateline.__all__ == sorted(dateline.__all__)
    assert [name for name in dateline.__all__ if not hasattr(dateline, name)] == []
    assert dir(dateline) == dateline.__all__


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        _ = dateline.write


def test_importing_loads_nothing_heavy():
    program = "import sys, dateline; print([n for n in ('spacy', 'sqlalchemy', 'typer', 'yaml') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_bad_input_is_refused_before_a_record_is_made(tmp_path):
    db = tmp_path / "desk.db"
    with pytest.raises(InputError):
        dateline.read([str(tmp_path / "missing")], db=str(db))
    assert not db.exists()


def test_opening_a_record_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="dateline read"):
        dateline.open(str(tmp_path / "none.db"))


@pytest.mark.parametrize(
    "words", [{"kind": "airstrike"}, {"from_": "1 March"}, {"from_": "2016-02-01", "to": date(2016, 1, 1)}]
)
def test_filters_that_make_no_sense_are_refused(words):
    with pytest.raises(SettingsError):
        make_filter(words)


def test_days_may_be_dates_or_text():
    assert make_filter({"from_": "2016-02-01"}) == make_filter({"from_": date(2016, 2, 1)})


def test_a_kind_that_looks_like_none_gets_the_whole_list():
    with pytest.raises(SettingsError, match=r"the kinds are .*armed_clash"):
        check_kind("zzz")


def test_rows_are_a_sequence_with_json():
    rows = Rows([1, 2, 3], lambda number: {"number": number, "place": {"name": "Palmyra"}})
    assert (len(rows), rows[0], list(rows[1:]), repr(rows)) == (3, 1, [2, 3], "<3 rows>")
    assert rows[2:].to_dicts() == [{"number": 3, "place": {"name": "Palmyra"}}]


def test_rows_make_a_data_frame():
    pytest.importorskip("pandas")
    frame = Rows([1], lambda number: {"number": number, "place": {"name": "Palmyra"}}).to_pandas()
    assert list(frame.columns) == ["number", "place_name"]


def test_without_pandas_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SettingsError, match=r"dateline\[pandas\]"):
        Rows([1], lambda number: {"number": number}).to_pandas()


def interval(start, end):
    return ControlInterval(
        id="ctl_1",
        place=PlaceRef(quote=None, name="Palmyra"),
        status=ControlStatus.HELD,
        holders=("islamic-state",),
        holder_names=("Islamic State",),
        start=DateSpan(earliest=start[0], latest=start[1]),
        end=DateSpan(earliest=end[0], latest=end[1]) if end else None,
        basis=ControlBasis.CLAIMED,
        supporting=("clm_1",),
        contradicting=(),
        according_to=("sohr",),
    )


D1, D2, D3 = date(2016, 3, 1), date(2016, 3, 10), date(2016, 3, 20)


@pytest.mark.parametrize(
    ("start", "end", "day", "covered"),
    [
        ((D1, D1), None, D1, True),
        ((D1, D1), None, D3, True),
        ((D2, D2), None, D1, False),
        ((None, D2), None, D1, True),
        ((D1, D1), (D2, D2), D2, False),
        ((D1, D1), (D2, D3), D2, True),
        ((D1, D1), (D2, D3), D3, True),
        ((D1, D1), (None, D2), D3, False),
        ((D1, D1), (None, None), D3, True),
    ],
)
def test_which_days_a_state_may_cover(start, end, day, covered):
    assert may_cover(interval(start, end), day) is covered


def test_a_state_only_seen_on_a_day_is_not_carried_back_before_it():
    seen = replace(interval((None, D3), None), first_evidence=D2)
    assert [may_cover(seen, day) for day in (D1, D2, D3)] == [False, True, True]


@pytest.mark.slow
def test_reading_and_asking(tmp_path):
    report = tmp_path / "palmyra.txt"
    report.write_text(
        "Army takes Palmyra\n\n28 March 2016\n\nThe Syrian army captured Palmyra from Islamic State on Sunday, state"
        " television said. At least 50 militants were killed, according to the Syrian Observatory for Human Rights.\n"
    )
    db = str(tmp_path / "desk.db")
    with dateline.read(str(report), db=db) as record:
        assert record.summary.new == 1
        assert [claim.claim.kind for claim in record.claims(place="Palmyra", kind="territory_seized")]
        explained = record.explain(record.events()[0].id)
        assert explained["about"] == "event"
    with dateline.open(db) as record:
        assert record.control(at="2016-04-01")[0].holders == ("syria-armed-forces",)
        assert record.control(at="2016-04-01", according_to="nobody at all").to_dicts() == []
        assert len(record.to_pandas()) == len(record.claims())


def test_a_survey_resolves_names_and_speakers(tmp_path):
    (tmp_path / "report.txt").write_text(
        "The Russian defence ministry said on Monday that its jets had hit a depot near Palmyra, in Syria. "
        "Smoke hung over the east of the town for most of the day, and the road to Homs stayed shut until the evening. "
        "Nobody was hurt.\n",
        encoding="utf-8",
    )
    (found,) = dateline.survey(str(tmp_path))
    assert {"Palmyra", "Homs"} & {it.name for it in found.places}
    assert [speaker.name for speaker in found.speakers] == ["Government of Russia"]
    assert len(found.actors) == len(found.survey.actors)
