"""The lines a reader of a web page sees, and the articles that stand on it."""

from typing import Any

from dateline.ingest.credits import read_byline
from dateline.ingest.date_lines import is_date_line, read_signed_date
from dateline.ingest.furniture import is_prose

_Element = Any  # lxml.html.HtmlElement: lxml comes without types
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td th thead time tr ul".split()
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "nav",
        "footer",
        "form",
        "aside",
        "figure",
        "button",
        "iframe",
    ]
)
_HEADINGS = ("h1", "h2", "h3")
_PROSE = 2
"""An article has at least so many lines of prose: one with fewer is a teaser."""


def lines_of(tree: _Element) -> list[str]:
    """Cut the visible page into the lines a reader sees: one per block element."""
    lines: list[list[str]] = [[]]

    def walk(element: _Element) -> None:
        if not isinstance(element.tag, str) or element.tag in _SILENT or _hidden(element):
            return
        block = element.tag in _BLOCKS
        if block:
            lines.append([])
        lines[-1].append(element.text or "")
        for child in element:
            walk(child)
            lines[-1].append(child.tail or "")
        if block:
            lines.append([])

    for body in list(tree.iter("body")) or [tree]:
        walk(body)
    return [line for line in (" ".join("".join(parts).split()) for parts in lines) if line]


def _hidden(element: _Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true"


def articles_in(tree: _Element) -> list[tuple[_Element, str]]:
    """Find the articles of a page that holds several, each with its heading; none when it holds one, as most do.

    Each has a heading and prose of its own, in an `article` element or with a byline or date line of its own:
    sections of one article and teasers of others have not.
    """
    found: dict[_Element, str] = {}
    for heading in tree.iter(*_HEADINGS):
        title = " ".join(heading.text_content().split())
        holder = _holder(heading)
        if title and holder is not None and holder not in found:
            found[holder] = title
    around = {above for holder in found for above in holder.iterancestors()}
    inner = [holder for holder in found if holder not in around]
    return [(holder, found[holder]) for holder in inner] if len(inner) > 1 else []


def _holder(heading: _Element) -> _Element | None:
    """Find the smallest part of the page that holds a heading and its prose; None when that is the whole page."""
    if next(heading.iterancestors("nav", "footer", "aside", "form"), None) is not None:
        return None
    for above in heading.iterancestors():
        if above.tag in ("body", "html"):
            return None
        lines = lines_of(above)
        if sum(map(is_prose, lines)) >= _PROSE:
            return above if above.tag == "article" or any(map(_is_signed, lines)) else None
    return None


def _is_signed(line: str) -> bool:
    return bool(is_date_line(line) or read_byline(line) or read_signed_date(line))
