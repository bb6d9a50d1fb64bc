"""Web pages as saved: the article's text, and what the page says about its publication.

trafilatura says *which* words are the article; the page's own blocks say how they are laid out, and which lines
stand above the article (title, byline, date line), so that one reader of heads serves pages and plain text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from typing import Any
from urllib.parse import urlsplit

from dateline.ingest.assemble import make_report
from dateline.ingest.base import IngestOptions, Page
from dateline.ingest.decode import decode, tidy
from dateline.ingest.html_lines import articles_in, lines_of
from dateline.ingest.html_meta import name_title, published_in
from dateline.ingest.pieces import fold
from dateline.model.report import Report

_Element = Any  # lxml.html.HtmlElement: lxml comes without types
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_HEADING = re.compile(rb"<h[123]\b", re.IGNORECASE)
_HEADERS = 2048
_SURE_LETTERS = 30
"""A line with fewer letters can stand in the article by chance: it counts only between two that can't."""


class HtmlReader:
    """Reads one report from a saved web page."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".mhtml", ".mht")

    def check(self, raw: bytes, name: str) -> int:  # noqa: ARG002 - a page is never broken, only without an article
        """Count the articles; a page without any is still one report, unread with its reason."""
        raw, _ = _unpack(raw)
        if len(_HEADING.findall(raw)) < 2:
            return 1
        tree = _parse(_markup(raw))
        return max(1, len(articles_in(tree))) if tree is not None else 1

    def read(self, raw: bytes, name: str, options: IngestOptions) -> Iterator[Report]:
        """Read each article of the page as one report; of several, `source` tells which ("page.html#2")."""
        raw, saved_from = _unpack(raw)
        markup = _markup(raw)
        tree = _parse(markup)
        if tree is None:
            yield make_report(Page(text="", source=name), options)
            return
        page = _page(markup, tree, name, options.url or _url(tree) or saved_from)
        articles = articles_in(tree)
        if not articles:
            yield make_report(page, options)
        for number, (article, title) in enumerate(articles, start=1):
            yield make_report(_one_of(page, article, title, f"{name}#{number}"), options)


def _markup(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    return tidy(decode(raw, declared[1].decode("ascii") if declared else None))


def _parse(markup: str) -> _Element | None:
    # 30 ms to load: only when there is a page to read
    from lxml import etree, html  # noqa: PLC0415

    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
    except (etree.ParserError, ValueError):  # nothing but comments and white space
        return None


def _page(markup: str, tree: _Element, name: str, url: str | None) -> Page:
    # 280 ms to load: only when there is a page to read
    from trafilatura import bare_extraction  # noqa: PLC0415

    found: Any = bare_extraction(
        markup,
        url=url,
        with_metadata=True,
        include_comments=False,
        # without original_date, the day the page was saved wins over the day it was published
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    day, reason = published_in(tree)
    lines = lines_of(tree)
    title, in_title = name_title(tree, found.title if found else None, lines)
    site = found.sitename if found and fold(found.sitename or "") != fold(title or "") else None
    return Page(
        text="\n\n".join(_article(lines, found.text or "" if found else "", title)),
        source=name,
        title=title,
        outlet=_outlet(site, in_title, url),
        byline=found.author if found else None,
        published_at=day,
        published_reason=reason,
        url=url,
    )


def _one_of(page: Page, article: _Element, title: str, source: str) -> Page:
    """Take one of several articles off a page; what the page states of itself counts for the article of its title."""
    day, reason = published_in(article)
    same = fold(title) == fold(page.title or "")
    return replace(
        page,
        text="\n".join(lines_of(article)),
        source=source,
        title=title,
        byline=None,
        published_at=day or (page.published_at if same else None),
        published_reason=reason or (page.published_reason if same else ""),
        url=page.url if same else None,
    )


def _unpack(raw: bytes) -> tuple[bytes, str | None]:
    """Take the page, and the address it was saved from, out of a browser's one-file archive (MHTML)."""
    if b"\nMIME-Version:" not in raw[:_HEADERS]:
        return raw, None
    message = message_from_bytes(raw)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
            return (page if isinstance(page, bytes) else raw), str(address) if address else None
    return raw, None


def _url(tree: _Element) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for address in tree.xpath(path):
            if str(address).startswith("http"):
                return str(address)
    return None


def _outlet(site: str | None, in_title: str | None, url: str | None) -> str | None:
    if name := (site or in_title or "").strip():
        return name
    return re.sub(r"^www\.", "", urlsplit(url).netloc) or None if url else None


def _article(lines: list[str], text: str, title: str | None) -> list[str]:
    """Keep the lines that are in the extracted text, and those between the title and the first of them."""
    inside = fold(text)
    sure = [at for at, line in enumerate(lines) if len(fold(line)) >= _SURE_LETTERS and fold(line) in inside]
    heads = [at for at, line in enumerate(lines) if title and fold(line) and fold(line) == fold(title)]
    bodies = [at for at in sure if at not in heads]
    if not bodies:
        return text.split("\n")
    above = [at for at in heads if at < bodies[0]]
    start = above[-1] if above else max(0, bodies[0] - 4)
    start = max(0, start - 2) if above else start
    kept = [line for at, line in enumerate(lines) if bodies[0] <= at <= bodies[-1] and fold(line) in inside]
    return [
        *lines[start : bodies[0]],
        *kept,
        *lines[bodies[-1] + 1 : bodies[-1] + 3][: _tail(lines, bodies[-1], inside)],
    ]


def _tail(lines: list[str], last: int, inside: str) -> int:
    """Count the short lines after the last sure one that the extraction kept too: a credit or signature."""
    count = 0
    for line in lines[last + 1 : last + 3]:
        if not fold(line) or not inside.endswith(fold(line)):
            break
        count += 1
    return count
