import pytest
from lxml import html

from dateline.ingest.html_lines import articles_in, lines_of

ONE = """<h2>Army leaves hill town</h2><p>By Jo Sample</p><p>The army left the hill town on Monday after weeks of
fighting.</p><p>Shops opened again by the evening, two residents of the town said.</p>"""
TWO = """<h2>Flood closes river road</h2><p>By Al Other</p><p>The river road was closed on Sunday after a night of heavy
rain.</p><p>Two drivers were pulled out of their cars by soldiers on the road.</p>"""
TEASER = "<h2>Market day</h2><p>24 May 2015</p><p>The market of the hill town was full on Sunday.</p>"
SECTION = "<section><h2>What is next</h2><p>Nobody knows what comes next in the hill town.</p><p>It may all begin again soon, they said.</p></section>"


def titles(body):
    return [title for _, title in articles_in(html.document_fromstring(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize("tag", ["article", "div", "td"])
def test_articles_of_a_page_are_told_apart(tag):
    row = f"<{tag}>{ONE}</{tag}><{tag}>{TWO}</{tag}>"
    body = f"<table><tr>{row}</tr></table>" if tag == "td" else f"<main>{row}</main>"
    assert titles(body) == ["Army leaves hill town", "Flood closes river road"]


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{ONE}</article>",
        f"<article>{ONE}</article><article>{TEASER}</article>",
        f"<article>{ONE}{SECTION}{SECTION}</article>",
        f"<main>{ONE}</main><aside><article>{TWO}</article></aside>",
        "",
    ],
)
def test_one_article_with_teasers_or_sections_is_one(body):
    assert titles(body) == []


def test_fragment_has_lines():
    assert lines_of(html.document_fromstring("<p>One.</p><p>Two<br>three.</p>")) == ["One.", "Two", "three."]
