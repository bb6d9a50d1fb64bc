"""Reports that came by e-mail."""

from datetime import date

import pytest

from dateline.ingest.base import IngestOptions, Page
from dateline.ingest.message import open_message
from dateline.ingest.plain import PlainReader

MAIL = """From: desk@example.org
To: all@example.org
Date: Mon, 4 Mar 2024 08:12:00 +0200
Subject: Fwd: RE: Shelling in Port Alma

> PORT ALMA, March 3 - Shells hit the harbour of Port Alma on Sunday, the harbour
> master said. Four dockers were wounded, and two ships caught fire.
"""
FORWARDED = """Subject: FW: please code
From: editor@example.org

For the record.

---------- Forwarded message ---------
From: wire@example.org
Sent: Tuesday, 5 March 2024 09:00
Subject: Truce in Port Alma

Both sides agreed to a truce in Port Alma.
"""


def opened(text: str) -> Page:
    return open_message(Page(text=text, source="mail.txt"))


def test_the_head_gives_title_and_day_and_the_quoting_goes() -> None:
    page = opened(MAIL)
    assert page.title == "Shelling in Port Alma"
    assert page.published_at == date(2024, 3, 4)
    assert page.published_reason == '"Mon, 4 Mar 2024 08:12:00 +0200" is when the message was sent'
    assert ">" not in page.text
    assert "example.org" not in page.text


def test_a_report_is_made_of_it() -> None:
    (report,) = PlainReader().read(MAIL.encode(), "mail.txt", IngestOptions())
    assert report.unread_reason is None
    assert report.dateline == "PORT ALMA"
    assert report.published_at == date(2024, 3, 4)
    assert "the harbour\nmaster" in report.text


@pytest.mark.parametrize(
    "text",
    [
        "Date: a day to remember\nSubject to approval, the truce begins today.",
        "From the north came two columns.\nTo the south, nothing moved.",
        "The militants wrote:\n> we did it\nThe police did not answer.",
        "",
    ],
    ids=["one line", "no colons", "a quotation", "empty"],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert opened(text).text == text
    assert opened(text).published_at is None


def test_a_few_quoted_lines_keep_their_marks() -> None:
    page = opened(
        "Subject: reply\nFrom: a@example.org\n\nI agree.\nSo it is.\nLet us run it.\n> The bridge was blown up.\n"
    )
    assert "> The bridge" in page.text


def test_a_day_that_can_be_two_is_not_chosen() -> None:
    page = opened("Subject: x\nDate: 02/05/2023 10:00\n\nThe bridge was blown up.\n")
    assert page.published_at is None


def test_a_forwarded_message_behind_a_note_is_left_to_the_note() -> None:
    page = opened(FORWARDED)
    assert page.title == "please code"
    assert "For the record." in page.text


def test_the_innermost_message_counts_when_nothing_stands_above_it() -> None:
    page = opened(FORWARDED.replace("For the record.\n\n", ""))
    assert page.title == "Truce in Port Alma"
    assert page.published_at == date(2024, 3, 5)
    assert page.text.strip() == "Both sides agreed to a truce in Port Alma."
