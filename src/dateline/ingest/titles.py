"""Titles: where a known one stands in the text, and the site's name taken off its end."""

import re

from dateline.ingest.pieces import fold

_HEAD = 400
"""How far into a text, in characters, its title is looked for: past a date and a list of authors."""
_SITE_SUFFIX = re.compile(r"^(?P<title>.{8,}\S)\s+(?:\||–|—|-|::|»|·)\s+(?P<site>[^|–—»·]{2,40})$")
_SITE_WORDS = 5
_SITE_LETTERS = 4
_CUTS = re.compile(r"\s*(?:\||–|—|::|»|·|-(?=\s)|(?<=\s)-)\s*")
_TITLE_LETTERS = 12
"""A stretch of a title this long, in letters, that stands at the head of the text is the title itself."""


def strip_site(title: str, outlet: str | None) -> str:
    """Take the site's name off the end of a title: always after a bar, after a dash only when it is the outlet."""
    match = _SITE_SUFFIX.match(title.strip())
    if not match:
        return title.strip()
    site, bar = match["site"], "|" in title[match.end("title") : match.start("site")]
    same = outlet is not None and _is_site(fold(site), fold(outlet))
    if same or (bar and len(site.split()) <= _SITE_WORDS):
        return strip_site(match["title"], outlet)
    return title.strip()


def trim_title(title: str, outlet: str | None, text: str) -> str:
    """Take site and section names off a title: the part of it that heads the text is what was printed.

    Where none does, only what is plainly the site's name goes.
    """
    title = " ".join(title.split())
    cuts = list(_CUTS.finditer(title))
    parts = [title[: cut.start()] for cut in reversed(cuts)] + [title[cut.end() :] for cut in cuts]
    if cuts and not find_title(text, title):
        for part in parts:
            if len(fold(part)) >= _TITLE_LETTERS and find_title(text, part):
                return part
    return strip_site(title, outlet)


def _is_site(site: str, outlet: str) -> bool:
    same = site in (outlet, "the" + outlet)
    return same or (len(outlet) >= _SITE_LETTERS and site.startswith(outlet))


def find_title(text: str, title: str) -> tuple[int, int] | None:
    """Find a title near the head of a text, whatever its punctuation; start and end with a full stop after it."""
    wanted = fold(title)
    if not wanted:
        return None
    head = text[: _HEAD + 2 * len(title)]
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(head):
        if char.isalnum():
            folded = char.casefold()
            letters.append(folded)
            places.extend([place] * len(folded))
    at = "".join(letters).find(wanted)
    if at < 0:
        return None
    start, end = places[at], places[at + len(wanted) - 1] + 1
    inside_word = (start and head[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
    if inside_word or start > _HEAD:
        return None
    while start and head[start - 1] in "\"'“‘«":
        start -= 1
    tail = re.match(r"[\"'”’»)]*(?:\s?[.!?…]+)?[\"'”’»)]*", text[end:])
    return start, end + (tail.end() if tail else 0)
