from datetime import date

import pytest

from dateline.resolve.times import TimeReader

TUESDAY = date(2022, 3, 15)
CASES = [
    ("It was shelled on Monday.", [("Monday", "DATE", "2022-03-14")]),
    ("It was shelled on Monday morning.", [("Monday morning", "DATE-TIME", "2022-03-14TMO")]),
    ("It was shelled at 15:00 GMT Saturday.", [("15:00 GMT Saturday", "DATE-TIME", "2022-03-12T15:00")]),
    ("It ended at 8 pm.", [("8 pm", "DATE-TIME", "2022-03-15T20")]),
    ("The vote will be held in May.", [("May", "DATE", "2022-05")]),
    ("It began in May.", [("May", "DATE", "2021-05")]),
    ("It lasted three days.", [("three days", "DURATION", "P3D")]),
    ("A four-week course.", [("four-week", "DURATION", "P4W")]),
    ("It took half an hour.", [("half an hour", "DURATION", "PT30M")]),
    ("It took several months.", [("several months", "DURATION", "PXM")]),
    ("They fought for years.", [("years", "DURATION", "PXY")]),
    ("A 40-year-old man was hurt.", []),
    ("It is shelled every Friday.", [("every Friday", "SET", "XXXX-WXX-5")]),
    ("Buses leave daily.", [("daily", "SET", "XXXX-XX-XX")]),
    ("He calls twice a week.", [("twice a week", "SET", "XXXX-WXX")]),
    ("The market opens on Sundays.", [("Sundays", "SET", "XXXX-WXX-7")]),
    ("Six years ago it was calm.", [("Six years ago", "DATE", "2016")]),
    ("It was calm last week.", [("last week", "DATE", "2022-W10")]),
    ("It is calm now.", [("now", "DATE", "PRESENT_REF")]),
    ("It was calm recently.", [("recently", "DATE", "PAST_REF")]),
    ("It was hot last summer.", [("last summer", "DATE", "2021-SU")]),
    ("Sales fell last quarter.", [("last quarter", "DATE", "2021-Q4")]),
    ("It was common in the 1990s.", [("1990s", "DATE", "199")]),
    ("It was common in the 20th century.", [("20th century", "DATE", "19")]),
    ("The war of 2011-13.", [("2011", "DATE", "2011"), ("13", "DATE", "2013")]),
    ("He left on 3 March 2020 and came back the next day.",
     [("3 March 2020", "DATE", "2020-03-03"), ("the next day", "DATE", "2020-03-04")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_times_have_timex_values(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = TimeReader().timexes(text, TUESDAY)
    assert [(it.text, it.type, it.value) for it in found] == [
        (words, kind.removeprefix("DATE-"), value) for words, kind, value in expected
    ]
    assert all(text[it.start : it.end] == it.text for it in found)


def test_without_a_publication_day_relative_words_have_no_value() -> None:
    (found,) = TimeReader().timexes("It was shelled on Monday.", None)
    assert (found.text, found.value) == ("Monday", "")
