"""The publication date a web page states in its markup, with the element it stood in."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dateline.ingest.dates import find_dates, iso_date
from dateline.ingest.mastheads import is_masthead
from dateline.ingest.pieces import fold

_Element = Any  # lxml.html.HtmlElement: lxml comes without types
_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "date",
)
"""Names of meta elements that hold the day of publication, surest first; none that hold a change or a fetch."""

_SITE_BREAK = re.compile(r"\s+[-|–—·»]+\s+|\s*[|»]\s*|:\s+")
_SITE_LETTERS = 40
"""No site's name is longer, in characters."""


def published_in(tree: _Element) -> tuple[date | None, str]:
    """Find the publication date in a page's markup and say where it stood; None where no element states one.

    A date that only a guess over the whole page would give (a copyright line, today's date) is never taken here.
    """
    for words, where in _stated(tree):
        if day := _read(words):
            return day, f'{where} says "{" ".join(words.split())}"'
    return None, ""


def name_title(tree: _Element, title: str | None, lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Tell the headline from the site's name in a page's title, whichever comes first; None for what it lacks.

    `title` is what was taken for the headline, `lines` what the page shows: a headline is shown above its text.
    """
    whole = " ".join(str(tree.findtext(".//title") or "").split())
    shown = {fold(line) for line in lines}
    parts = [part for part in _SITE_BREAK.split(whole) if part]
    if title and fold(title) not in shown:
        title = next((part for part in parts if fold(part) in shown and not is_masthead(part, "")), title)
        if fold(title) not in shown and is_masthead(title, "x"):
            return None, title
    if not title or title not in whole:
        return title, whole if is_masthead(whole, title or "") else None
    before, after = (side.strip(" -|–—:·»") for side in whole.split(title, 1))
    if after:
        return title, parts[-1] if len(parts[-1]) <= _SITE_LETTERS else None
    return title, before if 0 < len(before) <= _SITE_LETTERS else None


def text_of(element: _Element) -> str:
    """All the text in an element, white space folded."""
    return " ".join(str(element.text_content()).split())


def _stated(tree: _Element) -> Iterator[tuple[str, str]]:
    for script in tree.xpath(".//script[@type='application/ld+json']/text()"):
        yield from ((words, "the page's JSON-LD datePublished") for words in _json_ld(str(script)))
    metas = {
        str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): str(
            meta.get("content") or ""
        )
        for meta in reversed(tree.xpath(".//meta[@content]"))
    }
    yield from ((metas[name], f"the page's meta element {name}") for name in _META if name in metas)
    for element in tree.xpath(".//*[@itemprop='datePublished'] | .//time[@pubdate]"):
        yield (
            str(element.get("datetime") or element.get("content") or text_of(element)),
            "the page's datePublished element",
        )
    times = tree.xpath(".//article//time[@datetime] | .//header//time[@datetime]") or tree.xpath(".//time[@datetime]")
    if len({str(time.get("datetime"))[:10] for time in times}) == 1:
        yield str(times[0].get("datetime")), "the page's only time element"


def _json_ld(script: str) -> Iterator[str]:
    try:
        data = json.loads(script)
    except ValueError:  # hand-written scripts are often broken; the date alone can still be read
        yield from re.findall(r'"datePublished"\s*:\s*"([^"]+)"', script)
        return
    yield from _dates_in(data)


def _dates_in(data: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(data, dict):
        if isinstance(words := data.get("datePublished"), str):
            yield words
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _dates_in(item)


def _read(words: str) -> date | None:
    found = iso_date(words) or next((found.value for found in find_dates(words)), None)
    compact = re.match(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", words)
    return found or (iso_date("-".join(compact.groups())) if compact else None)
