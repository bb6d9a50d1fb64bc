import pytest

from dateline.errors import VocabularyError
from dateline.vocab import times
from dateline.vocab.times import months, time_lexicon


def test_months_and_weekdays_are_complete() -> None:
    assert set(months().values()) == set(range(1, 13))
    assert set(time_lexicon().weekdays.values()) == set(range(7))


def test_every_part_of_a_day_is_known() -> None:
    assert set(time_lexicon().parts.values()) == {"early", "mid", "late", "day", "night"}


def test_a_pair_must_be_two_numbers() -> None:
    with pytest.raises(VocabularyError, match="holidays"):
        times._pairs({"holidays": {"may day": [5]}}, "holidays")


def test_a_number_out_of_range_is_refused() -> None:
    with pytest.raises(VocabularyError, match="months"):
        times._numbers("months", 1, 2)


def test_a_unit_that_recent_does_not_know_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(times, "load_mapping", lambda _: {"units": {"days": 1, "weeks": 7}, "recent": {"days": 14}})
    with pytest.raises(VocabularyError, match="weeks"):
        times._recent()
