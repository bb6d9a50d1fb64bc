from datetime import date

import pytest

from dateline.ingest import IngestOptions
from dateline.ingest.html import HtmlReader

BODY = """<h1>Army leaves hill town</h1><p>The army left the hill town on Monday after two days of fighting,
residents and a doctor at the hospital said.</p><p>It was quiet by the evening, and the shops had opened again.</p>"""


def read(head="", body=BODY, encoding="utf-8", **options):
    page = f"<!doctype html><html><head><title>Army leaves hill town</title>{head}</head><body><article>{body}</article></body></html>"
    (report,) = HtmlReader().read(page.encode(encoding), "page.html", IngestOptions(**options))
    return report


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2016-05-03T10:00:00Z">',
        '<meta name="pubdate" content="20160503">',
        '<meta name="DC.date.issued" content="3 May 2016">',
        '<script type="application/ld+json">{"datePublished": "2016-05-03", "dateModified": "2020-01-01"}</script>',
        '<script type="application/ld+json">{"datePublished": "2016-05-03", }</script>',
        '<meta name="pubdate" content="2018-01-01"><meta property="article:published_time" content="2016-05-03">',
    ],
)
def test_publication_date_stated_in_the_markup(head):
    report = read(head)
    assert report.published_at == date(2016, 5, 3)
    assert "says" in report.published_reason


def test_only_time_element_of_the_page_is_the_date():
    assert read(body=f'<time datetime="2016-05-03">Tuesday</time>{BODY}').published_at == date(2016, 5, 3)


def test_date_of_a_change_or_copyright_is_never_taken():
    report = read(
        '<meta property="article:modified_time" content="2020-01-01">', f"{BODY}<p>Copyright 2021 Example Post.</p>"
    )
    assert report.published_at is None
    assert report.unread_reason.startswith("no publication date")


def test_web_address_gives_the_date_when_nothing_else_does():
    assert read('<link rel="canonical" href="https://a.example/2016/05/03/army">').published_at == date(2016, 5, 3)


def test_outlet_is_the_site_name():
    assert read('<meta property="og:site_name" content="Example Wire">').outlet == "Example Wire"


def test_outlet_falls_back_on_the_host():
    assert read(url="https://www.a.example/army").outlet in {"a.example", "A.example"}


def test_declared_encoding_is_used():
    body = BODY.replace("a doctor", "Doktor Şanlı")
    assert "Doktor Şanlı" in read('<meta charset="windows-1254">', body, "cp1254").text


def test_scripts_menus_and_hidden_parts_are_not_text():
    extra = "<script>var x = 'The army came back';</script><nav>World</nav><p style='display: none'>A hidden line of text stands here.</p>"
    text = read(body=extra + BODY).text
    assert "came back" not in text
    assert "hidden" not in text


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body></body></html>",
        b"<!-- nothing -->",
        b"<html><body><p>We use cookies to serve you.</p></body></html>",
    ],
)
def test_page_without_an_article_is_unread(page):
    (report,) = HtmlReader().read(page, "page.html", IngestOptions())
    assert report.unread_reason.startswith("no text left")


def test_page_saved_as_one_file_is_unpacked():
    lines = [
        "From: <Saved by a browser>",
        "Snapshot-Content-Location: https://a.example/2016/05/03/army",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="xx"',
        "",
        "--xx",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        f"<html><head><title>Army leaves hill town</title></head><body><article>{BODY}=20</article></body></html>",
        "--xx--",
    ]
    (report,) = HtmlReader().read("\r\n".join(lines).encode(), "page.mhtml", IngestOptions())
    assert report.url == "https://a.example/2016/05/03/army"
    assert report.published_at == date(2016, 5, 3)
    assert "=20" not in report.text


def test_fragment_of_a_page_is_read():
    (report,) = HtmlReader().read(f"{BODY}<p>3 May 2016</p>".encode(), "page.html", IngestOptions())
    assert report.title == "Army leaves hill town"
    assert len(report.blocks) >= 3


def test_several_articles_are_several_reports_each_with_its_own_head():
    other = BODY.replace("Army leaves hill town", "Flood closes river road").replace("hill", "river")
    body = f"<article>{BODY}<time>3 May 2016</time></article><article>{other}<time>2 May 2016</time></article>"
    page = f"<html><head><title>The Sample Post</title></head><body>{body}</body></html>".encode()
    reports = list(HtmlReader().read(page, "page.html", IngestOptions()))
    assert HtmlReader().check(page, "page.html") == len(reports) == 2
    assert [report.title for report in reports] == ["Army leaves hill town", "Flood closes river road"]
    assert [report.published_at for report in reports] == [date(2016, 5, 3), date(2016, 5, 2)]
    assert {report.outlet for report in reports} == {"The Sample Post"}
    assert reports[1].source == "page.html#2"


def test_date_the_page_states_belongs_to_the_article_of_its_title():
    other = BODY.replace("Army leaves hill town", "Flood closes river road").replace("hill", "river")
    head = '<title>Army leaves hill town</title><meta property="article:published_time" content="2016-05-03">'
    body = f"<article>{BODY}</article><article>{other}</article>"
    page = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    days = [report.published_at for report in HtmlReader().read(page, "page.html", IngestOptions())]
    assert days == [date(2016, 5, 3), None]


@pytest.mark.parametrize(
    "title", ["The Sample Post - Army leaves hill town", "Army leaves hill town | The Sample Post", "The Sample Post"]
)
def test_name_of_the_site_is_told_from_the_headline(title):
    page = f"<html><head><title>{title}</title></head><body>{BODY}</body></html>".encode()
    (report,) = HtmlReader().read(page, "page.html", IngestOptions())
    assert (report.title, report.outlet) == ("Army leaves hill town", "The Sample Post")
