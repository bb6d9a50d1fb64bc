from dataclasses import replace
from datetime import date

import pytest

from dateline.ingest.dates import find_dates
from dateline.ingest.publication import Candidate, choose_date


def candidate(words, **where):
    return Candidate(found=next(find_dates(words)), place=where.pop("place", "somewhere"), **where)


CLOCK = candidate("Wednesday April 09, 2025", place="above the title", clock=True)
UNDER = candidate("November 24, 2015", place="beside the byline", near=True, below_title=True)


def test_date_by_the_byline_beats_the_clock_and_names_it():
    choice = choose_date([CLOCK, UNDER], "Nothing.")
    assert choice.day == date(2015, 11, 24)
    assert "Wednesday April 09, 2025" in choice.reason


def test_clock_alone_far_from_the_story_is_taken_with_a_warning():
    choice = choose_date([CLOCK], "The war began in 2011 and went on in 2015.")
    assert choice.day == date(2025, 4, 9)
    assert "check it" in choice.reason
    assert "2015" in choice.reason


@pytest.mark.parametrize("where", [{"near": True}, {"near": True, "below_title": True}])
def test_story_that_recalls_older_years_says_nothing_against_a_date(where):
    choice = choose_date([candidate("April 6, 2017", **where)], "The war began in 2011. It was taken in 2015.")
    assert choice.day == date(2017, 4, 6)
    assert "check it" not in choice.reason


def test_date_far_after_the_story_gives_way_to_one_that_fits():
    saved = candidate("April 6, 2019", near=True, below_title=True)
    fitting = candidate("May 25, 2015", below_title=True)
    assert choose_date([saved, fitting], "The town was taken in May 2015.").day == date(2015, 5, 25)


def test_weakly_placed_date_before_what_the_story_tells_is_refused():
    choice = choose_date([candidate("6 April 2014", near=True)], "The town was taken in 2015.")
    assert choice.day is None
    assert "2015 as past" in choice.reason


def test_well_placed_date_before_what_the_story_tells_is_taken_with_a_warning():
    choice = choose_date([candidate("6 April 2014", near=True, below_title=True)], "The town was taken in 2015.")
    assert choice.day == date(2014, 4, 6)
    assert "check it" in choice.reason


def test_date_before_what_the_story_tells_gives_way_to_another():
    early = candidate("6 April 2014", near=True, below_title=True)
    late = candidate("6 April 2016", place="above the title", near=True)
    assert choose_date([early, late], "The town was taken in 2015.").day == date(2016, 4, 6)


@pytest.mark.parametrize("story", ["Elections were set for 2018, to be held in 2018.", "It is ready to vote in 2018."])
def test_year_still_to_come_says_nothing_against_a_date(story):
    assert choose_date([candidate("6 April 2017", near=True)], story).day == date(2017, 4, 6)


def test_clock_alone_is_taken_when_nothing_speaks_against_it():
    assert choose_date([CLOCK], "Shells fell.").day == date(2025, 4, 9)


def test_published_beats_updated():
    old = candidate("3 May 2016", label="published", below_title=True)
    new = candidate("9 May 2018", label="updated", below_title=True, near=True)
    choice = choose_date([new, old], "Shells fell.")
    assert choice.day == date(2016, 5, 3)
    assert "later change" in choice.reason


def test_weekday_in_the_story_decides_between_years():
    first = candidate("9 November 2019", below_title=True)
    second = candidate("24 November 2015", below_title=True)
    assert choose_date([first, second], "They met on Monday, November 23, officials said.").day == date(2015, 11, 24)


def test_two_readings_stay_open_with_a_reason():
    choice = choose_date([candidate("03/04/2015", below_title=True)], "Shells fell.")
    assert choice.day is None
    assert "2015-04-03 or 2015-03-04" in choice.reason


def test_web_address_decides_between_two_readings():
    assert choose_date([candidate("03/04/2015")], "", "https://a.example/2015/04/03/x").day == date(2015, 4, 3)


def test_second_date_of_the_page_decides_between_two_readings():
    other = candidate("3 April 2015", label="updated")
    assert choose_date([candidate("03/04/2015", below_title=True, near=True), other], "").day == date(2015, 4, 3)


def test_web_address_alone_is_enough():
    assert choose_date([], "", "https://a.example/2015/04/03/x").day == date(2015, 4, 3)


def test_day_in_the_story_is_never_the_publication_date():
    choice = choose_date([], "It fell on 12 May 2015, they said.")
    assert choice.day is None
    assert "12 May 2015" in choice.reason


def test_wrong_weekday_is_told():
    assert "does not fit" in choose_date([candidate("Monday 24 November 2015", below_title=True)], "").reason


def test_two_digit_year_is_told():
    assert "read as 1990" in choose_date([candidate("3 JAN 90", below_title=True)], "").reason


def test_no_year_is_no_date():
    assert choose_date([candidate("Oct. 4 -", below_title=True)], "").day is None


@pytest.mark.parametrize("label", ["published", "updated"])
def test_label_moves_the_points(label):
    assert replace(UNDER, label=label).points != UNDER.points
