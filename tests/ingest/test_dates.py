from datetime import date

import pytest

from dateline.ingest.dates import find_dates, iso_date, url_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("02 November 2015", date(2015, 11, 2)),
        ("November 24, 2015", date(2015, 11, 24)),
        ("Wed 05 Apr 2017", date(2017, 4, 5)),
        ("2nd of May, 2016", date(2016, 5, 2)),
        ("Sept. 11, 2001", date(2001, 9, 11)),
        ("20-Aug-2016", date(2016, 8, 20)),
        ("24.08.2013", date(2013, 8, 24)),
        ("15-09-2013", date(2013, 9, 15)),
        ("2016/05/03", date(2016, 5, 3)),
        ("10/10/2014", date(2014, 10, 10)),
        ("Monday 02-09-2013", date(2013, 9, 2)),
        ("Apr 232017", date(2017, 4, 23)),
        ("3 JAN 90", date(1990, 1, 3)),
        ("3 JAN 12", date(2012, 1, 3)),
    ],
)
def test_reads_the_usual_forms(words, day):
    (found,) = find_dates(words)
    assert found.value == day


def test_numeric_date_that_reads_both_ways_has_no_value():
    (found,) = find_dates("03/04/2015")
    assert found.value is None
    assert set(found.readings) == {date(2015, 4, 3), date(2015, 3, 4)}


def test_date_without_year_keeps_month_and_day():
    (found,) = find_dates("Oct. 4 (Agency)")
    assert (found.month, found.day, found.readings) == (10, 4, ())


def test_figure_after_a_date_is_no_year():
    (found,) = find_dates("On 3 January 12 people were hurt")
    assert found.text == "3 January"


@pytest.mark.parametrize("words", ["31 February 2015", "May 2015", "16 people", "1.234.567", "13/13/2013"])
def test_what_is_no_day_is_passed_over(words):
    assert list(find_dates(words)) == []


def test_iso_date_reads_the_day_of_its_own_clock():
    assert iso_date("2016-05-03T23:30:00+02:00") == date(2016, 5, 3)


@pytest.mark.parametrize("words", ["20160503", "20160503T101500Z", "2016-05-03 10:15"])
def test_iso_date_reads_the_short_form(words):
    assert iso_date(words) == date(2016, 5, 3)


def test_iso_date_refuses_other_words():
    assert iso_date("3 May 2016") is None


@pytest.mark.parametrize(
    "url", ["https://a.example/2016/05/03/x", "https://a.example/n/2016-05-03-x", "https://a.example/x_2016-5-3.html"]
)
def test_day_in_a_web_address(url):
    assert url_date(url) == date(2016, 5, 3)


@pytest.mark.parametrize("url", [None, "", "https://a.example/2016/05/x", "https://a.example/2016/15/03/"])
def test_no_day_in_a_web_address(url):
    assert url_date(url) is None
